"""Who looked at the very bytes of a mail?"""

from datetime import datetime

from diagnostics.models import Event, Submission, Ticket, User


def record_look(*, ticket: Ticket, submission: Submission, by: User, now: datetime) -> Event:
    """Keep in the history that ``by`` looked at the bytes of ``submission``; the ticket itself stays as it is."""
    details = {"submission": submission.pk}
    return Event.objects.create(ticket=ticket, verb=Event.Verb.RAW_VIEWED, by=by, at=now, details=details)
