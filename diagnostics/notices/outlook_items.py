"""Which mail is stored in an Outlook item (``.msg``)?

Such a file holds no bytes that ever went over the wire: what is read here is mail source made up from its properties,
and whatever is found in it is *reconstructed*.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from email.utils import format_datetime
from itertools import islice

import extract_msg
from extract_msg.attachments import AttachmentBase
from extract_msg.enums import ErrorBehavior
from extract_msg.msg_classes import MessageBase

from diagnostics.notices import charsets, message
from diagnostics.notices.facts import Limits, Unreadable
from diagnostics.notices.message import Message

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_OLE_FILES = (
    ".doc",
    ".dot",
    ".xls",
    ".xlt",
    ".ppt",
    ".pot",
    ".pps",
    ".msi",
    ".vsd",
    ".pub",
    ".mpp",
    ".db",
    ".jtd",
)
_TRANSPORT_HEADERS = "__substg1.0_007D"
_SMTP_SENDER = "__substg1.0_5D01"
_SENDER = "__substg1.0_0C1F"
_SUPPLEMENTARY_INFO = "__substg1.0_0C1B"
_MOST_ATTACHMENTS = 50
_MOST_RECIPIENTS = 200
_DEEPEST = 5


def is_outlook_item(head: bytes, filename: str = "") -> bool:
    """Whether a file that begins with ``head`` may be an Outlook item; older Office files begin alike."""
    return head.startswith(_MAGIC) and not filename.lower().endswith(_OTHER_OLE_FILES)


def parse(raw: bytes, *, limits: Limits, path: str = "", depth: int = 0) -> Message:
    """The message that an Outlook item stores. Raises Unreadable: ``outlook-item`` where it is broken."""
    if len(raw) > limits.bytes:
        raise Unreadable("too-large", f"{len(raw)} bytes")
    inside = message.parse(_source(raw), limits=limits, path=path, depth=depth)
    parts = tuple(replace(part, reconstructed=True) for part in inside.parts)
    return replace(inside, parts=parts, defects=(*inside.defects, "outlook-item"))


def _source(raw: bytes) -> bytes:
    if not is_outlook_item(raw[:8]):
        raise Unreadable("outlook-item", "no OLE file")
    try:
        item = extract_msg.openMsg(raw, errorBehavior=ErrorBehavior.SUPPRESS_ALL)
    except Exception as error:
        raise Unreadable("outlook-item", type(error).__name__) from error
    try:
        return b"\n".join(_lines(item, depth=0)) if isinstance(item, MessageBase) else b""
    except Exception as error:
        raise Unreadable("outlook-item", type(error).__name__) from error
    finally:
        item.close()


def _lines(item: MessageBase, depth: int) -> Iterator[bytes]:
    """Mail source, line by line: header, text, attachments."""
    text, html = _bodies(item)
    boundary = f"item-{depth}-{hashlib.sha256(text + html).hexdigest()[:24]}"
    yield from _header(item)
    yield from (b"MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{boundary}"'.encode(), b"")
    mark = f"--{boundary}".encode()
    if text or not html:
        yield from (mark, b"Content-Type: text/plain; charset=utf-8", b"", text)
    else:
        yield from (mark, b"Content-Type: text/html; charset=utf-8", b"", html)
    for attachment in islice(item.attachments, _MOST_ATTACHMENTS):
        if not isinstance(attachment, AttachmentBase):
            continue
        if isinstance(attachment.data, MessageBase) and depth < _DEEPEST:
            yield from (mark, b"Content-Type: message/rfc822", b"", *_lines(attachment.data, depth + 1))
        elif isinstance(attachment.data, bytes):
            yield from (mark, *_file(attachment.longFilename or attachment.shortFilename or "", attachment.data))
    yield mark + b"--"


def _header(item: MessageBase) -> Iterator[bytes]:
    """The fields that went over the wire where Outlook kept them, else those that its properties stand for."""
    kept = item.getStringStream(_TRANSPORT_HEADERS) or ""
    fields = list(_kept_fields(kept))
    yield from (line for _, line in fields)
    names = {name for name, _ in fields}
    for name, value in _stored_fields(item):
        if value and name not in names:
            yield f"{name}: {' '.join(value.split())}".encode("utf-8", "replace")


def _kept_fields(block: str) -> Iterator[tuple[str, bytes]]:
    name = ""
    for line in block.replace("\r\n", "\n").split("\n"):
        if line[:1] not in (" ", "\t"):
            name = line.partition(":")[0].strip().lower()
        if name and not name.startswith(("content-", "mime-version", "microsoft mail internet")):
            yield name, line.encode("utf-8", "replace")


def _stored_fields(item: MessageBase) -> Iterator[tuple[str, str]]:
    address = item.getStringStream(_SMTP_SENDER) or item.getStringStream(_SENDER) or ""
    name = item.sender or ""
    yield "from", name if "@" in name or "@" not in address else f'"{name}" <{address}>'
    yield "to", item.to or ""
    yield "subject", item.subject or ""
    yield "message-id", item.messageId or ""
    yield "date", format_datetime(item.date) if item.date else ""


def _bodies(item: MessageBase) -> tuple[bytes, bytes]:
    text = (item.body or "").replace("\r\n", "\n") + "".join(_reports(item))
    html = item.htmlBody or b""
    if text.strip() or not html:
        return text.encode("utf-8", "replace"), b""
    return b"", charsets.decode(html).encode("utf-8", "replace")


def _reports(item: MessageBase) -> Iterator[str]:
    """What a notice says of each recipient, which Outlook keeps beside the address."""
    for recipient in islice(item.recipients, _MOST_RECIPIENTS):
        told = recipient.getStringStream(_SUPPLEMENTARY_INFO)
        if told:
            yield f"\n<{recipient.email or ''}>: {' '.join(told.split())}\n"


def _file(filename: str, data: bytes) -> Iterator[bytes]:
    name = filename.replace("\\", "_").replace('"', "_").replace("\n", " ").replace("\r", " ")
    yield b"Content-Type: application/octet-stream"
    yield b"Content-Transfer-Encoding: base64"
    yield f'Content-Disposition: attachment; filename="{name}"'.encode("utf-8", "replace")
    yield b""
    yield base64.encodebytes(data)
