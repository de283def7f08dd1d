"""Which mail files did somebody pack into a ZIP archive?

Names in an archive are looked at for their endings only; what it says of sizes is never believed.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_MAGIC = b"PK\x03\x04"
ENDINGS = (".eml", ".msg", ".txt")
MOST_ENTRIES, MOST_MAILS = 200, 20
HIGHEST_RATIO = 200
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    LookupError,
)


class ZippedMail(NamedTuple):
    """A file of an archive: how its name ends, and its bytes."""

    ending: str
    content: bytes


def is_archive(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is one."""
    return head.startswith(_MAGIC)


def mails_in(raw: bytes, *, most_bytes: int) -> Iterator[ZippedMail]:
    """The files that may be mail, while all together are no longer than ``most_bytes``; none if it is broken."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except _BROKEN:
        return
    with archive:
        left = most_bytes
        for entry in _entries(archive):
            content = _content(archive, entry, left)
            if content is not None:
                left -= len(content)
                yield ZippedMail(ending=entry.filename.lower()[-4:], content=content)


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    mails = [entry for entry in archive.infolist()[:MOST_ENTRIES] if entry.filename.lower().endswith(ENDINGS)]
    return [entry for entry in mails if entry.file_size <= HIGHEST_RATIO * max(entry.compress_size, 1)][:MOST_MAILS]


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes | None:
    """The unpacked bytes; None where they are encrypted, broken, or more than ``most``."""
    try:
        with archive.open(entry) as file:
            content = file.read(most + 1)
    except _BROKEN:
        return None
    return content if 0 < len(content) <= most else None
