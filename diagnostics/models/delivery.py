"""What does a notice say about one recipient? The kept facts of ``notices.Delivery``."""

from typing import ClassVar

from django.db import models

from diagnostics.models.submission import Submission
from diagnostics.models.ticket import Ticket
from diagnostics.notices import Action


class Delivery(models.Model):
    """One recipient of one submission. ``context`` holds passages as ``{part, start, end, text}``."""

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
        ]

    def __str__(self) -> str:
        return self.recipient or f"delivery {self.pk}"
