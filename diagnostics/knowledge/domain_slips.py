"""Of which well-known domain, or of which ending, is a domain probably a slip of the pen?"""

from diagnostics.knowledge import nearness
from diagnostics.knowledge.known_domains import (
    CLIPPED_COM,
    JAPANESE_SECOND_LEVELS,
    OFTEN_CONFUSED,
    REAL_NEIGHBOURS,
    SECOND_LEVEL_SLIPS,
    TOP_LEVEL_SLIPS,
    WELL_KNOWN,
)

_LOOKALIKES = str.maketrans("01", "ol")
_SHORT, _LONG = 5, 7
"""Of the name: a shorter one is not compared; a longer one may hold two slips, if it begins with the same letter."""
_NO_COUNTRIES = frozenset({"jo", "ip", "jl", "hp"})
"""Endings that hardly anybody means who types one of a well-known domain: they lie beside jp on the keys."""


def is_real(domain: str) -> bool:
    """Whether a lower-case domain is known to be no slip."""
    return domain in WELL_KNOWN or domain in REAL_NEIGHBOURS


def undotted(domain: str) -> str:
    """The domain that lost a dot here; empty if none did."""
    plain = domain.replace(".", "")
    meant = next((known for known in sorted(WELL_KNOWN) if known.replace(".", "") == plain), "")
    if meant:
        return meant
    for second in JAPANESE_SECOND_LEVELS:
        if domain.endswith(f".{second}jp"):
            return f"{domain.removesuffix(f'.{second}jp')}.{second}.jp"
    return ""


def with_right_ending(domain: str) -> str:
    """The domain with an ending that exists in place of one that hardly does; empty if its own may be meant."""
    rest, dot, last = domain.rpartition(".")
    name, second_dot, second = rest.rpartition(".")
    meant = SECOND_LEVEL_SLIPS.get(f"{second}.{last}")
    if second_dot and meant:
        mended = f"{name}.{meant}"
    elif dot and last in TOP_LEVEL_SLIPS:
        mended = f"{rest}.{TOP_LEVEL_SLIPS[last]}"
    else:
        return ""
    return mended if is_real(mended) else nearest(mended) or mended


def nearest(domain: str) -> str:
    """The well-known domain that is nearest; empty if none is near, or two are equally so."""
    if domain in OFTEN_CONFUSED:
        return OFTEN_CONFUSED[domain]
    looks = domain.translate(_LOOKALIKES)
    plain = looks.replace("-", "")
    alike = [known for known in sorted(WELL_KNOWN) if looks == known or plain == known.replace("-", "")]
    if alike:
        return alike[0]
    near = sorted((apart, known) for known in WELL_KNOWN if (apart := _unlikeness(domain, known)) is not None)
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return ""
    return near[0][1]


def _unlikeness(domain: str, known: str) -> int | None:
    """How far ``domain`` is from ``known``, None for too far. Only one of name and ending may differ."""
    name, _, ending = domain.partition(".")
    known_name, _, known_ending = known.partition(".")
    if ending == known_ending:
        return _between_names(name, known_name)
    if name != known_name:
        return None
    if known_ending == "com":
        return 1 if len(name) >= _SHORT and ending in CLIPPED_COM else None
    is_believed = "." in known_ending or ending in _NO_COUNTRIES
    return 1 if is_believed and nearness.distance(ending, known_ending, 1) == 1 else None


def _between_names(name: str, known: str) -> int | None:
    """The shorter the name, the likelier that its neighbour is a real domain."""
    if len(known) < _SHORT:
        return None
    most = 2 if len(known) >= _LONG and name[:1] == known[:1] else 1
    apart = nearness.distance(name, known, most)
    return apart if apart <= most else None
