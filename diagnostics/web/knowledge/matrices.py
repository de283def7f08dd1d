"""Which causes become which others, as a table that a person can read?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diagnostics.knowledge.causes import Cause
from diagnostics.web.book import Names

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What becomes of one old cause: how many stay, and how many become each of the new causes."""

    name: str
    stays: int
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Old causes × new causes; causes to which nothing happens have no row and no column."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    stays: int
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A ticket whose cause becomes another, with what proved the old and proves the new.

    ``is_in_force`` says that it does so by what is in force already, without a draft.
    """

    ticket: int | None
    old: str
    new: str
    old_evidence: str
    new_evidence: str
    blocked_by: int | None
    is_in_force: bool


def matrix(counts: Counts, names: Names) -> Matrix:
    """The table of ``counts``, old → new → how many."""
    moved = [(old, new) for old, row in counts.items() for new, count in row.items() if old != new and count]
    olds, news = _in_order({old for old, _new in moved}), _in_order({new for _old, new in moved})
    return Matrix(
        columns=tuple(names[new] for new in news),
        rows=tuple(
            Row(
                name=names[old],
                stays=counts[old].get(old, 0),
                cells=tuple(counts[old].get(new, 0) if new != old else 0 for new in news),
            )
            for old in olds
        ),
        stays=sum(row.get(old, 0) for old, row in counts.items()),
        changes=sum(counts[old][new] for old, new in moved),
    )


def changed(found: Sequence[Mapping[str, object]], names: Names, *, most: int) -> tuple[Changed, ...]:
    """The first ``most`` changes as they are kept with a run."""
    return tuple(
        Changed(
            ticket=_number(one.get("ticket")),
            old=names[str(one["old"])],
            new=names[str(one["new"])],
            old_evidence=str(one.get("old_evidence") or ""),
            new_evidence=str(one.get("new_evidence") or ""),
            blocked_by=_number(one.get("blocked_by")),
            is_in_force=one.get("by_draft") is False,
        )
        for one in found[:most]
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _in_order(causes: set[str]) -> list[str]:
    return [cause.value for cause in Cause if cause.value in causes]
