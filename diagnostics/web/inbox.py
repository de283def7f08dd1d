"""Which tickets lie before the desk?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from diagnostics.knowledge.causes import Heading
from diagnostics.knowledge.pages import Page
from diagnostics.models import Ticket, policy
from diagnostics.models.policy import Right
from diagnostics.models.ticket import TicketQuerySet
from diagnostics.tickets import finding, paging, sharing
from diagnostics.tickets.paging import Group
from diagnostics.web import book, cases, wording
from diagnostics.web.access import person, rights
from diagnostics.web.bulk import MOST_MATCHING
from diagnostics.web.listing import Listing
from diagnostics.web.tickets import ticket_of
from diagnostics.web.wording import Words

ROWS_A_PAGE = 50
MOST_COUNTED = 10_000
DENSITIES = ("comfortable", "compact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One ticket in the list: who, why and when."""

    ticket: Ticket
    name: str
    heading: Words
    is_selected: bool
    group: str = ""


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The list, with the first or the ``selected`` ticket beside it."""
    user, now = person(request), timezone.now()
    listing = Listing.of(request.GET)
    search = listing.search
    found = finding.find(Ticket.objects.visible_to(user), search, user=user, now=now)
    listed = paging.page(
        found.select_related("customer", "assignee"),
        size=ROWS_A_PAGE,
        after=listing.after,
        before=listing.before,
        group=listing.group,
    )
    pages, count = book.pages(), _count(found)
    tickets = sharing.narrowed(listed.tickets, user)
    selected = _selected(tickets, request.GET.get("selected", ""))
    context = {
        "listing": listing,
        "back": request.get_full_path(),
        "view_name": wording.VIEWS[listing.view],
        "search_text": listing.q,
        "problems": search.problems,
        "count": count,
        "most_counted": MOST_COUNTED,
        "matching": min(count, MOST_MATCHING),
        "seen_at": now.isoformat(),
        "listed": listed,
        "rows": _rows(tickets, pages, selected, listing.group),
        "case": cases.case(selected, pages, language=book.language(), viewer=user) if selected else None,
        "density": _density(request),
        "may_work": Right.WORK_TICKETS in rights(request),
        "newer_url": listing.url(before=listed.newer),
        "older_url": listing.url(after=listed.older),
        "density_url": listing.url(density="comfortable" if _density(request) == "compact" else "compact"),
        "is_filtered": bool(listing.filters or listing.q),
        **_choices(pages),
    }
    return render(request, "tickets/inbox.html", context)


@require_safe
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """The pane beside the list, for one ticket."""
    case = cases.case(ticket_of(request, number), book.pages(), language=book.language(), viewer=person(request))
    back = HtmxDetails(request).current_url_abs_path or ""
    return render(
        request,
        "tickets/_preview.html",
        {"case": case, "may_work": Right.WORK_TICKETS in rights(request), "back": back},
    )


def _selected(tickets: Sequence[Ticket], number: str) -> Ticket | None:
    chosen = next((ticket for ticket in tickets if str(ticket.pk) == number), None)
    return chosen or next(iter(tickets), None)


def _rows(
    tickets: Sequence[Ticket], pages: Mapping[str, Page], selected: Ticket | None, group: Group
) -> tuple[Row, ...]:
    language = book.language()
    return tuple(
        Row(
            ticket=ticket,
            name=wording.cause_name(pages, ticket.cause, language=language),
            heading=wording.HEADINGS[Heading(ticket.heading)],
            is_selected=ticket == selected,
            group=_group_name(ticket, group, pages, language),
        )
        for ticket in tickets
    )


def _group_name(ticket: Ticket, group: Group, pages: Mapping[str, Page], language: str) -> str:
    match group:
        case Group.DOMAIN:
            return ticket.domain or _("No domain")
        case Group.CAUSE:
            return wording.cause_name(pages, ticket.cause, language=language)
        case Group.CUSTOMER:
            return str(ticket.customer or _("No customer"))
    return ""


def _count(found: TicketQuerySet) -> int:
    """How many there are, up to one more than are counted."""
    return found.order_by()[: MOST_COUNTED + 1].count()


def _density(request: HttpRequest) -> str:
    """How tall the rows are: what was asked for last in this session."""
    asked = request.GET.get("density", "")
    if asked in DENSITIES and request.session.get("density", DENSITIES[0]) != asked:
        request.session["density"] = asked
    return str(request.session.get("density", DENSITIES[0]))


def _choices(pages: Mapping[str, Page]) -> dict[str, object]:
    """What the filters can be set to."""
    language = book.language()
    return {
        "causes": [(cause, page.name.within(language)) for cause, page in pages.items()],
        "states": Ticket.State.choices,
        "groups": wording.GROUPS.items(),
        "people": policy.who_may(Right.WORK_TICKETS),
    }
