"""Is an address that failed probably a slip of the pen, and of which?

Hints suggest, they never decide. A false alarm costs more than a missed slip: a domain that is well known itself, or
is known to be real, is never called a slip.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from diagnostics.knowledge import nearness
from diagnostics.knowledge.known_domains import (
    CLIPPED_COM,
    JAPANESE_SECOND_LEVELS,
    LOOSE_LOCAL_PARTS,
    OFTEN_CONFUSED,
    REAL_NEIGHBOURS,
    TOP_LEVEL_SLIPS,
    WELL_KNOWN,
)

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_LONGEST = 320
_LOOKALIKES = str.maketrans("01", "ol")
_NEIGHBOURS_OF_DOT = str.maketrans(",;、。・", ".....")


class Slip(StrEnum):
    """In which way an address was mistyped."""

    FULL_WIDTH = "full-width"
    INVISIBLE = "invisible"
    BLANK = "blank"
    PUNCTUATION = "punctuation"
    DOUBLED_DOT = "doubled-dot"
    EDGE_DOT = "edge-dot"
    MISSING_DOT = "missing-dot"
    TOP_LEVEL = "top-level"
    DOMAIN = "domain"
    LOOKALIKE = "lookalike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """``suggestion`` is the address as it was probably meant; ``found`` is the piece that looks wrong."""

    slip: Slip
    found: str
    suggestion: str


def hints(address: str, *, known: Collection[str] = ()) -> tuple[Hint, ...]:
    """What may be wrong with ``address``, each slip with the address that it was probably meant to be.

    ``known`` are addresses that are known to receive mail (the customer's own history); one that differs from
    ``address`` only in o/0 or l/1/i is suggested. Addresses longer than RFC 5321 permits get no hints.
    """
    if not 3 <= len(address) <= _LONGEST or address.lower() in {one.lower() for one in known}:
        return ()
    found: list[Hint] = []
    for look in _LOOKS:
        found.extend(look(address))
    found.extend(_lookalikes(address, known))
    return tuple(found)


def _invisible(address: str) -> Iterator[Hint]:
    odd = _INVISIBLE.findall(address)
    if odd:
        names = ", ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(odd))
        yield Hint(slip=Slip.INVISIBLE, found=names, suggestion=_INVISIBLE.sub("", address))


def _full_width(address: str) -> Iterator[Hint]:
    wide = "".join(character for character in address if _is_wide(character))
    if wide:
        yield Hint(slip=Slip.FULL_WIDTH, found=wide, suggestion=unicodedata.normalize("NFKC", address))


def _is_wide(character: str) -> bool:
    return "\uff01" <= character <= "\uff5e"


def _blank(address: str) -> Iterator[Hint]:
    tidy = "".join(address.split())
    if tidy != address and tidy:
        yield Hint(slip=Slip.BLANK, found=" ", suggestion=tidy)


def _punctuation(address: str) -> Iterator[Hint]:
    local, at, domain = address.rpartition("@")
    tidy = domain.strip().translate(_NEIGHBOURS_OF_DOT)
    if at and tidy != domain.strip() and not tidy.endswith("."):
        yield Hint(slip=Slip.PUNCTUATION, found=domain, suggestion=f"{local}@{tidy}")


def _dots(address: str) -> Iterator[Hint]:
    local, at, domain = address.rpartition("@")
    if not at:
        return
    if ".." in domain:
        yield Hint(slip=Slip.DOUBLED_DOT, found="..", suggestion=f"{local}@{_single(domain)}")
    if domain.strip(".") != domain:
        yield Hint(slip=Slip.EDGE_DOT, found=domain, suggestion=f"{local}@{domain.strip('.')}")
    if domain.lower() in LOOSE_LOCAL_PARTS:
        return
    if ".." in local:
        yield Hint(slip=Slip.DOUBLED_DOT, found="..", suggestion=f"{_single(local)}@{domain}")
    if local.strip(".") != local and local.strip("."):
        yield Hint(slip=Slip.EDGE_DOT, found=local, suggestion=f"{local.strip('.')}@{domain}")


def _single(text: str) -> str:
    return re.sub(r"\.+", ".", text)


def _domain(address: str) -> Iterator[Hint]:
    local, at, domain = address.rpartition("@")
    domain = domain.lower()
    if not at or not domain.isascii() or domain in WELL_KNOWN or domain in REAL_NEIGHBOURS:
        return
    for slip, meant in ((Slip.MISSING_DOT, _undotted(domain)), (Slip.TOP_LEVEL, _top_level(domain))):
        if meant:
            yield Hint(slip=slip, found=domain, suggestion=f"{local}@{meant}")
            return
    meant = _nearest(domain)
    if meant:
        yield Hint(slip=Slip.DOMAIN, found=domain, suggestion=f"{local}@{meant}")


def _undotted(domain: str) -> str:
    plain = domain.replace(".", "")
    meant = next((known for known in sorted(WELL_KNOWN) if known.replace(".", "") == plain), "")
    if meant:
        return meant
    for second in JAPANESE_SECOND_LEVELS:
        if domain.endswith(f".{second}jp"):
            return f"{domain.removesuffix(f'.{second}jp')}.{second}.jp"
    return ""


def _top_level(domain: str) -> str:
    rest, dot, last = domain.rpartition(".")
    meant = TOP_LEVEL_SLIPS.get(last)
    if not dot or not meant:
        return ""
    mended = f"{rest}.{meant}"
    return (_nearest(mended) or mended) if mended not in WELL_KNOWN else mended


def _nearest(domain: str) -> str:
    if domain in OFTEN_CONFUSED:
        return OFTEN_CONFUSED[domain]
    near = sorted((distance, known) for known in WELL_KNOWN if (distance := _unlikeness(domain, known)) is not None)
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return ""
    return near[0][1]


def _unlikeness(domain: str, known: str) -> int | None:
    """How far ``domain`` is from ``known``, None for too far. Only one of name and ending may differ."""
    name, _, ending = domain.partition(".")
    known_name, _, known_ending = known.partition(".")
    if ending == known_ending:
        most = _tolerance(known_name)
        distance = nearness.distance(name, known_name, most)
        return distance if distance <= most else None
    if name != known_name or _tolerance(name) == 0:
        return None
    if known_ending == "com":
        return 1 if ending in CLIPPED_COM else None
    return 1 if "." in known_ending and nearness.distance(ending, known_ending, 1) == 1 else None


def _tolerance(name: str) -> int:
    """How many slips are believed: the shorter the name, the likelier that its neighbour is a real domain."""
    if len(name) < 5:
        return 0
    return 1 if len(name) < 7 else 2


def _lookalikes(address: str, known: Collection[str]) -> Iterator[Hint]:
    shape = _shape(address)
    for one in sorted({candidate.lower() for candidate in known}):
        if one != address.lower() and _shape(one) == shape:
            wrong = "".join(left for left, right in zip(address.lower(), one, strict=True) if left != right)
            yield Hint(slip=Slip.LOOKALIKE, found=wrong, suggestion=one)


def _shape(address: str) -> str:
    return address.lower().translate(_LOOKALIKES).replace("i", "l")


_LOOKS: tuple[Callable[[str], Iterator[Hint]], ...] = (_invisible, _full_width, _blank, _punctuation, _dots, _domain)
