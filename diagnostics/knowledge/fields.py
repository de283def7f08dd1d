"""Does a TOML table hold the fields that it should, and nothing else?"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from diagnostics.knowledge.faults import Fault, Wrong

Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """A TOML table, read strictly: every reader raises Fault, and ``finish`` refuses fields that nobody read."""

    def __init__(self, table: object, name: str = "", *, index: int = 0) -> None:
        if not isinstance(table, dict):
            raise Fault(Wrong.WRONG_KIND, f"{name} is no table".strip(), field=name, index=index)
        self._table: Mapping[str, object] = table
        self._prefix = f"{name}." if name else ""
        self._index = index
        self._known: set[str] = set()

    def has(self, name: str) -> bool:
        """Whether the field is given."""
        return name in self._table

    def text(self, name: str, *, longest: int) -> str:
        """A string of one to ``longest`` characters, blanks around it taken off; required."""
        text = self._string(name)
        if not text.strip():
            raise self._fault(Wrong.EMPTY, name, "is missing or empty")
        if len(text) > longest:
            raise self._fault(Wrong.TOO_LONG, name, f"is longer than {longest:,} characters", detail=f"{longest:,}")
        return text.strip()

    def text_or_empty(self, name: str, *, longest: int) -> str:
        """A string of at most ``longest`` characters, blanks around it taken off; empty where it is not given."""
        return self.text(name, longest=longest) if self._string(name).strip() else ""

    def matching(self, name: str, pattern: str, default: str | None = None) -> str:
        """A string that matches ``pattern`` from end to end; required unless there is a default."""
        if default is not None and not self.has(name):
            self._known.add(name)
            return default
        text = self._string(name)
        if not re.fullmatch(pattern, text):
            raise self._fault(Wrong.NOT_ALLOWED, name, f"cannot be {text[:60]!r}", detail=text[:60])
        return text

    def one_of(self, name: str, words: type[Word]) -> Word:
        """A member of ``words``; required."""
        text = self._string(name)
        if text not in set(words):
            raise self._fault(Wrong.NOT_ALLOWED, name, f"cannot be {text[:60]!r}", detail=text[:60])
        return words(text)

    def one_or_none_of(self, name: str, words: type[Word]) -> Word | None:
        """A member of ``words``, or None where the field is not given."""
        return self.one_of(name, words) if self.has(name) else None

    def number(self, name: str, default: float, *, least: float, most: float) -> float:
        """A number from ``least`` to ``most``."""
        self._known.add(name)
        value = self._table.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            said = f"must be a number from {least} to {most}"
            raise self._fault(Wrong.OUT_OF_RANGE, name, said, detail=f"{least:g}–{most:g}")
        return value

    def entries(self, name: str, *, most: int) -> list[object]:
        """A list of at most ``most`` entries, empty where the field is not given."""
        self._known.add(name)
        value = self._table.get(name, [])
        if not isinstance(value, list):
            raise self._fault(Wrong.WRONG_KIND, name, "must be a list")
        if len(value) > most:
            raise self._fault(Wrong.TOO_MANY, name, f"has more than {most:,} entries", detail=f"{most:,}")
        return value

    def texts(self, name: str, *, most: int, longest: int, pattern: str = r"(?s).+") -> tuple[str, ...]:
        """Different strings, each of at most ``longest`` characters and matching ``pattern``."""
        found: list[str] = []
        for index, value in enumerate(self.entries(name, most=most)):
            shown = str(value)[:60]
            if not isinstance(value, str) or not re.fullmatch(pattern, value):
                raise self._fault(Wrong.NOT_ALLOWED, name, f"cannot hold {shown!r}", index=index, detail=shown)
            if len(value) > longest:
                said = f"holds an entry longer than {longest:,} characters"
                raise self._fault(Wrong.TOO_LONG, name, said, index=index, detail=f"{longest:,}")
            if value in found:
                raise self._fault(Wrong.TWICE, name, f"holds {shown!r} twice", index=index, detail=shown)
            found.append(value)
        return tuple(found)

    def within(self, name: str) -> "Fields":
        """The table in the field; required."""
        self._known.add(name)
        if not self.has(name):
            raise self._fault(Wrong.EMPTY, name, "is missing")
        return Fields(self._table[name], f"{self._prefix}{name}")

    def finish(self) -> None:
        """Refuse what nobody read."""
        for name in self._table:
            if name not in self._known:
                raise self._fault(Wrong.UNKNOWN_FIELD, name, "is no known field")

    def _string(self, name: str) -> str:
        self._known.add(name)
        value = self._table.get(name, "")
        if not isinstance(value, str):
            raise self._fault(Wrong.WRONG_KIND, name, "must be a string")
        return value

    def _fault(self, wrong: Wrong, name: str, what: str, *, index: int | None = None, detail: str = "") -> Fault:
        field, at = f"{self._prefix}{name}", self._index if index is None else index
        return Fault(wrong, f"{field} {what}", field=field, index=at, detail=detail)
