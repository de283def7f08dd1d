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
from diagnostics.knowledge.merging import Merged, merge
from diagnostics.knowledge.pages import Page
from diagnostics.models import DraftPage, Edition, ShippedPage, User

_Fate = ShippedPage.Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedChange:
    """A shipped page that differs from the one in force; ``difference`` is what taking it would change.

    ``merged`` is what taking over only what the release changed would change, and ``conflicts`` are the places where
    both were changed and the own text would stay.
    """

    difference: Difference
    merged: Difference
    conflicts: tuple[str, ...]
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
        rows, update_conflicts=True, unique_fields=["cause"], update_fields=["toml", "base", "fate", "shipped_at"]
    )
    merged = {**mine, **{row.cause: row.toml for row in rows if row.fate == _Fate.FOLLOWED}}
    return in_force.current() if merged == mine else numbering.append(merged, by=None, now=now)


def offered() -> list[ShippedChange]:
    """The shipped texts that wait for a decision, by cause."""
    found = [_change(row) for row in ShippedPage.objects.filter(fate=_Fate.OFFERED)]
    return sorted((change for change in found if change.difference), key=lambda change: change.difference.cause)


@transaction.atomic
def take_shipped(*, cause: Cause, by: User, now: datetime, version: int | None = None) -> DraftPage | None:
    """Put the shipped text of ``cause`` into the draft; the offer stands until it is published.

    ``version`` is that of the page as it was looked at; without it there must be no draft. StaleDraft as its name says.
    NothingOffered if no shipped text waits.
    """
    page = loading.parse_page(cause, _offer(cause).toml, proven=True)
    return _draft(page, version=version, by=by, now=now)


@transaction.atomic
def merge_shipped(*, cause: Cause, by: User, now: datetime, version: int | None = None) -> DraftPage | None:
    """Put what the release changed into the draft beside what was changed here; where both did, the own text stays.

    The release counts as taken over from then on. Otherwise like ``take_shipped``.
    """
    row = _offer(cause)
    saved = _draft(_merged(row).page, version=version, by=by, now=now)
    row.fate, row.base = _Fate.DECLINED, row.toml
    row.save(update_fields=["fate", "base"])
    return saved


@transaction.atomic
def keep_ours(*, cause: Cause, by: User, now: datetime) -> ShippedPage:  # noqa: ARG001  # as every use case
    """Decline the shipped text of ``cause`` until it changes again; NothingOffered if none waits."""
    row = _offer(cause)
    row.fate, row.base = _Fate.DECLINED, row.toml
    row.save(update_fields=["fate", "base"])
    return row


def _row(cause: str, toml: str, mine: str | None, former: ShippedPage | None, *, now: datetime) -> ShippedPage:
    """The row of a page that is shipped anew, and so whether the page in force, ``mine``, follows it."""
    touched = mine is not None and not _says_the_same(cause, mine, former.toml if former else toml)
    if not touched:
        return ShippedPage(cause=cause, toml=toml, base=toml, fate=_Fate.FOLLOWED, shipped_at=now)
    base = (former.base or former.toml) if former else ""
    return ShippedPage(cause=cause, toml=toml, base=base, fate=_Fate.OFFERED, shipped_at=now)


def _says_the_same(cause: str, one: str, other: str) -> bool:
    if one == other:
        return True
    pages = (loading.parse_page(Cause(cause), toml, proven=True) for toml in (one, other))
    return next(pages) == next(pages)


def _change(row: ShippedPage) -> ShippedChange:
    cause = Cause(row.cause)
    mine, merged = in_force.page(cause), _merged(row)
    theirs = loading.parse_page(cause, row.toml, proven=True)
    return ShippedChange(
        difference=differences.between_pages(mine, theirs),
        merged=differences.between_pages(mine, merged.page),
        conflicts=merged.conflicts,
        shipped_at=row.shipped_at,
    )


def _merged(row: ShippedPage) -> Merged:
    """The page in force with what the release changed since its base; without a base nothing is known to be theirs."""
    cause = Cause(row.cause)
    mine, theirs = in_force.page(cause), loading.parse_page(cause, row.toml, proven=True)
    base = loading.parse_page(cause, row.base, proven=True) if row.base else theirs
    return merge(base, mine, theirs)


def _draft(page: Page, *, version: int | None, by: User, now: datetime) -> DraftPage | None:
    return drafting.save_page(cause=page.cause, page=page, version=version or drafting.NO_DRAFT, by=by, now=now)


def _offer(cause: Cause) -> ShippedPage:
    row = ShippedPage.objects.select_for_update().filter(cause=cause, fate=_Fate.OFFERED).first()
    if row is None:
        raise NothingOffered(str(cause))
    return row


@lru_cache(maxsize=1)
def _prove(canonical: str) -> None:
    pages: Mapping[str, str] = json.loads(canonical)
    loading.parse_book(pages)
