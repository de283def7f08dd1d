"""Is an address that failed probably a slip of the pen, and of which?

Hints suggest, they never decide. A false alarm costs more than a missed slip: a domain that is well known itself, or
is known to be real, is never called a slip.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from diagnostics.knowledge import domain_slips
from diagnostics.knowledge.known_domains import LOOSE_LOCAL_PARTS, WELL_KNOWN

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_LONGEST = 320
_LOOKALIKES = str.maketrans("01", "ol")
_TWINS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0391\u03bf\u2010\u2011\u2012\u2013\u2014\u2212\u30fc\uff70\u2015",
    "aeopcxyiAo---------",
)
_AROUND = re.compile(
    r"^(?:mailto:)?[<(\[{'\u300c\u201c]*(?:www\.(?=[^@]*@))?(.*?)[>)\]}'\u300d\u201d,;:\u3001\u3002]*$", re.IGNORECASE
)
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
    AT_SIGN = "at-sign"
    STRAY = "stray"
    TWIN = "twin"


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


def _stray(address: str) -> Iterator[Hint]:
    found = _AROUND.fullmatch(address.strip())
    tidy = found[1] if found else ""
    local, at, domain = tidy.rpartition("@")
    if domain.lower().startswith("www.") and domain_slips.is_real(domain.lower().removeprefix("www.")):
        tidy = f"{local}@{domain[4:]}"
    if at and local and tidy != address.strip():
        odd = address.strip().replace(tidy, " ", 1) if tidy in address else "www."
        yield Hint(slip=Slip.STRAY, found=" ".join(odd.split()), suggestion=tidy)


def _twins(address: str) -> Iterator[Hint]:
    """Letters and hyphens of other scripts that look like those of the address."""
    plain = address.translate(_TWINS)
    if plain != address and plain.isascii():
        odd = "".join(left for left, right in zip(address, plain, strict=True) if left != right)
        yield Hint(slip=Slip.TWIN, found=odd, suggestion=plain)


def _at_sign(address: str) -> Iterator[Hint]:
    """An @ that is doubled, stands for a dot, or is missing before a well-known domain."""
    lower = address.lower()
    if "@@" in address:
        meant = re.sub("@{2,}", "@", address)
    elif address.count("@") > 1 and '"' not in address:
        meant = ".".join(address.rsplit("@", 1))
    elif "@" not in address:
        known = next((one for one in sorted(WELL_KNOWN) if lower.endswith((f".{one}", f"#{one}"))), "")
        meant = f"{address[: -len(known) - 1]}@{address[-len(known) :]}" if known else ""
    else:
        meant = ""
    local, at, domain = meant.rpartition("@")
    if at and local.strip("@") and "." in domain:
        yield Hint(slip=Slip.AT_SIGN, found="@", suggestion=meant)


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
    if not at or not domain.isascii() or domain_slips.is_real(domain):
        return
    for slip, meant in (
        (Slip.MISSING_DOT, domain_slips.undotted(domain)),
        (Slip.TOP_LEVEL, domain_slips.with_right_ending(domain)),
        (Slip.DOMAIN, domain_slips.nearest(domain)),
    ):
        if meant:
            yield Hint(slip=slip, found=domain, suggestion=f"{local}@{meant}")
            return


def _lookalikes(address: str, known: Collection[str]) -> Iterator[Hint]:
    shape = _shape(address)
    for one in sorted({candidate.lower() for candidate in known}):
        if one != address.lower() and _shape(one) == shape:
            wrong = "".join(left for left, right in zip(address.lower(), one, strict=True) if left != right)
            yield Hint(slip=Slip.LOOKALIKE, found=wrong, suggestion=one)


def _shape(address: str) -> str:
    return address.lower().translate(_LOOKALIKES).replace("i", "l")


_LOOKS: tuple[Callable[[str], Iterator[Hint]], ...] = (
    _invisible, _full_width, _blank, _twins, _stray, _at_sign, _punctuation, _dots, _domain,
)  # fmt: skip
