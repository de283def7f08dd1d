"""Which of many patterns occur in a text? Only the few that share its words are tried, each in linear time (RE2).

The only module that knows RE2, whose Python face is untyped. Texts must be free of lone surrogates.

"""

from collections.abc import Iterable

import re2

from diagnostics.notices.linear import SiftedPatterns

MEMORY = 1 << 19
"""What the automaton of one pattern may take, in bytes."""


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
        try:
            self._together = SiftedPatterns(patterns, ignore_case=True, memory=MEMORY)
        except (re2.error, UnicodeEncodeError) as error:
            raise BadPattern(_words(error)) from error

    def found_in(self, text: str) -> list[int]:
        """The positions of the patterns that occur in ``text``, in order."""
        return list(self._together.each_in(text))

    def span(self, position: int, text: str) -> tuple[int, int]:
        """Where the pattern at ``position`` occurs first in ``text``; the whole text where it does not."""
        return self._together.span(position, text) or (0, len(text))


def literal(text: str) -> str:
    """A pattern for ``text`` itself."""
    return str(re2.escape(text))  # type: ignore[no-untyped-call]


def _options(*, ignore_case: bool) -> re2.Options:
    options = re2.Options()
    options.case_sensitive = not ignore_case
    options.log_errors = False
    options.max_mem = MEMORY
    return options


def _words(error: Exception) -> str:
    reason = error.args[0] if error.args else ""
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
