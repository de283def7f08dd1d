"""Which of many patterns occur in a text? Only the few that share its words are tried, each in linear time (RE2).

The only module that knows RE2, whose Python face is untyped. Texts must be free of lone surrogates.

``re2.Filter`` looks for the literal words that each pattern needs, in one pass, and then tries those patterns alone.
That was chosen over ``re2.Set``, whose automaton is built anew for every kind of text: with 5,000 rules a first pass
over some hundred replies took ten times as long.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

import re2

MEMORY = 1 << 19
"""What the automaton of one pattern may take, in bytes."""
TOGETHER = 550
"""How many patterns share one pass at most. With many more, the automaton of their words outgrows RE2's budget and is
built anew again and again: with 600 a pass over texts of all kinds may take three times as long."""


class BadPattern(ValueError):
    """A pattern that cannot be used; the message says why."""


class Pattern:
    """One pattern, matched without regard to case unless asked to."""

    def __init__(self, text: str, *, ignore_case: bool = True) -> None:
        try:
            self._compiled = re2.compile(text, _options(ignore_case=ignore_case))  # type: ignore[no-untyped-call]
        except (re2.error, UnicodeEncodeError) as error:
            raise BadPattern(_words(error)) from error
        self.steps: int = self._compiled.programsize
        """How many steps one character may cost at most."""

    def span_in(self, text: str) -> tuple[int, int] | None:
        """The first characters of ``text`` that match, as start and end."""
        found = self._compiled.search(text)
        return (found.start(), found.end()) if found else None


class PatternSet:
    """Many patterns at once, known by the positions in which they were given. Does not pickle."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = tuple(patterns)
        self._filters = tuple(_filters(self._patterns))
        self._firsts = [first for first, _ in self._filters]

    def found_in(self, text: str) -> list[int]:
        """The positions of the patterns that occur in ``text``, in order."""
        raw = text.encode()
        found: list[int] = []
        for first, filtered in self._filters:
            found += [first + position for position in filtered.Match(raw) or ()]  # type: ignore[no-untyped-call]
        return sorted(found)

    def span(self, position: int, text: str) -> tuple[int, int]:
        """Where the pattern at ``position`` occurs first in ``text``; the whole text where it does not."""
        first, filtered = self._filters[bisect_right(self._firsts, position) - 1]
        # Where each character is one byte, the library need not translate the places that it found.
        found = filtered.re(position - first).search(text.encode() if text.isascii() else text)  # type: ignore[no-untyped-call]
        return found.span() if found else (0, len(text))


def literal(text: str) -> str:
    """A pattern for ``text`` itself."""
    return str(re2.escape(text))  # type: ignore[no-untyped-call]


def _filters(patterns: Sequence[str]) -> Iterator[tuple[int, re2.Filter]]:
    """The filters of ``patterns``, in as few even parts as may be."""
    size = ceil(len(patterns) / max(1, ceil(len(patterns) / TOGETHER)))
    for first in range(0, len(patterns), size or 1):
        yield from _compiled(first, patterns[first : first + size])


def _compiled(first: int, patterns: Sequence[str]) -> Iterator[tuple[int, re2.Filter]]:
    """Filters for ``patterns``, halved for as long as they are too large together; a failed filter is thrown away."""
    filtered = re2.Filter()  # type: ignore[no-untyped-call]
    for pattern in patterns:
        _add(filtered, pattern)
    try:
        filtered.Compile()  # type: ignore[no-untyped-call]
    except re2.error as error:
        if len(patterns) == 1:
            raise BadPattern(_words(error)) from error
        half = len(patterns) // 2
        yield from _compiled(first, patterns[:half])
        yield from _compiled(first + half, patterns[half:])
    else:
        yield first, filtered


def _add(filtered: re2.Filter, pattern: str) -> None:
    try:
        filtered.Add(pattern, _options(ignore_case=True, captures=False))  # type: ignore[no-untyped-call]
    except (re2.error, UnicodeEncodeError) as error:
        raise BadPattern(f"{pattern[:80]!r} is no pattern") from error


def _options(*, ignore_case: bool, captures: bool = True) -> re2.Options:
    options = re2.Options()
    options.never_capture = not captures
    options.case_sensitive = not ignore_case
    options.log_errors = False
    options.max_mem = MEMORY
    return options


def _words(error: Exception) -> str:
    reason = error.args[0] if error.args else ""
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
