"""Which way did a mail go, hop by hop, and where did it end?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from diagnostics.models import Delivery
from diagnostics.notices import Limits, Unreadable, message, route
from diagnostics.web import wording
from diagnostics.web.wording import Words

SLOW = timedelta(minutes=5)
_RETURNED = frozenset({"message/rfc822", "message/global", "text/rfc822-headers"})
_RETURNED_MAIL = _("The returned mail")
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One hop, with how long the mail stood still before it; ``is_slow`` where that was long."""

    hop: route.Hop
    wait: timedelta | None
    is_slow: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The hop at which the mail was refused or is held up, and how long it was tried."""

    sender: str
    receiver: str
    receiver_ip: str
    code: str
    at: datetime | None
    wait: timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The hops of one mail, the first one first; ``end`` is where the returned mail failed."""

    name: Words
    steps: tuple[Step, ...]
    end: End | None = None


def ways(source: bytes, failed: Delivery | None) -> tuple[Way, ...]:
    """The way of the mail as it was given, and of each message inside; the innermost ends where ``failed`` says.

    Where nothing was returned, its end is told alone.
    """
    told: list[Way] = []
    for depth, one, is_innermost in _messages(read(source), depth=0):
        steps = tuple(map(_step, route.hops(one.headers("received"))))
        end = _end(failed, steps) if failed and depth and is_innermost else None
        if steps or end:
            told.append(Way(name=_name(depth, is_innermost=is_innermost), steps=steps, end=end))
    if failed and not any(way.end for way in told) and (end := _end(failed, ())):
        told.append(Way(name=_RETURNED_MAIL, steps=(), end=end))
    return tuple(told)


def read(source: bytes) -> message.Message | None:
    """The mail in ``source``; None where it cannot be read."""
    try:
        return message.parse(source, limits=Limits())
    except Unreadable:
        return None


def _messages(one: message.Message | None, *, depth: int) -> Iterator[tuple[int, message.Message, bool]]:
    """Each message with its depth, and whether none is inside it."""
    if one is None or depth > _DEEPEST:
        return
    inside = [found for part in one.parts if part.content_type in _RETURNED and (found := part.as_message())]
    yield depth, one, not inside
    for inner in inside:
        yield from _messages(inner, depth=depth + 1)


def _name(depth: int, *, is_innermost: bool) -> Words:
    if not depth:
        return _("This mail")
    return _RETURNED_MAIL if is_innermost else _("The notice inside")


def _step(hop: route.Hop) -> Step:
    wait = timedelta(seconds=hop.delay) if hop.delay else None
    return Step(hop=hop, wait=wait, is_slow=wait is not None and wait >= SLOW)


def _end(failed: Delivery, steps: tuple[Step, ...]) -> End | None:
    sender = failed.reporting_host or (steps[-1].hop.receiver if steps else "")
    if not (sender or failed.remote_host):
        return None
    since = steps[-1].hop.received_at if steps else None
    at = failed.occurred_at
    return End(
        sender=sender,
        receiver=failed.remote_host or failed.domain,
        receiver_ip=failed.remote_ip,
        code=wording.code(failed),
        at=at,
        wait=at - since if at and since and at >= since else None,
    )
