"""How does Mailman tell that a list did not take a message?"""

import re

from diagnostics.notices.dialect import Dialect, Reading
from diagnostics.notices.facts import Action, Delivery, Kind
from diagnostics.notices.prose import Prose

_REFUSAL = re.compile(
    (
        r"\W{0,8}(?:"
        r"your message to the [^\s@<>]{1,64}@[^\s@<>]{1,255} mailing-list was rejected for the following reasons: "
        r"(?P<reasons>.{1,1000}?)\s(?:the original message as received|\Z)"
        r"|(?P<forbidden>you are not allowed to post to this mailing list), and your message has been automatically"
        r"|your request to the .{1,100}? mailing list .{1,400}? has been rejected by the list moderator. "
        r"the moderator gave the following reason for rejecting your request: "
        r"(?P<reason>.{1,1000}?) any questions or comments)"
    ).replace(" ", r"\s+"),
    re.IGNORECASE | re.DOTALL,
)
_LIST = re.compile(
    r"to\s+the\s+([^\s@<>]{1,64})@([^\s@<>]{1,255})\s|([^\s@<>]{1,64})-owner@([^\s@<>]{1,250}[^\s@<>.])", re.IGNORECASE
)


def _read(prose: Prose) -> Reading | None:
    refusal = _REFUSAL.match(prose.text)
    named = _LIST.search(prose.text, 0, prose.end) if refusal else None
    if refusal is None or named is None:
        return None
    why = prose.passage(*refusal.span(refusal.lastgroup or 0))
    delivery = Delivery(
        recipient="@".join(part for part in named.groups() if part),
        action=Action.FAILED,
        diagnostic=" ".join(why.text.split()),
        dialect="mailman",
        evidence=why,
    )
    return Reading(kind=Kind.FAILURE, deliveries=(delivery,))


DIALECT = Dialect(
    name="mailman",
    signs=(
        r"mailing-list was rejected for the following reasons: ",
        r"you are not allowed to post to this mailing list, and your message has been automatically rejected",
        r"has been rejected by the list moderator\. the moderator gave the following reason",
    ),
    reads=_read,
)
