"""How does text out of hostile mail become something that a column can hold?

PostgreSQL refuses NUL and half surrogates, columns have a length, and dates in mail may be of any year. Each character
that cannot be kept is replaced by one other, so that the positions of passages stay true.
"""

import re
from datetime import UTC, datetime

from diagnostics.notices import Passage, TextPart

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")
_YEARS = range(1970, 2200)


def clean(text: str) -> str:
    """``text`` with every character replaced that the database refuses; as long as before."""
    return _UNSTORABLE.sub("\ufffd", text)


def line(text: str, *, limit: int) -> str:
    """``text`` on one line, of at most ``limit`` characters."""
    short = _BLANKS.sub(" ", clean(text)).strip()
    return short if len(short) <= limit else short[: limit - 1] + "…"


def moment(value: datetime | None) -> datetime | None:
    """``value`` in UTC, taken as UTC where it names no zone; None for a year that no mail was ever sent in."""
    if value is None or value.year not in _YEARS:
        return None
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def whole(value: int | None, *, limit: int) -> int | None:
    """``value`` where it is a number between 0 and ``limit``, else None."""
    return value if value is not None and 0 <= value <= limit else None


def passage(value: Passage) -> dict[str, str | int]:
    """``value`` as it is kept: ``{part, start, end, text}``."""
    return {"part": value.part, "start": value.start, "end": value.end, "text": clean(value.text)}


def text_part(value: TextPart) -> dict[str, str | bool]:
    """``value`` as it is kept: ``{path, content_type, text, reconstructed}``."""
    return {
        "path": value.path,
        "content_type": clean(value.content_type),
        "text": clean(value.text),
        "reconstructed": value.reconstructed,
    }
