"""Which knowledge was a diagnosis made with?"""

from typing import ClassVar

from django.conf import settings
from django.db import models


class EditionQuerySet(models.QuerySet["Edition"]):
    """The vocabulary of reading editions."""

    def current(self) -> "Edition":
        """The edition in force; Edition.DoesNotExist before the first."""
        return self.order_by("-number")[:1].get()


class Edition(models.Model):
    """One complete, numbered, immutable state of the knowledge: ``pages`` maps each cause to its TOML page."""

    number = models.PositiveIntegerField(unique=True)
    pages = models.JSONField()
    digest = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="editions")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]

    def __str__(self) -> str:
        return f"edition {self.number}"
