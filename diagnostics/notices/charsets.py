"""Which characters do these bytes stand for, whatever their mail claims?"""

import codecs
import re

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
_TEXT_CODECS_ONLY = frozenset({"utf-16", "utf-16le", "utf-16be", "utf-32", "idna", "punycode", "unicode_escape"})
_SAMPLE = 65_536
_JIS = re.compile(rb"\x1b(?:\$[@B]|\$\([DO]|\([BJI])")
_JIS_SEGMENT = re.compile(rb"\x1b(\$[@B]|\$\([DO]|\([BJI])([^\x1b]*)")
_HALF_WIDTH = bytes(byte | 0x80 if 0x21 <= byte <= 0x5F else byte for byte in range(256))
_FULL_WIDTH = bytes(byte | 0x80 if 0x21 <= byte <= 0x7E else byte for byte in range(256))
_HIGH = bytes(range(0x80, 0x100))
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_KANA = re.compile("[\u3041-\u3093\u30a1-\u30f6\u30fc\u3001\u3002]")
_JAPANESE = re.compile("件名|差出人|宛先|送信|配信|転送|受信|株式会社|アドレス|メール")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u4e00-\u9fff\u3002\uff0c\uff1a]")
_CYRILLIC = re.compile("[\u0430-\u044f]")


def decode(raw: bytes, charset: str = "") -> str:
    """``raw`` as text: by ``charset`` where that fits, else by what the bytes look like; never raises."""
    charset = charset.strip().strip("\"'").lower()
    if raw.isascii() and charset not in ("utf-7", "unicode-1-1-utf-7", "hz-gb-2312"):
        return jis(raw) if b"\x1b" in raw and _JIS.search(raw) else raw.decode("ascii")
    if raw.startswith(codecs.BOM_UTF8):
        return raw[3:].decode("utf-8", "replace")
    if charset in ("utf-8", "utf8") or charset in _VAGUE:
        return _unclaimed(raw)
    if charset.startswith("iso-2022-jp"):
        return jis(raw) if _JIS.search(raw) else _unclaimed(raw)
    return _claimed(raw, charset)


def jis(raw: bytes) -> str:
    """Text in any variety of ISO-2022-JP, with the vendors' characters and half-width kana."""
    head = raw.partition(b"\x1b")[0]
    pieces = [guess(head)]
    for mode, body in _JIS_SEGMENT.findall(raw):
        pieces.append(_segment(mode, body))
    return "".join(pieces)


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


def _unclaimed(raw: bytes) -> str:
    return jis(raw) if b"\x1b" in raw and _JIS.search(raw) else guess(raw)


def _claimed(raw: bytes, charset: str) -> str:
    name = _ALIASES.get(charset, charset)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return _unclaimed(raw)
    if info.name in _TEXT_CODECS_ONLY and b"\x00" not in raw:
        return _unclaimed(raw)
    try:
        return str(raw.decode(name))
    except LookupError:
        return _unclaimed(raw)
    except ValueError:
        return _mended(raw, name)


def _mended(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return str(raw.decode(name, "replace"))
    except (LookupError, ValueError):
        return raw.decode("latin-1")


def _segment(mode: bytes, body: bytes) -> str:
    if mode.startswith(b"$"):
        return "\n".join([_kanji(line) for line in body.split(b"\n")]) if b"\n" in body else _kanji(body)
    if mode == b"(I":
        return body.translate(_HALF_WIDTH).decode("cp932", "replace")
    return guess(body)


def _kanji(body: bytes) -> str:
    return body.translate(_FULL_WIDTH).decode("euc_jis_2004", "replace")


def _eight_bit(raw: bytes) -> str:
    sample = raw[:_SAMPLE]
    for candidate in ("cp932", "euc_jp"):
        if _JAPANESE.search(sample.decode(candidate, "replace")):
            return raw.decode(candidate, "replace")
    if _is_western(sample):
        return _western(raw)
    best, name = 0, "cp1252"
    for candidate, letters in (
        ("euc_jp", _KANA),
        ("cp932", _KANA),
        ("gb18030", _HAN),
        ("cp949", _HANGUL),
        ("big5hkscs", _HAN),
        ("koi8_r", _CYRILLIC),
        ("cp1251", _CYRILLIC),
    ):
        score = _score(sample, candidate, letters)
        if score > best:
            best, name = score, candidate
    return raw.decode(name, "replace") if name != "cp1252" else _western(raw)


def _is_western(sample: bytes) -> bool:
    """Whether most bytes above ASCII stand alone, as accented letters do and those of other scripts do not."""
    high = len(sample) - len(sample.translate(None, _HIGH))
    return 2 * sum(len(run) for run in _HIGH_RUN.findall(sample)) < high


def _score(sample: bytes, charset: str, letters: re.Pattern[str]) -> int:
    """How many of the letters that the language cannot do without appear; 0 unless most foreign ones are such."""
    text = sample.decode(charset, "replace")
    foreign = sum(character > "\x7f" for character in text)
    found = len(letters.findall(text))
    broken = text.count("\ufffd")
    enough = 0.25 if letters is _KANA else 0.6
    if broken * 20 > foreign or found < enough * foreign:
        return 0
    return found * (3 if letters is _KANA else 2 if letters is _HANGUL else 1)


def _western(raw: bytes) -> str:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
