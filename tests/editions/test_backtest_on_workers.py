"""Two workers share a trial of the draft, quickly."""

import time

import pytest
import redis
from django.utils import timezone

from diagnostics import jobs
from diagnostics.management.made import storing
from diagnostics.models import Backtest, Edition, Run, User
from tests.factories import NOW
from tests.workers import hired, until

RESULTS = 1_500
SECONDS = 60


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_workers_try_a_draft_on_stored_results_together(valkey: redis.Redis, edition: Edition, kei: User) -> None:
    storing.make(RESULTS, seed=1, now=NOW)
    with hired() as workers:
        workers.start()
        workers.start()
        until(lambda: jobs.workers_alive() == 2)
        began = time.monotonic()
        run = jobs.start_backtest(by=kei, now=timezone.now())
        until(lambda: Backtest.objects.get(pk=run.pk).state == Run.State.DONE, seconds=SECONDS)
    assert time.monotonic() - began < SECONDS
    run.refresh_from_db()
    assert (run.done, run.result["examined"], run.result["changed_count"]) == (RESULTS, RESULTS, 0)
    assert len(run.result["slowest"]) == 10
