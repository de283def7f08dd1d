"""How does an editor write words of a rule without knowing patterns? As a plain phrase, which is one."""

import re

_SPECIAL = re.compile(r"[\\.^$*+?()\[\]{}|]")
_ESCAPED = re.compile(r"\\([\\.^$*+?()\[\]{}|/ <>@:;,'\"!#%&=_~`-])")


def pattern_of(phrase: str) -> str:
    """The pattern that finds ``phrase`` as it stands; its blanks count as one each."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", " ".join(phrase.split()))


def phrase_of(pattern: str) -> str | None:
    """The phrase that ``pattern`` finds, None where it can find more than one."""
    phrase = _ESCAPED.sub(lambda found: found[1], pattern)
    return phrase if pattern_of(phrase) == pattern else None
