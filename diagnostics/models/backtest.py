"""What would a draft have made of the results that are kept?"""

from django.db import models

from diagnostics.models.edition import Edition
from diagnostics.models.run import Run


class Backtest(Run):
    """One trial of the draft as it was at the start: the ``pages`` that differ from those of ``base``.

    ``result`` is filled at the end, see ``diagnostics.editions.backtesting``.
    """

    base = models.ForeignKey(Edition, models.PROTECT, related_name="backtests")
    pages = models.JSONField()
    result = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"backtest {self.pk}"
