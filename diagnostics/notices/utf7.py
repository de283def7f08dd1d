"""Which letters stand in ASCII that was written in UTF-7 (RFC 2152) and does not say so?"""

import binascii
import re

_RUN = re.compile(rb"\+([A-Za-z0-9+/]{3,4000})-?")
_SAMPLE = 65_536
_ENOUGH = 8
_RARE, _COMMON = 3, 1


def decode(raw: bytes) -> str:
    """ASCII bytes as text, with runs of UTF-7 read as the letters that they stand for, if enough speaks for them."""
    found = [_weight(_letters(run)) for run in _RUN.finditer(raw, 0, _SAMPLE)]
    if not found or sum(found) < _ENOUGH or found.count(0) * 2 > len(found):
        return raw.decode("ascii")
    return _RUN.sub(_as_utf8, raw).decode("utf-8")


def _as_utf8(run: re.Match[bytes]) -> bytes:
    text = _letters(run)
    return text.encode() if _weight(text) else run[0]


def _letters(run: re.Match[bytes]) -> str:
    """What a run stands for; empty where it stands for nothing, or its last bits are not those of padding.

    The tag of an address is none.
    """
    coded = run[1]
    units, rest = divmod(6 * len(coded), 16)
    if rest >= 6 or run.string[run.end() : run.end() + 1] == b"@":
        return ""
    raw = binascii.a2b_base64(coded + b"A" * (-len(coded) % 4))
    if any(raw[2 * units :]):
        return ""
    try:
        return raw[: 2 * units].decode("utf-16-be")
    except UnicodeDecodeError:
        return ""


def _weight(text: str) -> int:
    """How much speaks for a run to be meant: a letter of a small script more; nothing where any other sign stands."""
    weight = 0
    for character in text:
        if "\u00a0" <= character <= "\u052f" or "\u3041" <= character <= "\u30ff":
            weight += _RARE
        elif "\u4e00" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3":
            weight += _COMMON
        elif (
            character
            not in "\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u3000\u3001\u3002\uff01\uff08\uff09\uff0c\uff1a"
        ):
            return 0
    return weight
