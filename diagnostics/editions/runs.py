"""How is a long piece of work cut into parts that several workers share, each done once?

Whoever claims a part has it until its lease runs out. A part is finished in the transaction that records what came of
it, and only while the run goes on: what was cancelled meanwhile leaves no trace.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from diagnostics.models import Chunk, Run

logger = logging.getLogger(__name__)

_LEASE = timedelta(seconds=120)
_ATTEMPTS = 3


class RunOver(Exception):
    """The run was cancelled, or another worker has finished the part."""


def cut(run: Run, ids: Sequence[int], *, size: int) -> None:
    """Cut the work on ``ids`` into parts of ``size``; a run without any is done at once."""
    starts = range(0, len(ids), size)
    Chunk.objects.bulk_create(
        Chunk(run_id=run.pk, position=position, ids=list(ids[start : start + size]))
        for position, start in enumerate(starts)
    )


def waiting(now: datetime) -> QuerySet[Run]:
    """Runs that go on and have a part that nobody works on."""
    free = Chunk.objects.free(now).filter(run=OuterRef("pk"))
    return Run.objects.filter(Exists(free), state__in=Run.ACTIVE).order_by("pk")


def claim(run: Run, *, now: datetime) -> Chunk | None:
    """The next part that nobody works on; None where there is none, or the run is over."""
    chunk = Chunk.objects.claim(run.pk, now=now, lease=_LEASE)
    if chunk is None or chunk.attempts <= _ATTEMPTS:
        return chunk
    fail(run, f"part {chunk.position} failed {_ATTEMPTS} times", now=now)
    return None


def finish(chunk: Chunk, result: Mapping[str, object], *, now: datetime) -> bool:
    """Record what came of ``chunk``, within the caller's transaction; whether it was the last. RunOver as it says."""
    run = Run.objects.select_for_update().get(pk=chunk.run_id)
    done = Chunk.objects.open().filter(pk=chunk.pk).update(result=result, finished_at=now, leased_until=None)
    if not run.is_active or not done:
        raise RunOver(str(run))
    run.done = min(run.total, run.done + len(chunk.ids))
    if run.state == Run.State.QUEUED:
        run.state = Run.State.RUNNING
    run.save(update_fields=["done", "state"])
    return not Chunk.objects.open().filter(run=run).exists()


def put_back(chunk: Chunk) -> None:
    """Let ``chunk`` be claimed again."""
    Chunk.objects.open().filter(pk=chunk.pk).update(leased_until=None)


def fail(run: Run, error: str, *, now: datetime) -> None:
    """Give ``run`` up."""
    logger.error("%s is given up: %s", run, error)
    Run.objects.filter(pk=run.pk, state__in=Run.ACTIVE).update(
        state=Run.State.FAILED, error=error[:1_000], finished_at=now
    )


@transaction.atomic
def cancel(run: Run, *, now: datetime) -> None:
    """Stop ``run``; parts that are being worked on are not recorded. Nothing happens to what is over."""
    row = Run.objects.select_for_update().get(pk=run.pk)
    if row.is_active:
        row.state, row.finished_at = Run.State.CANCELLED, now
        row.save(update_fields=["state", "finished_at"])
    run.refresh_from_db()
