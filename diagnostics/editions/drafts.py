"""Which pages are being rewritten, and what would the knowledge say with them?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from diagnostics.editions import in_force, numbering
from diagnostics.editions.in_force import Content
from diagnostics.knowledge import differences, loading, writing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.differences import Difference
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.pages import Book, Page
from diagnostics.models import DraftPage, Edition, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Editable:
    """A page as it may be rewritten: its draft, or the page in force where there is none.

    ``version`` belongs to what is saved; without a draft it is the negative number of the edition.
    """

    page: Page
    toml: str
    version: int
    base_number: int
    is_draft: bool
    is_outdated: bool
    edited_by: User | None
    edited_at: datetime | None


def draft() -> list[DraftPage]:
    """The pages that differ from the edition in force, by cause."""
    return list(DraftPage.objects.select_related("edited_by", "base").order_by("cause"))


def differences_of(rows: Iterable[DraftPage]) -> dict[Cause, Difference]:
    """What publishing each of ``rows`` would change."""
    before, after = in_force.book(in_force.current()), book()
    causes = (Cause(row.cause) for row in rows)
    return {cause: differences.between_pages(before.page(cause), after.page(cause)) for cause in causes}


def pages() -> dict[str, str]:
    """All pages as they would be published now."""
    return {**in_force.current().pages, **_drafted()}


def book() -> Book:
    """The book that would be published now."""
    return in_force.book_of(_content())


def matcher() -> Matcher:
    """The rules that would be published now."""
    return in_force.matcher_of(_content())


def open_page(cause: Cause) -> Editable:
    """The page of ``cause`` to be rewritten."""
    row = DraftPage.objects.select_related("base", "edited_by").filter(cause=cause).first()
    edition = in_force.current()
    if row is None:
        return _untouched(cause, edition)
    return Editable(
        page=loading.parse_page(cause, row.toml, proven=True),
        toml=row.toml,
        version=row.version,
        base_number=row.base.number,
        is_draft=True,
        is_outdated=is_outdated(row),
        edited_by=row.edited_by,
        edited_at=row.edited_at,
    )


def is_outdated(row: DraftPage) -> bool:
    """Whether the page was published anew since the draft was begun."""
    edition = in_force.current()
    if row.base_id == edition.pk:
        return False
    cause = Cause(row.cause)
    return in_force.book(row.base).page(cause) != in_force.book(edition).page(cause)


def _untouched(cause: Cause, edition: Edition) -> Editable:
    page = in_force.book(edition).page(cause)
    return Editable(
        page=page,
        toml=writing.page_to_toml(page),
        version=-edition.number,
        base_number=edition.number,
        is_draft=False,
        is_outdated=False,
        edited_by=None,
        edited_at=None,
    )


def _drafted() -> dict[str, str]:
    return dict(DraftPage.objects.order_by("cause").values_list("cause", "toml"))


def _content() -> Content:
    """What would be published, named without asking for the pages that are in force."""
    edition, drafted = in_force.current(), _drafted()
    if not drafted:
        return in_force.content(edition)
    digest = f"{edition.digest} with {numbering.digest_of(drafted)}"
    return Content(digest=digest, pages=lambda: {**edition.pages, **drafted})
