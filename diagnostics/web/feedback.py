"""Did the remedy help? Said on the ticket, gathered on the page of the cause."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diagnostics.models import Feedback
from diagnostics.models.policy import Right
from diagnostics.tickets import conversation
from diagnostics.web.access import person, requires
from diagnostics.web.book import Names
from diagnostics.web.tickets import ticket_of, ticket_url

_ANSWERS = {"yes": True, "no": False}
_NEWEST = 10
_GOOD, _BAD = Count("pk", filter=Q(helped=True)), Count("pk", filter=Q(helped=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the desk found of the remedy of a cause: how often it helped, how often not, and the newest notes."""

    helped: int
    failed: int
    notes: tuple[Feedback, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Helpfulness:
    """How often the remedy of a cause helped, and how often it did not."""

    cause: str
    name: str
    helped: int
    failed: int


@require_POST
@requires(Right.WORK_TICKETS)
def give(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the remedy ``helped`` (``yes`` or ``no``), with a note."""
    ticket = ticket_of(request, number)
    helped = _ANSWERS.get(request.POST.get("helped", ""))
    if helped is None:
        raise BadRequest(_("no such answer"))
    note = request.POST.get("note", "")
    conversation.give_feedback(ticket=ticket, helped=helped, note=note, by=person(request), now=timezone.now())
    messages.success(request, _("Thank you. Whoever edits the knowledge sees it."))
    return redirect(ticket_url(ticket))


def by_cause(names: Names) -> tuple[Helpfulness, ...]:
    """How helpful each remedy was that anybody spoke of, the least helpful first, in one query."""
    rows = Feedback.objects.order_by().values("cause").annotate(good=_GOOD, bad=_BAD).order_by("-bad", "good", "cause")
    return tuple(
        Helpfulness(cause=row["cause"], name=names[row["cause"]], helped=row["good"], failed=row["bad"]) for row in rows
    )


def of_cause(cause: str) -> Said:
    """All that was said of the remedy of ``cause``, in two queries."""
    rows = Feedback.objects.filter(cause=cause)
    counted = rows.aggregate(good=_GOOD, bad=_BAD)
    notes = rows.exclude(note="").select_related("by").order_by("-at", "-id")[:_NEWEST]
    return Said(helped=counted["good"], failed=counted["bad"], notes=tuple(notes))
