"""Which unclear mails are alike, so that one rule would clear them all?"""

from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Max, QuerySet

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Delivery, Diagnosis, Ticket

LOOKED_AT = 20_000
_TICKETS_NAMED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Open tickets with an unclear mail whose replies are alike: the newest such mail, and the newest tickets."""

    fingerprint: str
    count: int
    sample: Delivery
    ticket_ids: tuple[int, ...]


def clusters(*, most: int = 50) -> list[Cluster]:
    """The largest groups among the newest ``LOOKED_AT`` unclear mails, the largest first."""
    groups = list(
        Diagnosis.objects.filter(pk__in=_unclear().values("pk")[:LOOKED_AT])
        .values("delivery__fingerprint")
        .annotate(
            count=Count("delivery__ticket", distinct=True),
            newest=Max("delivery"),
            tickets=ArrayAgg("delivery__ticket", distinct=True),
        )
        .order_by("-count", "-newest")[:most]
    )
    samples = Delivery.objects.select_related("submission", "ticket").in_bulk([group["newest"] for group in groups])
    return [
        Cluster(
            fingerprint=group["delivery__fingerprint"],
            count=group["count"],
            sample=samples[group["newest"]],
            ticket_ids=tuple(sorted(group["tickets"], reverse=True)[:_TICKETS_NAMED]),
        )
        for group in groups
    ]


def _unclear() -> QuerySet[Diagnosis]:
    """What no rule understands, of open tickets, as far as there are words to compare; the newest first."""
    return (
        Diagnosis.objects.filter(is_current=True, cause=Cause.UNCLEAR, made_by=None)
        .filter(delivery__ticket__state__in=[Ticket.State.OPEN, Ticket.State.WAITING])
        .exclude(delivery__fingerprint="")
        .order_by("-id")
    )
