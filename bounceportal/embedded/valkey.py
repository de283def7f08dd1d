"""How does an embedded Valkey start, recover and stop?"""

import secrets
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from bounceportal.embedded import accounts, binaries, leash, ports, waiting


@dataclass(slots=True, kw_only=True)
class Valkey:
    """A Valkey whose files are in ``folder``; ``throwaway`` keeps nothing on disk, for tests."""

    folder: Path
    log: Path
    port: int = 0
    throwaway: bool = False
    settled_port: int = field(init=False, default=0)  # others know it once the server has started
    account: accounts.Account | None = field(init=False)
    server: Path = field(init=False)

    def __post_init__(self) -> None:
        self.account = accounts.for_folder(self.folder)
        self.server = binaries.valkey(self.folder.parent / "binaries", self.account)

    @property
    def url(self) -> str:
        """The address for ``REDIS_URL``."""
        return f"redis://:{self._password()}@{ports.LOOPBACK}:{self.port}/0"

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server; returns when it answers."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.account is not None:
            self.account.own(self.folder)
        self.port = self.settled_port = self.settled_port or ports.free_port(self.port)
        death = signal.SIGKILL if self.throwaway else signal.SIGTERM
        with self.log.open("ab") as log:
            process = leash.start(
                [self.server, "-"],  # reads its configuration from here: a password in the arguments is seen by all
                cwd=self.folder,
                log=log,
                account=self.account,
                stdin=self._configuration().encode(),
                when_we_die=death,
            )
        waiting.until_ready("Valkey", process, self._answers, log=self.log)
        return process

    def _configuration(self) -> str:
        lines = [
            f"bind {ports.LOOPBACK}",
            f"port {self.port}",
            f"requirepass {self._password()}",
            f"appendonly {'no' if self.throwaway else 'yes'}",
            'save ""',
            "maxmemory-policy noeviction",
            "databases 64",
            "daemonize no",
        ]
        return "\n".join(lines) + "\n"

    def _password(self) -> str:
        path = self.folder / "password"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(32))
        return path.read_text()

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url, socket_timeout=5, retry=Retry(NoBackoff(), 0)) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False
