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
_ISO = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T|,?\s{0,3}(?:\([^()]{1,3}\)\s?)?)"
    r"(\d{1,2})[-:時](\d\d)(?:[-:分](\d\d))?(?:[.,]\d{1,9})?\s?(?:\(?(?:GMT|UTC)?([+-]\d\d):?(\d\d)|(JST))?"
)
_ZONE_BY_NAME = re.compile(r"\b(UTC|Z|JST|KST|HKT|SGT|CET|CEST|BST|MSK)$")
_ZONES = {
    "JST": "+0900", "KST": "+0900", "HKT": "+0800", "SGT": "+0800", "CET": "+0100", "CEST": "+0200", "BST": "+0100",
    "MSK": "+0300",
}  # fmt: skip


def parsed(value: str) -> datetime | None:
    """The time in UTC that ``value`` (RFC 5322, or ISO 8601) states; None if it states none. No zone counts as UTC."""
    if not value:
        return None
    value = value.strip()
    try:
        return _usual(value) or _as_utc(parsedate_to_datetime(_ZONE_BY_NAME.sub(_offset, value)[:100]))
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


def _offset(zone: re.Match[str]) -> str:
    return _ZONES.get(zone[1], "+0000")


def _iso(value: str) -> datetime | None:
    match = _ISO.match(value)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(group) for group in match.groups("0")[:6])
    hours, minutes, is_japanese = match.groups()[6:]
    ahead = 9 * 60 if is_japanese else _minutes(hours or "+0", minutes or "0")
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC) - timedelta(minutes=ahead)
    except (ValueError, OverflowError):
        return None


def _minutes(hours: str, minutes: str) -> int:
    """A zone's distance; the sign of the hours is that of the minutes."""
    return 60 * int(hours) + int(hours[0] + minutes)


def _as_utc(found: datetime) -> datetime:
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
