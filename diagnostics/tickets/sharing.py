"""What of a ticket may people see who see only what they gave, where mails of others have joined it?"""

from collections.abc import Iterable

from django.db.models import Count, Exists, Max, OuterRef, Q

from diagnostics.models import Delivery, Submission, Ticket, User, columns, policy


def reads_all(viewer: User) -> bool:
    """Whether ``viewer`` may see whatever a ticket holds."""
    return policy.may(viewer, policy.Right.READ_DESK)


def given_by(viewer: User) -> Q:
    """Deliveries out of mails that ``viewer`` gave, or gave once more."""
    again = Submission.objects.filter(duplicate_of=OuterRef("submission"), submitted_by=viewer)
    return Q(submission__submitted_by=viewer) | Q(Exists(again))


def only_given_by(viewer: User) -> Q:
    """Tickets that nobody else's mail has joined."""
    return ~Q(Exists(Delivery.objects.filter(~given_by(viewer), ticket=OuterRef("pk"))))


def narrowed(tickets: Iterable[Ticket], viewer: User) -> tuple[Ticket, ...]:
    """``tickets`` for ``viewer`` to look at: without customer, evidence and count out of mails that others gave.

    Rows so narrowed are not to be saved; whoever changes tickets reads all.
    """
    shown = tuple(tickets)
    if not shown or reads_all(viewer):
        return shown
    own = given_by(viewer)
    counts = (
        Delivery.objects.filter(ticket__in=shown)
        .order_by()
        .values("ticket")
        .annotate(total=Count("pk"), own=Count("pk", filter=own), newest=Max("pk", filter=own))
    )
    mixed = {row["ticket"]: row for row in counts if row["own"] < row["total"]}
    newest = Delivery.objects.only("diagnostic").in_bulk([row["newest"] for row in mixed.values() if row["newest"]])
    for ticket in shown:
        if ticket.pk in mixed:
            count, delivery = mixed[ticket.pk]["own"], newest.get(mixed[ticket.pk]["newest"])
            _narrow(ticket, count, columns.line(delivery.diagnostic, limit=500) if delivery else "")
    return shown


def _narrow(ticket: Ticket, count: int, evidence: str) -> None:
    ticket.customer, ticket.deliveries_count, ticket.evidence = None, count, evidence
