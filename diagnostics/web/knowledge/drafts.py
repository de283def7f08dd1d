"""Which pages are being rewritten, and what would they change?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diagnostics.editions import drafting
from diagnostics.editions import drafts as kept
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.translating import newly_untranslated, untranslated
from diagnostics.models import DraftPage
from diagnostics.models.policy import Right
from diagnostics.web import book
from diagnostics.web.access import requires
from diagnostics.web.knowledge import comparisons, differences
from diagnostics.web.knowledge.comparisons import PageChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One page that is being rewritten, with what it would change and the texts that lack their translation.

    ``lost`` are those of them that are translated in what is in force.
    """

    row: DraftPage
    change: PageChange
    is_outdated: bool
    untranslated: tuple[str, ...]
    lost: tuple[str, ...]


@require_safe
@requires(Right.EDIT_KNOWLEDGE)
def drafts(request: HttpRequest) -> HttpResponse:
    """All pages of the draft with their differences."""
    return render(request, "knowledge/drafts.html", {"drafts": listed()})


def listed() -> tuple[Draft, ...]:
    """The pages of the draft."""
    rows = drafting.draft()
    if not rows or not book.pages():
        return ()
    found = kept.differences_of(rows)
    return tuple(
        Draft(
            row=row,
            change=comparisons.of_page(found[Cause(row.cause)]),
            is_outdated=drafting.is_outdated(row),
            untranslated=_named(untranslated(found[Cause(row.cause)].after)),
            lost=_named(newly_untranslated(found[Cause(row.cause)].before, found[Cause(row.cause)].after)),
        )
        for row in rows
    )


def _named(places: Iterable[str]) -> tuple[str, ...]:
    return tuple(differences.place(name) for name in places)
