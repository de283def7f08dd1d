"""The supervisor, with small shell commands as children."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from bounceportal.embedded import leash
from bounceportal.embedded.supervisor import Child, Supervisor
from bounceportal.embedded.trouble import Trouble


def child(script: str, *, name: str = "child", stage: int = 0) -> Child:
    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(["/bin/sh", "-c", script], start_new_session=True)

    return Child(name=name, start=start, stage=stage)


def watch(supervisor: Supervisor, *, seconds: float) -> None:
    ends = time.monotonic() + seconds
    supervisor.watch(until=lambda: time.monotonic() > ends)


class TestRestarting:
    def test_a_child_that_dies_again_and_again_is_started_after_growing_pauses(self) -> None:
        said: list[str] = []
        supervisor = Supervisor(tell=said.append)
        supervisor.start(child("exit 3"))
        watch(supervisor, seconds=2.4)
        supervisor.stop()
        assert said == [
            "child ended (code 3); it starts again in 0.5 s.",
            "child ended (code 3); it starts again in 1 s.",
            "child ended (code 3); it starts again in 2 s.",
        ]

    def test_a_child_that_cannot_be_started_again_is_tried_later(self) -> None:
        said: list[str] = []
        supervisor = Supervisor(tell=said.append)
        supervisor.start(child("exit 0"))

        def refuse() -> subprocess.Popen[bytes]:
            raise Trouble("not now")

        supervisor.children[0].start = refuse
        watch(supervisor, seconds=1.2)
        assert said[1:] == ["child did not start: not now; it starts again in 1 s."]

    def test_a_child_that_runs_is_left_alone(self) -> None:
        said: list[str] = []
        supervisor = Supervisor(tell=said.append)
        supervisor.start(child("exec sleep 30"))
        watch(supervisor, seconds=0.5)
        supervisor.stop()
        assert said == []


class TestStopping:
    def test_stages_stop_one_after_the_other(self, tmp_path: Path) -> None:
        log = tmp_path / "log"
        supervisor = Supervisor(tell=print)
        for stage, name in ((1, "database"), (0, "doors")):
            waits = f"touch {tmp_path / name}; while :; do sleep 0.05; done"
            script = f"trap 'sleep 0.2; echo {name} >> {log}; exit' TERM; {waits}"
            supervisor.start(child(script, stage=stage))
        supervisor.watch(until=lambda: (tmp_path / "database").exists() and (tmp_path / "doors").exists())
        supervisor.stop()
        assert log.read_text().split() == ["doors", "database"]

    def test_a_child_that_does_not_listen_is_killed_in_time(self, tmp_path: Path) -> None:
        supervisor = Supervisor(tell=print)
        supervisor.start(child(f"trap '' TERM; touch {tmp_path / 'deaf'}; while :; do sleep 0.05; done"))
        supervisor.watch(until=(tmp_path / "deaf").exists)
        began = time.monotonic()
        supervisor.stop(seconds=1)
        assert 0.9 < time.monotonic() - began < 3
        assert not supervisor.children[0].is_running


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_grandchildren_die_with_the_child_that_forked_them(tmp_path: Path) -> None:
    script = (
        "import os, time\nfrom bounceportal.embedded import leash\nleash.hold_grandchildren()\n"
        "pid = os.fork()\nif not pid: time.sleep(60)\nprint(pid, flush=True)\ntime.sleep(60)\n"
    )
    log = tmp_path / "log"
    with log.open("wb") as file:
        process = leash.start([sys.executable, "-c", script], cwd=Path.cwd(), log=file)
    while not log.read_text().strip():
        time.sleep(0.02)
    grandchild = Path("/proc") / log.read_text().strip()
    process.kill()
    process.wait()
    ends = time.monotonic() + 5
    while grandchild.exists() and "State:\tZ" not in (grandchild / "status").read_text():
        assert time.monotonic() < ends
        time.sleep(0.02)
