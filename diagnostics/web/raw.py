"""How may hostile bytes be shown or handed out?"""

import unicodedata
import zlib

from django.http import HttpResponse

from diagnostics.models import RawMessage

PREVIEW_BYTES = 8 * 1024
_HARMLESS = "\n\t"


def preview(kept: RawMessage) -> str:
    """The first kilobytes as plain text; what cannot be seen or would turn the text around is made visible.

    Only as much is unpacked as is shown, so a small row cannot fill the memory.
    """
    start = zlib.decompressobj().decompress(bytes(kept.compressed), PREVIEW_BYTES)
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


def _is_harmless(character: str) -> bool:
    return character in _HARMLESS or unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs")
