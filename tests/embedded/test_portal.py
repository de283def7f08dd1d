"""The whole portal under its supervisor, as a person starts and stops it."""

import json
import os
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.embedded import portals
from tests.embedded.portals import Portal

USERS = "from diagnostics.models import User"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children whose parent was killed"),
]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A portal in a path with blanks and Japanese characters."""
    with portals.running(tmp_path_factory.mktemp("portal") / "試し ran") as running:
        yield running
        running.stop()


class TestARunningPortal:
    def test_is_ready_once_a_worker_is_there(self, portal: Portal) -> None:
        portals.wait_until(lambda: portal.get("/readyz")[0] == 200, seconds=30)

    def test_shows_nothing_but_the_login_to_a_stranger(self, portal: Portal) -> None:
        status, page = portal.get("/")
        assert status == 200
        assert 'type="password"' in page

    def test_says_where_the_data_is_and_what_runs(self, portal: Portal) -> None:
        for words in (str(portal.data), f":{portal.port}/", "postgres, valkey, worker-1, scheduler, smtp, web"):
            assert words in portal.screen()

    def test_is_found_by_every_other_command(self, portal: Portal) -> None:
        done = portals.command(portal.data, "sweep")
        assert done.returncode == 0, done.stderr
        assert "0 submissions" in done.stdout

    def test_keeps_the_addresses_with_their_passwords_to_itself(self, portal: Portal) -> None:
        services = portal.data / "services.json"
        assert stat.S_IMODE(services.stat().st_mode) == 0o600
        assert sorted(json.loads(services.read_text())) == ["DATABASE_URL", "REDIS_URL"]

    def test_is_not_started_twice_on_the_same_data(self, portal: Portal) -> None:
        done = portals.command(portal.data, "portal", "--data", str(portal.data))
        assert done.returncode == 1
        assert done.stderr.startswith(f"bounceportal: A portal runs on {portal.data} already")
        assert done.stderr.count("\n") == 1

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("worker-1", "manage.py worker"),
            ("smtp", "receive_mail"),
            ("web", "bounceportal.wsgi"),
            ("valkey", "valkey-server"),
            ("postgres", "bin/postgres"),
        ],
    )
    def test_starts_again_whatever_dies(self, portal: Portal, name: str, words: str) -> None:
        victim = min(pid for pid, said in portals.processes_on(portal.data).items() if words in said)
        os.kill(victim, signal.SIGKILL)
        portals.wait_until(lambda: f"{name} ended (SIGKILL)" in portal.screen(), seconds=10)

        def has_come_back() -> bool:
            others = [said for pid, said in portals.processes_on(portal.data).items() if pid != victim]
            return any(words in said for said in others) and portal.get("/readyz")[0] == 200

        portals.wait_until(has_come_back, seconds=60)


def test_a_killed_supervisor_leaves_no_process_and_no_data_is_lost(tmp_path: Path) -> None:
    data = tmp_path / "デー タ"
    with portals.running(data) as portal:
        assert len(portals.processes_on(data)) > 8
        made = portals.command(data, "shell", "-c", f"{USERS}; User.objects.create_user('a@example.jp')")
        assert made.returncode == 0, made.stderr
        portal.kill()
    portals.wait_until(lambda: not portals.processes_on(data), seconds=5)
    (data / "postgres" / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n")  # as if born anew

    with portals.running(data) as portal:
        found = portals.command(data, "shell", "-c", f"{USERS}; print(User.objects.get().email)")
        assert found.stdout.splitlines()[-1] == "a@example.jp"
        assert portal.stop() < 5
    assert portals.processes_on(data) == {}
    assert "Stopped" in portal.screen()


def test_services_that_others_run_are_used_instead(tmp_path: Path) -> None:
    elsewhere = {
        "DATABASE_URL": os.environ["DATABASE_URL"],
        "REDIS_URL": urlsplit(os.environ["REDIS_URL"])._replace(path="/63").geturl(),
        "SECRET_KEY": "a key that opens nothing but the portal of this test, of which nobody knows",
    }
    with portals.running(tmp_path / "var", services=elsewhere) as portal:
        assert "Running        worker-1, scheduler, smtp, web" in portal.screen()
        portals.wait_until(lambda: portal.get("/readyz")[0] == 200, seconds=30)
        portal.stop()
    assert not (tmp_path / "var" / "postgres").exists()


@pytest.mark.parametrize("option", ["--port", "--smtp-port"])
def test_a_taken_port_is_told_in_one_sentence(tmp_path: Path, option: str) -> None:
    with portals.occupied_port() as listener:
        port = listener.getsockname()[1]
        done = portals.command(tmp_path, "portal", "--data", str(tmp_path), f"{option}={port}")
    assert done.returncode == 1
    assert f"Port {port} is used by another program: choose another one with {option} {port + 1}" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = portals.command(tmp_path, "portal", "--data", str(tmp_path / "var"))
    assert "cannot be written" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_place_where_no_folder_can_be_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("in the way")
    done = portals.command(tmp_path, "portal", "--data", str(tmp_path / "var"))
    assert done.returncode == 1
    assert "choose another folder with --data" in done.stderr
    assert done.stderr.count("\n") == 1
