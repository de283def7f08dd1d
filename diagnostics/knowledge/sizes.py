"""How much data do a number and its unit name, in any notation that replies use?

Replies count in powers of 1,024, whatever their unit is called. Texts must be in plain letters (``plain``).
"""

import re
import unicodedata

LONGEST = 8_000
SMALLEST = 1024
NUMBER = r"(?<![0-9A-Za-z\u00c0-\u052f_.,])(\d{1,3}(?:[,.' \u00a0]\d{3}){1,4}(?!\d)|\d{1,15}(?:[.,]\d{1,3})?)"
UNIT = (
    r"\s?((?:bytes?|octets?|oktette?|バイト|байт\w{0,2}|字节|位元組|바이트)(?!\w)|(?:[kmgt]|キロ|メガ|ギガ|テラ|[кмгт](?=б|и))"
    r"(?:i?b|i?o|и?б(?:айт\w{0,2})?|bytes?|バイト|(?:ilo|ega|iga|era)(?:bytes?|octets?|oktette?)?)?(?![a-zа-я]))?"
)
SIZE = NUMBER + UNIT
"""Two groups: a number, and its unit where it has one."""
_POWERS = {
    "k": 1, "キ": 1, "к": 1, "m": 2, "メ": 2, "м": 2, "g": 3, "ギ": 3, "г": 3, "t": 4, "テ": 4, "т": 4,
}  # fmt: skip


def plain(text: str) -> str:
    """The beginning of ``text`` with full-width digits, letters and marks in their plain form."""
    return unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST]


def in_bytes(number: str, unit: str) -> int:
    """A number as ``SIZE`` finds it, and its unit or nothing."""
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
