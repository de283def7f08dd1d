"""Which deliveries does the knowledge have to get right, because a person said what they mean?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diagnostics.knowledge.causes import Cause
from diagnostics.models.ticket import Ticket
from diagnostics.notices import Kind


class GoldenSample(models.Model):
    """One redacted delivery and its true cause.

    ``facts`` are those of ``notices.Delivery``; ``evidence`` is the redacted text that proves the cause, possibly
    empty. What is no longer active is kept, but asked for by nobody.
    """

    class Origin(models.TextChoices):
        CORRECTION = "correction", _("Corrected by a person")
        HAND = "hand", _("Added by hand")

    facts = models.JSONField()
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    cause = models.CharField(max_length=30, choices=[(cause.value, cause.value) for cause in Cause])
    evidence = models.TextField(blank=True)
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.CORRECTION)
    ticket = models.ForeignKey(Ticket, models.SET_NULL, null=True, related_name="golden_samples")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="golden_samples")
    made_at = models.DateTimeField()
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.cause}: {str(self.facts.get('diagnostic', ''))[:60]}"
