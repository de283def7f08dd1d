"""How many tickets wait for whom?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Ticket, User

COUNTED_AT_MOST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many open tickets each view of the rail holds; counted among the newest ``COUNTED_AT_MOST``."""

    open: int
    mine: int
    unassigned: int
    needs_review: int
    waiting: int
    due: int
    unclear: int


def counts(user: User, *, now: datetime) -> Counts:
    """The numbers of the rail for ``user``, in one query."""
    newest = Ticket.objects.visible_to(user).open().order_by("-updated_at", "-id")[:COUNTED_AT_MOST]
    found = newest.aggregate(
        open=Count("pk"),
        mine=Count("pk", filter=Q(assignee=user)),
        unassigned=Count("pk", filter=Q(assignee=None)),
        needs_review=Count("pk", filter=Q(needs_review=True)),
        waiting=Count("pk", filter=Q(state=Ticket.State.WAITING)),
        due=Count("pk", filter=Q(follow_up_at__lte=now)),
        unclear=Count("pk", filter=Q(cause=Cause.UNCLEAR)),
    )
    return Counts(**found)
