"""Where can one go by typing? Pages, tickets and codes that a few letters mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from diagnostics.models import Ticket
from diagnostics.models.policy import Right
from diagnostics.tickets import finding, terms
from diagnostics.web import book, glosses, wording
from diagnostics.web.access import person, rights
from diagnostics.web.rail import ICONS
from diagnostics.web.wording import Words

MOST_TICKETS = 5
MOST_CODES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place to go to; ``also`` says what it is, beside its name."""

    name: Words
    url: Words
    icon: str
    also: Words = ""
    right: Right | None = None


@require_safe
def palette(request: HttpRequest) -> HttpResponse:
    """The places that ``?q=`` means, the pages first; all pages where nothing is typed."""
    query = request.GET.get("q", "")[: terms.LONGEST].strip()
    places = [*_pages(request, query), *(_found(request, query) if query else ())]
    return render(request, "parts/_places.html", {"places": places})


def _pages(request: HttpRequest, query: str) -> Iterator[Place]:
    granted, wanted = rights(request), query.casefold()
    for place in (*_views(granted), *_PAGES):
        if (place.right is None or place.right in granted) and wanted in str(place.name).casefold():
            yield place


def _views(granted: frozenset[Right]) -> Iterator[Place]:
    for view, icon in ICONS.items():
        if view == "inbox" or Right.READ_DESK in granted:
            yield Place(name=wording.VIEWS[view], url=_inbox(view=view), icon=icon)


def _found(request: HttpRequest, query: str) -> Iterator[Place]:
    user = person(request)
    search = terms.parse(query)
    tickets = finding.find(Ticket.objects.visible_to(user), search, user=user, now=timezone.now())
    pages, language = book.pages(), book.language()
    for ticket in tickets.order_by("-updated_at", "-id")[:MOST_TICKETS]:
        name = f"#{ticket.pk} {ticket.recipient or '–'}"
        cause = wording.cause_name(pages, ticket.cause, language=language)
        yield Place(name=name, url=reverse("desk:ticket", args=[ticket.pk]), icon="ticket", also=cause)
    if Right.READ_KNOWLEDGE in rights(request):
        yield from _knowledge(query)
    yield Place(name=query, url=_inbox(q=query), icon="magnifying-glass", also=_("Search all tickets"))


def _knowledge(query: str) -> Iterator[Place]:
    language, wanted = book.language(), query.casefold()
    for cause, page in book.pages().items():
        if wanted in page.name.ja.casefold() or wanted in page.name.en.casefold() or wanted in cause:
            url = reverse("desk:cause", args=[cause])
            yield Place(name=page.name.within(language), url=url, icon="book-open", also=_("Cause"))
    for entry in glosses.dictionary().search(query, most=MOST_CODES):
        name = f"{entry.vendor} {entry.code}".strip()
        url = reverse("desk:code", args=[entry.slug])
        yield Place(name=name, url=url, icon="hashtag", also=entry.title.within(language))


def _inbox(**asked: str) -> str:
    return f"{reverse('desk:inbox')}?{urlencode(asked)}"


_PAGES = (
    Place(name=_("Register a bounce"), url=reverse_lazy("desk:upload"), icon="plus", right=Right.SUBMIT),
    Place(name=_("Registered mails"), url=reverse_lazy("desk:submissions"), icon="inbox-arrow-down"),
    Place(
        name=_("Causes and remedies"), url=reverse_lazy("desk:knowledge"), icon="book-open", right=Right.READ_KNOWLEDGE
    ),
    Place(name=_("Code dictionary"), url=reverse_lazy("desk:codes"), icon="hashtag", right=Right.READ_KNOWLEDGE),
    Place(name=_("Read out on the phone"), url=reverse_lazy("desk:ask"), icon="phone", right=Right.READ_KNOWLEDGE),
    Place(name=_("Settings"), url=reverse_lazy("desk:settings"), icon="cog-6-tooth"),
    Place(name=_("Help"), url=reverse_lazy("desk:help"), icon="lifebuoy"),
)
