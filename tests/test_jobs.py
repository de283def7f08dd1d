"""Background work on a real queue with real workers, which may be killed and robbed at any point."""

import logging
import signal
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
import redis
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from diagnostics import intake, jobs
from diagnostics.analysis.selection import Selection
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.faults import Fault, Wrong
from diagnostics.knowledge.loading import BadPage
from diagnostics.models import Delivery, Diagnosis, Edition, Event, Run, Submission, Ticket, User
from tests import mails, workers
from tests.factories import NOW, DiagnosisFactory, SubmissionFactory
from tests.workers import Workers, until

State = Submission.State
NOBODY = "redis://127.0.0.1:9/0"


def give(count: int) -> None:
    """Take in so many bounces, each of them twice for its recipient: two deliveries make one ticket."""
    for number in range(count):
        raw = mails.bounce(number=number, recipient=f"taro{number // 2}@example.com")
        intake.receive(raw=raw, channel=Submission.Channel.BROWSER, now=timezone.now())


def sweep() -> int:
    return jobs.sweep(now=timezone.now())


def analyzed() -> int:
    return Submission.objects.filter(state=State.ANALYZED).count()


def assert_each_once(count: int) -> None:
    assert Submission.objects.filter(state=State.ANALYZED).count() == count
    assert Delivery.objects.count() == Diagnosis.objects.count() == Event.objects.count() == count
    tickets = Ticket.objects.all()
    assert len(tickets) == count // 2
    assert {ticket.deliveries_count for ticket in tickets} == {2}
    assert all(ticket.deliveries.count() == 2 for ticket in tickets)


@pytest.fixture
def hired(valkey: redis.Redis, edition: Edition) -> Iterator[Workers]:
    with workers.hired(ANALYSIS_LEASE_SECONDS="2", ANALYSIS_SECONDS="1") as team:
        yield team


@pytest.fixture
def signals() -> Iterator[None]:
    """The handlers of signals as they were, after a worker ran in this very process."""
    former = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in former.items():
        signal.signal(number, handler)


@pytest.mark.django_db(transaction=True)
class TestAHundredMails:
    def test_are_all_analyzed_when_a_worker_is_killed_in_the_middle(self, hired: Workers) -> None:
        give(100)
        first, _ = hired.start(), hired.start()
        until(lambda: analyzed() >= 20)
        hired.kill(first)
        assert analyzed() < 100
        hired.start()
        until(lambda: sweep() == 0 and analyzed() == 100, seconds=120)
        assert_each_once(100)

    def test_are_all_analyzed_when_the_queue_forgets_everything(self, hired: Workers, valkey: redis.Redis) -> None:
        give(100)
        hired.start()
        until(lambda: analyzed() >= 10)
        valkey.flushdb()
        assert analyzed() < 100
        until(lambda: sweep() == 0 and analyzed() == 100, seconds=120)
        assert_each_once(100)

    def test_are_all_analyzed_after_the_queue_was_away(
        self, hired: Workers, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        with_queue, settings.REDIS_URL = settings.REDIS_URL, NOBODY
        give(100)
        assert sweep() == 0
        assert Submission.objects.filter(state=State.RECEIVED).count() == 100
        said = [record for record in caplog.records if record.levelno >= logging.ERROR]
        assert len(said) == 1
        settings.REDIS_URL = with_queue
        hired.start()
        hired.start()
        assert sweep() == 100
        until(lambda: analyzed() == 100, seconds=120)
        assert_each_once(100)


@pytest.mark.django_db(transaction=True)
class TestAWorker:
    def test_shows_that_it_is_alive_until_it_is_told_to_stop(self, hired: Workers, valkey: redis.Redis) -> None:
        assert jobs.workers_alive() == 0
        worker = hired.start()
        until(lambda: jobs.workers_alive() == 1)
        valkey.flushdb()
        until(lambda: jobs.workers_alive() == 1)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=10) == 0
        assert jobs.workers_alive() == 0

    def test_waits_while_the_queue_is_away(self, edition: Edition) -> None:
        with workers.hired(REDIS_URL=NOBODY) as team:
            worker = team.start()
            time.sleep(3)
            assert worker.poll() is None
            worker.send_signal(signal.SIGTERM)
            worker.wait(timeout=5)

    @pytest.mark.usefixtures("signals")
    def test_ends_when_the_queues_are_empty_if_it_is_to(self, edition: Edition, valkey: redis.Redis) -> None:
        give(2)
        jobs.work(burst=True)
        assert_each_once(2)

    @pytest.mark.usefixtures("signals")
    def test_goes_on_without_knowledge(
        self, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def spoilt() -> None:
            raise BadPage("mailbox-full", "", Fault(Wrong.NO_PAGE, "is missing"))

        monkeypatch.setattr("diagnostics.editions.warm", spoilt)
        jobs.work(burst=True)
        assert "The knowledge cannot be had" in caplog.text

    def test_that_died_long_ago_is_not_counted(self, valkey: redis.Redis) -> None:
        valkey.zadd("bounceportal:workers", {"dead": time.time() - 21, "alive": time.time() - 1})
        assert jobs.workers_alive() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("edition")
class TestAnalyzeSubmissions:
    def test_takes_up_what_waits_besides(self) -> None:
        asked, waits = SubmissionFactory(), SubmissionFactory()
        jobs.analyze_submissions([asked.pk])
        assert set(Submission.objects.filter(state=State.ANALYZED)) == {asked, waits}

    def test_takes_up_so_many_at_most(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(jobs, "MAILS_PER_JOB", 3)
        submissions = SubmissionFactory.create_batch(5)
        jobs.analyze_submissions([submissions[4].pk])
        assert set(Submission.objects.filter(state=State.RECEIVED)) == set(submissions[2:4])

    def test_leaves_what_failed_before_to_the_sweep(self) -> None:
        failed = SubmissionFactory(attempts=1)
        jobs.analyze_submissions([])
        failed.refresh_from_db()
        assert failed.state == State.RECEIVED


@pytest.mark.django_db
class TestSweep:
    def test_rings_for_what_waits_and_what_was_abandoned(self, valkey: redis.Redis) -> None:
        SubmissionFactory(received_at=NOW)
        SubmissionFactory(state=State.READING, leased_until=NOW - timedelta(seconds=1))
        SubmissionFactory(state=State.READING, leased_until=NOW + timedelta(seconds=1))
        SubmissionFactory(state=State.UNREADABLE)
        assert jobs.sweep(now=NOW) == 2
        assert valkey.llen("rq:queue:default") == 1

    def test_sets_aside_what_failed_too_often(self, valkey: redis.Redis, settings: Settings) -> None:
        submission = SubmissionFactory(attempts=settings.ANALYSIS_ATTEMPTS)
        assert jobs.sweep(now=NOW) == 0
        submission.refresh_from_db()
        assert submission.state == State.QUARANTINED

    def test_rings_in_chunks(self, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(jobs, "MAILS_PER_JOB", 2)
        SubmissionFactory.create_batch(5)
        assert jobs.sweep(now=NOW) == 5
        assert valkey.llen("rq:queue:batches") == 3

    def test_does_not_lengthen_a_queue_that_is_long(self, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(jobs, "JOBS_RUNG_AT_MOST", 2)
        SubmissionFactory.create_batch(3)
        monkeypatch.setattr(jobs, "MAILS_PER_JOB", 1)
        assert jobs.sweep(now=NOW) == 2
        assert jobs.sweep(now=NOW) == 0
        assert valkey.llen("rq:queue:batches") == 2


@pytest.mark.django_db(transaction=True)
class TestRing:
    def test_waits_for_the_commit(self, valkey: redis.Redis) -> None:
        with transaction.atomic():
            jobs.ring([1])
            assert not valkey.keys("rq:queue:*")
        assert valkey.llen("rq:queue:default") == 1

    def test_is_silent_after_a_rollback(self, valkey: redis.Redis) -> None:
        with transaction.atomic():
            jobs.ring([1])
            transaction.set_rollback(True)
        assert not valkey.keys("rq:queue:*")

    def test_says_that_the_queue_is_back(
        self, valkey: redis.Redis, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.INFO)
        with_queue, settings.REDIS_URL = settings.REDIS_URL, NOBODY
        jobs.ring([1])
        jobs.ring([2])
        settings.REDIS_URL = with_queue
        jobs.ring([3])
        jobs.ring([4])
        said = [record.getMessage()[:18] for record in caplog.records if record.name == "diagnostics.jobs"]
        assert said == ["The queue is away ", "The queue is back."]


class TestTheQueue:
    def test_is_alive_or_not(self, valkey: redis.Redis, settings: Settings) -> None:
        assert jobs.queue_is_alive()
        settings.REDIS_URL = NOBODY
        assert not jobs.queue_is_alive()
        assert jobs.workers_alive() == 0


@pytest.mark.django_db(transaction=True)
class TestLongWork:
    def test_is_rung_for_and_done_by_a_worker(self, valkey: redis.Redis, edition: Edition, kei: User) -> None:
        DiagnosisFactory(cause=Cause.UNCLEAR, rule="", confidence=0.0, delivery__ticket__cause=Cause.UNCLEAR)
        run = jobs.start_rediagnosis(selection=Selection.open_tickets(), by=kei, now=NOW)
        jobs.work(burst=True)
        run.refresh_from_db()
        assert (run.state, run.changed) == (Run.State.DONE, 1)
        jobs.undo_rediagnosis(run=run, by=kei, now=NOW)
        jobs.work(burst=True)
        run.refresh_from_db()
        assert run.state == Run.State.UNDONE

    def test_is_found_by_the_sweeper_when_its_bell_was_lost(
        self, valkey: redis.Redis, edition: Edition, kei: User
    ) -> None:
        DiagnosisFactory(cause=Cause.UNCLEAR, rule="", confidence=0.0, delivery__ticket__cause=Cause.UNCLEAR)
        run = jobs.start_rediagnosis(selection=Selection.open_tickets(), by=kei, now=NOW)
        valkey.flushdb()
        jobs.sweep(now=NOW)
        jobs.work(burst=True)
        run.refresh_from_db()
        assert run.state == Run.State.DONE
