"""What became of tickets that were looked at again with newer knowledge?"""

from django.conf import settings
from django.db import models

from diagnostics.models.edition import Edition
from diagnostics.models.run import Run


class Rediagnosis(Run):
    """One pass over a selection of tickets, which can be undone as a whole.

    ``selection`` says which tickets were chosen; ``changed`` of them have another cause now, ``blocked`` would be the
    same case as another open ticket and were left alone. ``differences`` holds the first of both as
    ``{ticket, delivery, old, new, old_evidence, new_evidence, blocked_by}``.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rediagnoses")
    selection = models.JSONField()
    changed = models.PositiveIntegerField(default=0)
    blocked = models.PositiveIntegerField(default=0)
    differences = models.JSONField(default=list)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="undone_runs")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "rediagnoses"

    def __str__(self) -> str:
        return f"rediagnosis {self.pk}"
