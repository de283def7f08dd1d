"""Which pages are being rewritten, and does one writer overwrite another?

A page is opened with a version and saved with it: whoever was second is told, and has lost nothing. A draft goes on
from the edition that its writer saw; when that page was published anew meanwhile, the draft is outdated until its
writer has seen the newer page, too.
"""

from datetime import datetime

from django.db import transaction

from diagnostics.editions import in_force, numbering
from diagnostics.editions.drafts import Editable, draft, is_outdated, open_page
from diagnostics.editions.rule_trials import RuleCheck, check_rule, propose_rule
from diagnostics.knowledge import loading, writing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Page
from diagnostics.models import DraftPage, Edition, User

__all__ = [
    "Editable",
    "RuleCheck",
    "StaleDraft",
    "check_rule",
    "draft",
    "drop_page",
    "is_outdated",
    "open_page",
    "propose_rule",
    "rebase",
    "save_page",
]

NO_DRAFT = 0


class StaleDraft(Exception):
    """The page is no longer what it was when it was opened; ``theirs`` is its draft now, None if there is none."""

    def __init__(self, cause: str, theirs: DraftPage | None) -> None:
        super().__init__(f"the page {cause} was changed meanwhile")
        self.theirs = theirs


@transaction.atomic
def save_page(*, cause: Cause, page: Page, version: int, by: User, now: datetime) -> DraftPage | None:
    """Keep ``page`` as the draft of ``cause``; None when it says again what is in force, so that no draft is needed.

    Raises StaleDraft when the page is no longer at ``version``, and BadPage when it is unsound.
    """
    toml = writing.page_to_toml(page)
    sound = loading.parse_page(cause, toml)
    numbering.one_at_a_time()
    edition = in_force.current()
    row = _at_version(cause, version, edition)
    if sound == in_force.book(edition).page(cause):
        DraftPage.objects.filter(cause=cause).delete()
        return None
    if row is None:
        row = DraftPage(cause=cause, base=edition, version=NO_DRAFT)
    row.toml = toml
    return _save(row, by=by, now=now)


@transaction.atomic
def drop_page(*, cause: Cause, version: int, by: User, now: datetime) -> None:  # noqa: ARG001  # as every use case
    """Give the draft of ``cause`` up; StaleDraft when it is no longer at ``version``."""
    numbering.one_at_a_time()
    _at_version(cause, version, in_force.current())
    DraftPage.objects.filter(cause=cause).delete()


@transaction.atomic
def rebase(*, cause: Cause, version: int, by: User, now: datetime) -> DraftPage | None:
    """Say that the page in force was seen and the draft shall take its place; None where there is no draft."""
    numbering.one_at_a_time()
    edition = in_force.current()
    row = _at_version(cause, version, edition)
    if row is None:
        return None
    row.base = edition
    return _save(row, by=by, now=now)


def _at_version(cause: Cause, version: int, edition: Edition) -> DraftPage | None:
    """The draft of ``cause``, None where none was begun; StaleDraft unless it stands as ``version`` says."""
    row = DraftPage.objects.select_related("base").filter(cause=cause).first()
    if row is not None and row.version != version:
        raise StaleDraft(cause, row)
    if row is None and (version > NO_DRAFT or _was_published_since(cause, -version, edition)):
        raise StaleDraft(cause, None)
    return row


def _was_published_since(cause: Cause, number: int, edition: Edition) -> bool:
    if number in (NO_DRAFT, edition.number):
        return False
    seen = Edition.objects.defer("pages").filter(number=number).first()
    return seen is None or in_force.book(seen).page(cause) != in_force.book(edition).page(cause)


def _save(row: DraftPage, *, by: User, now: datetime) -> DraftPage:
    """Save ``row`` with a version that no draft ever had: the microseconds of its time, or one more than its last."""
    row.version = max(row.version + 1, int(now.timestamp() * 1_000_000))
    row.edited_by, row.edited_at = by, now
    row.save()
    return row
