"""What does the knowledge say of each cause, for the desk to read?"""

from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from diagnostics import editions
from diagnostics.editions import drafting
from diagnostics.knowledge.causes import Heading
from diagnostics.knowledge.pages import Page
from diagnostics.knowledge.translating import untranslated
from diagnostics.models import Ticket
from diagnostics.models.policy import Right
from diagnostics.web import book, feedback, remedies, wording
from diagnostics.web.access import requires, rights
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
    """A cause's texts in one language."""

    language: str
    name: str
    staff: SafeString
    customer: str


@require_safe
@requires(Right.READ_KNOWLEDGE)
def knowledge(request: HttpRequest) -> HttpResponse:
    """All causes under their headings."""
    pages, language = book.pages(), book.language()
    counts = _open_tickets()
    drafted = {row.cause for row in drafting.draft()} if Right.EDIT_KNOWLEDGE in rights(request) else set()
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
        "summary": remedies.letter(page.summary.within(language), {}, language),
        "question": remedies.letter(page.question.within(language), {}, language) if page.question else "",
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


def _entry(page: Page, counts: dict[str, int], drafted: set[str], language: str) -> Entry:
    return Entry(
        cause=page.cause.value,
        name=page.name.within(language),
        summary=remedies.letter(page.summary.within(language), {}, language),
        owner=wording.owners(page),
        resend=wording.RESENDS[page.resend],
        rules=len(page.rules),
        open=counts.get(page.cause.value, 0),
        is_draft=page.cause in drafted,
        is_untranslated=bool(untranslated(page)),
    )


def _version(page: Page, language: str) -> Version:
    return Version(
        language=language,
        name=wording.LANGUAGES[language],
        staff=remedies.article(page.staff.within(language), {}, language),
        customer=remedies.letter(page.customer.within(language), {}, language),
    )
