"""How is half-width kana written in the width in which people read it?"""

import re
import unicodedata

_HALF_WIDTH = re.compile("[\uff61-\uff9f]+")


def widened(text: str) -> str:
    """``text`` with its half-width kana in full width: ``ﾒｰﾙ`` as ``メール``; a voiced letter becomes one character."""
    if text.isascii() or not _HALF_WIDTH.search(text):
        return text
    return _HALF_WIDTH.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
