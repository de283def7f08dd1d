"""Which error does somebody quote who writes of it in words of their own, and for whom was the mail?"""

import re
from collections.abc import Collection

from diagnostics.notices import addresses, smtp
from diagnostics.notices.hearsay import Told

_MOST_ADDRESSES, _LONGEST = 20, 2_000
_CLOSING = re.compile("[」』】”“\"\n]|''")


def find(text: str, *, others: Collection[str]) -> Told:
    """The reply that ``text`` quotes, to its closing mark or the end of its line; the whole text where it has none.

    The recipient is the only address in it that is none of ``others`` (in lower case), who write and are written to.
    """
    text = text[: 10 * _LONGEST]
    named = {
        mention.address.lower(): mention.address
        for mention in addresses.mentions(text, 0, len(text), most=_MOST_ADDRESSES)
        if mention.address.lower() not in others
    }
    return Told(
        words=_reply(text) or text.strip()[:_LONGEST],
        recipient=next(iter(named.values()), "") if len(named) == 1 else "",
    )


def _reply(text: str) -> str:
    found = smtp.replies(text)
    if not found:
        return ""
    start = found[0].start
    end = _CLOSING.search(text, start)
    return text[start : end.start() if end else len(text)].strip()[:_LONGEST]
