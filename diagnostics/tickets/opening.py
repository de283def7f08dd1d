"""Does an undelivered mail open a ticket, or does it join one?"""

from datetime import datetime

from django.db import IntegrityError, transaction

from diagnostics import editions
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Customer, Delivery, Diagnosis, Event, Ticket
from diagnostics.tickets import joining
from diagnostics.tickets.joining import Case


class NoTicket(Exception):
    """A ticket of the case could neither be opened nor joined; trying again helps."""


@transaction.atomic
def open_or_join(*, delivery: Delivery, diagnosis: Diagnosis, customer: Customer | None, now: datetime) -> Ticket:
    """The ticket that ``delivery`` belongs to from now on.

    Locks the case until the transaction ends: whoever adds several deliveries in one transaction does so in the order
    of recipient (lower case) and cause.
    """
    page = editions.book(diagnosis.edition).page(Cause(diagnosis.cause))
    case = Case(delivery=delivery, diagnosis=diagnosis, page=page, customer=customer)
    joining.one_at_a_time(case)
    ticket = joining.join(case, now=now) or _open(case, now=now) or joining.join(case, now=now)
    if ticket is None:
        raise NoTicket(f"{diagnosis.cause} of delivery {delivery.pk}")
    delivery.ticket = ticket
    delivery.save(update_fields=["ticket"])
    return ticket


def _open(case: Case, *, now: datetime) -> Ticket | None:
    """A new ticket; None if a person has opened its like again this very moment."""
    ticket = Ticket(
        state=Ticket.State.OPEN if case.delivery.is_failed else Ticket.State.WAITING,
        cause=case.diagnosis.cause,
        heading=case.page.heading,
        confidence=case.diagnosis.confidence,
        needs_review=case.diagnosis.needs_review,
        recipient=case.recipient,
        domain=case.delivery.domain,
        customer=case.customer,
        evidence=case.evidence,
        deliveries_count=1,
        follow_up_at=case.follow_up_at(now),
        opened_at=now,
        updated_at=now,
    )
    try:
        with transaction.atomic():
            ticket.save(force_insert=True)
    except IntegrityError:
        return None
    details = {"delivery": case.delivery.pk, "submission": case.delivery.submission_id}
    Event.objects.create(ticket=ticket, verb=Event.Verb.OPENED, at=now, details=details)
    return ticket
