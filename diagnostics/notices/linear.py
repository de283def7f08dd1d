"""Which of many patterns or phrases occur in a text? RE2: in time linear in the text, whatever the text.

The only module of notices that knows RE2, whose Python face is untyped. Texts may hold lone surrogates.
"""

from collections.abc import Iterable, Iterator, Sequence

import re2

_MEMORY = 64 << 20


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


class Phrases:
    """Many phrases, any of which may stand in a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._any = PatternSet((any_of(phrases),))

    def are_in(self, text: str) -> bool:
        """Whether any of them stands in ``text``."""
        return bool(self._any.found_in(text))


class Words:
    """Many words, sought at once."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = tuple(words)
        self._together = PatternSet(any_of((word,)) for word in words)

    def found_in(self, text: str) -> frozenset[str]:
        """Those that stand in ``text``."""
        return frozenset(self._words[number] for number in self._together.found_in(text))


def any_of(phrases: Iterable[str]) -> str:
    """The pattern of any of the given phrases."""
    return "|".join(re2.escape(phrase) for phrase in dict.fromkeys(phrases))  # type: ignore[no-untyped-call]


def listed(items: str) -> tuple[str, ...]:
    """The items of a list that are parted by `` | `` and line ends."""
    return tuple(item for line in items.splitlines() for item in line.strip().split(" | ") if item)


def _options(*, ignore_case: bool) -> re2.Options:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.never_capture = True
    options.log_errors = False
    options.case_sensitive = not ignore_case
    return options
