"""Which figures and names does a reply give away: the blocked address, the block list, the limit?"""

import ipaddress
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diagnostics.knowledge.pages import Text
from diagnostics.notices.facts import Delivery

_LONGEST = 8_000
_IP = re.compile(r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){2,7})(?![\w:])")
_URL = re.compile(r"https?://[^\s<>\"')\]]{3,300}")
_SIZE = r"(\d{1,15}(?:[.,]\d{1,3})?)\s?(bytes?|octets?|[kmgt]i?b?)?\b"
_LIMITS = tuple(
    re.compile(pattern + r"[^0-9\n]{0,24}" + _SIZE, re.IGNORECASE)
    for pattern in (
        r"(?:limit(?:ed)?|maximum|max\.?|allowed|quota|restricted to|no larger than|up to)",
        r"(?:上限|最大|制限)",
        r"(?:grenze|höchstens|limite|máximo|maximum|massimo)",
    )
)
_EXCEEDS = re.compile(r"exceed\w{0,4}[^0-9\n]{0,40}" + _SIZE, re.IGNORECASE)
_UNITS = {"k": 1024, "m": 1024**2, "g": 1024**3, "t": 1024**4}
_SMALLEST_LIMIT = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockList:
    """A block list or reputation service; ``page`` is where one asks for removal, empty if nowhere."""

    name: str
    marks: tuple[str, ...]
    page: str
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a reply gives away besides its verdict. ``limit`` is in bytes; unknown values are empty or None."""

    ip: str = ""
    blocklist: BlockList | None = None
    url: str = ""
    limit: int | None = None


def details(delivery: Delivery) -> Details:
    """The figures and names in the diagnostic of ``delivery`` and, failing that, in its context."""
    texts = (delivery.diagnostic, *(passage.text for passage in delivery.context))
    text = "\n".join(texts)[:_LONGEST]
    named = blocklist(text)
    return Details(ip=_blocked_ip(text, delivery.remote_ip), blocklist=named, url=_url(text), limit=limit(text))


def blocklist(text: str) -> BlockList | None:
    """The block list that ``text`` names, None if it names none that is known."""
    lowered = text.lower()
    return next((known for known in blocklists() if any(mark in lowered for mark in known.marks)), None)


@cache
def blocklists() -> tuple[BlockList, ...]:
    """All known block lists, in the order in which they are tried."""
    found = tomllib.loads((Path(__file__).parent / "blocklists.toml").read_text(encoding="utf-8"))
    return tuple(
        BlockList(
            name=entry["name"],
            marks=tuple(entry["marks"]),
            page=entry["page"],
            note=Text(**entry["note"]) if "note" in entry else None,
        )
        for entry in found["lists"]
    )


def limit(text: str) -> int | None:
    """The limit of size or quota that ``text`` names, in bytes; None where it names none."""
    for pattern in (*_LIMITS, _EXCEEDS):
        for found in pattern.finditer(text[:_LONGEST]):
            size = _bytes(found[1], found[2] or "")
            if size >= _SMALLEST_LIMIT:
                return size
    return None


def _bytes(number: str, unit: str) -> int:
    return int(float(number.replace(",", ".")) * _UNITS.get(unit[:1].lower(), 1))


def _blocked_ip(text: str, remote_ip: str) -> str:
    for found in _IP.findall(text):
        if found != remote_ip and _is_public(found):
            return str(found)
    return ""


def _is_public(text: str) -> bool:
    try:
        return not ipaddress.ip_address(text).is_loopback
    except ValueError:
        return False


def _url(text: str) -> str:
    found = _URL.search(text)
    return found.group().rstrip(".,;") if found else ""
