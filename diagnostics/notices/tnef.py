"""Which text and attachments did Outlook pack into a ``winmail.dat`` (MS-OXTNEF)?

A reader of our own: every count in such a file is the sender's word, and must not decide how long we read.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from diagnostics.notices import charsets, rtf_text
from diagnostics.notices.stored_mail import StoredFile, StoredMail

_SIGNATURE = b"\x78\x9f\x3e\x22"
_EMBEDDED_MESSAGE = b"\x07\x03\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"
_MOST_OBJECTS = 2_000
_MOST_PROPERTIES = 1_000
_MOST_ATTACHMENTS = 50
_DEEPEST = 5

_BODY, _ATTACH_START, _ATTACH_TITLE, _ATTACH_DATA = 0x800C, 0x9002, 0x8010, 0x800F
_MESSAGE_PROPERTIES, _ATTACH_PROPERTIES, _CODE_PAGE = 0x9003, 0x9005, 0x9007
_VARIABLE = frozenset({0x0D, 0x1E, 0x1F, 0x102})
_WIDTHS = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_UNICODE = 0x1F
_TEXT, _RICH, _HTML, _SUBJECT, _HEADERS = 0x1000, 0x1009, 0x1013, 0x0037, 0x007D
_SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP, _SHOWN_TO = 0x0C1A, 0x0C1F, 0x5D01, 0x0E04
_FILE_DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = 0x3701, 0x3707, 0x3704, 0x3001


@dataclass(slots=True)
class _Pile:
    """What was found of one attachment, or of the message itself."""

    properties: dict[int, tuple[int, bytes]] = field(default_factory=dict)
    data: bytes = b""
    title: bytes = b""
    body: bytes = b""


def is_tnef(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is one."""
    return head.startswith(_SIGNATURE)


def read(raw: bytes, *, depth: int = 0) -> StoredMail | None:
    """The mail in ``raw`` as far as it can be read; None where it is no TNEF."""
    if not is_tnef(raw):
        return None
    message, attachments, code_page = _Pile(), list[_Pile](), ""
    for name, data in _objects(raw):
        if name == _CODE_PAGE and len(data) >= 4:
            code_page = f"cp{struct.unpack_from('<I', data)[0]}"
        elif name == _ATTACH_START and len(attachments) < _MOST_ATTACHMENTS:
            attachments.append(_Pile())
        else:
            _keep(message if name in (_BODY, _MESSAGE_PROPERTIES) or not attachments else attachments[-1], name, data)
    return _mail(message, attachments, code_page, depth)


def _keep(pile: _Pile, name: int, data: bytes) -> None:
    if name in (_MESSAGE_PROPERTIES, _ATTACH_PROPERTIES):
        pile.properties.update(_properties(data))
    elif name == _ATTACH_DATA:
        pile.data = data
    elif name == _ATTACH_TITLE:
        pile.title = data
    elif name == _BODY:
        pile.body = data


def _objects(raw: bytes) -> Iterator[tuple[int, bytes]]:
    position = 6
    for _ in range(_MOST_OBJECTS):
        if position + 11 > len(raw):
            return
        name, length = struct.unpack_from("<xHxxI", raw, position)
        yield name, raw[position + 9 : position + 9 + length]
        position += 11 + length


def _properties(data: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """The first value of each property by its number, with its type; stops where the bytes make no sense."""
    position = 4
    for _ in range(_MOST_PROPERTIES):
        try:
            kind, number = struct.unpack_from("<HH", data, position)
            position = _past_name(data, position + 4) if number >= 0x8000 else position + 4
            value, position = _value(data, position, kind)
        except struct.error:
            return
        if position > len(data) or value is None:
            return
        yield number, (kind & 0xFFF, value)


def _past_name(data: bytes, position: int) -> int:
    kind, length = struct.unpack_from("<II", data, position + 16)
    return position + 24 + (_padded(length) if kind else 0)


def _value(data: bytes, position: int, kind: int) -> tuple[bytes | None, int]:
    is_many, kind = bool(kind & 0x1000), kind & 0xFFF
    if kind in _VARIABLE:
        return _variable_value(data, position)
    width = _WIDTHS.get(kind)
    if width is None:
        return None, position
    count = 1
    if is_many:
        (count,) = struct.unpack_from("<I", data, position)
        position += 4
    return data[position : position + width], position + count * width


def _variable_value(data: bytes, position: int) -> tuple[bytes | None, int]:
    (count,) = struct.unpack_from("<I", data, position)
    position += 4
    first: bytes | None = None
    for _ in range(min(count, _MOST_PROPERTIES)):
        (length,) = struct.unpack_from("<I", data, position)
        first = data[position + 4 : position + 4 + length] if first is None else first
        position += 4 + _padded(length)
    return first or b"", position


def _padded(length: int) -> int:
    return (length + 3) & ~3


def _mail(message: _Pile, attachments: list[_Pile], code_page: str, depth: int) -> StoredMail:
    def text(number: int) -> str:
        return _text(message.properties.get(number), code_page)

    plain = text(_TEXT) or charsets.decode(message.body.rstrip(b"\0"), code_page)
    html = text(_HTML)
    if not (plain.strip() or html.strip()):
        plain, html = rtf_text.read(message.properties.get(_RICH, (0, b""))[1])
    name, address = text(_SENDER_NAME), text(_SENDER_SMTP) or text(_SENDER_ADDRESS)
    return StoredMail(
        wire_header=text(_HEADERS),
        fields=(
            ("From", f'"{name}" <{address}>' if "@" in address else name),
            ("To", text(_SHOWN_TO)),
            ("Subject", text(_SUBJECT)),
        ),
        text=plain,
        html=html,
        attachments=tuple(_attachments(attachments, code_page, depth)),
    )


def _attachments(piles: list[_Pile], code_page: str, depth: int) -> Iterator[StoredFile | StoredMail]:
    for pile in piles:
        _, stored = pile.properties.get(_FILE_DATA, (0, b""))
        if stored.startswith(_EMBEDDED_MESSAGE) and depth < _DEEPEST:
            embedded = read(stored[len(_EMBEDDED_MESSAGE) :], depth=depth + 1)
            if embedded is not None:
                yield embedded
            continue
        names = (_text(pile.properties.get(number), code_page) for number in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
        title = charsets.decode(pile.title.rstrip(b"\0"), code_page)
        yield StoredFile(name=next(filter(None, names), title), content=pile.data or stored)


def _text(found: tuple[int, bytes] | None, code_page: str) -> str:
    if found is None:
        return ""
    kind, value = found
    if kind == _UNICODE:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return charsets.decode(value.rstrip(b"\0"), code_page)
