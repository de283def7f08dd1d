"""Which way did a mail go, and where was it held up?"""

import email.message
import ipaddress
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import mailparser

from diagnostics.notices import dates

_MOST = 40
_LONGEST = 2_000
_ADDRESS = re.compile(r"[\[(](?:IPv6:)?([0-9a-fA-F.:]{3,45})[\])]", re.IGNORECASE)
_GREETED = re.compile(r"\b(?:HELO|EHLO|helo=)\s?([A-Za-z0-9][A-Za-z0-9._-]{1,254})")
_NAMELESS = ("", "unknown", "(unknown", "UnknownHost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One ``Received`` field (RFC 5321, section 4.4): who handed the mail to whom, when, and after how many seconds.

    ``delay`` is None where a clock is missing or runs behind the one before it.
    """

    sender: str = ""
    sender_ip: str = ""
    receiver: str = ""
    protocol: str = ""
    received_at: datetime | None = None
    delay: float | None = None


def hops(received: Sequence[str]) -> tuple[Hop, ...]:
    """The way of a mail, first hop first, out of its Received fields as they stand in the header (last hop first).

    At most 40 fields of 2,000 characters are looked at; what cannot be understood is left out.
    """
    message = email.message.Message()
    for value in received[:_MOST]:
        message["Received"] = " ".join(value[:_LONGEST].split())
    return tuple(_timed(_parsed(message)))


def _parsed(message: email.message.Message) -> list[dict[str, object]]:
    try:
        found = mailparser.MailParser(message).received  # type: ignore[no-untyped-call]  # the library is untyped
    except Exception:  # the library raises many kinds on damaged fields, and a route is never vital
        return []
    return [entry for entry in found if isinstance(entry, dict)]


def _timed(entries: list[dict[str, object]]) -> Iterator[Hop]:
    """The hops, each with its distance from the last one before it whose clock is known."""
    before: datetime | None = None
    for number, entry in enumerate(entries):
        at = dates.parsed(str(entry.get("date") or ""))
        waited = (at - before).total_seconds() if at and before else None
        delay = 0.0 if number == 0 and at else waited
        before = at or before
        if entry.get("from") or entry.get("by"):
            yield _hop(entry, at, delay if delay is not None and delay >= 0 else None)


def _hop(found: dict[str, object], at: datetime | None, delay: float | None) -> Hop:
    sender = str(found.get("from") or "")
    greeted = _GREETED.search(sender)
    name = sender.partition(" ")[0].strip("[]").removeprefix("IPv6:")
    protocol = str(found.get("with") or "")
    return Hop(
        sender=greeted[1] if greeted and name in _NAMELESS else name,
        sender_ip=next((one for one in _ADDRESS.findall(sender) if _is_ip(one)), ""),
        receiver=str(found.get("by") or "").partition(" ")[0],
        protocol=protocol.removeprefix("Microsoft ").partition(" ")[0],
        received_at=at,
        delay=delay,
    )


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
