"""Which of many words stand in a text? Found in one pass for all of them, in time linear in the text.

The only module that knows the automaton (Aho and Corasick's) for it. It is made once and stays as it is whatever texts
come. Those of RE2, which sought words before, are built as texts come in, anew for every language and manner of
writing: texts of many kinds took five times as long. Texts may hold lone surrogates.
"""

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick

_AT_ONCE = 1 << 16
"""How much of a text is sought through at once, in bytes: what is found at once has to be held."""


class Literals:
    """Words to be sought, known by the order in which they were given."""

    def __init__(self, words: Iterable[str]) -> None:
        raw = [_encoded(word) for word in words]
        self._lap = max(map(len, raw), default=1) - 1
        self._together = BytesAhoCorasick(raw)

    def numbers_in(self, text: str) -> set[int]:
        """The numbers of the words that stand in ``text``, exactly as they are."""
        raw = _encoded(text)
        if len(raw) <= _AT_ONCE:
            return {number for number, _, _ in self._together.find_matches_as_indexes(raw, overlapping=True)}
        found: set[int] = set()
        for start in range(0, len(raw), _AT_ONCE):
            piece = raw[start : start + _AT_ONCE + self._lap]
            found.update(number for number, _, _ in self._together.find_matches_as_indexes(piece, overlapping=True))
        return found


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
