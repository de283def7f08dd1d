"""How is a child process bound to our life?

On Linux the kernel signals every child when its parent dies (``PR_SET_PDEATHSIG``, prctl(2)), however it dies; so
nothing outlives a supervisor that was killed with -9. Elsewhere only an orderly stop reaches the children.
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO

from bounceportal.embedded.accounts import Account

_ON_LINUX = sys.platform == "linux"
_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1
_SERVICE_ENVIRONMENT = {"PATH": os.defpath}  # nothing of LC_*, LANG or PG* reaches the services


def start(
    command: Sequence[str | Path],
    *,
    cwd: Path,
    log: IO[bytes],
    account: Account | None = None,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    when_we_die: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start ``command`` in a session of its own; it gets ``when_we_die`` when the calling thread's process ends."""
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=_SERVICE_ENVIRONMENT if env is None else env,
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=partial(_become_child, os.getpid(), account, when_we_die),  # noqa: PLW1509  # no thread forks here
    )
    if process.stdin is not None:
        process.stdin.write(stdin)
        process.stdin.close()
    return process


def hold_grandchildren() -> None:
    """Bind every process that this one forks from now on to its own life."""
    parent = 0

    def before() -> None:
        nonlocal parent
        parent = os.getpid()

    os.register_at_fork(before=before, after_in_child=lambda: _die_with(parent, signal.SIGKILL))


def _become_child(  # pragma: no cover  # between fork and exec
    parent: int, account: Account | None, when_we_die: signal.Signals
) -> None:
    if account is not None:
        account.enter()
    _die_with(parent, when_we_die)  # after the change of account, which clears the request


def _die_with(parent: int, number: signal.Signals) -> None:  # pragma: no cover  # just after a fork
    if _ON_LINUX:
        _LIBC.prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)
