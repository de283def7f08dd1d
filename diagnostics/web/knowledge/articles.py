"""How does an editor write the article of a cause, in both languages, without overwriting anybody?"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diagnostics.editions import drafting
from diagnostics.editions.drafting import Editable, StaleDraft
from diagnostics.knowledge import remedies
from diagnostics.knowledge.differences import between_pages
from diagnostics.knowledge.loading import BadPage
from diagnostics.knowledge.pages import Page
from diagnostics.models.policy import Right
from diagnostics.web.access import person, requires
from diagnostics.web.knowledge import article_forms, differences, places, previews, refusals
from diagnostics.web.knowledge.article_forms import ArticleForm
from diagnostics.web.knowledge.differences import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Somebody else saved the page first: who and when, and what of it differs from what was typed."""

    who: str
    at: datetime | None
    changes: tuple[Change, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.EDIT_KNOWLEDGE)
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The article of a cause in a form; sent, it becomes the draft."""
    cause = places.cause_of(slug)
    editable = drafting.open_page(cause)
    if request.method != "POST":
        return _show(request, editable, ArticleForm(initial=article_forms.initial(editable.page)))
    form = ArticleForm(request.POST)
    if request.POST.get("do") == "preview" or not form.is_valid():
        return _show(request, editable, form, version=places.version_in(request))
    return _save(request, editable, form)


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The article as it is being typed, with the values of a real delivery, and which translations are missing."""
    cause = places.cause_of(slug)
    shown = previews.preview(request, cause, request.POST.dict(), ticket=request.POST.get("ticket", ""))
    context = {"preview": shown, "pairs": ArticleForm(request.POST).pairs, "is_update": True}
    return render(request, "knowledge/_preview.html", context)


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def drop(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the draft of a page up."""
    cause = places.cause_of(slug)
    try:
        drafting.drop_page(cause=cause, version=places.version_in(request), by=person(request), now=timezone.now())
    except StaleDraft:
        messages.error(request, _("The draft was changed meanwhile and is kept. Look at it once more."))
        return redirect("desk:drafts")
    messages.success(request, _("The draft is dropped; the page in force stays."))
    return redirect("desk:cause", slug)


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def rebase(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that the newer edition of the page was seen, and that the draft shall take its place."""
    cause = places.cause_of(slug)
    try:
        drafting.rebase(cause=cause, version=places.version_in(request), by=person(request), now=timezone.now())
    except StaleDraft:
        messages.error(request, _("The draft was changed meanwhile. Look at it once more."))
    else:
        messages.success(request, _("The draft now stands on the edition in force."))
    return redirect("desk:article", slug)


def _save(request: HttpRequest, editable: Editable, form: ArticleForm) -> HttpResponse:
    cause, version = editable.page.cause, places.version_in(request)
    page = form.page(editable.page)
    try:
        saved = drafting.save_page(cause=cause, page=page, version=version, by=person(request), now=timezone.now())
    except StaleDraft:
        return _conflict(request, form, page)
    except BadPage as bad:
        form.add_error(None, refusals.of_page(bad).said)
        return _show(request, editable, form, version=version)
    if saved is None:
        messages.info(request, _("The page says what is in force; no draft is needed."))
        return redirect("desk:cause", cause.value)
    messages.success(request, _("The draft is saved. Customers and tickets see it once it is published."))
    return redirect("desk:article", cause.value)


def _conflict(request: HttpRequest, form: ArticleForm, mine: Page) -> HttpResponse:
    theirs = drafting.open_page(mine.cause)
    conflict = Conflict(
        who=theirs.edited_by.short_name if theirs.edited_by else "",
        at=theirs.edited_at,
        changes=differences.of_article(between_pages(theirs.page, mine)),
    )
    return _show(request, theirs, form, conflict=conflict)


def _show(
    request: HttpRequest,
    editable: Editable,
    form: ArticleForm,
    *,
    version: int | None = None,
    conflict: Conflict | None = None,
) -> HttpResponse:
    cause, ticket = editable.page.cause, request.POST.get("ticket") or request.GET.get("ticket") or ""
    texts = request.POST.dict() if request.method == "POST" else article_forms.initial(editable.page)
    context = {
        "editable": editable,
        "page": editable.page,
        "name": places.name_of(editable.page),
        "form": form,
        "version": editable.version if version is None else version,
        "conflict": conflict,
        "preview": previews.preview(request, cause, texts, ticket=ticket),
        "placeholders": tuple(f"{{{name}}}" for name in remedies.PLACEHOLDERS),
    }
    status = 409 if conflict else 422 if form.errors else 200
    return render(request, "knowledge/article.html", context, status=status)
