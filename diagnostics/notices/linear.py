"""Which of many patterns or phrases occur in a text? In time linear in the text, whatever the text.

The only module of notices that knows RE2, whose Python face is untyped. Texts may hold lone surrogates.
"""

from collections.abc import Iterable, Iterator, Sequence

import re2

from diagnostics.notices.literals import Literals
from diagnostics.notices.sieve import Sieve

_MEMORY = 64 << 20
_MEMORY_OF_ONE = 1 << 20


class PatternSet:
    """Many patterns at once, known by the positions in which they were given."""

    def __init__(self, patterns: Iterable[str], *, ignore_case: bool = False) -> None:
        self._together = re2.Set.SearchSet(_options(ignore_case=ignore_case))  # type: ignore[no-untyped-call]
        for pattern in patterns:
            self._together.Add(pattern)
        self._together.Compile()

    def found_in(self, text: str) -> list[int]:
        """The positions of the patterns that occur in ``text``, in order."""
        return sorted(self._together.Match(text.encode("utf-8", "replace")) or ())


class Pattern:
    """One pattern, and where it occurs."""

    def __init__(self, pattern: str) -> None:
        self._compiled = re2.compile(pattern, _options(ignore_case=False))  # type: ignore[no-untyped-call]

    def is_in(self, text: str) -> bool:
        """Whether the pattern occurs in ``text``."""
        return self._compiled.search(text.encode("utf-8", "replace")) is not None

    def places_in(self, text: str) -> Iterator[int]:
        """Where the pattern begins in ``text``, each place after the one before."""
        raw = text.encode("utf-8", "replace")
        # Where each character is one byte, the library need not translate the places that it found.
        for found in self._compiled.finditer(raw if len(raw) == len(text) else raw.decode()):
            yield found.start()


class SiftedPatterns:
    """Many patterns, known by the positions in which they were given; only those whose words are there are tried.

    Each is tried alone: RE2 then finds its way however little ``memory`` (in bytes) its automaton may take, which an
    ``re2.Set`` does not. Raises ``re2.error`` for a pattern that it cannot use.
    """

    def __init__(self, patterns: Iterable[str], *, ignore_case: bool = False, memory: int = _MEMORY_OF_ONE) -> None:
        given = tuple(patterns)
        options = _options(ignore_case=ignore_case, memory=memory)
        self._alone = [re2.compile(pattern, options) for pattern in given]  # type: ignore[no-untyped-call]
        self._sieve = Sieve(given)

    def each_in(self, text: str) -> Iterator[int]:
        """The positions of the patterns that occur in ``text``, in order."""
        raw = text.encode("utf-8", "replace")
        for position in self._sieve.passed(text):
            if self._alone[position].search(raw) is not None:
                yield position

    def span(self, position: int, text: str) -> tuple[int, int] | None:
        """Where the pattern at ``position`` occurs first in ``text``."""
        # Where each character is one byte, the library need not translate the places that it found.
        found = self._alone[position].search(text.encode() if text.isascii() else text)
        return found.span() if found else None


class Phrases:
    """Many phrases, any of which may stand in a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._together = Literals(dict.fromkeys(phrases))

    def are_in(self, text: str) -> bool:
        """Whether any of them stands in ``text``."""
        return bool(self._together.numbers_in(text))


class Groups:
    """Groups of phrases, known by the order in which they were given."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        owned = [(phrase, number) for number, group in enumerate(groups) for phrase in group]
        self._together = Literals(phrase for phrase, _ in owned)
        self._owners = [number for _, number in owned]

    def found_in(self, text: str) -> set[int]:
        """The numbers of the groups of which a phrase stands in ``text``."""
        return {self._owners[number] for number in self._together.numbers_in(text)}


class Words:
    """Many words, sought at once."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = tuple(words)
        self._together = Literals(self._words)

    def found_in(self, text: str) -> frozenset[str]:
        """Those that stand in ``text``."""
        return frozenset([self._words[number] for number in self._together.numbers_in(text)])


def listed(items: str) -> tuple[str, ...]:
    """The items of a list that are parted by `` | `` and line ends."""
    return tuple(item for line in items.splitlines() for item in line.strip().split(" | ") if item)


def _options(*, ignore_case: bool, memory: int = _MEMORY) -> re2.Options:
    options = re2.Options()
    options.max_mem = memory
    options.never_capture = True
    options.log_errors = False
    options.case_sensitive = not ignore_case
    return options
