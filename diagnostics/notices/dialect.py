"""What is a dialect – one way in which mail systems write notices – and which one is a notice written in?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from diagnostics.notices import linear
from diagnostics.notices.facts import Delivery, Kind
from diagnostics.notices.message import Message
from diagnostics.notices.prose import Prose
from diagnostics.notices.report import Report

_FIELDS = ("from", "subject", "x-mailer", "return-path", "reply-to", "auto-submitted", "message-id", "precedence")


class Reading(NamedTuple):
    """What a dialect's own reader made of a text."""

    kind: Kind
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one family of mail systems writes notices.

    ``signs`` are RE2 patterns, any of which gives it away, matched against a digest of the notice (see ``digest``).
    ``reads`` is for texts that the common reading does not fit.
    """

    name: str
    signs: tuple[str, ...]
    reads: Callable[[Prose], Reading | None] | None = None


class Recogniser:
    """Finds the first of some dialects that a notice is written in; all signs are sought in one pass."""

    def __init__(self, dialects: Sequence[Dialect]) -> None:
        self._owners = [dialect for dialect in dialects for _ in dialect.signs]
        self._signs = linear.SiftedPatterns("(?m)" + sign for dialect in dialects for sign in dialect.signs)

    def recognise(self, digest: str) -> Dialect | None:
        """The first dialect with a sign in ``digest``."""
        for number in self._signs.each_in(digest):
            return self._owners[number]
        return None


def digest(message: Message, report: Report | None, texts: Sequence[Prose]) -> str:
    """What gives a dialect away, one thing a line: header fields, names of report fields, then the folded prose."""
    lines = [f"{name}: {' '.join(message.header(name).split())}".lower() for name in _FIELDS if name in message.index]
    lines += [f"has: {name}" for name in message.index if name.startswith("x-")]
    if report:
        lines += [f"report: {name}" for name in report.message]
        lines += [f"reporter: {found.value.lower()}" for found in report.message.get("reporting-mta", ())]
        for group in report.recipients[:3]:
            lines += [f"report: {name}" for name in group]
            lines += [f"diagnostic: {found.value.lower()[:300]}" for found in group.get("diagnostic-code", ())]
    lines += [prose.folded for prose in texts[:3]]
    return "\n".join(lines)
