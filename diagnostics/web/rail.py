"""What stands around every page: the views with their counts, and what the person may do."""

from dataclasses import dataclass, field
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from diagnostics import insights
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

COUNTS: dict[str, str] = {view: view for view in ICONS} | {"inbox": "open", "review": "needs_review"}
"""Which of ``insights.Counts`` each view shows."""


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
        counts = insights.counts(person(self.request), now=timezone.now())
        views = ICONS if Right.READ_DESK in self.rights else {"inbox": ICONS["inbox"]}
        current = self.current_view
        return tuple(
            Entry(
                view=view,
                name=wording.VIEWS[view],
                icon=icon,
                url=reverse("desk:inbox") + ("" if view == "inbox" else f"?view={view}"),
                count=getattr(counts, COUNTS[view]),
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
