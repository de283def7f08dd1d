"""How long may something take? Limits are said for a quiet machine and scaled to the one at hand."""

import contextlib
import functools
import sys
import time
from collections.abc import Iterator

_QUIET = 0.025
"""Processor seconds that the counting below takes on a quiet machine."""
_TRACED = 3.0
"""How many times as long code takes while coverage is measured."""


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails if what is done inside takes more than ``seconds`` of processor time."""
    began = time.process_time()
    yield
    spent = time.process_time() - began
    assert spent < seconds * slowness(), f"took {spent:.2f} s, allowed are {seconds} s × {slowness():.1f}"


def slowness() -> float:
    """How many times longer than on a quiet machine things take here and now, at least 1."""
    return _slowness_of(is_traced=sys.gettrace() is not None)


@functools.cache
def _slowness_of(*, is_traced: bool) -> float:
    began = time.process_time()
    sum(number * number % 7 for number in range(200_000))
    machine = (time.process_time() - began) / _QUIET
    return max(1.0, machine) * (_TRACED if is_traced else 1.0)
