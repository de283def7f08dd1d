"""Did a remedy help?"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from diagnostics.knowledge.causes import Cause
from diagnostics.models.edition import Edition
from diagnostics.models.ticket import Ticket


class Feedback(models.Model):
    """What one person found of the remedy of a cause in the case of one ticket."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="feedback")
    cause = models.CharField(max_length=30, choices=[(cause.value, cause.value) for cause in Cause])
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="feedback")
    helped = models.BooleanField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="feedback")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "feedback"
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("ticket", "cause", "by", name="feedback_once_a_person"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["cause", "-at"], name="feedback_by_cause")]

    def __str__(self) -> str:
        return f"{self.cause}: {'helped' if self.helped else 'did not help'}"
