"""How does the desk change many tickets at once, and take it back?"""

from collections.abc import Mapping
from functools import partial

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from diagnostics.models import Ticket, User
from diagnostics.models.policy import Right
from diagnostics.tickets import triage
from diagnostics.web.access import person, requires
from diagnostics.web.actions import Change, back

MOST = 200
UNDO = "undo"
_CONFLICTS = (triage.StaleTicket, triage.CaseAlreadyOpen)


@require_POST
@requires(Right.WORK_TICKETS)
def bulk(request: HttpRequest) -> HttpResponseRedirect:
    """Take the chosen tickets, or bring them to a state; what cannot be changed is counted and left."""
    user = person(request)
    change = _change(request.POST.get("do", ""), user)
    before: list[dict[str, object]] = []
    for ticket in _chosen(request, user):
        try:
            row = change(ticket=ticket, by=user, now=timezone.now(), version=ticket.version)
        except _CONFLICTS:
            continue
        if row.version != ticket.version:
            kept = {"id": ticket.pk, "state": ticket.state, "assignee": ticket.assignee_id, "version": row.version}
            before.append(kept)
    request.session[UNDO] = before
    said = ngettext("%(count)d ticket was changed.", "%(count)d tickets were changed.", len(before))
    messages.success(request, said % {"count": len(before)}, extra_tags="undo" if before else "")
    return redirect(back(request, reverse("desk:inbox")))


@require_POST
@requires(Right.WORK_TICKETS)
def undo(request: HttpRequest) -> HttpResponseRedirect:
    """Take the last change of many back, but for tickets that somebody changed since."""
    user = person(request)
    before = {kept["id"]: kept for kept in request.session.pop(UNDO, [])}
    left = 0
    for ticket in Ticket.objects.visible_to(user).filter(pk__in=before).order_by("id"):
        try:
            _restore(ticket, before[ticket.pk], by=user)
        except _CONFLICTS:
            left += 1
    if left:
        said = ngettext(
            "%(count)d ticket was changed since and stays.", "%(count)d tickets were changed since and stay.", left
        )
        messages.warning(request, said % {"count": left})
    else:
        messages.success(request, _("The change is taken back."))
    return redirect(back(request, reverse("desk:inbox")))


def _chosen(request: HttpRequest, user: User) -> list[Ticket]:
    numbers = [int(word) for word in request.POST.getlist("ticket")[:MOST] if word.isascii() and word.isdecimal()]
    return list(Ticket.objects.visible_to(user).filter(pk__in=numbers).order_by("id"))


def _change(do: str, user: User) -> Change:
    if do == "mine":
        return partial(triage.assign, to=user)
    try:
        return partial(triage.change_state, state=Ticket.State(do))
    except ValueError:
        raise BadRequest("no such change") from None


def _restore(ticket: Ticket, kept: Mapping[str, object], *, by: User) -> None:
    now, version = timezone.now(), kept["version"]
    if ticket.version != version:
        raise triage.StaleTicket(ticket)
    state = Ticket.State(str(kept["state"]))
    row = triage.change_state(ticket=ticket, state=state, by=by, now=now, version=ticket.version)
    assignee = User.objects.filter(pk=int(str(kept["assignee"]))).first() if kept["assignee"] else None
    triage.assign(ticket=row, to=assignee, by=by, now=now, version=row.version)
