"""Gives each test session a PostgreSQL and a Valkey of its own, before Django reads its settings.

Loaded by ``-p tests.services`` (see ``pyproject.toml``). ``TEST_DATABASE_URL`` and ``TEST_REDIS_URL`` name servers to
use instead. Under pytest-xdist the controller starts them and the workers inherit their addresses.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bounceportal import env
from bounceportal.embedded.postgres import Postgres
from bounceportal.embedded.valkey import Valkey
from diagnostics.management import catalog

_PREFIX = "bounceportal-tests-"


@dataclass
class _Session:
    folder: Path | None = None
    processes: list[tuple[subprocess.Popen[bytes], signal.Signals]] = field(default_factory=list)
    """What runs, and the signal that ends it at once: SIGQUIT spares PostgreSQL a checkpoint, and leaves Valkey alone
    where the shell made it ignored, as shells do for what runs in the background."""
    locks: list[int] = field(default_factory=list)


_session = _Session()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Run before pytest-django reads the settings, and in each worker."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker:
        _use_own_valkey_database(int(worker.removeprefix("gw")) + 1)
    else:
        _start()
    return (yield)


def pytest_unconfigure() -> None:
    """Stop what this session started and remove its folder."""
    for process, ending in _session.processes:
        process.send_signal(ending)
    for process, _ in _session.processes:
        process.wait(timeout=20)
    _session.processes.clear()
    if _session.folder is not None:
        shutil.rmtree(_session.folder, ignore_errors=True)


def _start() -> None:
    _remove_abandoned()
    catalog.compile_catalog(env.ROOT)
    _session.folder = folder = Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()
    folder.chmod(0o711)
    _session.locks.append(_locked(folder))
    os.environ["BOUNCEPORTAL_DATA"] = str(folder)
    os.environ["SECRET_KEY"] = "a key that opens nothing but the tests of one session"
    (folder / "static").mkdir()
    os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or _start_postgres(folder)
    os.environ["REDIS_URL"] = os.environ.get("TEST_REDIS_URL") or _start_valkey(folder)


def _start_postgres(folder: Path) -> str:
    server = Postgres(folder=folder / "postgres", log=folder / "postgres.log", throwaway=True)
    _session.processes.append((server.start(), signal.SIGQUIT))
    return server.url


def _start_valkey(folder: Path) -> str:
    server = Valkey(folder=folder / "valkey", log=folder / "valkey.log", throwaway=True)
    _session.processes.append((server.start(), signal.SIGKILL))
    return server.url


def _use_own_valkey_database(number: int) -> None:
    os.environ["REDIS_URL"] = urlsplit(os.environ["REDIS_URL"])._replace(path=f"/{number}").geturl()


def _remove_abandoned() -> None:
    """Remove folders of sessions that were killed: those whose lock nobody holds."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            lock = _locked(folder)
        except OSError:
            continue
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _locked(folder: Path) -> int:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
