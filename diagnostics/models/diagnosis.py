"""What did a delivery mean, according to whom or to which edition?"""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from diagnostics.knowledge import rules
from diagnostics.knowledge.causes import Cause, Permanence
from diagnostics.models import columns
from diagnostics.models.delivery import Delivery
from diagnostics.models.edition import Edition
from diagnostics.models.rediagnosis import Rediagnosis

SURE_ENOUGH = 0.6


class Diagnosis(models.Model):
    """Delivery × edition → cause, or a person's word. Former diagnoses stay, no longer current.

    One that was made when tickets were looked at again names that ``rediagnosis`` and the diagnosis that it
    ``replaces``. ``evidence`` is a passage ``{part, start, end, text}`` or null; ``alternatives`` a list of
    ``{cause, confidence, rule}``.
    """

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="diagnoses")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="diagnoses")
    is_current = models.BooleanField(default=True)
    cause = models.CharField(max_length=30, choices=[(cause.value, cause.value) for cause in Cause])
    permanence = models.CharField(max_length=10, choices=[(word.value, word.value) for word in Permanence])
    confidence = models.FloatField()
    rule = models.CharField(max_length=120, blank=True)
    evidence = models.JSONField(null=True)
    alternatives = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="diagnoses")
    made_at = models.DateTimeField()
    rediagnosis = models.ForeignKey(Rediagnosis, models.PROTECT, null=True, related_name="diagnoses")
    replaces = models.ForeignKey("self", models.SET_NULL, null=True, related_name="replacements")

    class Meta:
        verbose_name_plural = "diagnoses"
        ordering: ClassVar[list[str]] = ["-made_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("delivery", condition=Q(is_current=True), name="diagnosis_one_current"),
            models.CheckConstraint(condition=Q(confidence__range=(0, 1)), name="diagnosis_confidence_range"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["cause", "-id"], condition=Q(is_current=True), name="diagnosis_current_by_cause"),
            models.Index(fields=["-id"], condition=Q(is_current=True), name="diagnosis_current"),
            models.Index(fields=["made_at"], name="diagnosis_by_time"),
        ]

    def __str__(self) -> str:
        return self.cause

    @property
    def needs_review(self) -> bool:
        """Whether a person must look before anybody acts upon it."""
        return self.made_by_id is None and (self.cause == Cause.UNCLEAR or self.confidence < SURE_ENOUGH)

    @classmethod
    def of(cls, delivery: Delivery, edition: Edition, found: rules.Diagnosis, *, now: datetime) -> "Diagnosis":
        """An unsaved row that holds what the knowledge of ``edition`` found."""
        return cls(
            delivery=delivery,
            edition=edition,
            cause=found.cause,
            permanence=found.permanence,
            confidence=min(1.0, max(0.0, found.confidence)),
            rule=columns.line(found.rule, limit=120),
            evidence=columns.passage(found.evidence) if found.evidence else None,
            alternatives=[
                {"cause": other.cause, "confidence": other.confidence, "rule": other.rule}
                for other in found.alternatives
            ],
            made_at=now,
        )
