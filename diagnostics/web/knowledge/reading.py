"""What does the knowledge say of each cause, for the desk to read?"""

from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diagnostics import editions
from diagnostics.editions import drafting, drafts
from diagnostics.knowledge.causes import Cause, Heading
from diagnostics.knowledge.pages import Page
from diagnostics.knowledge.translating import untranslated
from diagnostics.models import Ticket
from diagnostics.models.policy import Right
from diagnostics.web import book, feedback, tellings, wording
from diagnostics.web.access import requires, rights
from diagnostics.web.book import Pages
from diagnostics.web.tellings import Telling
from diagnostics.web.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One cause in the list, with its open tickets; whether it is being rewritten, or not translated throughout."""

    cause: str
    name: str
    summary: str
    owner: str
    resend: Words
    rules: int
    open: int
    is_draft: bool
    is_untranslated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The causes under one heading."""

    heading: str
    name: Words
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A cause's texts for readers of one language."""

    language: str
    name: str
    staff: Telling
    customer: Telling


@require_safe
@requires(Right.READ_KNOWLEDGE)
def knowledge(request: HttpRequest) -> HttpResponse:
    """All causes under their headings."""
    pages, language = book.pages(), book.language()
    counts = _open_tickets()
    drafted = _drafted() if Right.EDIT_KNOWLEDGE in rights(request) and pages else {}
    groups = tuple(
        Group(
            heading=heading.value,
            name=wording.HEADINGS[heading],
            entries=tuple(
                _entry(page, counts, drafted, language) for page in pages.values() if page.heading == heading
            ),
        )
        for heading in Heading
    )
    context = {"groups": [group for group in groups if group.entries], "edition": editions.current() if pages else None}
    return render(request, "knowledge/list.html", context)


@require_safe
@requires(Right.READ_KNOWLEDGE)
def cause(request: HttpRequest, slug: str) -> HttpResponse:
    """One cause: remedy, customer text, rules with their examples."""
    pages, language = book.pages(), book.language()
    page = pages.get(slug)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "name": page.name.within(language),
        "other_name": page.name.within("en" if language == "ja" else "ja"),
        "heading": wording.HEADINGS[page.heading],
        "summary": tellings.letter(page.summary, {}, language=language).text,
        "question": tellings.letter(page.question, {}, language=language).text if page.question else "",
        "owner": wording.owners(page),
        "resend": wording.RESENDS[page.resend],
        "clock": wording.clock(page.clock),
        "versions": sorted(
            (_version(page, name) for name in wording.LANGUAGES), key=lambda one: one.language != language
        ),
        "rules": page.rules,
        "open": _open_tickets().get(slug, 0),
        "said": feedback.of_cause(slug),
        "edition": editions.current(),
        "editable": drafting.open_page(page.cause) if Right.EDIT_KNOWLEDGE in rights(request) else None,
    }
    return render(request, "knowledge/cause.html", context)


def _open_tickets() -> dict[str, int]:
    counted = Ticket.objects.open().order_by().values("cause").annotate(tickets=Count("pk"))
    return {row["cause"]: row["tickets"] for row in counted}


def _drafted() -> Pages:
    """The pages that are being rewritten, as they are drafted."""
    rows = drafting.draft()
    drafted = drafts.book() if rows else None
    return {row.cause: drafted.page(Cause(row.cause)) for row in rows} if drafted else {}


def _entry(page: Page, counts: dict[str, int], drafted: Pages, language: str) -> Entry:
    return Entry(
        cause=page.cause.value,
        name=page.name.within(language),
        summary=tellings.letter(page.summary, {}, language=language).text,
        owner=wording.owners(page),
        resend=wording.RESENDS[page.resend],
        rules=len(page.rules),
        open=counts.get(page.cause.value, 0),
        is_draft=page.cause in drafted,
        is_untranslated=bool(untranslated(drafted.get(page.cause, page))),
    )


def _version(page: Page, language: str) -> Version:
    return Version(
        language=language,
        name=wording.LANGUAGES[language],
        staff=tellings.article(page.staff, {}, language=language),
        customer=tellings.letter(page.customer, {}, language=language),
    )
