"""What does the desk read and do on the page of one ticket?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from diagnostics.models import Feedback, Ticket, policy
from diagnostics.models.policy import Right
from diagnostics.tickets import sharing
from diagnostics.web import book, cases, history, surroundings, tabs
from diagnostics.web.access import person, rights
from diagnostics.web.wording import Words

TABS: Mapping[str, Words] = {
    "remedy": _("Remedy"),
    "letter": _("Text for the customer"),
    "mail": _("Original mail"),
    "way": _("Way of the mail"),
    "bounces": _("Bounces"),
    "history": _("History and notes"),
}
_OF_THE_DESK = ("history",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A change that was not made: why, what others did since, and the draft that is kept."""

    why: Words
    since: tuple[history.Told, ...]
    draft: Mapping[str, str]


def ticket_of(request: HttpRequest, number: int) -> Ticket:
    """Ticket ``number`` as far as the person may see it; 404 for everybody else."""
    viewer = person(request)
    visible = Ticket.objects.visible_to(viewer).select_related("customer", "assignee")
    (ticket,) = sharing.narrowed([get_object_or_404(visible, pk=number)], viewer)
    return ticket


def ticket_url(ticket: Ticket, tab: str = "") -> str:
    """The address of the page of ``ticket``, open at ``tab``."""
    return reverse("desk:ticket", args=[ticket.pk]) + (f"?tab={tab}" if tab else "")


@require_safe
def ticket(request: HttpRequest, number: int) -> HttpResponse:
    """The page of one ticket, open at ``?tab=``."""
    return show(request, ticket_of(request, number))


def show(request: HttpRequest, ticket: Ticket, *, conflict: Conflict | None = None) -> HttpResponse:
    """The page; with ``conflict``, as 409 with the draft in its forms."""
    user, pages, language, granted = person(request), book.pages(), book.language(), rights(request)
    case = cases.case(ticket, pages, language=language, viewer=user)
    known = {tab: name for tab, name in TABS.items() if Right.READ_DESK in granted or tab not in _OF_THE_DESK}
    asked = request.GET.get("tab", "")
    tab = asked if asked in known else "remedy"
    context = {
        "case": case,
        "ticket": ticket,
        "tabs": known,
        "tab": tab,
        "back": ticket_url(ticket, tab),
        "letter": tabs.letter(case),
        "conflict": conflict,
        "may_work": Right.WORK_TICKETS in granted,
        **tabs.content(tab, case, viewer=user),
    }
    if Right.READ_DESK in granted:
        context |= _sidebar(case)
    if Right.WORK_TICKETS in granted and tab == "remedy":
        context["feedback"] = {"mine": Feedback.objects.filter(ticket=ticket, cause=ticket.cause, by=user).first()}
    if Right.WORK_TICKETS in granted:
        context |= _choices(pages, language)
    return render(request, "tickets/ticket.html", context, status=409 if conflict else 200)


def _sidebar(case: cases.Case) -> dict[str, object]:
    spellings = [case.delivery.recipient] if case.delivery else []
    return {
        "customer": surroundings.customer_card(case.ticket, case.pages, now=timezone.now(), language=case.language),
        "course": surroundings.course(case.ticket, spellings, case.pages, language=case.language),
    }


def _choices(pages: book.Pages, language: str) -> dict[str, object]:
    return {
        "people": policy.who_may(Right.WORK_TICKETS),
        "states": Ticket.State.choices,
        "causes": [(cause, page.name.within(language)) for cause, page in pages.items()],
    }
