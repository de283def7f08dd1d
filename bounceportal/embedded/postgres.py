"""How does an embedded PostgreSQL start, recover and stop?"""

import os
import secrets
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from bounceportal.embedded import accounts, binaries, leash, ports, waiting
from bounceportal.embedded.trouble import Trouble

NAME = "bounceportal"
_INITDB_OPTIONS = (
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    "--lc-ctype=C.UTF-8",  # with C, pg_trgm would be blind to Japanese
    "--encoding=UTF8",
    "--auth=scram-sha-256",
    f"--username={NAME}",
)
_QUIET = {"log_min_error_statement": "panic"}  # a statement that fails may hold a mail, which no log shall
_THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(slots=True, kw_only=True)
class Postgres:
    """A PostgreSQL whose files are in ``folder``; ``throwaway`` trades safety for speed, for tests."""

    folder: Path
    log: Path
    port: int = 0
    throwaway: bool = False
    settled_port: int = field(init=False, default=0)  # others know it once the server has started
    account: accounts.Account | None = field(init=False)
    bin: Path = field(init=False)

    def __post_init__(self) -> None:
        self.account = accounts.for_folder(self.folder)
        self.bin = binaries.postgres(self.folder.parent / "binaries", self.account)

    @property
    def url(self) -> str:
        """The address for ``DATABASE_URL``."""
        return f"postgres://{NAME}:{self._password()}@{ports.LOOPBACK}:{self.port}/{NAME}"

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server, after making its files when there are none; returns when it answers."""
        if not (self._data / "PG_VERSION").is_file():
            self._make()
        _forget_stale_server(self._data)
        self.port = self.settled_port = self.settled_port or ports.free_port(self.port)
        process = self._run(self._command())
        waiting.until_ready("PostgreSQL", process, self._answers, log=self.log)
        self._ensure_database()
        return process

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _command(self) -> list[str | Path]:
        options = {"listen_addresses": ports.LOOPBACK, "port": str(self.port), "unix_socket_directories": ""}
        options |= _QUIET
        options |= _THROWAWAY if self.throwaway else {}
        settings = [f"--{name}={value}" for name, value in options.items()]
        return [self.bin / "postgres", "-D", self._data, *settings]

    def _make(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = self.folder / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        password = self._password_file()
        self._own(self.folder)
        self._own(password)
        sync = ["--no-sync"] if self.throwaway else []
        process = self._run([self.bin / "initdb", *_INITDB_OPTIONS, *sync, f"--pwfile={password}", "-D", unfinished])
        if process.wait(timeout=120):
            raise Trouble(f"PostgreSQL could not make its files ({waiting.reason(self.log)}): see {self.log}.")
        unfinished.rename(self._data)

    def _run(self, command: list[str | Path]) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            at_once = signal.SIGQUIT  # without a checkpoint: the next start recovers from the log in no time
            return leash.start(command, cwd=Path("/"), log=log, account=self.account, when_we_die=at_once)

    def _own(self, path: Path) -> None:
        if self.account is not None:
            self.account.own(path)

    def _password_file(self) -> Path:
        path = self.folder / "password"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(32))
        return path

    def _password(self) -> str:
        return self._password_file().read_text()

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._maintenance_url(), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _maintenance_url(self) -> str:
        return self.url.removesuffix(NAME) + "postgres"

    def _ensure_database(self) -> None:
        with psycopg.connect(self._maintenance_url(), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))


def _forget_stale_server(data: Path) -> None:
    """Wait for a server that is still ending on ``data``; drop the pid file of one that is no more.

    The file's number alone proves nothing: after a crash another process may bear it.
    """
    pid_file = data / "postmaster.pid"
    deadline = time.monotonic() + 10
    while (pid := _recorded_pid(pid_file)) and _works_in(pid, data):
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGQUIT)
            deadline += 10
        time.sleep(0.05)
    if Path("/proc/self").exists():
        pid_file.unlink(missing_ok=True)


def _recorded_pid(pid_file: Path) -> int | None:
    try:
        return int(pid_file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _works_in(pid: int, data: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").resolve(strict=True) == data.resolve()
    except OSError:
        return False
