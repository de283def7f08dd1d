"""Which processes are the portal on one machine, and in which order do they come and go?"""

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bounceportal import env
from bounceportal.embedded import leash, ports, screen, waiting
from bounceportal.embedded.folder import DataFolder
from bounceportal.embedded.postgres import Postgres
from bounceportal.embedded.supervisor import Child, Supervisor
from bounceportal.embedded.trouble import Trouble
from bounceportal.embedded.valkey import Valkey

_DOORS, _WORK, _QUEUE, _DATABASE = range(4)
_MANAGE = (sys.executable, str(env.ROOT / "manage.py"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the portal is to run."""

    port: int = 8000
    smtp_port: int = 2525
    workers: int = 2
    data: Path = field(default_factory=env.data_folder)
    demo: bool = False


def run(options: Options) -> None:
    """Run the portal until it is told to stop; Trouble if it cannot start."""
    folder = DataFolder(options.data)
    folder.make()
    with folder.held(), _stoppable():
        _check_ports(options)
        Portal(options=options, folder=folder).run()


@dataclass(slots=True, kw_only=True)
class Portal:
    """The processes of one portal."""

    options: Options
    folder: DataFolder
    supervisor: Supervisor = field(default_factory=lambda: Supervisor(tell=screen.incident))

    def run(self) -> None:
        """Start everything, show the screen, look after the children; stop them however this ends."""
        screen.starting(self.folder.path)
        try:
            self._start_services()
            self._prepare()
            self._start_programs()
            self._show()
            self.supervisor.watch()
        except KeyboardInterrupt:
            screen.stopping()
        finally:
            _ignore_signals()
            self.supervisor.stop()
        screen.stopped()

    def _start_services(self) -> None:
        known = self.folder.services()
        urls = {}
        if not env.text("DATABASE_URL"):
            postgres = Postgres(folder=self.folder.path / "postgres", log=self.folder.log("postgres"))
            postgres.port = _port_of(known.get("DATABASE_URL", ""))
            self._keep("postgres", postgres.start, stage=_DATABASE, stop_with=signal.SIGINT)
            urls["DATABASE_URL"] = postgres.url
        if not env.text("REDIS_URL"):
            valkey = Valkey(folder=self.folder.path / "valkey", log=self.folder.log("valkey"))
            valkey.port = _port_of(known.get("REDIS_URL", ""))
            self._keep("valkey", valkey.start, stage=_QUEUE)
            urls["REDIS_URL"] = valkey.url
        self.folder.announce(urls)

    def _prepare(self) -> None:
        """Migrations, knowledge and static files, in one process that must succeed."""
        process = self._start("prepare", *_MANAGE, "prepare", *(["--demo"] if self.options.demo else []))
        if process.wait():
            log = self.folder.log("prepare")
            raise Trouble(f"The portal could not be prepared ({waiting.reason(log)}): see {log}.")

    def _start_programs(self) -> None:
        programs = {f"worker-{number + 1}": ("worker",) for number in range(self.options.workers)}
        programs["scheduler"] = ("scheduler",)
        for name, arguments in programs.items():
            self._keep(name, self._starter(name, *_MANAGE, *arguments), stage=_WORK)
        mail = ("receive_mail", f"--port={self.options.smtp_port}")
        self._keep("smtp", self._starter("smtp", *_MANAGE, *mail), stage=_DOORS)
        server = ("-m", "gunicorn", "--config=python:bounceportal.gunicorn", "bounceportal.wsgi")
        self._keep("web", self._starter("web", sys.executable, *server), stage=_DOORS)

    def _show(self) -> None:
        self.supervisor.watch(until=self._web_answers)
        running = screen.Running(
            url=f"http://{ports.LOOPBACK}:{self.options.port}/",
            data=self.folder.path,
            is_default_data=self.folder.path == env.data_folder(),
            mail_port=self.options.smtp_port,
            services=[child.name for child in self.supervisor.children],
            logins=screen.demo_logins(self.folder.path) if self.options.demo else (),
        )
        screen.show(running)

    def _web_answers(self) -> bool:
        connection = http.client.HTTPConnection(ports.LOOPBACK, self.options.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()

    def _keep(
        self,
        name: str,
        start: Callable[[], subprocess.Popen[bytes]],
        *,
        stage: int,
        stop_with: signal.Signals = signal.SIGTERM,
    ) -> None:
        self.supervisor.start(Child(name=name, start=start, stage=stage, stop_with=stop_with))

    def _starter(self, name: str, *command: str) -> Callable[[], subprocess.Popen[bytes]]:
        return lambda: self._start(name, *command)

    def _start(self, name: str, *command: str) -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "BOUNCEPORTAL_DATA": str(self.folder.path),
            "DJANGO_SETTINGS_MODULE": "bounceportal.settings",
            "PYTHONUNBUFFERED": "1",
            "PYTHONUTF8": "1",
            "WEB_BIND": f"{ports.LOOPBACK}:{self.options.port}",
        }
        with self.folder.log(name).open("ab") as log:
            return leash.start(command, cwd=env.ROOT, log=log, env=environment, when_we_die=signal.SIGKILL)


def _check_ports(options: Options) -> None:
    for port, option in ((options.port, "--port"), (options.smtp_port, "--smtp-port")):
        if not ports.is_free(port):
            raise Trouble(f"Port {port} is used by another program: choose another one with {option} {port + 1}.")


def _port_of(url: str) -> int:
    return urlsplit(url).port or 0


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM and a closed terminal stop the portal as ctrl-C does."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    yield


def _ignore_signals() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
