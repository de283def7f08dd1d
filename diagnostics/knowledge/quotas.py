"""How full is a mailbox, as far as a reply says?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 8_000
_SMALLEST = 1024
_PLAIN_BYTES = 6
"""A bare number counts as bytes if it has so many digits."""
_NO_COUNT = r"(?!\s?(?:messages?|e?-?mails?|recipients?|files?|objects?|通|件))"
_SIZE = (
    r"(?<![0-9A-Za-z.,])(\d{1,3}(?:,\d{3}){1,4}|\d{1,15}(?:[.,]\d{1,3})?)\s?(bytes?|octets?|[kmgt]i?b?)?(?![0-9A-Za-z])"
)
_UNITS = {"k": 1024, "m": 1024**2, "g": 1024**3, "t": 1024**4}
_STORE = r"(?:quota|mailbox|inbox|storage|postfach|boîte|casella|buz[oó]n|容量|使用率|メールボックス|受信箱|受信トレイ)"
_USED = r"(?:used|usage|using|mailbox size|current size|使用量|使用容量|使用中)"
_MOST = r"(?:quota|limit|maximum|max\.?|allowed|上限|最大|割り?当て)"
_STORES = re.compile(_STORE, re.IGNORECASE)
_OF = re.compile(_SIZE + r"\s?(?:of|out of|/|von|sur|de|di)\s?" + _SIZE + _NO_COUNT, re.IGNORECASE)
_OUT_OF = re.compile(_SIZE + r"\s?(?:のうち|中)、?\s?" + _SIZE + _NO_COUNT, re.IGNORECASE)
_USED_FIRST = re.compile(
    rf"{_USED}[^0-9\n]{{0,16}}{_SIZE}[^0-9\n]{{0,40}}{_MOST}[^0-9\n]{{0,16}}{_SIZE}", re.IGNORECASE
)
_MOST_FIRST = re.compile(
    rf"{_MOST}[^0-9\n]{{0,16}}{_SIZE}[^0-9\n]{{0,40}}{_USED}[^0-9\n]{{0,16}}{_SIZE}", re.IGNORECASE
)
_PERCENT = r"(?<![\d.,])(\d{2,3}(?:[.,]\d{1,2})?)\s?[%％]"
_PERCENTS = (
    re.compile(rf"(?:quota|usage|full|使用率|使用量|使用容量|容量)[^%％\n]{{0,40}}?{_PERCENT}", re.IGNORECASE),
    re.compile(
        rf"{_PERCENT}\s?(?:full|used|of (?:its |the |their )?(?:quota|capacity|storage)|voll|を?使用)", re.IGNORECASE
    ),
)
_SIZES = (
    re.compile(
        rf"(?:quota|(?:mailbox|storage|inbox) (?:size )?limit)[^0-9\n]{{0,24}}{_SIZE}{_NO_COUNT}", re.IGNORECASE
    ),
    re.compile(rf"(?:容量|割り?当て)[^0-9\n]{{0,12}}{_SIZE}{_NO_COUNT}", re.IGNORECASE),
    re.compile(rf"{_SIZE}\s?(?:mailbox |storage |disk )?quota", re.IGNORECASE),
)
_MAILDIR = re.compile(r"\b(\d{4,15})S(?:,\d{1,9}C)?\b")
"""A quota of a Maildir++: bytes, and how many messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """Bytes ``used`` of ``size``, or ``percent`` of it; None for what the reply does not say."""

    used: int | None = None
    size: int | None = None
    percent: float | None = None


def quota(text: str) -> Quota | None:
    """The figures of a mailbox that ``text`` states; None where it states none."""
    text = text[:_LONGEST]
    if not _STORES.search(text):
        return None
    return next(_found(text), None)


def _found(text: str) -> Iterator[Quota]:
    """What the text says, the fullest statement first."""
    yield from _pairs(text)
    for pattern in _PERCENTS:
        for match in pattern.finditer(text):
            yield Quota(percent=float(match[1].replace(",", ".")))
    for pattern in _SIZES:
        for match in pattern.finditer(text):
            if size := _size(match[1], match[2]):
                yield Quota(size=size)
    for match in _MAILDIR.finditer(text):
        yield Quota(size=int(match[1]))


def _pairs(text: str) -> Iterator[Quota]:
    for pattern in (_OF, _OUT_OF, _USED_FIRST, _MOST_FIRST):
        for match in pattern.finditer(text):
            number, unit, other, other_unit = match.groups()
            one, two = _size(number, unit or other_unit), _size(other, other_unit or unit)
            if one and two:
                yield Quota(used=two, size=one) if pattern in (_OUT_OF, _MOST_FIRST) else Quota(used=one, size=two)


def _size(number: str, unit: str | None) -> int | None:
    """In bytes; None for a number that may count something else."""
    size = _bytes(number, unit or "")
    is_meant = unit or len(number.replace(",", "")) >= _PLAIN_BYTES
    return size if is_meant and size >= _SMALLEST else None


def _bytes(number: str, unit: str) -> int:
    """A comma before three digits parts thousands."""
    parts = number.split(",")
    whole = "".join(parts) if all(len(part) == 3 for part in parts[1:]) else number.replace(",", ".")
    return int(float(whole) * _UNITS.get(unit[:1].lower(), 1))
