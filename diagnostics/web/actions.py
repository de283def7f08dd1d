"""How does the desk change a ticket? One address an action, each with the version that was looked at."""

from datetime import datetime, time
from functools import partial
from typing import Protocol

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Ticket, User, policy
from diagnostics.models.policy import Right
from diagnostics.tickets import conversation, follow_ups, triage
from diagnostics.web import book, history, plain, undoing
from diagnostics.web.access import person, requires
from diagnostics.web.tickets import Conflict, show, ticket_of, ticket_url

PROOF_LIMIT = 2_000
MORNING = time(9)
"""When a follow-up is due on its day, in the desk's zone."""


class Change(Protocol):
    """A use case that changes a ticket at a version."""

    def __call__(self, *, ticket: Ticket, by: User, now: datetime, version: int | None) -> Ticket: ...


@require_POST
@requires(Right.WORK_TICKETS)
def assign(request: HttpRequest, number: int) -> HttpResponse:
    """Give the ticket to ``to``: ``me``, the number of a person, or empty for nobody."""
    to = _assignee(request)
    said = _("Assigned to %(name)s.") % {"name": to.short_name} if to else _("Nobody is assigned now.")
    return _change(request, number, partial(triage.assign, to=to), said=said)


@require_POST
@requires(Right.WORK_TICKETS)
def state(request: HttpRequest, number: int) -> HttpResponse:
    """Say how far the ticket is."""
    try:
        to = Ticket.State(request.POST.get("state", ""))
    except ValueError:
        raise BadRequest("no such state") from None
    said = _("The state is now “%(state)s”.") % {"state": to.label}
    return _change(request, number, partial(triage.change_state, state=to), said=said)


@require_POST
@requires(Right.WORK_TICKETS)
def cause(request: HttpRequest, number: int) -> HttpResponse:
    """Correct the cause; ``proof`` is the text that shows it, kept as a sample that the knowledge must get right."""
    try:
        to = Cause(request.POST.get("cause", ""))
    except ValueError:
        raise BadRequest("no such cause") from None
    proof = request.POST.get("proof", "").strip()[:PROOF_LIMIT]
    said = _("The cause is corrected, and kept as a sample that the knowledge must get right.")
    return _change(request, number, partial(triage.correct_cause, cause=to, proof=proof), said=said)


@require_POST
@requires(Right.WORK_TICKETS)
def follow_up(request: HttpRequest, number: int) -> HttpResponse:
    """Look again on the day ``on``; never, where it is empty."""
    at = _morning(request.POST.get("on", ""))
    said = _("We look again on that day.") if at else _("The follow-up is removed.")
    return _change(request, number, partial(follow_ups.set_follow_up, at=at), said=said)


@require_POST
@requires(Right.WORK_TICKETS)
def note(request: HttpRequest, number: int) -> HttpResponse:
    """Write a note; notes stand beside each other and never conflict."""
    ticket = ticket_of(request, number)
    try:
        conversation.add_note(ticket=ticket, text=request.POST.get("text", ""), by=person(request), now=timezone.now())
    except conversation.EmptyNote:
        messages.error(request, _("The note is empty."))
    else:
        messages.success(request, _("The note is saved."))
    return redirect(ticket_url(ticket, "history"))


def back(request: HttpRequest, otherwise: str) -> str:
    """Where the person came from (``next``), only within the portal."""
    asked = request.POST.get("next", "")
    if not asked.startswith("/"):
        return otherwise
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else otherwise


def _change(request: HttpRequest, number: int, change: Change, *, said: str) -> HttpResponse:
    ticket = ticket_of(request, number)
    try:
        row = change(ticket=ticket, by=person(request), now=timezone.now(), version=_version(request))
    except triage.StaleTicket as stale:
        return _conflict(request, stale.ticket, _("Your change was not made: somebody else changed this ticket first."))
    except triage.CaseAlreadyOpen as other:
        why = _(
            "Your change was not made: ticket #%(number)s is already open for the same recipient, cause and customer."
        )
        return _conflict(request, ticket, why % {"number": other.ticket.pk})
    can_undo = row.cause == ticket.cause and undoing.remember(request, [(ticket, row)])
    messages.success(request, said, extra_tags="undo" if can_undo else "")
    return redirect(back(request, ticket_url(ticket)))


def _conflict(request: HttpRequest, ticket: Ticket, why: str) -> HttpResponse:
    fresh = ticket_of(request, ticket.pk)
    missed = max(0, fresh.version - (_version(request) or fresh.version))
    told = history.told(fresh, book.pages(), language=book.language())
    draft = {key: request.POST[key] for key in ("to", "state", "cause", "on", "proof") if key in request.POST}
    return show(request, fresh, conflict=Conflict(why=why, since=told[:missed], draft=draft))


def _version(request: HttpRequest) -> int | None:
    return plain.number(request.POST.get("version", ""))


def _assignee(request: HttpRequest) -> User | None:
    asked = request.POST.get("to", "")
    if asked == "me":
        return person(request)
    if not asked:
        return None
    number = plain.number(asked)
    found = policy.who_may(Right.WORK_TICKETS).filter(pk=number).first() if number is not None else None
    if found is None:
        raise BadRequest("no such person")
    return found


def _morning(asked: str) -> datetime | None:
    if not asked:
        return None
    day = plain.day(asked)
    if day is None:
        raise BadRequest("no such day")
    return timezone.make_aware(datetime.combine(day, MORNING))
