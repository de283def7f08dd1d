"""In which width do people read letters: kana in full, Latin letters and digits in half?"""

import re
import unicodedata

_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_NARROW = {code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}
_HALF_WIDTH = re.compile("[\uff61-\uff9f]+")


def widened(text: str) -> str:
    """``text`` with its half-width kana in full width: ``ﾒｰﾙ`` as ``メール``; a voiced letter becomes one character."""
    if text.isascii() or not _HALF_WIDTH.search(text):
        return text
    return _HALF_WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def narrowed(text: str) -> str:
    """``text`` with full-width Latin letters and digits in half width, each in its place: ``５５０`` as ``550``."""
    if text.isascii() or not _FULL_WIDTH.search(text):
        return text
    return text.translate(_NARROW)


def as_read(text: str) -> str:
    """``text`` with every letter in the width in which people read it."""
    return text if text.isascii() else narrowed(widened(text))
