"""Which number, day or moment did somebody send us, if it is one that rows can have?"""

from datetime import date, datetime

from django.utils.dateparse import parse_date, parse_datetime

YEARS = range(2000, 2100)
"""Of other years, what PostgreSQL keeps cannot always be read again."""
_LONGEST = 18


def number(asked: str) -> int | None:
    """The number of a row that ``asked`` is; None where it is none."""
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= _LONGEST else None


def day(asked: str) -> date | None:
    """The day that ``asked`` is, as ``2026-11-24``; None where it is none."""
    try:
        found = parse_date(asked)
    except ValueError:
        return None
    return found if found and found.year in YEARS else None


def moment(asked: str) -> datetime | None:
    """The moment that ``asked`` is, in a zone; None where it is none."""
    try:
        found = parse_datetime(asked)
    except ValueError:
        return None
    return found if found and found.tzinfo and found.year in YEARS else None
