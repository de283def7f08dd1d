"""What does every change of a ticket have in common? One at a time, on the version that was looked at, recorded."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from diagnostics.models import Event, Ticket, User


class StaleTicket(Exception):
    """The ticket was changed since it was looked at; ``ticket`` is how it is now."""

    def __init__(self, ticket: Ticket) -> None:
        super().__init__(f"{ticket} is at version {ticket.version}")
        self.ticket = ticket


class CaseAlreadyOpen(Exception):
    """The change would make a second open ticket of the same recipient, cause and customer as ``ticket``."""

    def __init__(self, ticket: Ticket) -> None:
        super().__init__(f"{ticket} is open for the same recipient, cause and customer")
        self.ticket = ticket


def lock(ticket: Ticket, *, version: int | None) -> Ticket:
    """The row of ``ticket``, locked until the transaction ends; StaleTicket unless it is at ``version`` (if given)."""
    row = Ticket.objects.select_for_update().get(pk=ticket.pk)
    if version is not None and row.version != version:
        raise StaleTicket(row)
    return row


def record(
    ticket: Ticket,
    *,
    verb: Event.Verb,
    by: User | None,
    now: datetime,
    text: str = "",
    details: Mapping[str, object] | None = None,
) -> Event:
    """Save ``ticket`` as its next version, and the event of it; CaseAlreadyOpen as its name says."""
    ticket.version += 1
    ticket.updated_at = now
    try:
        with transaction.atomic():
            ticket.save()
    except IntegrityError:
        raise CaseAlreadyOpen(_same_case(ticket)) from None
    return Event.objects.create(ticket=ticket, verb=verb, by=by, at=now, text=text, details=dict(details or {}))


def has_follow_up_by_hand(ticket: Ticket) -> bool:
    """Whether a person has ever set when to look at ``ticket`` again."""
    return ticket.events.filter(verb=Event.Verb.FOLLOW_UP_SET).exists()


def _same_case(ticket: Ticket) -> Ticket:
    return (
        Ticket.objects.open()
        .exclude(pk=ticket.pk)
        .get(recipient=ticket.recipient, cause=ticket.cause, customer=ticket.customer_id)
    )
