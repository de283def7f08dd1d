"""When is a service that was just started ready?"""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from bounceportal.embedded.trouble import Trouble


def until_ready(name: str, process: subprocess.Popen[bytes], answers: Callable[[], bool], *, log: Path) -> None:
    """Wait until ``answers()``; Trouble with the reason that ``log`` gives if the process ends or a minute passes."""
    deadline = time.monotonic() + 60
    while not answers():
        if process.poll() is not None:
            raise Trouble(f"{name} ended at once ({reason(log)}): see {log}.")
        if time.monotonic() > deadline:
            process.kill()
            raise Trouble(f"{name} did not answer within a minute: see {log}.")
        time.sleep(0.02)


def reason(log: Path) -> str:
    """Why the process that wrote ``log`` gave up, in its own words: the last fatal line, else the last one."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines()[-40:]] if log.is_file() else []
    if any("No space left on device" in line for line in lines):
        return "the disk is full"
    fatal = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return next((line for line in reversed(fatal or lines) if line), "no message")
