"""Which shipped texts changed that were edited here, and whose shall stand?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diagnostics.editions import drafting, shipped
from diagnostics.editions.drafting import StaleDraft
from diagnostics.editions.shipped import ShippedChange
from diagnostics.models import DraftPage
from diagnostics.models.policy import Right
from diagnostics.web.access import person, requires
from diagnostics.web.knowledge import comparisons, differences, places
from diagnostics.web.knowledge.comparisons import PageChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A shipped text that waits for a decision: what taking it would change, and the version of the draft.

    ``merged`` is what taking over only what the release changed would change, None for nothing; ``conflicts`` are the
    places that both changed.
    """

    change: PageChange
    merged: PageChange | None
    conflicts: tuple[str, ...]
    shipped_at: datetime
    version: int
    is_draft: bool


@require_safe
@requires(Right.EDIT_KNOWLEDGE)
def offers(request: HttpRequest) -> HttpResponse:
    """The pages that were edited here and shipped anew."""
    return render(request, "knowledge/shipped.html", {"offers": [_offer(change) for change in shipped.offered()]})


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def take(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the shipped text into the draft."""
    return _draft(request, slug, shipped.take_shipped)


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def merge(request: HttpRequest, slug: str) -> HttpResponse:
    """Put what the release changed into the draft, beside what was changed here."""
    return _draft(request, slug, shipped.merge_shipped)


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the own text until the shipped one changes again."""
    try:
        shipped.keep_ours(cause=places.cause_of(slug), by=person(request), now=timezone.now())
    except shipped.NothingOffered:
        messages.info(request, _("That is decided already."))
    else:
        messages.success(request, _("Your own text stays. You are asked again once the shipped text changes."))
    return redirect("desk:shipped")


def _draft(request: HttpRequest, slug: str, put: Callable[..., DraftPage | None]) -> HttpResponse:
    try:
        put(
            cause=places.cause_of(slug),
            by=person(request),
            now=timezone.now(),
            version=places.version_in(request),
        )
    except StaleDraft:
        messages.error(request, _("The draft was changed meanwhile and is kept. Look at it once more."))
    except shipped.NothingOffered:
        messages.info(request, _("That is decided already."))
    else:
        messages.success(request, _("The shipped text is in the draft. It comes into force once it is published."))
        return redirect("desk:drafts")
    return redirect("desk:shipped")


def _offer(found: ShippedChange) -> Offer:
    editable = drafting.open_page(found.difference.cause)
    return Offer(
        change=comparisons.of_page(found.difference),
        merged=comparisons.of_page(found.merged) if found.merged else None,
        conflicts=tuple(differences.place(name) for name in found.conflicts),
        shipped_at=found.shipped_at,
        version=editable.version,
        is_draft=editable.is_draft,
    )
