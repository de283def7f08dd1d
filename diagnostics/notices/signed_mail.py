"""What did somebody sign as a whole: the content inside an S/MIME message (RFC 8551) of CMS (RFC 5652, section 5)?

No signature is checked, and nothing but the way to the content is looked at.
"""

from collections.abc import Iterator

_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_DATA = bytes.fromhex("06092a864886f70d010701")
_OPENING, _BEFORE_CONTENT = 64, 2_048
_MOST_PIECES = 50_000
_WRAPPERS = frozenset({0xA0, 0x24})
_OCTETS, _LONG = 0x04, 0x80


def is_signed(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is signed data."""
    return head.find(_SIGNED_DATA, 0, _OPENING) >= 0


def content(raw: bytes) -> bytes:
    """The signed content; empty where there is none inside (a signature alone) or ``raw`` is no signed data."""
    if not is_signed(raw):
        return b""
    at = raw.find(_DATA, 0, _BEFORE_CONTENT)
    return b"".join(_octets(raw, at + len(_DATA))) if at >= 0 else b""


def _octets(raw: bytes, at: int) -> Iterator[bytes]:
    """The pieces of the string that begins at ``at``, whole or in parts, of told or of open length."""
    for _ in range(_MOST_PIECES):
        tag, start, length = _opened(raw, at)
        if tag == _OCTETS:
            yield raw[start : start + length]
            at = start + length
        elif tag in _WRAPPERS:
            at = start
        else:
            return


def _opened(raw: bytes, at: int) -> tuple[int, int, int]:
    """The tag at ``at``, where its content begins, and how long that is (0 if open); tag 0 at the end."""
    if at + 2 > len(raw):
        return 0, at, 0
    first = raw[at + 1]
    if first < _LONG:
        return raw[at], at + 2, first
    start = at + 2 + first - _LONG
    return raw[at], start, int.from_bytes(raw[at + 2 : start][:8], "big")
