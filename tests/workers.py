"""Real worker processes on the test's own database and queue."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

MANAGE = Path(__file__).parent.parent / "manage.py"


def until(condition: Callable[[], bool], *, seconds: float = 60, what: str = "") -> None:
    """Wait until ``condition`` holds; AssertionError after ``seconds``."""
    give_up_at = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > give_up_at:
            raise AssertionError(what or "it did not happen in time")
        time.sleep(0.05)


@dataclass
class Workers:
    """The worker processes of one test; ``environment`` is what they are started with besides."""

    environment: dict[str, str] = field(default_factory=dict)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> subprocess.Popen[bytes]:
        """One more worker."""
        environment = os.environ | {"DATABASE_URL": _database_url(), "REDIS_URL": settings.REDIS_URL}
        process = subprocess.Popen(
            [sys.executable, str(MANAGE), "worker"], env=environment | self.environment, start_new_session=True
        )
        self.processes.append(process)
        return process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """Kill a worker where it stands; its work horse dies with it."""
        horses = _children(process.pid)
        process.send_signal(signal.SIGKILL)
        process.wait()
        until(lambda: not any(_lives(horse) for horse in horses), what="a work horse outlived its worker")

    def stop(self) -> None:
        """Stop all of them."""
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(timeout=20)


@contextmanager
def hired(**environment: str) -> Iterator[Workers]:
    """Workers that are stopped at the end."""
    workers = Workers(environment=environment)
    try:
        yield workers
    finally:
        workers.stop()


def _database_url() -> str:
    at = connection.settings_dict
    return f"postgres://{quote(at['USER'])}:{quote(at['PASSWORD'])}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _lives(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
