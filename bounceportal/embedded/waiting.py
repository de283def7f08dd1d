"""When is a service that was just started ready?"""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from bounceportal.embedded.trouble import Trouble


def until_ready(name: str, process: subprocess.Popen[bytes], answers: Callable[[], bool], *, log: Path) -> None:
    """Wait until ``answers()``; Trouble with the last line of ``log`` if the process ends or a minute passes."""
    deadline = time.monotonic() + 60
    while not answers():
        if process.poll() is not None:
            raise Trouble(f"{name} ended at once ({last_line(log)}): see {log}.")
        if time.monotonic() > deadline:
            process.kill()
            raise Trouble(f"{name} did not answer within a minute: see {log}.")
        time.sleep(0.02)


def last_line(log: Path) -> str:
    """The last words of ``log``."""
    lines = log.read_text(errors="replace").splitlines() if log.is_file() else []
    return next((line.strip() for line in reversed(lines) if line.strip()), "no message")
