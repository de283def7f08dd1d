"""Which mail is stored in an Outlook item (``.msg``)?

Such a file holds no bytes that ever went over the wire: whatever is found in it is *reconstructed*.
"""

import logging
from collections.abc import Iterator
from email.utils import format_datetime
from itertools import islice

import extract_msg
from extract_msg.attachments import AttachmentBase, SignedAttachment
from extract_msg.enums import ErrorBehavior
from extract_msg.msg_classes import MessageBase

from diagnostics.notices import charsets, stored_mail
from diagnostics.notices.facts import Limits, Unreadable
from diagnostics.notices.message import Message
from diagnostics.notices.stored_mail import StoredFile, StoredMail

# The library logs whatever it misses, with pieces of the mail.
logging.getLogger("extract_msg").setLevel(logging.CRITICAL)

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
    return stored_mail.parse(_stored(raw), limits=limits, path=path, depth=depth)


def _stored(raw: bytes) -> StoredMail:
    if not is_outlook_item(raw[:8]):
        raise Unreadable("outlook-item", "no OLE file")
    try:
        item = extract_msg.openMsg(raw, errorBehavior=ErrorBehavior.SUPPRESS_ALL)
    except Exception as error:
        raise Unreadable("outlook-item", type(error).__name__) from error
    try:
        if isinstance(item, MessageBase):
            return _mail(item, depth=0)
    except Exception as error:
        raise Unreadable("outlook-item", type(error).__name__) from error
    finally:
        item.close()
    raise Unreadable("outlook-item", "no mail")


def _mail(item: MessageBase, depth: int) -> StoredMail:
    return StoredMail(
        wire_header=item.getStringStream(_TRANSPORT_HEADERS) or "",
        fields=tuple(_fields(item)),
        text=(item.body or "") + "".join(_reports(item)),
        html=charsets.decode(item.htmlBody or b""),
        attachments=tuple(_attachments(item, depth)),
    )


def _fields(item: MessageBase) -> Iterator[tuple[str, str]]:
    address = item.getStringStream(_SMTP_SENDER) or item.getStringStream(_SENDER) or ""
    name = item.sender or ""
    yield "From", name if "@" in name or "@" not in address else f'"{name}" <{address}>'
    yield "To", item.to or ""
    yield "Subject", item.subject or ""
    yield "Message-ID", item.messageId or ""
    yield "Date", format_datetime(item.date) if item.date else ""


def _reports(item: MessageBase) -> Iterator[str]:
    """What a notice says of each recipient, which Outlook keeps beside the address."""
    for recipient in islice(item.recipients, _MOST_RECIPIENTS):
        told = recipient.getStringStream(_SUPPLEMENTARY_INFO)
        if told:
            yield f"\n<{recipient.email or ''}>: {' '.join(told.split())}\n"


def _attachments(item: MessageBase, depth: int) -> Iterator[StoredFile | StoredMail]:
    readable = (one for one in item.attachments if isinstance(one, AttachmentBase | SignedAttachment))
    for attachment in islice(readable, _MOST_ATTACHMENTS):
        data = attachment.data
        if isinstance(data, MessageBase) and depth < _DEEPEST:
            yield _mail(data, depth + 1)
        elif isinstance(data, bytes):
            yield StoredFile(name=attachment.longFilename or attachment.shortFilename or "", content=data)
