"""When was it? Dates as mails write them."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_USUAL = re.compile(
    r"(?:[A-Za-z]{3},)?\s{0,4}(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? ([+-])(\d\d)(\d\d)(?:$|\s)"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = {month: number for number, month in enumerate(_MONTHS, 1)}
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d)[:-](\d\d)[:-](\d\d)")
_ZONE_BY_NAME = re.compile(r"\b(UTC|Z)$")


def parsed(value: str) -> datetime | None:
    """The time in UTC that ``value`` (RFC 5322, or ISO 8601) states; None if it states none. No zone counts as UTC."""
    if not value:
        return None
    value = value.strip()
    try:
        return _usual(value) or _as_utc(parsedate_to_datetime(_ZONE_BY_NAME.sub("+0000", value)[:100]))
    except (TypeError, ValueError, IndexError, OverflowError):
        return _iso(value)


def _usual(value: str) -> datetime | None:
    found = _USUAL.match(value)
    if found is None or found[2] not in _NUMBERS:
        return None
    offset = timedelta(hours=int(found[8]), minutes=int(found[9]))
    zone = timezone(-offset if found[7] == "-" else offset)
    day = (int(found[3]), _NUMBERS[found[2]], int(found[1]))
    return datetime(*day, int(found[4]), int(found[5]), int(found[6] or 0), tzinfo=zone).astimezone(UTC)


def _iso(value: str) -> datetime | None:
    match = _ISO.match(value)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(group) for group in match.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _as_utc(found: datetime) -> datetime:
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
