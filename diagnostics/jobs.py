"""Which work is done in the background, and who rings for it? The only module that knows RQ.

The row is the truth, the queue only a bell: a bell that is lost is rung again by ``sweep``, one too many finds nothing
to do.
"""

import ctypes
import logging
import math
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import TypeVar

from django.conf import settings
from django.db import Error, connections, transaction
from django.utils import timezone
from redis import Redis
from redis.backoff import NoBackoff
from redis.client import Pipeline
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import Queue, Worker
from rq.job import Job
from rq.serializers import JSONSerializer

from diagnostics import analysis, editions
from diagnostics.analysis import long_work, rediagnosis
from diagnostics.analysis.selection import Selection
from diagnostics.editions import backtesting, runs
from diagnostics.knowledge.loading import BadPage
from diagnostics.models import Backtest, Rediagnosis, Run, Submission, User

logger = logging.getLogger(__name__)

QUEUES = ("default", "batches")
"""In the order in which workers empty them: what one person waits for goes before what came in as a heap."""
MAILS_PER_JOB = 20
JOBS_RUNG_AT_MOST = 50
SWEEP_SECONDS = 15
MOST_WORKERS = 16

LongWork = TypeVar("LongWork", bound=Run)

_HEARTBEATS = "bounceportal:workers"
_HEARTBEAT_SECONDS = 5
_DEAD_AFTER_SECONDS = 20
_LONGEST_PAUSE_SECONDS = 30
_WARM_SECONDS = 3
_RUN_SECONDS = 5
_JOB_LIFE = {"result_ttl": 60, "failure_ttl": 86_400}


def ring(submission_ids: Iterable[int]) -> None:
    """Have these submissions analyzed once the transaction is committed; a queue that is away is no error."""
    transaction.on_commit(partial(_ring, list(submission_ids)))


def sweep(*, now: datetime) -> int:
    """Ring for what waits and for what was abandoned, quarantine what failed too often; the number rung for.

    While the queue is long nothing is rung: its jobs come first, and those lost are found by a later sweep.
    """
    analysis.give_up(now=now)
    try:
        queued = sum(_queue(name).count for name in QUEUES)
    except RedisError:
        return 0
    if not queued:
        for run in runs.waiting(now):
            _ring_for_run(run.pk)
    room = max(0, JOBS_RUNG_AT_MOST - queued) * MAILS_PER_JOB
    waiting = list(Submission.objects.waiting(now).order_by("id").values_list("pk", flat=True)[:room])
    return len(waiting) if waiting and _ring(waiting) else 0


def start_backtest(*, by: User, now: datetime, size: int = backtesting.SIZE) -> Backtest:
    """Have the workers try the draft on the last ``size`` results."""
    return _rung_for(backtesting.start(by=by, now=now, size=size))


def start_rediagnosis(*, selection: Selection, by: User, now: datetime) -> Rediagnosis:
    """Have the workers look at the selected tickets again."""
    return _rung_for(rediagnosis.start(selection=selection, by=by, now=now))


def undo_rediagnosis(*, run: Rediagnosis, by: User, now: datetime) -> Rediagnosis:
    """Have the workers bring back how the tickets were; ``rediagnosis.NotUndoable`` as it says."""
    return _rung_for(rediagnosis.undo(rediagnosis=run, by=by, now=now))


def keep_sweeping(*, every: float = SWEEP_SECONDS) -> None:
    """Sweep every so many seconds, for ever; a database that is away is waited for."""
    while True:
        try:
            sweep(now=timezone.now())
        except Error as error:
            logger.warning("The database is away: %s", error)
            connections.close_all()
        time.sleep(every)


def queue_is_alive() -> bool:
    """Whether Valkey answers."""
    try:
        return bool(_connection().ping())
    except RedisError:
        return False


def workers_alive() -> int:
    """How many workers gave a sign of life in the last seconds; 0 while the queue is away."""
    try:
        return int(_connection().zcount(_HEARTBEATS, time.time() - _DEAD_AFTER_SECONDS, "+inf"))
    except RedisError:
        return 0


def work(*, burst: bool = False) -> None:
    """Work off the queues until told to stop; while Valkey is away, try again with growing pauses."""
    _warm_up()
    pause = 1
    while not _work_until_it_fails(burst=burst):
        for signal_number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signal_number, signal.SIG_DFL)
        time.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)


def analyze_submissions(submission_ids: Sequence[int]) -> None:
    """Job: analyze these, one after the other, and then what waits besides, up to ``MAILS_PER_JOB`` in all.

    Each that fails is a state of its row and stops no other. A fork costs more than a mail: of a hundred bells rung
    singly the first few find all the work, and the others nothing to do.
    """
    for submission_id in submission_ids:
        analysis.analyze(submission_id, now=timezone.now())
    for _ in range(MAILS_PER_JOB - len(submission_ids)):
        next_id = Submission.objects.untouched().values_list("pk", flat=True).first()
        if next_id is None:
            return
        analysis.analyze(next_id, now=timezone.now())


def work_on_run(run_id: int) -> None:
    """Job: do parts of a long piece of work for some seconds, then ring for the rest, so that mails need not wait."""
    if long_work.go_on(run_id, seconds=_RUN_SECONDS, clock=timezone.now):
        _ring_for_run(run_id)


class DeskWorker(Worker):
    """A forking worker that shows signs of life, keeps the knowledge at hand and leaves no work horse behind."""

    _warmed_up_at = -math.inf

    @classmethod
    def hire(cls) -> "DeskWorker":
        """A worker for all queues with a connection of its own; RedisError when Valkey is away."""
        connection = Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2)
        queues = [Queue(name, connection=connection, serializer=JSONSerializer) for name in QUEUES]
        return cls(
            queues,
            connection=connection,
            serializer=JSONSerializer,
            worker_ttl=_HEARTBEAT_SECONDS + 15,  # RQ waits for jobs 15 seconds less than this
            job_monitoring_interval=_HEARTBEAT_SECONDS,
        )

    @property
    def was_told_to_stop(self) -> bool:
        """Whether a signal asked the worker to stop, rather than a fault."""
        return bool(self._stop_requested or self._shutdown_requested_date)

    def heartbeat(self, timeout: int | None = None, pipeline: Pipeline | None = None) -> None:
        """Give a sign of life that survives the loss of everything that Valkey held."""
        super().heartbeat(timeout, pipeline)
        self.connection.zadd(_HEARTBEATS, {self.name: time.time()})

    def register_death(self) -> None:
        """Take the sign of life away with the rest."""
        super().register_death()  # type: ignore[no-untyped-call]  # as RQ leaves it
        self.connection.zrem(_HEARTBEATS, self.name)

    def fork_work_horse(self, job: Job, queue: Queue) -> None:
        """Let the work horse inherit the knowledge, looked at every few seconds, and no database connection."""
        if time.monotonic() - self._warmed_up_at > _WARM_SECONDS:
            _warm_up()
            self._warmed_up_at = time.monotonic()
        super().fork_work_horse(job, queue)

    def setup_work_horse_signals(self) -> None:
        """A work horse dies with its worker, else it would work on unwatched."""
        super().setup_work_horse_signals()  # type: ignore[no-untyped-call]  # as RQ leaves it
        if sys.platform == "linux":
            pr_set_pdeathsig = 1
            ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def _work_until_it_fails(*, burst: bool) -> bool:
    """Work as one worker; whether it ended because it was to end."""
    worker = None
    try:
        worker = DeskWorker.hire()
        worker.work(burst=burst, logging_level="WARNING")
    except RedisError as error:
        logger.warning("Valkey is away: %s", error)
        return worker is not None and worker.was_told_to_stop
    return burst or worker.was_told_to_stop


def _warm_up() -> None:
    """Have the knowledge at hand for the processes to come, and leave them no database connection."""
    try:
        editions.warm()
    except (Error, BadPage) as error:
        logger.warning("The knowledge cannot be had (%s); each job will see for itself.", error)
    connections.close_all()


class _Outage:
    """Remembers whether the queue was away, so that one outage is logged once and not with each mail."""

    def __init__(self) -> None:
        self.lasts = False

    def begin(self, error: RedisError) -> None:
        if not self.lasts:
            logger.error("The queue is away (%s): mails are accepted and analyzed when it is back.", error)
        self.lasts = True

    def end(self) -> None:
        if self.lasts:
            logger.info("The queue is back.")
        self.lasts = False


_outage = _Outage()


def _ring(submission_ids: list[int]) -> bool:
    queue_name = "default" if len(submission_ids) <= MAILS_PER_JOB else "batches"
    try:
        queue = _queue(queue_name)
        timeout = MAILS_PER_JOB * settings.ANALYSIS_SECONDS + 60
        for chunk in _chunks(submission_ids):
            queue.enqueue(analyze_submissions, chunk, job_timeout=timeout, **_JOB_LIFE)
    except RedisError as error:
        _outage.begin(error)
        return False
    _outage.end()
    return True


def _rung_for(run: LongWork) -> LongWork:
    """Ring for ``run`` once for each worker when the transaction is committed, and return it."""
    transaction.on_commit(partial(_ring_for_run, run.pk, times=min(MOST_WORKERS, max(1, workers_alive()))))
    return run


def _ring_for_run(run_id: int, *, times: int = 1) -> None:
    try:
        for _ in range(times):
            _queue("batches").enqueue(work_on_run, run_id, job_timeout=_RUN_SECONDS * 30, **_JOB_LIFE)
    except RedisError as error:
        _outage.begin(error)


def _chunks(submission_ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(submission_ids), MAILS_PER_JOB):
        yield submission_ids[start : start + MAILS_PER_JOB]


def _queue(name: str) -> Queue:
    return Queue(name, connection=_connection(), serializer=JSONSerializer)


def _connection() -> Redis:
    return _connected(settings.REDIS_URL)


@lru_cache(maxsize=4)
def _connected(url: str) -> Redis:
    return Redis.from_url(url, socket_connect_timeout=2, socket_timeout=5, retry=Retry(NoBackoff(), 1))
