"""Which open ticket does a delivery belong to, and what changes when it joins?"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F, Q

from diagnostics.knowledge.pages import Page
from diagnostics.models import Customer, Delivery, Diagnosis, Event, Ticket, columns
from diagnostics.notices import Action
from diagnostics.tickets import changes, follow_ups


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One delivery that did not arrive: why, for whom, and what the knowledge says of it."""

    delivery: Delivery
    diagnosis: Diagnosis
    page: Page
    customer: Customer | None

    @property
    def recipient(self) -> str:
        """The address as tickets compare it."""
        return self.delivery.recipient.lower()

    @property
    def evidence(self) -> str:
        """The line that proves the cause: the whole reply, or the passage that decided where it stands elsewhere."""
        proof = str(self.diagnosis.evidence["text"]) if self.diagnosis.evidence else ""
        diagnostic = self.delivery.diagnostic
        return columns.line(diagnostic if proof in diagnostic else proof, limit=500)

    def follow_up_at(self, now: datetime) -> datetime | None:
        """When to look again, as seen ``now``."""
        return follow_ups.by_the_clock(self.page, self.delivery, now=now)


def one_at_a_time(case: Case) -> None:
    """Hold back all others who open or join a ticket of the same recipient and cause until the transaction ends."""
    with connection.cursor() as cursor:
        key = f"{case.diagnosis.cause} {case.recipient}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def join(case: Case, *, now: datetime) -> Ticket | None:
    """Count the delivery into the open ticket of its case; None where there is none.

    What has failed for good after delays only is open again, and has the cause of the failure.
    """
    ticket = _find(case) or _find_delay(case)
    if ticket is None:
        return None
    is_end_of_delay = case.delivery.is_failed and _only_delayed_so_far(ticket)
    ticket.deliveries_count += 1
    ticket.evidence = case.evidence
    if ticket.customer_id is None:
        ticket.customer = case.customer
    if is_end_of_delay:
        ticket.state = Ticket.State.OPEN
        ticket.cause, ticket.heading = case.diagnosis.cause, case.page.heading
        ticket.confidence, ticket.needs_review = case.diagnosis.confidence, case.diagnosis.needs_review
        ticket.follow_up_at = case.follow_up_at(now)
    else:
        ticket.confidence = max(ticket.confidence, case.diagnosis.confidence)
        ticket.needs_review = ticket.needs_review and case.diagnosis.needs_review
    details = {
        "delivery": case.delivery.pk,
        "submission": case.delivery.submission_id,
        "is_end_of_delay": is_end_of_delay,
    }
    changes.record(ticket, verb=Event.Verb.JOINED, by=None, now=now, details=details)
    return ticket


def _find(case: Case) -> Ticket | None:
    """The open ticket of this case, locked.

    A known customer's own ticket goes before one that nobody has asked about; without a customer any ticket of the
    recipient and cause will do. Deliveries without a recipient have nothing in common.
    """
    if not case.recipient:
        return None
    same = Ticket.objects.open().filter(recipient=case.recipient, cause=case.diagnosis.cause)
    if case.customer is not None:
        same = same.filter(Q(customer=case.customer) | Q(customer=None))
    return same.select_for_update().order_by(F("customer_id").asc(nulls_last=True), "-id").first()


def _find_delay(case: Case) -> Ticket | None:
    """The ticket that waits for the end of the retries of the very mail that has now failed, locked."""
    message_id = case.delivery.submission.original_message_id
    if not case.delivery.is_failed or not message_id or not case.recipient:
        return None
    waiting = Ticket.objects.open().filter(state=Ticket.State.WAITING, recipient=case.recipient)
    of_same_mail = waiting.filter(
        deliveries__action=Action.DELAYED, deliveries__submission__original_message_id=message_id
    )
    found = waiting.filter(pk__in=of_same_mail.values("pk")).select_for_update().order_by("-id").first()
    return found if found and _only_delayed_so_far(found) else None


def _only_delayed_so_far(ticket: Ticket) -> bool:
    return ticket.state == Ticket.State.WAITING and not ticket.deliveries.filter(action=Action.FAILED).exists()
