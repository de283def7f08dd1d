"""When was it? Dates as mails write them."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d)[:-](\d\d)[:-](\d\d)")
_SHORT_YEAR_ZONE = re.compile(r"\b(UTC|Z)$")


def parsed(value: str) -> datetime | None:
    """The aware time that ``value`` (RFC 5322, or ISO 8601) states; None if it states none. No zone counts as UTC."""
    value = value.strip()
    if not value:
        return None
    try:
        found = parsedate_to_datetime(_SHORT_YEAR_ZONE.sub("+0000", value)[:100])
    except (TypeError, ValueError, IndexError, OverflowError):
        return _iso(value)
    return _aware(found)


def _iso(value: str) -> datetime | None:
    match = _ISO.match(value)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(group) for group in match.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _aware(found: datetime) -> datetime | None:
    try:
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
