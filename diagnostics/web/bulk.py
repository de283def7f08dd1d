"""How does the desk change many tickets at once, and take it back?"""

from functools import partial

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from diagnostics.models import Ticket, User
from diagnostics.models.policy import Right
from diagnostics.tickets import finding, triage
from diagnostics.web import plain, undoing
from diagnostics.web.access import person, requires
from diagnostics.web.actions import Change, back
from diagnostics.web.listing import Listing

MOST = 200
MOST_MATCHING = 500
_LONGEST_LIST = 4_000


@require_POST
@requires(Right.WORK_TICKETS)
def bulk(request: HttpRequest) -> HttpResponseRedirect:
    """Take the chosen tickets, or bring them to a state; what cannot be changed is counted and left."""
    user = person(request)
    change = _change(request.POST.get("do", ""), user)
    changed: list[tuple[Ticket, Ticket]] = []
    for ticket in _chosen(request, user):
        try:
            changed.append((ticket, change(ticket=ticket, by=user, now=timezone.now(), version=ticket.version)))
        except undoing.CONFLICTS:
            continue
    count = undoing.remember(request, changed)
    said = ngettext("%(count)d ticket was changed.", "%(count)d tickets were changed.", count)
    messages.success(request, said % {"count": count}, extra_tags="undo" if count else "")
    return redirect(back(request, reverse("desk:inbox")))


@require_POST
@requires(Right.WORK_TICKETS)
def undo(request: HttpRequest) -> HttpResponseRedirect:
    """Take the last change back, but for tickets that somebody changed since."""
    left = undoing.take_back(request, person(request))
    if left:
        said = ngettext(
            "%(count)d ticket was changed since and stays.", "%(count)d tickets were changed since and stay.", left
        )
        messages.warning(request, said % {"count": left})
    else:
        messages.success(request, _("The change is taken back."))
    return redirect(back(request, reverse("desk:inbox")))


def _chosen(request: HttpRequest, user: User) -> list[Ticket]:
    if request.POST.get("all"):
        return _matching(request, user)
    named = map(plain.number, request.POST.getlist("ticket")[:MOST])
    chosen = [number for number in named if number is not None]
    return list(Ticket.objects.visible_to(user).filter(pk__in=chosen).order_by("id"))


def _matching(request: HttpRequest, user: User) -> list[Ticket]:
    """What the list ``matching`` means, but for tickets that came or changed since it was ``seen_at``."""
    listing = Listing.of(QueryDict(request.POST.get("matching", "")[:_LONGEST_LIST]))
    seen_at = plain.moment(request.POST.get("seen_at", ""))
    if seen_at is None:
        raise BadRequest("when was the list seen?")
    found = finding.find(Ticket.objects.visible_to(user), listing.search, user=user, now=timezone.now())
    return list(found.filter(updated_at__lte=seen_at).order_by("-updated_at", "-id")[:MOST_MATCHING])


def _change(do: str, user: User) -> Change:
    if do == "mine":
        return partial(triage.assign, to=user)
    try:
        return partial(triage.change_state, state=Ticket.State(do))
    except ValueError:
        raise BadRequest("no such change") from None
