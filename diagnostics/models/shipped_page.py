"""What did the release say last, page by page?"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from diagnostics.knowledge.causes import Cause


class ShippedPage(models.Model):
    """The page of ``cause`` as it was last shipped, and what became of it here.

    ``base`` is the shipped page that the own one goes back to; empty where that is not known.
    """

    class Fate(models.TextChoices):
        FOLLOWED = "followed", _("Taken over")
        OFFERED = "offered", _("The shipped text changed")
        DECLINED = "declined", _("Own text kept")

    cause = models.CharField(max_length=30, unique=True, choices=[(cause.value, cause.value) for cause in Cause])
    toml = models.TextField()
    base = models.TextField(blank=True)
    fate = models.CharField(max_length=10, choices=Fate, default=Fate.FOLLOWED)
    shipped_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["cause"]

    def __str__(self) -> str:
        return f"shipped page of {self.cause}"
