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
    r"(\d{1,2})[-:時](\d\d)(?:[-:分](\d\d)|分)?(?:[.,]\d{1,9})?\s?(?:\(?(?:GMT|UTC)?([+-]\d\d):?(\d\d))?"
)
_NAMES = r"(GMT|UTC|Z|JST|KST|HKT|SGT|CET|CEST|BST|MSK|MEZ|MESZ|МСК|WIB|日本時間|日本標準時|北京时间|北京時間)"
_ZONE_BY_NAME = re.compile(rf"\b{_NAMES}$")
_ZONE_BEHIND = re.compile(
    rf"[ (（]{{0,2}}(?:[^\W\d_]{{2,5}}[,.]?[ (]{{1,2}})?(?:{_NAMES}\b|(?:GMT|UTC)?([+-]\d\d):?(\d\d))"
)
_OFFSET = re.compile(r"([+-])(0\d|1[0-4]):?([0-5]\d)(?:\s?\([^()]{1,40}\))?$")
HERE = timedelta()
_ZONES = {
    "JST": "+0900", "KST": "+0900", "HKT": "+0800", "SGT": "+0800", "CET": "+0100", "CEST": "+0200", "BST": "+0100",
    "MSK": "+0300", "MEZ": "+0100", "MESZ": "+0200", "МСК": "+0300", "WIB": "+0700", "日本時間": "+0900",
    "日本標準時": "+0900", "北京时间": "+0800", "北京時間": "+0800",
}  # fmt: skip


def parsed(value: str, *, zone: timedelta = HERE) -> datetime | None:
    """The time in UTC that ``value`` (RFC 5322, or ISO 8601) states; None if it states none.

    A time without a zone, or with one that nobody knows, counts as one of ``zone``, which lies so far ahead of UTC.
    """
    if not value:
        return None
    value = value.strip()
    try:
        return _usual(value) or _as_utc(parsedate_to_datetime(_ZONE_BY_NAME.sub(_offset, value)[:100]), zone)
    except (TypeError, ValueError, IndexError, OverflowError):
        return iso(value, zone=zone)


def zone_of(*values: str) -> timedelta:
    """How far ahead of UTC the first of ``values`` lies that names another zone; nothing where none does."""
    for value in values:
        found = _OFFSET.search(_ZONE_BY_NAME.sub(_offset, value.strip()[:100]))
        if found:
            ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
            if ahead:
                return -ahead if found[1] == "-" else ahead
    return HERE


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


def iso(value: str, *, zone: timedelta = HERE) -> datetime | None:
    """The time in UTC with which ``value`` begins, the year first; one without a zone counts as one of ``zone``."""
    match = _ISO.match(value)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(group) for group in match.groups("0")[:6])
    hours, minutes = match.groups()[6:]
    ahead = _ahead(hours, minutes) if hours else zone_behind(value, match.end(), zone)
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC) - ahead
    except (ValueError, OverflowError):
        return None


def zone_behind(text: str, end: int, zone: timedelta) -> timedelta:
    """How far ahead of UTC the zone is that stands behind the time that ends there; ``zone`` where none does."""
    behind = _ZONE_BEHIND.match(text, end)
    if behind is None:
        return zone
    offset = _offset(behind) if behind[1] else behind[2] + behind[3]
    return _ahead(offset[:3], offset[3:])


def _ahead(hours: str, minutes: str) -> timedelta:
    """A zone's distance; the sign of the hours is that of the minutes."""
    return timedelta(hours=int(hours), minutes=int(hours[0] + minutes))


def _as_utc(found: datetime, zone: timedelta) -> datetime:
    return found.replace(tzinfo=UTC) - zone if found.tzinfo is None else found.astimezone(UTC)
