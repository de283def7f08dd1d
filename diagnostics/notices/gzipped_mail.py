"""Which mail files did somebody compress with gzip, one alone or many packed by tar?

What an archive says of names and sizes is believed no more than that of ``zipped_mail``.
"""

import io
import tarfile
import zlib
from collections.abc import Iterator
from itertools import islice

from diagnostics.notices.zipped_mail import ENDINGS, HIGHEST_RATIO, MOST_ENTRIES, MOST_MAILS, ZippedMail

_MAGIC = b"\x1f\x8b\x08"
_HAS_GZIP_HEADER = 16 + zlib.MAX_WBITS
_TAR, _TAR_AT = b"ustar", 257


def is_archive(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is compressed so."""
    return head.startswith(_MAGIC)


def mails_in(raw: bytes, *, most_bytes: int) -> Iterator[ZippedMail]:
    """The file, or the files packed in it that may be mail, while unpacked it is no longer than ``most_bytes``."""
    unpacked = _unpacked(raw, min(most_bytes, HIGHEST_RATIO * len(raw)))
    if unpacked.startswith(_TAR, _TAR_AT):
        yield from _packed(unpacked)
    elif unpacked:
        yield ZippedMail(ending=".txt", content=unpacked)


def _unpacked(raw: bytes, most: int) -> bytes:
    """Empty where it is broken, or more than ``most``."""
    unzip = zlib.decompressobj(_HAS_GZIP_HEADER)
    try:
        content = unzip.decompress(raw, most + 1)
    except zlib.error:
        return b""
    return content if len(content) <= most and unzip.eof else b""


def _packed(raw: bytes) -> Iterator[ZippedMail]:
    try:
        with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as archive:
            entries = [entry for entry in islice(archive, MOST_ENTRIES) if entry.name.lower().endswith(ENDINGS)]
            for entry in entries[:MOST_MAILS]:
                file = archive.extractfile(entry) if entry.isfile() else None
                if file is not None:
                    yield ZippedMail(ending=entry.name.lower()[-4:], content=file.read())
    except (tarfile.TarError, OSError, ValueError):
        return
