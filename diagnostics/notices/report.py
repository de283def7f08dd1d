"""Which fields does a delivery status report hold (RFC 3464), for the message and for each recipient?"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from diagnostics.notices import addresses
from diagnostics.notices.facts import Passage
from diagnostics.notices.message import Message, Part

_LINE = re.compile(
    r"^[ \t]{0,4}([A-Za-z][A-Za-z0-9-]{1,60})[ \t]{0,8}:[ \t]*([^\n]*(?:\n[ \t]+[^\s][^\n]*)*)", re.MULTILINE
)
_PER_RECIPIENT = frozenset(
    {
        "final-recipient",
        "original-recipient",
        "action",
        "status",
        "remote-mta",
        "diagnostic-code",
        "last-attempt-date",
        "final-log-id",
        "will-retry-until",
        "localized-diagnostic",
        "x-actual-recipient",
        "x-supplementary-info",
        "x-display-name",
        "x-powermta-bouncecategory",
    }
)
_STARTS_RECIPIENT = ("final-recipient", "original-recipient", "action")
TYPES = frozenset({"message/delivery-status", "message/global-delivery-status"})
_MARKS = ("final-recipient:", "original-recipient:")


class Field(NamedTuple):
    """One field of a report, and where it stands as it is written (``raw``)."""

    path: str
    start: int
    raw: str

    @property
    def value(self) -> str:
        """The value with blanks collapsed."""
        return " ".join(self.raw.split())

    @property
    def passage(self) -> Passage:
        """Where the value stands."""
        return Passage(part=self.path, start=self.start, end=self.start + len(self.raw), text=self.raw)


Group = dict[str, list[Field]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The fields for the message and those for each recipient, by lower-case name."""

    message: Group = field(default_factory=dict)
    recipients: tuple[Group, ...] = ()


def find(message: Message, *, most: int) -> Report | None:
    """The report that ``message`` carries, of at most ``most`` recipients; None if it carries none."""
    groups: list[Group] = []
    about: Group = {}
    for part in _candidates(message):
        found_about, found = read(part)
        about = about or found_about
        groups += found
        if len(groups) >= most:
            break
    return Report(message=about, recipients=tuple(groups[:most])) if groups else None


def value(group: Group, *names: str) -> str:
    """The first non-empty value among the named fields; empty if there is none."""
    for name in names:
        for found in group.get(name, ()):
            if found.raw:
                return found.value
    return ""


def recipients_of(groups: tuple[Group, ...]) -> list[str]:
    """The address of each group; where several report on one list (Sendmail), those that it was expanded to."""
    found = [recipient_of(group) for group in groups]
    often = {address for address, times in Counter(found).items() if times > 1}
    if not often:
        return found
    actual = [addresses.of_field(value(group, "x-actual-recipient")) for group in groups]
    return [own if stated in often and "@" in own else stated for stated, own in zip(found, actual, strict=True)]


def recipient_of(group: Group) -> str:
    """The address that the fields of one recipient report on; empty where they name a pipe or a file, or nothing."""
    fallback = ""
    for name in ("final-recipient", "original-recipient", "x-actual-recipient"):
        for found in group.get(name, ()):
            address = addresses.of_field(found.value)
            if "@" in address and not address.startswith(("|", "/", ":")):
                return address
            fallback = fallback or address
    return "" if fallback.startswith(("|", "/", ":")) else fallback


def read(part: Part) -> tuple[Group, list[Group]]:
    """The fields of one part, tolerant of missing, doubled and superfluous blank lines."""
    about: Group = {}
    groups: list[Group] = []
    current: Group = {}
    text = part.text
    end = 0
    for match in _LINE.finditer(text):
        name = match[1].lower()
        if name not in _PER_RECIPIENT and not (current and name.startswith("x-")):
            about.setdefault(name, []).append(_field(part.path, match))
            continue
        if name in _STARTS_RECIPIENT and current and _begins_anew(name, current, text[end : match.start()]):
            groups.append(current)
            current = {}
        current.setdefault(name, []).append(_field(part.path, match))
        end = match.end()
    groups.append(current)
    return about, [group for group in groups if _is_recipient(group)]


def _candidates(message: Message) -> list[Part]:
    declared = message.of_type(*TYPES)
    if declared:
        return declared
    return [
        part
        for part in message.parts
        if part.main_type in ("text", "message", "application") and _looks_like_report(part)
    ]


def _looks_like_report(part: Part) -> bool:
    if part.main_type == "application":
        return part.beginning.lstrip()[:14].lower() == b"reporting-mta:"
    if part.content_type in ("message/rfc822", "text/rfc822-headers", "text/html") or part.is_attachment:
        return False
    lower = part.text[:20_000].lower()
    return (
        "-recipient:" in lower
        and any(mark in lower for mark in _MARKS)
        and ("\naction:" in lower or "\nstatus:" in lower)
    )


def _begins_anew(name: str, current: Group, between: str) -> bool:
    """Whether one of the fields that begin a recipient does so here, ``between`` it and the last field this text."""
    if name in current:
        return True
    has_recipient = "final-recipient" in current or "original-recipient" in current
    if not has_recipient or not ("action" in current or "status" in current):
        return False
    return "\n\n" in between or bool(between.strip("\n "))


def _is_recipient(group: Group) -> bool:
    names = ("final-recipient", "original-recipient", "x-actual-recipient")
    return any(name in group for name in names) or ("action" in group and "diagnostic-code" in group)


def _field(path: str, match: re.Match[str]) -> Field:
    return Field(path, match.start(2), match[2].rstrip())
