"""Which tickets shall be looked at again?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from diagnostics.models import Diagnosis, Ticket

MOST_NAMED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Tickets that are chosen by everything given here; without any, all that are open.

    ``fingerprint`` is that of a reply whose mails are unclear; ``since`` and ``until`` are when a ticket was opened.
    """

    ticket_ids: tuple[int, ...] | None = None
    fingerprint: str = ""
    since: datetime | None = None
    until: datetime | None = None
    only_open: bool = True

    @classmethod
    def open_tickets(cls) -> "Selection":
        """All that are open."""
        return cls()

    @classmethod
    def of(cls, ticket_ids: Collection[int]) -> "Selection":
        """Those named, also when they are done."""
        return cls(ticket_ids=tuple(sorted(ticket_ids)[:MOST_NAMED]), only_open=False)

    @classmethod
    def of_period(cls, since: datetime, until: datetime) -> "Selection":
        """Those opened from ``since`` until before ``until``, also when they are done."""
        return cls(since=since, until=until, only_open=False)

    @classmethod
    def alike(cls, fingerprint: str) -> "Selection":
        """The open ones with an unclear mail whose reply has this fingerprint."""
        return cls(fingerprint=fingerprint)

    def tickets(self) -> QuerySet[Ticket]:
        """The tickets, newest first."""
        found = Ticket.objects.open() if self.only_open else Ticket.objects.all()
        if self.ticket_ids is not None:
            found = found.filter(pk__in=self.ticket_ids)
        if self.since is not None:
            found = found.filter(opened_at__gte=self.since)
        if self.until is not None:
            found = found.filter(opened_at__lt=self.until)
        if self.fingerprint:
            alike = Diagnosis.objects.filter(is_current=True, cause="unclear", delivery__fingerprint=self.fingerprint)
            found = found.filter(pk__in=alike.values("delivery__ticket"))
        return found.order_by("-id")

    def described(self) -> dict[str, object]:
        """The selection as it is kept with its run."""
        return {
            "ticket_ids": list(self.ticket_ids) if self.ticket_ids is not None else None,
            "fingerprint": self.fingerprint,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "only_open": self.only_open,
        }
