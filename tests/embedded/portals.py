"""A whole portal in a folder of its own, as a person starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bounceportal import env
from bounceportal.embedded import ports

_OF_THIS_SESSION = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "BOUNCEPORTAL_DATA")


@dataclass
class Portal:
    """A portal that was started on ``data``."""

    data: Path
    port: int
    process: subprocess.Popen[str]
    said: Path

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError as error:
            return 0, str(error)

    def screen(self) -> str:
        return self.said.read_text()

    def stop(self) -> float:
        """Stop it as a supervisor of its own would; the seconds that it took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(timeout=30) == 0, self.screen()
        return time.monotonic() - began

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def clean_environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_THIS_SESSION}
    return kept | {"BOUNCEPORTAL_DATA": str(data)}


def command(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of the portal's commands on ``data`` to its end."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=env.ROOT,
        env=clean_environment(data),
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


@contextmanager
def running(data: Path, services: Mapping[str, str] | None = None) -> Iterator[Portal]:
    """A portal on ``data``, with ``services`` that others run, whose screen is shown; killed at the end if need be."""
    port, mail_port = ports.free_port(), ports.free_port()
    said = data.with_name(f"{data.name}.screen")
    arguments = (f"--port={port}", f"--smtp-port={mail_port}", "--workers=1", f"--data={data}")
    with said.open("w") as screen:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "portal", *arguments],
            cwd=env.ROOT,
            env=clean_environment(data.with_name("unused")) | (services or {}),
            stdout=screen,
            stderr=subprocess.STDOUT,
            text=True,
        )
    portal = Portal(data=data, port=port, process=process, said=said)
    wait_until(lambda: "Ctrl+C" in portal.screen() or process.poll() is not None, seconds=90)
    try:
        assert process.poll() is None, portal.screen()
        yield portal
    finally:
        portal.kill()


def wait_until(condition: Callable[[], object], *, seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "it did not happen in time"
        time.sleep(0.1)


def processes_on(data: Path) -> dict[int, str]:
    """Every process that works on ``data``, by folder, arguments or environment, with its arguments."""
    found = {int(entry.name): entry for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    return {pid: _words(entry / "cmdline") for pid, entry in found.items() if _belongs(entry, str(data))}


def _belongs(entry: Path, data: str) -> bool:
    try:
        in_folder = str((entry / "cwd").readlink()).startswith(data)
    except OSError:
        in_folder = False
    return in_folder or data in _words(entry / "cmdline") or f"BOUNCEPORTAL_DATA={data} " in _words(entry / "environ")


def _words(file: Path) -> str:
    try:
        return file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def occupied_port() -> socket.socket:
    """A socket that listens on some port."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    return listener
