"""Who takes a ticket, how far is it, and is its cause right?"""

from datetime import datetime

from django.db import transaction

from diagnostics import editions
from diagnostics.editions import goldens
from diagnostics.knowledge import evidence
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Diagnosis, Event, Ticket, User, columns
from diagnostics.tickets import changes
from diagnostics.tickets.changes import CaseAlreadyOpen, StaleTicket

__all__ = ["CaseAlreadyOpen", "StaleTicket", "assign", "change_state", "correct_cause"]


@transaction.atomic
def assign(*, ticket: Ticket, to: User | None, by: User, now: datetime, version: int | None = None) -> Ticket:
    """Give ``ticket`` to ``to``, or to nobody; StaleTicket when it is no longer at ``version``."""
    row = changes.lock(ticket, version=version)
    if row.assignee_id == (to.pk if to else None):
        return row
    details = {"from": row.assignee_id, "to": to.pk if to else None}
    row.assignee = to
    changes.record(row, verb=Event.Verb.ASSIGNED, by=by, now=now, details=details)
    return row


@transaction.atomic
def change_state(*, ticket: Ticket, state: Ticket.State, by: User, now: datetime, version: int | None = None) -> Ticket:
    """Say how far ``ticket`` is; StaleTicket as above, CaseAlreadyOpen when it is opened beside its like."""
    row = changes.lock(ticket, version=version)
    if row.state == state:
        return row
    details = {"from": row.state, "to": state}
    row.state = state
    row.done_at = now if state == Ticket.State.DONE else None
    if state == Ticket.State.DONE:
        row.follow_up_at = None
    elif state == Ticket.State.WAITING:
        row.follow_up_at = _still_to_come(row, now) or _by_the_clock(Cause(row.cause), now)
    changes.record(row, verb=Event.Verb.STATE_CHANGED, by=by, now=now, details=details)
    return row


@transaction.atomic
def correct_cause(
    *, ticket: Ticket, cause: Cause, by: User, now: datetime, version: int | None = None, proof: str = ""
) -> Ticket:
    """Say what the cause really is: a person's word takes the place of every diagnosis of ``ticket``.

    ``proof`` is the text that was marked in the mail. The correction is kept as a golden sample of the knowledge.
    """
    row = changes.lock(ticket, version=version)
    details = {"from": row.cause, "to": cause}
    _overrule(row, cause, by=by, now=now, proof=proof.strip())
    row.cause, row.heading = cause, editions.page(cause).heading
    row.confidence, row.needs_review = 1.0, False
    if proof.strip():
        row.evidence = columns.line(proof, limit=500)
    if row.state != Ticket.State.DONE and not changes.has_follow_up_by_hand(row):
        row.follow_up_at = _by_the_clock(cause, now)
    changes.record(row, verb=Event.Verb.CAUSE_CHANGED, by=by, now=now, details=details)
    goldens.add_from_correction(ticket=row, cause=cause, proof=proof, by=by, now=now)
    return row


def _overrule(ticket: Ticket, cause: Cause, *, by: User, now: datetime, proof: str) -> None:
    found = Diagnosis.objects.filter(delivery__ticket=ticket, is_current=True).select_related("delivery")
    former = list(found.select_for_update(of=("self",)))
    Diagnosis.objects.filter(pk__in=[diagnosis.pk for diagnosis in former]).update(is_current=False)
    edition = editions.current()
    Diagnosis.objects.bulk_create(
        Diagnosis(
            delivery_id=diagnosis.delivery_id,
            edition=edition,
            cause=cause,
            permanence=diagnosis.permanence,
            confidence=1.0,
            evidence=_marked(diagnosis, proof) or diagnosis.evidence,
            made_by=by,
            made_at=now,
            replaces=diagnosis,
        )
        for diagnosis in former
    )


def _marked(diagnosis: Diagnosis, proof: str) -> dict[str, str | int] | None:
    """Where ``proof`` stands in what was read of the mail; None where it does not."""
    facts = diagnosis.delivery.facts()
    for passage in (facts.evidence, *facts.context):
        if proof and passage is not None and proof in passage.text:
            return columns.passage(evidence.locate(proof, passage))
    return None


def _by_the_clock(cause: Cause, now: datetime) -> datetime | None:
    clock = editions.page(cause).clock
    return now + clock if clock else None


def _still_to_come(ticket: Ticket, now: datetime) -> datetime | None:
    return ticket.follow_up_at if ticket.follow_up_at and ticket.follow_up_at > now else None
