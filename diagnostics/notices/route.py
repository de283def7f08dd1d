"""Which way did a mail go, and where was it held up?"""

import email.message
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import mailparser

_MOST = 40
_LONGEST = 2_000
_ADDRESS = re.compile(r"\[([0-9a-fA-F.:]{3,45})\]")


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
    return tuple(_hop(found) for found in _parsed(message))


def _parsed(message: email.message.Message) -> list[dict[str, object]]:
    try:
        found = mailparser.MailParser(message).received  # type: ignore[no-untyped-call]  # the library is untyped
    except Exception:  # the library raises many kinds on damaged fields, and a route is never vital
        return []
    return [entry for entry in found if isinstance(entry, dict)]


def _hop(found: dict[str, object]) -> Hop:
    sender = str(found.get("from") or "")
    address = _ADDRESS.search(sender)
    delay = found.get("delay")
    return Hop(
        sender=sender.partition(" ")[0],
        sender_ip=address[1] if address else "",
        receiver=str(found.get("by") or "").partition(" ")[0],
        protocol=str(found.get("with") or "").partition(" ")[0],
        received_at=_time(found.get("date_utc")),
        delay=float(delay) if isinstance(delay, int | float) and delay >= 0 else None,
    )


def _time(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
