"""Which part of a long piece of work comes next? Every worker asks this again and again until nothing is left."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.db import OperationalError

from diagnostics.analysis import rediagnosis
from diagnostics.editions import backtesting, runs
from diagnostics.models import Backtest, Chunk, Rediagnosis

logger = logging.getLogger(__name__)


def go_on(run_id: int, *, seconds: float, clock: Callable[[], datetime]) -> bool:
    """Do parts of the run for about so many seconds; whether more are left for whoever is rung for next."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        run = _find(run_id)
        chunk = runs.claim(run, now=clock()) if run is not None else None
        if run is None or chunk is None:
            return False
        _do(run, chunk, clock=clock)
    return runs.waiting(clock()).filter(pk=run_id).exists()


def _find(run_id: int) -> Rediagnosis | Backtest | None:
    people = Rediagnosis.objects.select_related("edition", "started_by", "undone_by")
    return people.filter(pk=run_id).first() or Backtest.objects.select_related("base").filter(pk=run_id).first()


def _do(run: Rediagnosis | Backtest, chunk: Chunk, *, clock: Callable[[], datetime]) -> None:
    try:
        if isinstance(run, Backtest):
            backtesting.work_on(run, chunk, now=clock())
        else:
            rediagnosis.work_on(run, chunk, now=clock())
    except runs.RunOver:
        logger.info("%s is over; part %s is not recorded.", run, chunk.position)
    except OperationalError as error:
        logger.warning("Part %s of %s has to wait: %s", chunk.position, run, error)
        runs.put_back(chunk)
    except Exception:
        logger.exception("Part %s of %s failed.", chunk.position, run)
        runs.put_back(chunk)
