"""Who asked us about a bounce?"""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models.functions import Lower

from diagnostics.models import Customer, Submission

_ADDRESS = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,255}")
_MACHINES = re.compile(
    r"(mailer-daemon|mail-daemon|maildaemon|postmaster|no-?reply|do-?not-?reply|double-bounce|bounces?\b|listserv)",
    re.IGNORECASE,
)


def customer_of(submission: Submission, *, addressed_to: str, now: datetime) -> Customer | None:
    """Whoever forwarded the notice, else whoever it was sent to, else whoever sent the mail that bounced.

    Addresses that belong to machines do not count; None where only such are known.
    """
    candidates = (submission.forwarder, submission.envelope_from, addressed_to, submission.original_sender)
    address = next((candidate.lower() for candidate in candidates if is_of_a_person(candidate)), "")
    return _known_or_new(address, now=now) if address else None


def is_of_a_person(address: str) -> bool:
    """Whether ``address`` can belong to somebody who reads mail."""
    return bool(_ADDRESS.fullmatch(address)) and not _MACHINES.match(address)


def _known_or_new(address: str, *, now: datetime) -> Customer:
    known = Customer.objects.alias(lowered=Lower("address")).filter(lowered=address)
    customer = known.first()
    if customer is not None:
        return customer
    try:
        with transaction.atomic():
            return Customer.objects.create(address=address, created_at=now)
    except IntegrityError:
        return known.get()
