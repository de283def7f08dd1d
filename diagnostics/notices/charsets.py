"""Which characters do these bytes stand for, whatever their mail claims?"""

import codecs
import re
from itertools import islice

from diagnostics.notices import letters, utf7

_ALIASES = {
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "cp50220": "iso-2022-jp",
    "cp50221": "iso-2022-jp",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "windows-874": "cp874",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
}
_VAGUE = frozenset({"", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown", "8bit", "7bit", "binary"})
_SEVEN_BIT = frozenset({"utf-7", "unicode-1-1-utf-7", "hz", "hz-gb", "hz-gb-2312", "utf-16", "utf-16le", "utf-16be"})
"""Charsets whose text may be ASCII bytes that stand for other letters."""
_TEXT_CODECS_ONLY = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "idna", "punycode", "unicode_escape"})
_WESTERN = frozenset({"cp1252", "iso8859-1", "iso8859-15"})
"""What writers claim who never asked themselves, whatever the bytes are."""
_OTHER_JAPANESE = {"cp932": "euc_jp", "euc_jp": "cp932"}
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FIRST, _FEWEST = 32, 16
_SAMPLE = 65_536
_HALF, _SELDOM, _BEYOND_CHANCE = 0.5, 20, 12
_JIS = re.compile(rb"\x1b(?:\$[@B]|\$\([DO]|\([BJI])")
_JIS_SEGMENT = re.compile(rb"\x1b(\$[@B]|\$\([DO]|\([BJI])([^\x1b]*)")
_HALF_WIDTH = bytes(byte | 0x80 if 0x21 <= byte <= 0x5F else byte for byte in range(256))
_FULL_WIDTH = bytes(byte | 0x80 if 0x21 <= byte <= 0x7E else byte for byte in range(256))
_LONG_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_MOST_SEGMENTS = 100_000
_KOREAN_SHIFT = b"\x1b$)C"


def decode(raw: bytes, charset: str = "") -> str:
    """``raw`` as text: by ``charset`` where that fits, else by what the bytes look like; never raises."""
    charset = charset.strip().strip("\"'").lower()
    if raw.isascii() and charset not in _SEVEN_BIT:
        return _ascii(raw)
    if raw.startswith(codecs.BOM_UTF8):
        return raw[3:].decode("utf-8", "replace")
    if charset in ("utf-8", "utf8") or charset in _VAGUE:
        return _unclaimed(raw)
    if charset.startswith("iso-2022-jp"):
        return jis(raw) if _JIS.search(raw) else _unclaimed(raw)
    return _claimed(raw, charset)


def narrowed(raw: bytes) -> bytes:
    """``raw`` in UTF-8 where it is UTF-16, by its byte order mark or by the zeros beside its first letters."""
    head = raw[:_FIRST]
    charset = "utf-16" if head.startswith(_BOMS) else _wide(head) if b"\x00" in head else ""
    return raw.decode(charset, "replace").encode("utf-8", "replace") if charset else raw


def _wide(head: bytes) -> str:
    """The kind of UTF-16 in which ASCII letters begin so; empty for other bytes."""
    for name, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if len(head) >= _FEWEST and not zeros.strip(b"\x00") and 0 not in others:
            return name
    return ""


def jis(raw: bytes) -> str:
    """Text in any variety of ISO-2022-JP, with the vendors' characters and half-width kana."""
    head = raw.partition(b"\x1b")[0]
    segments = islice(_JIS_SEGMENT.finditer(raw), _MOST_SEGMENTS)
    return "".join([guess(head), *[_segment(segment[1], segment[2]) for segment in segments]])


def guess(raw: bytes) -> str:
    """Text of undeclared charset."""
    if raw.isascii():
        return raw.decode("ascii")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and not raw[: error.start].isascii():
            return raw.decode("utf-8", "replace")
    return _eight_bit(raw)


def _ascii(raw: bytes) -> str:
    if b"\x1b" in raw:
        return _unclaimed(raw)
    return utf7.decode(raw) if b"+" in raw else raw.decode("ascii")


def _unclaimed(raw: bytes) -> str:
    if b"\x1b" not in raw:
        return guess(raw)
    if _KOREAN_SHIFT in raw:
        return raw.decode("iso2022_kr", "replace")
    return jis(raw) if _JIS.search(raw) else guess(raw)


def _claimed(raw: bytes, charset: str) -> str:
    name = _ALIASES.get(charset, charset)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return _unclaimed(raw)
    if info.name in _TEXT_CODECS_ONLY and b"\x00" not in raw:
        return _unclaimed(raw)
    if _is_mislabelled(raw, is_western=info.name in _WESTERN):
        return guess(raw)
    if info.name in _OTHER_JAPANESE and _reads_better(raw[:_SAMPLE], _OTHER_JAPANESE[info.name], info.name):
        name = _OTHER_JAPANESE[info.name]
    try:
        return str(raw.decode(name))
    except LookupError:
        return _unclaimed(raw)
    except ValueError:
        return _mended(raw, name)


def _is_mislabelled(raw: bytes, *, is_western: bool) -> bool:
    """Whether bytes are UTF-8 beyond chance, or, if said to be Western, letters of a script that never stand alone."""
    sample = raw[:_SAMPLE]
    try:
        return codecs.utf_8_decode(sample)[1] > 0 and (is_western or letters.high_in(sample) >= _BEYOND_CHANCE)
    except UnicodeDecodeError:
        return is_western and letters.share_in(sample, _LONG_HIGH_RUN) > _HALF


def _reads_better(sample: bytes, charset: str, claimed: str) -> bool:
    return letters.reads_as_japanese(sample, charset) > letters.reads_as_japanese(sample, claimed)


def _mended(raw: bytes, name: str) -> str:
    """``raw`` by a claim that does not fit everywhere, unless it fits too seldom or the bytes are UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = str(raw.decode(name, "replace"))
    except (LookupError, ValueError):
        return guess(raw)
    foreign = sum(character > "\x7f" for character in text)
    return _by_lines(raw, name) if text.count("\ufffd") * _SELDOM > foreign else text


def _by_lines(raw: bytes, name: str) -> str:
    """Each line by the claim, or guessed where that does not fit, if it fits the first: others came back below."""
    lines, fits = [], False
    for line in raw.split(b"\n"):
        try:
            lines.append(str(line.decode(name)))
            fits = fits or not line.isascii()
        except UnicodeDecodeError:
            if not fits:
                return guess(raw)
            lines.append(guess(line))
    return "\n".join(lines)


def _segment(mode: bytes, body: bytes) -> str:
    if mode.startswith(b"$"):
        return "\n".join([_kanji(line) for line in body.split(b"\n")]) if b"\n" in body else _kanji(body)
    if mode == b"(I":
        return body.translate(_HALF_WIDTH).decode("cp932", "replace")
    return guess(body)


def _kanji(body: bytes) -> str:
    return body.translate(_FULL_WIDTH).decode("euc_jis_2004", "replace")


def _eight_bit(raw: bytes) -> str:
    charset = letters.charset_of(raw[:_SAMPLE])
    return raw.decode(charset, "replace") if charset else _western(raw)


def _western(raw: bytes) -> str:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
