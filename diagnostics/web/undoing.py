"""How does a person take back what they just did to tickets?"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from diagnostics.models import Ticket, User
from diagnostics.tickets import follow_ups, triage

_KEY = "undo"
CONFLICTS = (triage.StaleTicket, triage.CaseAlreadyOpen)


def remember(request: HttpRequest, changed: Iterable[tuple[Ticket, Ticket]]) -> int:
    """Keep how tickets were before their last change, as (before, after); how many there are."""
    kept = [
        {
            "id": before.pk,
            "state": before.state,
            "assignee": before.assignee_id,
            "follow_up": before.follow_up_at.isoformat() if before.follow_up_at else "",
            "version": after.version,
        }
        for before, after in changed
        if before.version != after.version
    ]
    request.session[_KEY] = kept
    return len(kept)


def take_back(request: HttpRequest, user: User) -> int:
    """Bring the tickets back to how they were; how many stay, because somebody changed them since."""
    before = {kept["id"]: kept for kept in request.session.pop(_KEY, [])}
    left = 0
    for ticket in Ticket.objects.visible_to(user).filter(pk__in=before).order_by("id"):
        try:
            _restore(ticket, before[ticket.pk], by=user)
        except CONFLICTS:
            left += 1
    return left


def _restore(ticket: Ticket, kept: Mapping[str, object], *, by: User) -> None:
    now = timezone.now()
    if ticket.version != kept["version"]:
        raise triage.StaleTicket(ticket)
    state = Ticket.State(str(kept["state"]))
    row = triage.change_state(ticket=ticket, state=state, by=by, now=now, version=ticket.version)
    assignee = User.objects.filter(pk=int(str(kept["assignee"]))).first() if kept["assignee"] else None
    row = triage.assign(ticket=row, to=assignee, by=by, now=now, version=row.version)
    at = datetime.fromisoformat(str(kept["follow_up"])) if kept["follow_up"] else None
    follow_ups.set_follow_up(ticket=row, at=at, by=by, now=now, version=row.version)
