"""How does a release's knowledge come into force beside what was written here?

A page that nobody touched follows the release. One that was edited here stays, and the shipped text is offered: taken
into the draft, or declined until it changes again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import transaction

from diagnostics.editions import drafting, in_force, numbering
from diagnostics.knowledge import differences, loading
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.differences import Difference
from diagnostics.models import DraftPage, Edition, ShippedPage, User

_Fate = ShippedPage.Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedChange:
    """A shipped page that differs from the one in force; ``difference`` is what taking it would change."""

    cause: Cause
    difference: Difference
    shipped_at: datetime


class NothingOffered(Exception):
    """No shipped text of that cause waits for a decision."""


@transaction.atomic
def load_shipped(*, now: datetime) -> Edition:
    """Let every page that nobody touched follow the shipped knowledge; the edition in force stays if none changes.

    Raises ``loading.BadPage`` naming page and rule, and publishes nothing, if a page is faulty.
    """
    pages = {path.stem: path.read_text(encoding="utf-8") for path in sorted(loading.SHIPPED.glob("*.toml"))}
    numbering.one_at_a_time()
    former = {row.cause: row for row in ShippedPage.objects.all()}
    if {cause: row.toml for cause, row in former.items()} == pages and Edition.objects.exists():
        return in_force.current()
    _prove(json.dumps(pages, sort_keys=True))
    mine = dict(in_force.current().pages) if Edition.objects.exists() else {}
    rows = [
        _row(cause, toml, mine.get(cause), former.get(cause), now=now)
        for cause, toml in pages.items()
        if cause not in mine or cause not in former or former[cause].toml != toml
    ]
    ShippedPage.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["cause"], update_fields=["toml", "fate", "shipped_at"]
    )
    merged = {**mine, **{row.cause: row.toml for row in rows if row.fate == _Fate.FOLLOWED}}
    return in_force.current() if merged == mine else numbering.append(merged, by=None, now=now)


def offered() -> list[ShippedChange]:
    """The shipped texts that wait for a decision, by cause."""
    found = [_change(row) for row in ShippedPage.objects.filter(fate=_Fate.OFFERED)]
    return sorted((change for change in found if change.difference), key=lambda change: change.cause)


@transaction.atomic
def take_shipped(*, cause: Cause, by: User, now: datetime, version: int | None = None) -> DraftPage | None:
    """Put the shipped text of ``cause`` into the draft; the offer stands until it is published.

    ``version`` is that of the page as it was looked at (None: whatever it is now); StaleDraft as its name says.
    NothingOffered if no shipped text waits.
    """
    row = _offer(cause)
    page = loading.parse_page(cause, row.toml, proven=True)
    seen = version if version is not None else drafting.open_page(cause).version
    return drafting.save_page(cause=cause, page=page, version=seen, by=by, now=now)


@transaction.atomic
def keep_ours(*, cause: Cause, by: User, now: datetime) -> ShippedPage:  # noqa: ARG001  # as every use case
    """Decline the shipped text of ``cause`` until it changes again; NothingOffered if none waits."""
    row = _offer(cause)
    row.fate = _Fate.DECLINED
    row.save(update_fields=["fate"])
    return row


def _row(cause: str, toml: str, mine: str | None, former: ShippedPage | None, *, now: datetime) -> ShippedPage:
    """The row of a page that is shipped anew, and so whether the page in force, ``mine``, follows it."""
    touched = mine is not None and not _says_the_same(cause, mine, former.toml if former else toml)
    return ShippedPage(cause=cause, toml=toml, fate=_Fate.OFFERED if touched else _Fate.FOLLOWED, shipped_at=now)


def _says_the_same(cause: str, one: str, other: str) -> bool:
    if one == other:
        return True
    pages = (loading.parse_page(Cause(cause), toml, proven=True) for toml in (one, other))
    return next(pages) == next(pages)


def _change(row: ShippedPage) -> ShippedChange:
    cause = Cause(row.cause)
    difference = differences.between_pages(in_force.page(cause), loading.parse_page(cause, row.toml, proven=True))
    return ShippedChange(cause=cause, difference=difference, shipped_at=row.shipped_at)


def _offer(cause: Cause) -> ShippedPage:
    row = ShippedPage.objects.select_for_update().filter(cause=cause, fate=_Fate.OFFERED).first()
    if row is None:
        raise NothingOffered(str(cause))
    return row


@lru_cache(maxsize=1)
def _prove(canonical: str) -> None:
    pages: Mapping[str, str] = json.loads(canonical)
    loading.parse_book(pages)
