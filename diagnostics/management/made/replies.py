"""What do mail servers say, each time a little otherwise?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Book
from diagnostics.knowledge.rules import Example

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,253}\b")
_NAMES = "sato suzuki takahashi tanaka ito watanabe yamamoto nakamura kobayashi kato taro hanako info sales".split()
_DOMAINS = tuple(
    f"{name}.example.{end}" for name in "mail keitai office shop school city".split() for end in ("jp", "com")
)
_OFTEN = {
    Cause.ADDRESS_UNKNOWN: 300,
    Cause.MAILBOX_FULL: 120,
    Cause.RECIPIENT_FILTER: 80,
    Cause.SPAM_SUSPECTED: 60,
    Cause.AUTHENTICATION_FAILED: 60,
    Cause.IP_BLOCKED: 50,
    Cause.CONNECTION_FAILED: 50,
    Cause.DOMAIN_UNKNOWN: 40,
    Cause.RATE_LIMITED: 40,
    Cause.GREYLISTED: 40,
    Cause.MESSAGE_TOO_LARGE: 30,
    Cause.DELIVERY_EXPIRED: 30,
}
_SELDOM = 10
_UNCLEAR = 60
PUZZLES = (
    "550 the letterbox hangs upside down",
    "550 the concierge does not know what to do with this letter",
    "554 the carrier pigeon came back with an empty bag",
    "571 please knock at the other door",
    "550 no chair left at the table of {recipient}",
    "553 your letter was put into the wrong drawer",
    "550 drawer {number} does not open today",
    "554 the watchman has gone home",
    "550 consult the oracle",
    "599 the lantern is out",
)
"""Replies that the shipped rules cannot place, so that clusters have something to gather."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one mail server said about one recipient."""

    recipient: str
    text: str
    status: str
    reply_code: int | None
    command: str
    remote_host: str
    dialect: str


def replies(book: Book, chance: Random, *, first: int) -> Iterator[Reply]:
    """Replies without end, numbered from ``first``: the examples of ``book`` and some puzzles, as often as in life."""
    examples = {page.cause: [example for rule in page.rules for example in rule.examples] for page in book.pages}
    examples = {cause: of_cause for cause, of_cause in examples.items() if of_cause}
    examples[Cause.UNCLEAR] = [Example(text=text) for text in PUZZLES]
    causes = tuple(examples)
    weights = [_UNCLEAR if cause == Cause.UNCLEAR else _OFTEN.get(cause, _SELDOM) for cause in causes]
    number = first
    while True:
        for cause in chance.choices(causes, weights, k=1_000):
            yield _reply(chance.choice(examples[cause]), chance, number)
            number += 1


def _reply(example: Example, chance: Random, number: int) -> Reply:
    domain = chance.choice(_DOMAINS)
    recipient = f"{chance.choice(_NAMES)}{number}@{domain}"
    text = _ADDRESS.sub(recipient, example.text).replace("{recipient}", recipient).replace("{number}", str(number))
    return Reply(
        recipient=recipient,
        text=f"{text} ({chance.getrandbits(40):010x}-{number})",
        status=example.status,
        reply_code=example.reply_code,
        command=example.command or chance.choice(("RCPT", "DATA", "")),
        remote_host=example.remote_host or f"mx{chance.randrange(1, 9)}.{domain}",
        dialect=example.dialect or chance.choice(("postfix", "exim", "rfc3464", "sendmail")),
    )
