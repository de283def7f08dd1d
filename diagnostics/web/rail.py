"""What stands around every page: the views with their counts, and what the person may do."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Ticket
from diagnostics.models.policy import Right
from diagnostics.web import wording
from diagnostics.web.access import person, rights
from diagnostics.web.listing import Listing
from diagnostics.web.wording import Words

ICONS: dict[str, str] = {
    "inbox": "inbox",
    "mine": "user",
    "unassigned": "user-plus",
    "review": "eye",
    "due": "bell-alert",
    "waiting": "clock",
    "unclear": "question-mark-circle",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One view in the rail."""

    view: str
    name: Words
    icon: str
    url: str
    count: int
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the base template asks for; counts are read only when they are shown."""

    request: HttpRequest
    rights: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The views that this person has, with counts of open tickets (one query)."""
        counts = _counts(self.request)
        views = ICONS if Right.READ_DESK in self.rights else {"inbox": ICONS["inbox"]}
        current = self.current_view
        return tuple(
            Entry(
                view=view,
                name=wording.VIEWS[view],
                icon=icon,
                url=reverse("desk:inbox") + ("" if view == "inbox" else f"?view={view}"),
                count=counts[view],
                is_current=view == current,
            )
            for view, icon in views.items()
        )

    @property
    def current_view(self) -> str:
        """The view that is open, empty on other pages and for a plain search."""
        if self.request.path != reverse("desk:inbox"):
            return ""
        return Listing.of(self.request.GET).view


def desk(request: HttpRequest) -> dict[str, Desk]:
    """A context processor: ``desk`` in every template."""
    return {"desk": Desk(request=request, rights=frozenset(rights(request)))}


def _counts(request: HttpRequest) -> dict[str, int]:
    user, now = person(request), timezone.now()
    return (
        Ticket.objects.visible_to(user)
        .open()
        .aggregate(
            inbox=Count("pk"),
            mine=Count("pk", filter=Q(assignee=user)),
            unassigned=Count("pk", filter=Q(assignee=None)),
            review=Count("pk", filter=Q(needs_review=True)),
            due=Count("pk", filter=Q(follow_up_at__lte=now)),
            waiting=Count("pk", filter=Q(state=Ticket.State.WAITING)),
            unclear=Count("pk", filter=Q(cause=Cause.UNCLEAR)),
        )
    )
