"""What does a notice say about one recipient? The kept facts of ``notices.Delivery``."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from diagnostics import notices
from diagnostics.knowledge import generalizing
from diagnostics.models import columns
from diagnostics.models.submission import Submission
from diagnostics.models.ticket import Ticket
from diagnostics.notices import Action


def fingerprint(diagnostic: str) -> str:
    """What a reply has in common with others of its kind, short enough for an index."""
    return columns.line(generalizing.fingerprint(columns.clean(diagnostic)), limit=300)


class Delivery(models.Model):
    """One recipient of one submission. ``context`` holds passages as ``{part, start, end, text}``.

    ``fingerprint`` is what ``diagnostic`` has in common with replies of the same kind.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="deliveries")
    position = models.PositiveSmallIntegerField()
    ticket = models.ForeignKey(Ticket, models.PROTECT, null=True, related_name="deliveries")
    recipient = models.CharField(max_length=320, blank=True)
    original_recipient = models.CharField(max_length=320, blank=True)
    domain = models.CharField(max_length=255, blank=True)
    action = models.CharField(max_length=10, choices=[(action.value, action.value) for action in Action])
    status = models.CharField(max_length=12, blank=True)
    status_is_remote = models.BooleanField(default=False)
    reply_code = models.PositiveSmallIntegerField(null=True)
    command = models.CharField(max_length=12, blank=True)
    diagnostic = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=300, blank=True)
    diagnostic_type = models.CharField(max_length=40, blank=True)
    reporting_host = models.CharField(max_length=255, blank=True)
    remote_host = models.CharField(max_length=255, blank=True)
    remote_ip = models.CharField(max_length=45, blank=True)
    dialect = models.CharField(max_length=40, blank=True)
    occurred_at = models.DateTimeField(null=True)
    retry_until = models.DateTimeField(null=True)
    evidence = models.JSONField(null=True)
    context = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "deliveries"
        ordering: ClassVar[list[str]] = ["submission", "position", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("submission", "position", name="delivery_position_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["ticket", "-id"], name="delivery_of_ticket"),
            models.Index(fields=["recipient", "-id"], name="delivery_by_recipient"),
            models.Index(fields=["fingerprint", "-id"], condition=~Q(fingerprint=""), name="delivery_by_fingerprint"),
        ]

    def __str__(self) -> str:
        return self.recipient or f"delivery {self.pk}"

    @property
    def is_failed(self) -> bool:
        """Whether the mail did not arrive for good."""
        return self.action == Action.FAILED

    @classmethod
    def of(cls, submission: Submission, position: int, facts: notices.Delivery) -> "Delivery":
        """An unsaved row that holds ``facts``."""
        recipient = columns.line(facts.recipient, limit=320)
        return cls(
            submission=submission,
            position=position,
            recipient=recipient,
            original_recipient=columns.line(facts.original_recipient, limit=320),
            domain=columns.line(recipient.rpartition("@")[2].lower() if "@" in recipient else "", limit=255),
            action=facts.action,
            status=columns.line(facts.status, limit=12),
            status_is_remote=facts.status_is_remote,
            reply_code=columns.whole(facts.reply_code, limit=999),
            command=columns.line(facts.command, limit=12),
            diagnostic=columns.line(facts.diagnostic, limit=10_000),
            fingerprint=fingerprint(facts.diagnostic),
            diagnostic_type=columns.line(facts.diagnostic_type, limit=40),
            reporting_host=columns.line(facts.reporting_host, limit=255),
            remote_host=columns.line(facts.remote_host, limit=255),
            remote_ip=columns.line(facts.remote_ip, limit=45),
            dialect=columns.line(facts.dialect, limit=40),
            occurred_at=columns.moment(facts.occurred_at),
            retry_until=columns.moment(facts.retry_until),
            evidence=columns.passage(facts.evidence) if facts.evidence else None,
            context=[columns.passage(passage) for passage in facts.context],
        )

    def facts(self) -> notices.Delivery:
        """What the row holds, as it was read; texts that were too long for a column end with an ellipsis."""
        return notices.Delivery(
            recipient=self.recipient,
            original_recipient=self.original_recipient,
            action=Action(self.action),
            status=self.status,
            status_is_remote=self.status_is_remote,
            reply_code=self.reply_code,
            command=self.command,
            diagnostic=self.diagnostic,
            diagnostic_type=self.diagnostic_type,
            reporting_host=self.reporting_host,
            remote_host=self.remote_host,
            remote_ip=self.remote_ip,
            dialect=self.dialect,
            occurred_at=self.occurred_at,
            retry_until=self.retry_until,
            evidence=notices.Passage(**self.evidence) if self.evidence else None,
            context=tuple(notices.Passage(**passage) for passage in self.context),
        )
