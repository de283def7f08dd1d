"""How would a mail that is stored as properties look as mail source?"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from diagnostics.notices import message
from diagnostics.notices.facts import Limits
from diagnostics.notices.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """An attachment with its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMail:
    """A mail as a store keeps it. ``wire_header`` is the header that once went over the wire, if it was kept."""

    wire_header: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    text: str = ""
    html: str = ""
    attachments: tuple["StoredFile | StoredMail", ...] = ()


def parse(mail: StoredMail, *, limits: Limits, path: str, depth: int) -> Message:
    """``mail`` as a message whose texts are marked as reconstructed. Raises Unreadable as ``message.parse`` does."""
    inside = message.parse(source(mail), limits=limits, path=path, depth=depth)
    parts = tuple(replace(part, reconstructed=True) for part in inside.parts)
    return replace(inside, parts=parts, defects=(*inside.defects, "outlook-item"))


def source(mail: StoredMail) -> bytes:
    """Mail source with the header, the text (or the HTML, where there is no text) and the attachments of ``mail``."""
    return b"\n".join(_lines(mail))


def _lines(mail: StoredMail) -> Iterator[bytes]:
    text = _bytes(mail.text) if mail.text.strip() or not mail.html else b""
    html = b"" if text else _bytes(mail.html)
    boundary = _bytes(f"stored-{hashlib.sha256(text + html + _bytes(repr(mail.fields))).hexdigest()[:24]}")
    yield from _header(mail)
    yield from (b"MIME-Version: 1.0", b'Content-Type: multipart/mixed; boundary="' + boundary + b'"', b"")
    yield from (b"--" + boundary, b"Content-Type: text/" + (b"html" if html else b"plain") + b"; charset=utf-8", b"")
    yield html or text
    for attachment in mail.attachments:
        yield b"--" + boundary
        if isinstance(attachment, StoredFile):
            yield from _file(attachment)
        else:
            yield from (b"Content-Type: message/rfc822", b"", source(attachment))
    yield b"--" + boundary + b"--"


def _header(mail: StoredMail) -> Iterator[bytes]:
    kept = list(_kept_fields(mail.wire_header))
    yield from (_bytes(line) for _, line in kept)
    names = {name for name, _ in kept}
    for name, value in mail.fields:
        if value and name.lower() not in names:
            yield _bytes(f"{name}: {' '.join(value.split())}")


def _kept_fields(header: str) -> Iterator[tuple[str, str]]:
    """The lines of a wire header without those that speak of the form of a body that was not kept."""
    name = ""
    for line in header.replace("\r\n", "\n").split("\n"):
        if line[:1] not in (" ", "\t"):
            name = line.partition(":")[0].strip().lower()
        if name and not name.startswith(("content-", "mime-version", "microsoft mail internet")):
            yield name, line


def _file(attachment: StoredFile) -> Iterator[bytes]:
    name = "".join("_" if character in '\\"\r\n' else character for character in attachment.name)
    yield b"Content-Type: application/octet-stream"
    yield b"Content-Transfer-Encoding: base64"
    yield _bytes(f'Content-Disposition: attachment; filename="{name}"')
    yield b""
    yield base64.encodebytes(attachment.content)


def _bytes(text: str) -> bytes:
    return text.replace("\r\n", "\n").encode("utf-8", "replace")
