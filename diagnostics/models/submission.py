"""What was given to us, and how far is it?"""

import zlib
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from diagnostics.models import columns, policy
from diagnostics.models.user import User
from diagnostics.notices import Kind, Notice, Original


class BatchQuerySet(models.QuerySet["Batch"]):
    """The vocabulary of reading batches."""

    def visible_to(self, user: User) -> Self:
        """What ``user`` may see: everything for those who read the desk, else only what they gave."""
        return self if policy.may(user, policy.Right.READ_DESK) else self.filter(created_by=user)


class Batch(models.Model):
    """Submissions that came in together."""

    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="batches")
    created_at = models.DateTimeField()

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"batch {self.pk}"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """The vocabulary of reading submissions."""

    def waiting(self, now: datetime) -> Self:
        """Received or abandoned half-way: those that some worker must take up."""
        abandoned = Q(state=Submission.State.READING, leased_until__lt=now)
        return self.filter(Q(state=Submission.State.RECEIVED) | abandoned)

    def untouched(self) -> Self:
        """Received and never taken up, the oldest first."""
        return self.filter(state=Submission.State.RECEIVED, attempts=0).order_by("id")

    def claim(self, submission_id: int, *, now: datetime, lease: timedelta, attempts: int) -> "Submission | None":
        """Take ``submission_id`` up for reading until ``now + lease``; None unless it waits and has attempts left.

        One conditional UPDATE, so that of several workers one wins. The ``attempts`` of the row returned are the
        claim's token: they differ for whoever takes the row up after the lease.
        """
        taken = (
            self.waiting(now)
            .filter(pk=submission_id, attempts__lt=attempts)
            .update(state=Submission.State.READING, leased_until=now + lease, attempts=models.F("attempts") + 1)
        )
        return self.select_related("raw_message").get(pk=submission_id) if taken else None

    def held(self, claimed: "Submission") -> "Submission | None":
        """The row of ``claimed``, locked; None when its lease was lost to another worker."""
        return (
            self.select_for_update(of=("self",))
            .filter(pk=claimed.pk, state=Submission.State.READING, attempts=claimed.attempts)
            .first()
        )

    def wait_again(self) -> int:
        """Have those that were unreadable or in quarantine wait to be read once more; how many did."""
        set_aside = [Submission.State.UNREADABLE, Submission.State.QUARANTINED]
        return self.filter(state__in=set_aside, raw_message__isnull=False).update(
            state=Submission.State.RECEIVED, attempts=0, reason="", reason_detail=""
        )

    def visible_to(self, user: User) -> Self:
        """What ``user`` may see: everything for those who read the desk, else only what they submitted."""
        return self if policy.may(user, policy.Right.READ_DESK) else self.filter(submitted_by=user)


class Submission(models.Model):
    """One message that somebody gave us; its bytes (``raw``) never change."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Queued")
        READING = "reading", _("Reading")
        ANALYZED = "analyzed", _("Diagnosed")
        UNREADABLE = "unreadable", _("Cannot be read")
        DUPLICATE = "duplicate", _("Duplicate")
        QUARANTINED = "quarantined", _("In quarantine")

    class Channel(models.TextChoices):
        BROWSER = "browser", _("Browser")
        PASTE = "paste", _("Pasted")
        SMTP = "smtp", _("Forwarded")
        MAILBOX = "mailbox", _("Mailbox")
        API = "api", _("API")
        ARCHIVE = "archive", _("Archive")
        COMMAND = "command", _("Command line")

    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="submissions")
    channel = models.CharField(max_length=12, choices=Channel)
    state = models.CharField(max_length=12, choices=State, default=State.RECEIVED)
    filename = models.CharField(max_length=255, blank=True)
    size = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    duplicate_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="duplicates")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="submissions")
    envelope_from = models.CharField(max_length=320, blank=True)
    received_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    analyzed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=40, blank=True)
    reason_detail = models.TextField(blank=True)

    kind = models.CharField(max_length=12, blank=True, choices=[(kind.value, kind.value) for kind in Kind])
    dialect = models.CharField(max_length=40, blank=True)
    forwarded = models.JSONField(default=list)
    forwarder = models.CharField(max_length=320, blank=True)
    subject = models.TextField(blank=True)
    sender = models.CharField(max_length=320, blank=True)
    notice_message_id = models.TextField(blank=True)
    notice_sent_at = models.DateTimeField(null=True)
    original_message_id = models.TextField(blank=True)
    original_sender = models.CharField(max_length=320, blank=True)
    original_recipients = models.JSONField(default=list)
    original_subject = models.TextField(blank=True)
    original_sent_at = models.DateTimeField(null=True)
    original_size = models.PositiveBigIntegerField(null=True)
    original_attachments = models.JSONField(default=list)
    parts = models.JSONField(default=list)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("digest", condition=Q(duplicate_of=None, size__gt=0), name="submission_bytes_once"),
            models.CheckConstraint(
                condition=Q(state="duplicate", duplicate_of__isnull=False)
                | (~Q(state="duplicate") & Q(duplicate_of=None)),
                name="submission_duplicate_of_something",
            ),
            models.CheckConstraint(
                condition=~Q(state="reading") | Q(leased_until__isnull=False), name="submission_reading_has_lease"
            ),
            models.CheckConstraint(
                condition=~Q(state="analyzed") | (~Q(kind="") & Q(analyzed_at__isnull=False)),
                name="submission_analyzed_has_kind",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["state", "leased_until"],
                condition=Q(state__in=["received", "reading"]),
                name="submission_waiting",
            ),
            models.Index(fields=["id"], condition=Q(state="received"), name="submission_received"),
            models.Index(fields=["batch", "id"], name="submission_of_batch"),
            models.Index(fields=["submitted_by", "-id"], name="submission_by_person"),
            GinIndex(OpClass(Upper("original_subject"), name="gin_trgm_ops"), name="submission_by_subject"),
        ]

    def __str__(self) -> str:
        return self.filename or self.subject or f"submission {self.pk}"

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.state not in (self.State.RECEIVED, self.State.READING)

    def describe(self, notice: Notice) -> None:
        """Take over what ``notice`` says of the message as a whole; not saved."""
        self.kind = notice.kind
        self.dialect = columns.line(notice.dialect, limit=40)
        self.forwarded = [columns.line(wrapper, limit=40) for wrapper in notice.forwarded]
        self.forwarder = columns.line(notice.forwarder, limit=320)
        self.subject = columns.line(notice.subject, limit=1_000)
        self.sender = columns.line(notice.sender, limit=320)
        self.notice_message_id = columns.line(notice.message_id, limit=1_000)
        self.notice_sent_at = columns.moment(notice.sent_at)
        self.parts = [columns.text_part(part) for part in notice.parts]
        self._describe_original(notice.original or Original())

    def _describe_original(self, original: Original) -> None:
        self.original_message_id = columns.line(original.message_id, limit=1_000)
        self.original_sender = columns.line(original.sender, limit=320)
        self.original_recipients = [columns.line(address, limit=320) for address in original.recipients]
        self.original_subject = columns.line(original.subject, limit=1_000)
        self.original_sent_at = columns.moment(original.sent_at)
        self.original_size = columns.whole(original.size, limit=2**53)
        self.original_attachments = [columns.line(name, limit=255) for name in original.attachments]


class RawMessage(models.Model):
    """The bytes of a submission, compressed, in a table of their own so that lists stay lean."""

    submission = models.OneToOneField(Submission, models.CASCADE, primary_key=True, related_name="raw_message")
    compressed = models.BinaryField()

    def __str__(self) -> str:
        return f"raw message of submission {self.pk}"

    @classmethod
    def of(cls, submission: Submission, raw: bytes) -> "RawMessage":
        """An unsaved row that holds ``raw``."""
        return cls(submission=submission, compressed=zlib.compress(raw, 6))

    @property
    def raw(self) -> bytes:
        """The bytes exactly as they were given to us."""
        return zlib.decompress(bytes(self.compressed))
