"""Which of many patterns occur in a text? One pass over all of them (RE2), in time linear in the text.

The only module that knows RE2, whose Python face is untyped. Texts must be free of lone surrogates.
"""

from collections.abc import Iterable

import re2

ALONE_MEMORY = 8 << 20
SET_MEMORY = 64 << 20
NEVER = r"\x00never\x00"


class BadPattern(ValueError):
    """A pattern that cannot be used; the message says why."""


class Pattern:
    """One pattern, matched without regard to case unless asked to."""

    def __init__(self, text: str, *, ignore_case: bool = True) -> None:
        try:
            self._compiled = re2.compile(text, _options(ALONE_MEMORY, ignore_case=ignore_case))  # type: ignore[no-untyped-call]
        except (re2.error, UnicodeEncodeError) as error:
            raise BadPattern(_words(error)) from error

    def span_in(self, text: str) -> tuple[int, int] | None:
        """The first characters of ``text`` that match, as start and end."""
        found = self._compiled.search(text)
        return (found.start(), found.end()) if found else None


class PatternSet:
    """Many patterns at once, known by the positions in which they were given. Does not pickle."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = tuple(patterns)
        self._alone: dict[int, Pattern] = {}
        together = re2.Set.SearchSet(_options(SET_MEMORY, ignore_case=True))  # type: ignore[no-untyped-call]
        try:
            for pattern in (*self._patterns, NEVER):
                together.Add(pattern)
            together.Compile()
        except (re2.error, UnicodeEncodeError) as error:
            raise BadPattern(_words(error)) from error
        self._together = together

    def found_in(self, text: str) -> list[int]:
        """The positions of the patterns that occur in ``text``, in order."""
        return sorted(self._together.Match(text) or ())

    def span(self, position: int, text: str) -> tuple[int, int]:
        """Where the pattern at ``position`` occurs first in ``text``; the whole text where it does not."""
        if position not in self._alone:
            self._alone[position] = Pattern(self._patterns[position])
        return self._alone[position].span_in(text) or (0, len(text))


def literal(text: str) -> str:
    """A pattern for ``text`` itself."""
    return str(re2.escape(text))  # type: ignore[no-untyped-call]


def _options(memory: int, *, ignore_case: bool) -> re2.Options:
    options = re2.Options()
    options.case_sensitive = not ignore_case
    options.log_errors = False
    options.max_mem = memory
    return options


def _words(error: Exception) -> str:
    reason = error.args[0] if error.args else ""
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
