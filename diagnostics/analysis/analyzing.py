"""What does a received message say, what does it mean, and which tickets follow?

A worker claims the row, reads and diagnoses outside of any transaction, and records everything in one. It may be
killed at any point: the lease runs out, another worker begins anew, and what was not committed never was.
"""

import logging
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import FrameType

from django.conf import settings
from django.db import transaction

from diagnostics import editions, notices
from diagnostics.knowledge import rules
from diagnostics.models import Delivery, Diagnosis, Edition, Submission, columns
from diagnostics.notices import Kind
from diagnostics.tickets import customers, opening

logger = logging.getLogger(__name__)

_WITH_TICKETS = (Kind.FAILURE, Kind.DELAY)


class TooSlow(BaseException):
    """Reading one mail took longer than ``ANALYSIS_SECONDS``; no guard for broken mails may swallow this."""


class LeaseLost(Exception):
    """Another worker took the row up while this one was reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one message says and means: the notice and a diagnosis for each delivery that needs one."""

    notice: notices.Notice
    edition: Edition
    diagnosed: tuple[tuple[notices.Delivery, rules.Diagnosis | None], ...]


def analyze(submission_id: int, *, now: datetime) -> Submission:
    """Read and diagnose one received submission, open or join its tickets; nothing happens unless it waits.

    Never raises for what the mail holds: the row ends ``analyzed``, ``unreadable`` or, after ``ANALYSIS_ATTEMPTS``
    faults, ``quarantined``; before that it waits to be rung for again. Raises NoKnowledge, and takes nothing up, before
    the first edition of the knowledge.
    """
    edition = editions.current()
    lease = timedelta(seconds=settings.ANALYSIS_LEASE_SECONDS)
    claimed = Submission.objects.claim(submission_id, now=now, lease=lease, attempts=settings.ANALYSIS_ATTEMPTS)
    if claimed is None:
        return Submission.objects.get(pk=submission_id)
    try:
        return _analyze(claimed, edition, now=now)
    except LeaseLost:
        logger.warning("Submission %s was taken up by another worker.", submission_id)
    except TooSlow:
        logger.exception("Submission %s takes too long to read.", submission_id)
        _put_back(claimed, reason="too-slow")
    except Exception as error:
        logger.exception("Submission %s could not be analyzed.", submission_id)
        _put_back(claimed, reason="crashed", detail=repr(error))
    return Submission.objects.get(pk=submission_id)


def reanalyze(submission_id: int, *, now: datetime) -> Submission:
    """Read a submission anew that was unreadable or in quarantine; others stay as they are."""
    Submission.objects.filter(pk=submission_id).wait_again()
    return analyze(submission_id, now=now)


def give_up(*, now: datetime) -> int:
    """Quarantine what was abandoned half-way each time, most likely because it kills its worker; how many."""
    return (
        Submission.objects.waiting(now)
        .filter(attempts__gte=settings.ANALYSIS_ATTEMPTS)
        .update(state=Submission.State.QUARANTINED, leased_until=None, reason="crashed")
    )


def _analyze(claimed: Submission, edition: Edition, *, now: datetime) -> Submission:
    try:
        with _within(settings.ANALYSIS_SECONDS):
            finding = _understand(claimed.raw_message.raw, edition)
    except notices.Unreadable as refusal:
        return _record_unreadable(claimed, refusal)
    return _record(claimed, finding, now=now)


def _understand(raw: bytes, edition: Edition) -> Finding:
    """The pure heart: bytes and knowledge → what they say and mean."""
    notice = notices.read(raw, limits=notices.Limits(bytes=settings.MAIL_LIMIT_BYTES))
    deliveries = notice.deliveries
    if not deliveries and notice.kind in _WITH_TICKETS:
        deliveries = (_nameless(notice),)
    matcher = editions.matcher(edition)
    diagnosed = tuple(
        (delivery, matcher.diagnose(delivery, kind=notice.kind) if _needs_diagnosis(notice, delivery) else None)
        for delivery in deliveries
    )
    return Finding(notice=notice, edition=edition, diagnosed=diagnosed)


def _nameless(notice: notices.Notice) -> notices.Delivery:
    """What stands for a notice that names no recipient, so that the desk sees it."""
    action = notices.Action.DELAYED if notice.kind == Kind.DELAY else notices.Action.FAILED
    return notices.Delivery(recipient="", action=action, diagnostic=notice.subject, dialect=notice.dialect)


def _needs_diagnosis(notice: notices.Notice, delivery: notices.Delivery) -> bool:
    return notice.kind in _WITH_TICKETS and delivery.action in (notices.Action.FAILED, notices.Action.DELAYED)


@transaction.atomic
def _record(claimed: Submission, finding: Finding, *, now: datetime) -> Submission:
    submission = _hold(claimed)
    submission.describe(finding.notice)
    submission.state = Submission.State.ANALYZED
    submission.analyzed_at = now
    submission.leased_until = None
    submission.reason = submission.reason_detail = ""
    submission.save()
    diagnoses = _record_deliveries(submission, finding, now=now)
    if diagnoses:
        customer = customers.customer_of(submission, finding.notice, now=now)
        for diagnosis in sorted(diagnoses, key=lambda one: (one.delivery.recipient.lower(), one.cause)):
            opening.open_or_join(delivery=diagnosis.delivery, diagnosis=diagnosis, customer=customer, now=now)
    return submission


def _record_deliveries(submission: Submission, finding: Finding, *, now: datetime) -> list[Diagnosis]:
    deliveries = Delivery.objects.bulk_create(
        Delivery.of(submission, position, facts) for position, (facts, _) in enumerate(finding.diagnosed)
    )
    return Diagnosis.objects.bulk_create(
        Diagnosis.of(delivery, finding.edition, found, now=now)
        for delivery, (_, found) in zip(deliveries, finding.diagnosed, strict=True)
        if found is not None
    )


@transaction.atomic
def _record_unreadable(claimed: Submission, refusal: notices.Unreadable) -> Submission:
    submission = _hold(claimed)
    submission.state = Submission.State.UNREADABLE
    submission.leased_until = None
    submission.reason = columns.line(refusal.reason, limit=40)
    submission.reason_detail = columns.line(refusal.detail, limit=1_000)
    submission.save()
    return submission


def _hold(claimed: Submission) -> Submission:
    held = Submission.objects.held(claimed)
    if held is None:
        raise LeaseLost(claimed.pk)
    return held


@transaction.atomic
def _put_back(claimed: Submission, *, reason: str, detail: str = "") -> None:
    """Let the submission wait for another attempt, or quarantine it after the last."""
    submission = Submission.objects.held(claimed)
    if submission is None:
        return
    is_last = submission.attempts >= settings.ANALYSIS_ATTEMPTS
    submission.state = Submission.State.QUARANTINED if is_last else Submission.State.RECEIVED
    submission.leased_until = None
    submission.reason = reason
    submission.reason_detail = columns.line(detail, limit=1_000)
    submission.save()


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise TooSlow in the block after ``seconds``; an alarm that was set before goes on afterwards."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(signal_number: int, frame: FrameType | None) -> None:  # noqa: ARG001  # as signal handlers are called
        raise TooSlow(f"more than {seconds} seconds")

    began = time.monotonic()
    former_handler = signal.signal(signal.SIGALRM, ring)
    left, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, max(0.001, left - (time.monotonic() - began)) if left else 0)
        signal.signal(signal.SIGALRM, former_handler)
