"""How full is a mailbox, as far as a reply says?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diagnostics.knowledge import sizes

_PLAIN_BYTES = 6
"""A bare number counts as bytes if it has so many digits."""
_NO_COUNT = r"(?!\s?(?:messages?|e-?mails?|recipients?|files?|objects?|通|件))"
_SIZE = sizes.SIZE + "(?![0-9A-Za-z])"
_STORE = (
    r"(?:quota|mailbox|inbox|storage|postfach|posteingang|kontingent|bo[iî]te|messagerie|casella|buz[oó]n|caixa|cuota|cota"
    r"|ящик|квот|邮箱|郵箱|信箱|空间|空間|配额|配額|메일함|편지함|용량|容量|使用率|メールボックス|受信箱|受信トレイ)"
)
_USED = (
    r"(?:used|usage|using|mailbox size|current size|belegt|utilis[eé]e?|usad[oa]|utilizad[oa]|usat[oa]|gebruikt|занято"
    r"|использовано|已用|已使用|사용량?|使用量|使用容量|使用中)"
)
_MOST = (
    r"(?:quota|limit[ea]?|maximum|max\.?|allowed|kontingent|grenze|c(?:u)?ota|m[aá]xim[oa]|massimo|лимит|квота|제한|최대"
    r"|限额|限額|配额|上限|最大|割り?当て)"
)
_JOINT = r"\s?(?:of|out of|/|von|sur|de|di|su|van|из)\s?"
_STORES = re.compile(_STORE, re.IGNORECASE)
_OF = re.compile(_SIZE + _JOINT + _SIZE + _NO_COUNT, re.IGNORECASE)
_OUT_OF = re.compile(_SIZE + r"\s?(?:のうち|中)、?\s?" + _SIZE + _NO_COUNT, re.IGNORECASE)
_USED_FIRST = re.compile(
    rf"{_USED}[^0-9\n]{{0,16}}{_SIZE}[^0-9\n]{{0,40}}{_MOST}[^0-9\n]{{0,16}}{_SIZE}", re.IGNORECASE
)
_MOST_FIRST = re.compile(
    rf"{_MOST}[^0-9\n]{{0,16}}{_SIZE}[^0-9\n]{{0,40}}{_USED}[^0-9\n]{{0,16}}{_SIZE}", re.IGNORECASE
)
_PERCENT = r"(?<![\d.,])(\d{2,3}(?:[.,]\d{1,2})?)\s?%"
_PERCENTS = (
    re.compile(
        rf"(?:quota|usage|full|usado|使用率|使用量|使用容量|사용량|사용률|容量)[^%\n]{{0,40}}?{_PERCENT}", re.IGNORECASE
    ),
    re.compile(
        rf"{_PERCENT}\s?(?:full|used|of (?:its |the |their )?(?:quota|capacity|storage)|voll|belegt|vol\b|pleine?"
        r"|de (?:su|sa|sua) capaci|を?使用)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:pleine?|заполнен\w{{0,2}}|llen[oa]|chei[oa]|pien[oa]) (?:(?:à|на|al?|em) )?{_PERCENT}", re.IGNORECASE
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
    text = sizes.plain(text)
    if not _STORES.search(text):
        return None
    return next(_found(text), None)


def _found(text: str) -> Iterator[Quota]:
    """What the text says, the fullest statement first."""
    yield from _pairs(text)
    for pattern in _PERCENTS:
        for match in pattern.finditer(text):
            yield Quota(percent=float(match[1].replace(",", ".")), size=next(_sizes(text), None))
    for size in _sizes(text):
        yield Quota(size=size)
    for match in _MAILDIR.finditer(text):
        yield Quota(size=int(match[1]))


def _sizes(text: str) -> Iterator[int]:
    for pattern in _SIZES:
        for match in pattern.finditer(text):
            if size := _size(match[1], match[2]):
                yield size


def _pairs(text: str) -> Iterator[Quota]:
    for pattern in (_OF, _OUT_OF, _USED_FIRST, _MOST_FIRST):
        for match in pattern.finditer(text):
            number, unit, other, other_unit = match.groups()
            one, two = _size(number, unit or other_unit), _size(other, other_unit or unit)
            if one and two:
                yield Quota(used=two, size=one) if pattern in (_OUT_OF, _MOST_FIRST) else Quota(used=one, size=two)


def _size(number: str, unit: str | None) -> int | None:
    """In bytes; None for a number that may count something else."""
    size = sizes.in_bytes(number, unit or "")
    is_meant = unit or sum(sign.isdigit() for sign in number) >= _PLAIN_BYTES
    return size if is_meant and size >= sizes.SMALLEST else None
