"""How does a draft come into force, and how does one go back?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from diagnostics.editions import drafts, goldens, in_force, numbering
from diagnostics.editions.goldens import GoldenChange
from diagnostics.knowledge import differences, loading, translating
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.differences import Difference
from diagnostics.models import DraftPage, Edition, User


class NothingToPublish(Exception):
    """Nothing differs from the edition in force."""


class NoSuchEdition(Exception):
    """No edition has that number."""


class OutdatedDrafts(Exception):
    """Pages were published anew since their drafts were begun; ``causes`` names them."""

    def __init__(self, causes: Sequence[Cause]) -> None:
        super().__init__(", ".join(causes))
        self.causes = tuple(causes)


class SecondPersonNeeded(Exception):
    """Whoever wrote all of the draft cannot publish it alone."""


class GoldenWouldChange(Exception):
    """Samples would be understood otherwise than a person said, and nobody has acknowledged it: ``changes``."""

    def __init__(self, changes: Sequence[GoldenChange]) -> None:
        super().__init__(f"{len(changes)} golden samples would change")
        self.changes = tuple(changes)


class TranslationsMissing(Exception):
    """Texts would lose their translation, and nobody has acknowledged it: their ``places`` (``staff.en``) by cause."""

    def __init__(self, places: Mapping[Cause, Sequence[str]]) -> None:
        super().__init__("; ".join(f"{cause}: {', '.join(names)}" for cause, names in places.items()))
        self.places = dict(places)


@transaction.atomic
def publish(
    *,
    by: User,
    now: datetime,
    note: str = "",
    acknowledged: Collection[int] = (),
    untranslated: Collection[str] = (),
) -> Edition:
    """Put the whole draft into force as the next edition.

    ``acknowledged`` are ids of golden samples, ``untranslated`` the causes whose texts may lack a translation.
    Raises NothingToPublish, OutdatedDrafts, SecondPersonNeeded, BadPage, TranslationsMissing or GoldenWouldChange, and
    changes nothing then.
    """
    numbering.one_at_a_time()
    rows = drafts.draft()
    _refuse(rows, by=by)
    for row in rows:
        loading.parse_page(Cause(row.cause), row.toml)
    missing = {cause: names for cause, names in untranslated_in_draft().items() if cause not in untranslated}
    if missing:
        raise TranslationsMissing(missing)
    changes = [change for change in goldens.would_change(drafts.matcher()) if change.sample.pk not in acknowledged]
    if changes:
        raise GoldenWouldChange(changes)
    edition = numbering.append(drafts.pages(), by=by, now=now, note=note.strip())
    DraftPage.objects.all().delete()
    return edition


@transaction.atomic
def restore(*, number: int, by: User, now: datetime, note: str = "") -> Edition:
    """Put what edition ``number`` said into force again, as a new edition; drafts stay, outdated where they differ.

    Raises NoSuchEdition, or NothingToPublish where it says what is in force.
    """
    numbering.one_at_a_time()
    former = Edition.objects.filter(number=number).first()
    if former is None:
        raise NoSuchEdition(str(number))
    if in_force.book(former) == in_force.book(in_force.current()):
        raise NothingToPublish(f"edition {number} is in force")
    return numbering.append(former.pages, by=by, now=now, note=note.strip())


def difference(one: Edition, other: Edition) -> tuple[Difference, ...]:
    """What became of ``one`` when it turned into ``other``: the pages that differ."""
    return differences.between(in_force.book(one), in_force.book(other))


def untranslated_in_draft() -> dict[Cause, tuple[str, ...]]:
    """The texts that are not translated in the draft and are in force (``staff.en``), by cause."""
    found = {
        one.cause: translating.newly_untranslated(one.before, one.after)
        for one in drafts.differences_of(drafts.draft()).values()
    }
    return {cause: names for cause, names in found.items() if names}


def golden_changes_of_draft() -> list[GoldenChange]:
    """The golden samples that must be acknowledged before the draft is published."""
    return goldens.would_change(drafts.matcher())


def _refuse(rows: Sequence[DraftPage], *, by: User) -> None:
    if not rows:
        raise NothingToPublish("there is no draft")
    outdated = [Cause(row.cause) for row in rows if drafts.is_outdated(row)]
    if outdated:
        raise OutdatedDrafts(outdated)
    if settings.KNOWLEDGE_SECOND_PERSON and {row.edited_by_id for row in rows} == {by.pk}:
        raise SecondPersonNeeded("another person has to publish this draft")
