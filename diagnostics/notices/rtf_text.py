"""Which text or HTML did Outlook put into rich text (MS-OXRTFCP, MS-OXRTFEX)?

A reader of our own, in one pass: what such a file says of its own size is never believed.
"""

import re
import struct
from dataclasses import dataclass, field, replace

from diagnostics.notices import charsets

_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS "
    b"Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
    b"\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4_096
_MOST_BYTES = 2_000_000
_MOST_TOKENS = 400_000
_DEEPEST = 200
_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_UNSHOWN = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer listtable listoverridetable themedata".split()
)
_BREAKS = {b"par": b"\n", b"line": b"\n", b"row": b"\n", b"sect": b"\n", b"tab": b"\t", b"cell": b"\t"}
_SYMBOLS = {b"~": b" ", b"_": b"-", b"\n": b"\n", b"\r": b"\n", b"\\": b"\\", b"{": b"{", b"}": b"}"}
_CODE_PAGES = {128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 204: "cp1251", 238: "cp1250", 161: "cp1253"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group: whether its words show, in which font, and how many stand in for one in Unicode."""

    is_shown: bool = True
    font: int = -1
    stand_ins: int = 1


@dataclass(slots=True)
class _Reader:
    state: _State = field(default_factory=_State)
    groups: list[_State] = field(default_factory=list)
    pages: dict[int, str] = field(default_factory=dict)
    page: str = "cp1252"
    font: int = -1
    in_fonts: int = 0
    is_html: bool = False
    skip: int = 0
    waiting: bytearray = field(default_factory=bytearray)
    pieces: list[str] = field(default_factory=list)


def read(compressed: bytes) -> tuple[str, str]:
    """The plain text and the HTML in compressed rich text; either is empty."""
    reader = _Reader()
    for number, token in enumerate(_TOKEN.finditer(_decompressed(compressed))):
        if number == _MOST_TOKENS:
            break
        _take(reader, token)
    _flush(reader)
    text = "".join(reader.pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return ("", text) if reader.is_html else (text, "")


def _decompressed(raw: bytes) -> bytes:
    if len(raw) < 16 or raw[8:12] not in (b"LZFu", b"MELA"):
        return b""
    (size,) = struct.unpack_from("<I", raw, 4)
    most = min(size, _MOST_BYTES)
    return raw[16 : 16 + most] if raw[8:12] == b"MELA" else bytes(_expanded(raw, most))


def _expanded(raw: bytes, most: int) -> bytearray:
    """Each bit of a control byte says of one of the next eight: a byte as it is, or a place to copy from."""
    out = bytearray(_DICTIONARY)
    most += len(_DICTIONARY)
    position = 16
    while position < len(raw) and len(out) < most:
        control, position = raw[position], position + 1
        for bit in range(8):
            if position + (control >> bit & 1) >= len(raw):
                return out[len(_DICTIONARY) : most]
            if not control >> bit & 1:
                out.append(raw[position])
                position += 1
                continue
            token = raw[position] << 8 | raw[position + 1]
            position += 2
            if not _copy(out, token >> 4, (token & 15) + 2):
                return out[len(_DICTIONARY) : most]
    return out[len(_DICTIONARY) : most]


def _copy(out: bytearray, place: int, length: int) -> bool:
    """Copy from ``place`` in the window that wraps around; False at the end mark, and where nothing stands yet."""
    back = (len(out) - place) % _WINDOW
    if not back or back > len(out):
        return False
    for _ in range(length):
        out.append(out[-back])
    return True


def _take(reader: _Reader, token: re.Match[bytes]) -> None:
    word, number, code, symbol, brace, text = token.groups()
    if brace:
        _turn(reader, brace)
    elif word:
        _obey(reader, word, int(number) if number else None)
    elif code:
        _say(reader, bytes([int(code, 16)]))
    elif symbol == b"*":
        reader.state = replace(reader.state, is_shown=False)
    elif symbol:
        _say(reader, _SYMBOLS.get(symbol, b""))
    elif text:
        _say(reader, text)


def _turn(reader: _Reader, brace: bytes) -> None:
    _flush(reader)
    reader.skip = 0
    if brace == b"{" and len(reader.groups) < _DEEPEST:
        reader.groups.append(reader.state)
    elif brace == b"}" and reader.groups:
        reader.state = reader.groups.pop()
        reader.in_fonts = reader.in_fonts if len(reader.groups) >= reader.in_fonts else 0


def _obey(reader: _Reader, word: bytes, number: int | None) -> None:
    if word == b"u" and number is not None:
        _flush(reader)
        if reader.state.is_shown:
            reader.pieces.append(chr(number & 0xFFFF))
        reader.skip = reader.state.stand_ins
    elif word in _BREAKS:
        _say(reader, _BREAKS[word])
    elif word in _UNSHOWN:
        reader.in_fonts = len(reader.groups) if word == b"fonttbl" else reader.in_fonts
        reader.state = replace(reader.state, is_shown=False)
    else:
        _set(reader, word, number)


def _set(reader: _Reader, word: bytes, number: int | None) -> None:
    if word == b"htmltag":
        reader.state = replace(reader.state, is_shown=True)
    elif word == b"htmlrtf":
        _flush(reader)
        reader.state = replace(reader.state, is_shown=number == 0)
    elif word == b"fromhtml":
        reader.is_html = True
    elif word == b"ansicpg" and number:
        reader.page = f"cp{number}"
    elif word == b"uc" and number is not None:
        reader.state = replace(reader.state, stand_ins=min(max(number, 0), 8))
    elif word == b"f" and number is not None:
        _flush(reader)
        reader.font = number
        reader.state = replace(reader.state, font=number)
    elif word == b"fcharset" and reader.in_fonts and number in _CODE_PAGES and len(reader.pages) < _DEEPEST:
        reader.pages[reader.font] = _CODE_PAGES[number]


def _say(reader: _Reader, text: bytes) -> None:
    if reader.skip:
        skipped = min(reader.skip, len(text))
        reader.skip -= skipped
        text = text[skipped:]
    if reader.state.is_shown:
        reader.waiting += text


def _flush(reader: _Reader) -> None:
    if reader.waiting:
        page = reader.pages.get(reader.state.font, reader.page)
        reader.pieces.append(charsets.decode(bytes(reader.waiting), page))
        reader.waiting = bytearray()
