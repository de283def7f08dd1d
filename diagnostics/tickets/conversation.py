"""What does the desk say about a ticket?"""

from datetime import datetime

from django.db import transaction

from diagnostics.models import Event, Ticket, User, columns
from diagnostics.tickets import changes


class EmptyNote(Exception):
    """A note without a word in it."""


@transaction.atomic
def add_note(*, ticket: Ticket, text: str, by: User, now: datetime) -> Event:
    """Put a note for the desk on ``ticket``; EmptyNote if it says nothing."""
    said = columns.clean(text).strip()
    if not said:
        raise EmptyNote("a note needs words")
    row = changes.lock(ticket, version=None)
    return changes.record(row, verb=Event.Verb.NOTED, by=by, now=now, text=said)
