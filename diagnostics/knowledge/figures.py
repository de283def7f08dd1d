"""Which sizes does a reply name: the limit, and what was too much for it? In bytes."""

import re
import unicodedata

_LONGEST = 8_000
_NUMBER = r"(?<![\w.,])(\d{1,3}(?:[,.' \u00a0]\d{3}){1,4}(?!\d)|\d{1,15}(?:[.,]\d{1,3})?)"
_UNIT = (
    r"\s?((?:bytes?|octets?|バイト)(?!\w)|(?:[kmgt]|キロ|メガ|ギガ|[кмг](?=б))"
    r"(?:i?b|o|б|bytes?|バイト|(?:ilo|ega|iga|era)(?:bytes?|octets?))?(?![a-zа-я]))?"
)
_SIZE = _NUMBER + _UNIT
_COUNTED = re.compile(
    r"\s?(?:recipients?|messages?|mails?|connections?|times?|days?|hours?|minutes?|seconds?|per\b|%|/|通|件|日|人)",
    re.IGNORECASE,
)
_UP_TO_IT = r"[^0-9\n]{0,24}?"
_LIMIT_BEFORE = re.compile(
    r"(?:limit(?:ed)?\b|maximum|max\.?\b|max[-_]size|allowed|quota|restricted to|(?:no |not be )?larger than|up to|"
    r"more than|上限|最大|制限|grenze|höchstens|limite|máximo|massimo|maximale?|лимит|превышает|限制|최대|제한)"
    + _UP_TO_IT
    + _SIZE,
    re.IGNORECASE,
)
_LIMIT_BEHIND = re.compile(
    _SIZE
    + r"\)?\s?(?:max(?:imum)?\b|limit\b|(?:is |are )?allowed|\w{0,8}\s?quota\b|以下|以内|まで|を超え|の制限|の上限)",
    re.IGNORECASE,
)
_EXCEEDED = re.compile(r"exceed\w{0,4}[^0-9\n]{0,40}?" + _SIZE, re.IGNORECASE)
_OWN_SIZE = re.compile(
    r"(?:message(?:'s)?|mail(?:'s)?|total|attachment|header)?[ -]?(?:size|length)(?: of| is|:|=)?\s?[=(<\[]?" + _SIZE
    + r"\s?[)>\]]?,?\s?(?:is |was |has )?(?:exceed|larger|bigger|over|too|greater|more)|"
    r"(?:this message|your message|the message|it) (?:is|was)(?: currently)? " + _SIZE
    + r"|(?:このメッセージ|メール|メッセージ)(?:のサイズ)?(?:は|が|:)\s?" + _SIZE,
    re.IGNORECASE,
)  # fmt: skip
_POWERS = {"k": 1, "キ": 1, "к": 1, "m": 2, "メ": 2, "м": 2, "g": 3, "ギ": 3, "г": 3, "t": 4}
_SMALLEST = 1024


def limit(text: str) -> int | None:
    """The limit of size or quota that ``text`` names; None where it names none."""
    own = size(text)
    plain = _plain(text)
    for pattern in (_LIMIT_BEFORE, _LIMIT_BEHIND, _EXCEEDED):
        for found in pattern.finditer(plain):
            if not found[2] and _COUNTED.match(plain, found.end(1)):
                continue
            bytes_ = _bytes(found[1], found[2] or "")
            if bytes_ >= _SMALLEST and bytes_ != own:
                return bytes_
    return None


def size(text: str) -> int | None:
    """The size of the mail as ``text`` states it; None where it does not."""
    for found in _OWN_SIZE.finditer(_plain(text)):
        number, unit = next(pair for pair in zip(found.groups()[::2], found.groups()[1::2], strict=True) if pair[0])
        bytes_ = _bytes(number, unit or "")
        if bytes_ >= _SMALLEST:
            return bytes_
    return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:_LONGEST])[:_LONGEST]


def _bytes(number: str, unit: str) -> int:
    power = _POWERS.get(unit[:1].lower(), 0)
    return int(float(_without_groups(number, is_large=power > 1)) * 1024**power)


def _without_groups(number: str, *, is_large: bool) -> str:
    """``number`` with a point as its only mark: marks between thousands are taken out.

    A lone comma before three digits parts thousands, as a lone point does unless a large unit makes a fraction likely.
    """
    marks = [sign for sign in number if not sign.isdigit()]
    lone = len(marks) == 1
    is_grouped = bool(marks) and len(re.split(r"\D", number)[-1]) == 3
    if is_grouped and not (lone and marks[0] == "." and is_large):
        return re.sub(r"\D", "", number)
    return number.replace(",", ".")
