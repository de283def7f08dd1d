"""How does a message come in and never get lost?

Whatever is given becomes a row with its bytes in one transaction; the bell rings after the commit. Bad content never
raises: empty, too large and known bytes are states of the row.
"""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from diagnostics import jobs
from diagnostics.models import Batch, RawMessage, Submission, User, columns

_KEPT_TIMES_LIMIT = 4
"""The bytes of a message over the limit are kept for a look up to so many times the limit."""


def open_batch(*, by: User | None, now: datetime) -> Batch:
    """A new batch for submissions that come in together."""
    return Batch.objects.create(created_by=by, created_at=now)


def receive(
    *,
    raw: bytes,
    channel: Submission.Channel,
    filename: str = "",
    by: User | None = None,
    batch: Batch | None = None,
    envelope_from: str = "",
    now: datetime,
) -> Submission:
    """Keep ``raw`` and have it analyzed: the row is committed when this returns (outside of a transaction).

    The row is ``received``, or ``unreadable`` with the reason ``empty`` or ``too-large``, or ``duplicate`` with the
    first submission of the same bytes in ``duplicate_of``.
    """
    submission = Submission(
        batch=batch,
        channel=channel,
        filename=_short_name(filename),
        size=len(raw),
        digest=hashlib.sha256(raw).digest(),
        submitted_by=by,
        envelope_from=columns.line(envelope_from, limit=320),
        received_at=now,
    )
    _refuse_by_size(submission)
    with transaction.atomic():
        if not _keep(submission, raw):
            _keep_as_duplicate(submission)
        elif submission.state == Submission.State.RECEIVED:
            jobs.ring([submission.pk])
    return submission


@transaction.atomic
def read_again(*, submission: Submission) -> None:
    """Have a worker try once more what was unreadable or in quarantine; other submissions stay as they are."""
    if Submission.objects.filter(pk=submission.pk).wait_again():
        jobs.ring([submission.pk])


def _short_name(filename: str) -> str:
    """The last step of a path of whatever system, its ending kept when it must be cut."""
    name = columns.line(filename.replace("\\", "/").rpartition("/")[2], limit=4_000)
    return name if len(name) <= 255 else f"{name[:200]}…{name[-54:]}"


def _refuse_by_size(submission: Submission) -> None:
    if submission.size == 0:
        submission.state, submission.reason = Submission.State.UNREADABLE, "empty"
    elif submission.size > settings.MAIL_LIMIT_BYTES:
        submission.state, submission.reason = Submission.State.UNREADABLE, "too-large"


def _keep(submission: Submission, raw: bytes) -> bool:
    """Save the row and its bytes; False, with nothing saved, where the same bytes are there already."""
    if submission.size and Submission.objects.filter(digest=submission.digest, duplicate_of=None).exists():
        return False
    try:
        with transaction.atomic():
            submission.save(force_insert=True)
    except IntegrityError:
        return False
    if submission.size <= _KEPT_TIMES_LIMIT * settings.MAIL_LIMIT_BYTES:
        RawMessage.of(submission, raw).save(force_insert=True)
    return True


def _keep_as_duplicate(submission: Submission) -> None:
    submission.duplicate_of = Submission.objects.get(digest=submission.digest, duplicate_of=None)
    submission.state, submission.reason = Submission.State.DUPLICATE, ""
    submission.pk = None
    submission.save(force_insert=True)
