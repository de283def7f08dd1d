"""How far is a long piece of work that several workers share?"""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Run(models.Model):
    """A piece of work in parts, kept as a row of its kind (``Backtest``, ``Rediagnosis``)."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")
        FAILED = "failed", _("Failed")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    ACTIVE: ClassVar[tuple[State, ...]] = (State.QUEUED, State.RUNNING, State.UNDOING)

    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="runs")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-started_at", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["id"], condition=Q(state__in=["queued", "running", "undoing"]), name="run_active"),
        ]

    def __str__(self) -> str:
        return f"run {self.pk}"

    @property
    def is_active(self) -> bool:
        """Whether it still goes on."""
        return self.state in self.ACTIVE

    @property
    def percent(self) -> int:
        """How much of it is done, 0 to 100."""
        return 100 * self.done // self.total if self.total else 0


class ChunkQuerySet(models.QuerySet["Chunk"]):
    """The vocabulary of taking up parts of a run."""

    def open(self) -> Self:
        """Parts that are not finished."""
        return self.filter(finished_at=None)

    def free(self, now: datetime) -> Self:
        """Open parts that nobody works on."""
        return self.open().filter(Q(leased_until=None) | Q(leased_until__lt=now))

    def claim(self, run_id: int, *, now: datetime, lease: timedelta) -> "Chunk | None":
        """Take up the next free part until ``now + lease``; None where there is none, or the run is over."""
        with transaction.atomic():
            free = self.free(now).filter(run_id=run_id, run__state__in=Run.ACTIVE)
            chunk = free.select_for_update(skip_locked=True, of=("self",)).order_by("position").first()
            if chunk is None:
                return None
            chunk.leased_until = now + lease
            chunk.attempts += 1
            chunk.save(update_fields=["leased_until", "attempts"])
            return chunk


class Chunk(models.Model):
    """One part of a run: the ``ids`` of the rows it looks at, and what came of it."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="chunks")
    position = models.PositiveIntegerField()
    ids = models.JSONField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)

    objects = ChunkQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["run", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("run", "position", name="chunk_position_once"),
        ]

    def __str__(self) -> str:
        return f"part {self.position} of run {self.run_id}"
