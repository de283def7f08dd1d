"""What does the desk say about a ticket?"""

from datetime import datetime

from django.db import transaction

from diagnostics import editions
from diagnostics.models import Event, Feedback, Ticket, User, columns
from diagnostics.tickets import changes

LONGEST_NOTE = 20_000


class EmptyNote(Exception):
    """A note without a word in it."""


@transaction.atomic
def add_note(*, ticket: Ticket, text: str, by: User, now: datetime) -> Event:
    """Put a note for the desk on ``ticket``; EmptyNote if it says nothing."""
    said = columns.clean(text).strip()[:LONGEST_NOTE]
    if not said:
        raise EmptyNote("a note needs words")
    row = changes.lock(ticket, version=None)
    return changes.record(row, verb=Event.Verb.NOTED, by=by, now=now, text=said)


@transaction.atomic
def give_feedback(*, ticket: Ticket, helped: bool, note: str = "", by: User, now: datetime) -> Feedback:
    """Say whether the remedy of the ticket's cause helped; who says it again changes their mind."""
    given, _ = Feedback.objects.update_or_create(
        ticket=ticket,
        cause=ticket.cause,
        by=by,
        defaults={
            "helped": helped,
            "note": columns.clean(note).strip()[:2_000],
            "edition": editions.current(),
            "at": now,
        },
    )
    return given
