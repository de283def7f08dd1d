"""How does a draft come into force by a publisher's hand?"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diagnostics.editions import publishing
from diagnostics.editions.goldens import GoldenChange
from diagnostics.knowledge.loading import BadPage
from diagnostics.models import GoldenSample, columns
from diagnostics.models.policy import Right
from diagnostics.web import book
from diagnostics.web.access import person, requires
from diagnostics.web.knowledge import drafts, places, refusals
from diagnostics.web.knowledge.drafts import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A sample that would be understood otherwise, in the names of the causes."""

    sample: GoldenSample
    right: str
    before: str
    after: str
    reply: str
    is_acknowledged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Untranslated:
    """A page that would lose translations: which texts, as the editor calls them."""

    cause: str
    name: str
    texts: tuple[str, ...]
    is_acknowledged: bool


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.PUBLISH_KNOWLEDGE)
def publish(request: HttpRequest) -> HttpResponse:
    """The draft as a whole, to be put into force as the next edition."""
    if request.method != "POST":
        return _show(request)
    acknowledged = {number for word in request.POST.getlist("golden") if (number := places.number_in(word))}
    note = columns.clean(request.POST.get("note", "")[:2000])
    try:
        edition = publishing.publish(
            by=person(request),
            now=timezone.now(),
            note=note,
            acknowledged=acknowledged,
            untranslated=request.POST.getlist("untranslated"),
        )
    except publishing.TranslationsMissing:
        return _refuse(request, _("Translate what is missing, or acknowledge each page that lacks a translation."))
    except publishing.GoldenWouldChange:
        return _refuse(request, _("Acknowledge each sample that would be understood otherwise, or mend the rules."))
    except publishing.SecondPersonNeeded:
        return _refuse(request, _("You wrote all of this draft: another publisher has to publish it."))
    except publishing.OutdatedDrafts as outdated:
        called = book.names()
        names = ", ".join(called[cause] for cause in outdated.causes)
        said = _("These pages were published anew since their drafts were begun; look at them first: %(names)s")
        return _refuse(request, said % {"names": names})
    except publishing.NothingToPublish:
        return _refuse(request, _("There is nothing to publish: no draft differs from what is in force."))
    except BadPage as bad:
        refusal = refusals.of_page(bad)
        return _refuse(request, _("A page is not sound. %(fault)s") % {"fault": refusal.said}, detail=refusal.detail)
    said = format_html(
        '{} <a href="{}">{}</a>',
        _("Edition %(number)s is in force. Workers take it up within seconds.") % {"number": edition.number},
        reverse("desk:rediagnoses"),
        _("Diagnose open tickets again"),
    )
    messages.success(request, said)
    return redirect("desk:edition", edition.number)


def golden_rows(changes: Iterable[GoldenChange], *, acknowledged: Iterable[int] = ()) -> tuple[Golden, ...]:
    """The samples that would be understood otherwise, for a page."""
    chosen, names = set(acknowledged), book.names()
    return tuple(
        Golden(
            sample=change.sample,
            right=names[change.sample.cause],
            before=names[change.before],
            after=names[change.after],
            reply=str(change.sample.facts.get("diagnostic", "")),
            is_acknowledged=change.sample.pk in chosen,
        )
        for change in changes
    )


def _untranslated(listed: Iterable[Draft], acknowledged: Collection[str]) -> Iterator[Untranslated]:
    for draft in listed:
        if draft.lost:
            cause, name = draft.row.cause, draft.change.name
            is_acknowledged = cause in acknowledged
            yield Untranslated(cause=cause, name=name, texts=draft.lost, is_acknowledged=is_acknowledged)


def _refuse(request: HttpRequest, why: str, *, detail: str = "") -> HttpResponse:
    return _show(request, why=why, detail=detail, status=422)


def _show(request: HttpRequest, *, why: str = "", detail: str = "", status: int = 200) -> HttpResponse:
    listed = drafts.listed()
    asked = request.POST if request.method == "POST" else request.GET
    chosen = [number for word in asked.getlist("golden") if (number := places.number_in(word))]
    own_work = bool(listed) and {draft.row.edited_by_id for draft in listed} == {person(request).pk}
    changes = publishing.golden_changes_of_draft() if listed else []
    context = {
        "drafts": listed,
        "untranslated": tuple(_untranslated(listed, asked.getlist("untranslated"))),
        "goldens": golden_rows(changes, acknowledged=chosen),
        "needs_another": settings.KNOWLEDGE_SECOND_PERSON and own_work,
        "second_person": settings.KNOWLEDGE_SECOND_PERSON,
        "is_outdated": any(draft.is_outdated for draft in listed),
        "note": request.POST.get("note", ""),
        "why": why,
        "detail": detail,
    }
    return render(request, "knowledge/publish.html", context, status=status)
