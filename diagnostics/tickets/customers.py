"""Who asked us about a bounce?"""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models.functions import Lower

from diagnostics.models import Customer, Submission, columns
from diagnostics.notices import Notice

_ADDRESS = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,255}")
_MACHINES = re.compile(
    r"(mailer-daemon|mail-daemon|maildaemon|postmaster|no-?reply|do-?not-?reply|double-bounce|bounces?\b|listserv)",
    re.IGNORECASE,
)


def customer_of(submission: Submission, notice: Notice, *, now: datetime) -> Customer | None:
    """Whoever forwarded the notice, else whoever it was sent to, else whoever sent the mail that bounced.

    Addresses that belong to machines do not count; None where only such are known.
    """
    candidates = (notice.forwarder, submission.envelope_from, notice.addressed_to, submission.original_sender)
    address = next((candidate for candidate in candidates if is_of_a_person(candidate)), "")
    if not address:
        return None
    name = columns.line(notice.forwarder_name, limit=200) if address == notice.forwarder else ""
    return _known_or_new(columns.line(address.lower(), limit=320), name, now=now)


def is_of_a_person(address: str) -> bool:
    """Whether ``address`` can belong to somebody who reads mail."""
    return bool(_ADDRESS.fullmatch(address)) and not _MACHINES.match(address)


def _known_or_new(address: str, name: str, *, now: datetime) -> Customer:
    known = Customer.objects.alias(lowered=Lower("address")).filter(lowered=address)
    customer = known.first()
    if customer is None:
        try:
            with transaction.atomic():
                return Customer.objects.create(address=address, name=name, created_at=now)
        except IntegrityError:
            customer = known.get()
    if name and not customer.name:
        customer.name = name
        customer.save(update_fields=["name"])
    return customer
