"""Which of many patterns can occur in a text at all? Those whose words stand in it; only these are worth trying."""

from collections.abc import Iterable

from diagnostics.notices import needed
from diagnostics.notices.literals import Literals
from diagnostics.notices.needed import Words


class Sieve:
    """Lets through what a text may match of many patterns, which are known by their positions.

    Of what a pattern needs, two things are looked for: a third turns hardly any text away.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._numbers: dict[str, int] = {}
        self._always: list[int] = []
        self._by_first: list[list[int]] = []
        self._seconds: list[frozenset[int] | None] = []
        for position, pattern in enumerate(patterns):
            first, second, *_ = (*needed.words_for(pattern), None, None)
            self._seconds.append(frozenset(self._numbered(second)) if second else None)
            for number in self._numbered(first or ()):
                self._by_first[number].append(position)
            if first is None:
                self._always.append(position)
        self._words = Literals(self._numbers)

    def passed(self, text: str) -> list[int]:
        """The positions of the patterns that ``text`` may match, in order."""
        here = self._words.numbers_in(text.casefold())
        passed = set(self._always)
        for number in here:
            passed.update(self._by_first[number])
        seconds = self._seconds
        return sorted([at for at in passed if (second := seconds[at]) is None or not second.isdisjoint(here)])

    def _numbered(self, words: Words | tuple[()]) -> list[int]:
        """The numbers by which ``words`` are known."""
        for word in words:
            if word not in self._numbers:
                self._numbers[word] = len(self._numbers)
                self._by_first.append([])
        return [self._numbers[word] for word in words]
