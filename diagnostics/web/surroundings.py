"""What else is known around a ticket: of its customer and of its recipient?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Page
from diagnostics.models import Customer, Diagnosis, Ticket, User
from diagnostics.web import wording

_MONTH = timedelta(days=30)
_MOST = 8
_MOST_REACHED = 500
_EXISTING = frozenset(
    {
        Cause.MAILBOX_FULL,
        Cause.MESSAGE_TOO_LARGE,
        Cause.SPAM_SUSPECTED,
        Cause.VIRUS_DETECTED,
        Cause.CONTENT_REFUSED,
        Cause.GREYLISTED,
    }
)
"""Causes that a server names once it has accepted the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerCard:
    """A customer with the figures of their tickets; ``cause`` is the most frequent one of the month."""

    customer: Customer
    open: int
    month: int
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One bounce of the same recipient."""

    at: datetime
    name: str
    code: str
    ticket: int | None


def customer_card(ticket: Ticket, pages: Mapping[str, Page], *, now: datetime, language: str) -> CustomerCard | None:
    """The customer of ``ticket``, in one query."""
    if ticket.customer is None:
        return None
    counted = (
        Ticket.objects.filter(customer=ticket.customer)
        .order_by()
        .values("cause")
        .annotate(
            open=Count("pk", filter=~Q(state=Ticket.State.DONE)),
            month=Count("pk", filter=Q(opened_at__gte=now - _MONTH)),
        )
    )
    rows = sorted(counted, key=lambda row: (-row["month"], row["cause"]))
    return CustomerCard(
        customer=ticket.customer,
        open=sum(row["open"] for row in rows),
        month=sum(row["month"] for row in rows),
        cause=wording.cause_name(pages, rows[0]["cause"], language=language) if rows else "",
    )


def reached(ticket: Ticket, viewer: User | None) -> tuple[str, ...]:
    """Addresses that are known to exist: this customer's mail was refused there for another reason than the address.

    Only such as ``viewer`` may see in tickets.
    """
    if ticket.customer_id is None or viewer is None:
        return ()
    found = (
        Ticket.objects.visible_to(viewer).filter(customer=ticket.customer_id, cause__in=_EXISTING).exclude(recipient="")
    )
    newest = found.order_by("-updated_at", "-id").values_list("recipient", flat=True)[:_MOST_REACHED]
    return tuple(dict.fromkeys(newest))


def course(ticket: Ticket, spellings: Sequence[str], pages: Mapping[str, Page], *, language: str) -> tuple[Step, ...]:
    """The newest bounces of the recipient, in all its ``spellings``, in one query."""
    wanted = {ticket.recipient, *spellings} - {""}
    found = (
        Diagnosis.objects.filter(delivery__recipient__in=wanted, is_current=True)
        .select_related("delivery__submission")
        .only(
            "cause", "delivery__status", "delivery__reply_code", "delivery__ticket", "delivery__submission__received_at"
        )
        .order_by("-delivery_id")[:_MOST]
    )
    return tuple(
        Step(
            at=diagnosis.delivery.submission.received_at,
            name=wording.cause_name(pages, diagnosis.cause, language=language),
            code=wording.code(diagnosis.delivery),
            ticket=diagnosis.delivery.ticket_id,
        )
        for diagnosis in found
    )
