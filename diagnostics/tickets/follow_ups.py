"""When does the desk look at a ticket again?"""

from datetime import datetime, timedelta

from django.db import transaction

from diagnostics.knowledge.pages import Page
from diagnostics.models import Delivery, Event, Ticket, User
from diagnostics.tickets import changes

_CLOCK_OF_A_DELAY = timedelta(days=1)


@transaction.atomic
def set_follow_up(
    *, ticket: Ticket, at: datetime | None, by: User, now: datetime, version: int | None = None
) -> Ticket:
    """Look at ``ticket`` again at ``at``, or no more."""
    row = changes.lock(ticket, version=version)
    if row.follow_up_at == at:
        return row
    row.follow_up_at = at
    details = {"at": at.isoformat() if at else None}
    changes.record(row, verb=Event.Verb.FOLLOW_UP_SET, by=by, now=now, details=details)
    return row


def by_the_clock(page: Page, delivery: Delivery, *, now: datetime) -> datetime | None:
    """When the knowledge says to look again after ``delivery``; a delay when its retries end, if it tells."""
    if delivery.is_failed:
        return now + page.clock if page.clock else None
    if delivery.retry_until and delivery.retry_until > now:
        return delivery.retry_until
    return now + (page.clock or _CLOCK_OF_A_DELAY)
