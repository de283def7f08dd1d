"""When was it? Dates as mails write them."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_USUAL = re.compile(
    r"(?:[A-Za-z]{3},)?\s{0,4}(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? ([+-])(\d\d)(\d\d)(?:$|\s)"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = {month: number for number, month in enumerate(_MONTHS, 1)}
_DAY = 24 * 60
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
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups("0")
    there = datetime(int(year), _NUMBERS[month], int(day), int(hour), int(minute), int(second), tzinfo=UTC)
    ahead = 60 * int(hours) + int(minutes)
    if ahead >= _DAY:
        raise ValueError("no zone is a day away")
    return there - timedelta(minutes=-ahead if sign == "-" else ahead) if ahead else there


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
