"""Makes the virtual environment, and says in one sentence what is in the way if it cannot.

``environment.py run`` installs what running needs, ``environment.py dev`` also what tests and checks need, and
``environment.py browser`` sees to the browser of the tests. A second call finds nothing to do and ends at once.
Standard library only, and no syntax newer than Python 3.7, so that an old Python can still say that it is too old.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOG = ROOT / "var" / "log" / "setup.log"
LOCKS = {"run": ("requirements.lock",), "dev": ("requirements.lock", "requirements-dev.lock")}
LEAST = (3, 11)
PUBLISHED_AS_SOURCE_ONLY = "red-black-tree-mod"  # plain Python: needs no compiler
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

REASONS = (
    (("No space left on device",), "The disk is full: free about 1 GB and call make again."),
    (("ensurepip",), "Python's venv module is incomplete: install it (Debian: apt-get install python3-venv)."),
    (
        ("Temporary failure in name", "Name or service not known", "NewConnectionError", "ConnectTimeoutError",
         "Read timed out", "Connection refused", "ProxyError", "Connection broken", "SSLError"),
        "The package registry cannot be reached: check the network (and proxy or mirror settings of pip).",
    ),
    (("DO NOT MATCH THE HASHES",), "A downloaded package is not the one that was locked: check the mirror in use."),
    (("Permission denied", "Read-only file system"), "The project folder cannot be written: see who owns it."),
    (
        ("No matching distribution", "Could not find a version"),
        "A locked package is not there for this system: see README.md for the systems and Pythons that are supported.",
    ),
)  # fmt: skip


def main(wish: str) -> None:
    """Fulfil ``wish`` or end with one sentence."""
    if wish == "browser":
        ensure_browser()
        return
    python = new_enough_python()
    try:
        LOG.parent.mkdir(parents=True, exist_ok=True)
        LOG.touch()
        for lock in LOCKS[wish]:
            ensure_installed(python, ROOT / lock)
    except OSError as error:
        sys.exit(sentence(str(error)))


def new_enough_python() -> str:
    """This Python, or the newest other one that is new enough."""
    if sys.version_info >= LEAST:
        return sys.executable
    for minor in (13, 12, 11):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    sys.exit(
        f"Python {sys.version_info[0]}.{sys.version_info[1]} is too old: install Python 3.11 or newer and call "
        "make PYTHON=/path/to/python3."
    )


def ensure_installed(python: str, lock: Path) -> None:
    """Install ``lock`` into the environment unless that was done with this very file.

    A lock names all there is to install, so pip need not look for dependencies: it would ask for the newest release
    that "coverage[toml]" allows, and refuse it for not being the one that is locked.
    """
    stamp = VENV / (lock.name + ".installed")
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if works() and stamp.is_file() and stamp.read_text() == wanted:
        return
    if not works():
        say("Making the virtual environment (.venv) …")
        run([python, "-m", "venv", "--clear", str(VENV)])
    say(f"Installing the packages of {lock.name} …")
    run([
        venv_python(), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2",
        "--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-binary", PUBLISHED_AS_SOURCE_ONLY,
        "-r", str(lock),
    ])  # fmt: skip
    stamp.write_text(wanted)


def works() -> bool:
    """Whether the environment's Python and pip are there; a copied or half-made one is not."""
    if not os.access(venv_python(), os.X_OK) or not list(VENV.glob("lib/python*/site-packages/pip")):
        return False
    return subprocess.run([venv_python(), "-c", ""], check=False, capture_output=True).returncode == 0


def venv_python() -> str:
    """The environment's Python."""
    return str(VENV / "bin" / "python")


def run(command: list[str]) -> None:
    """Run ``command``, its words kept in the log; end with a sentence if it fails."""
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    with LOG.open("a") as log:
        log.write(" ".join(command) + "\n" + done.stdout + done.stderr)
    if done.returncode:
        sys.exit(sentence(done.stdout + done.stderr))


def sentence(words: str) -> str:
    """What stands in the way, and what to do."""
    for signs, reason in REASONS:
        if any(sign in words for sign in signs):
            return reason
    last = next((line for line in reversed(words.splitlines()) if line.strip()), "no message")
    return f"The environment could not be made ({last.strip()}): see {LOG.relative_to(ROOT)}."


def ensure_browser() -> None:
    """Install Debian's Chromium with Japanese letters if there is none, as root; else say how."""
    if any(shutil.which(name) for name in BROWSERS):
        return
    install = "apt-get install -y --no-install-recommends chromium fonts-noto-cjk"
    if os.geteuid() or not shutil.which("apt-get"):
        sys.exit(f"The browser tests need Chromium: install it first (Debian: {install}).")
    say("Installing Chromium for the browser tests …")
    LOG.parent.mkdir(parents=True, exist_ok=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run(["apt-get", "update", "-q"])
    run(install.split())


def say(text: str) -> None:
    """Say what takes its time."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
