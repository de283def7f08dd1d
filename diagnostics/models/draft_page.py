"""Which pages of the knowledge are being rewritten?"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from diagnostics.knowledge.causes import Cause
from diagnostics.models.edition import Edition


class DraftPage(models.Model):
    """A page that differs from the edition in force, until it is published or dropped.

    ``version`` differs for each state that the page was ever saved in, also after a draft was dropped and begun anew.
    ``base`` is the edition whose page was the last that its writer saw.
    """

    cause = models.CharField(max_length=30, unique=True, choices=[(cause.value, cause.value) for cause in Cause])
    toml = models.TextField()
    version = models.BigIntegerField()
    base = models.ForeignKey(Edition, models.PROTECT, related_name="drafts")
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts")
    edited_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["cause"]

    def __str__(self) -> str:
        return f"draft of {self.cause}"
