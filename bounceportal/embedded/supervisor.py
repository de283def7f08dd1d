"""How are child processes kept alive, and how are they stopped in order?"""

import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bounceportal.embedded.trouble import Trouble

_TICK = 0.2
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_STEADY_AFTER = 60.0


@dataclass(slots=True, kw_only=True)
class Child:
    """A process that is to run; ``stage`` says when it stops, the lowest first."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    stage: int = 0
    stop_with: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    pause: float = _FIRST_PAUSE
    started_at: float = 0.0
    due_at: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether the process is there."""
        return self.process is not None and self.process.poll() is None


@dataclass(slots=True, kw_only=True)
class Supervisor:
    """Starts children, restarts those that die after growing pauses, stops all; ``tell`` takes lines for the screen."""

    tell: Callable[[str], None]
    children: list[Child] = field(default_factory=list)

    def start(self, child: Child) -> None:
        """Start ``child`` and look after it from now on."""
        self.children.append(child)
        _start(child)

    def watch(self, until: Callable[[], bool] = lambda: False) -> None:
        """Restart whatever dies, until ``until()``; otherwise for ever."""
        while not until():
            for child in self.children:
                self._look_after(child)
            time.sleep(_TICK)

    def stop(self, seconds: float = 4.5) -> None:
        """Stop stage by stage, the last ones within ``seconds``; what does not listen is killed."""
        stages = sorted({child.stage for child in self.children})
        ends = time.monotonic() + seconds
        for index, stage in enumerate(stages):
            share = (ends - time.monotonic()) / (len(stages) - index)
            _stop([child for child in self.children if child.stage == stage], time.monotonic() + share)

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.is_running:
            if now - child.started_at > _STEADY_AFTER:
                child.pause = _FIRST_PAUSE
        elif child.due_at is None:
            self._put_off(child, f"ended ({_reason(child.process)})")
        elif now >= child.due_at:
            self._restart(child)

    def _restart(self, child: Child) -> None:
        try:
            _start(child)
        except (Trouble, OSError) as error:
            self._put_off(child, f"did not start: {error}".rstrip("."))

    def _put_off(self, child: Child, what: str) -> None:
        self.tell(f"{child.name} {what}; it starts again in {child.pause:g} s.")
        child.due_at = time.monotonic() + child.pause
        child.pause = min(child.pause * 2, _LONGEST_PAUSE)


def _start(child: Child) -> None:
    child.due_at = None
    child.started_at = time.monotonic()
    child.process = None
    child.process = child.start()


def _stop(children: Sequence[Child], deadline: float) -> None:
    running = [(child, child.process) for child in children if child.process is not None]
    for child, process in running:
        process.send_signal(child.stop_with)
    for _, process in running:
        try:
            process.wait(timeout=max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _reason(process: subprocess.Popen[bytes] | None) -> str:
    code = process.returncode if process else 0
    return signal.Signals(-code).name if code < 0 else f"code {code}"
