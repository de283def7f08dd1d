"""How may hostile bytes be shown or handed out?"""

import unicodedata
import zlib

from django.http import HttpResponse

from diagnostics.models import RawMessage

PREVIEW_BYTES = 8 * 1024
_DUMPED_BYTES = 512
_HARMLESS = "\n\t"
_TEXT = bytes({7, 8, 9, 10, 12, 13, 27, *range(0x20, 0x100)} - {0x7F})


def preview(kept: RawMessage) -> str:
    """The first kilobytes as plain text; what cannot be seen or would turn the text around is made visible.

    What is no text at all is shown byte by byte.
    Only as much is unpacked as is shown, so a small row cannot fill the memory.
    """
    start = zlib.decompressobj().decompress(bytes(kept.compressed), PREVIEW_BYTES)
    if _is_binary(start):
        return _dump(start[:_DUMPED_BYTES])
    charset = "iso2022_jp" if b"\x1b$" in start else "utf-8"
    return visible(start.decode(charset, errors="replace").replace("\r\n", "\n"))


def visible(text: str) -> str:
    """``text`` with control, bidi and zero-width characters written out as ``‹U+202E›``."""
    return "".join(character if _is_harmless(character) else f"‹U+{ord(character):04X}›" for character in text)


def as_attachment(raw: bytes, *, name: str) -> HttpResponse:
    """A download that no browser opens by itself; ``name`` is ours, never one that came with a mail."""
    response = HttpResponse(raw, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _is_binary(start: bytes) -> bool:
    """Whether more than one byte in twenty is one that no text contains."""
    return len(start.translate(None, _TEXT)) * 20 > len(start)


def _dump(start: bytes) -> str:
    lines = (start[at : at + 16] for at in range(0, len(start), 16))
    return "\n".join(f"{line.hex(' '):<47}  {_ascii(line)}" for line in lines)


def _ascii(line: bytes) -> str:
    return "".join(chr(byte) if 0x20 <= byte < 0x7F else "·" for byte in line)


def _is_harmless(character: str) -> bool:
    return character in _HARMLESS or unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs")
