"""Which tickets stand on this page of a list? Keyset pagination, newest first: stable however many come in between."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from diagnostics.models import Ticket
from diagnostics.models.ticket import TicketQuerySet

_CURSOR = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """One page of tickets; ``older`` and ``newer`` are the cursors of its neighbours, empty where there is none."""

    tickets: tuple[Ticket, ...]
    older: str = ""
    newer: str = ""


def cursor(ticket: Ticket) -> str:
    """Where ``ticket`` stands in a list, as a word for the URL."""
    return f"{(ticket.updated_at - _EPOCH) // timedelta(microseconds=1)}-{ticket.pk}"


def page(tickets: TicketQuerySet, *, size: int, after: str = "", before: str = "") -> Slice:
    """Up to ``size`` tickets that come after (older than) or before (newer than) a cursor.

    The first page where neither is given or understood.
    """
    place = _place(before)
    return (place and _newer(tickets, place, size)) or _older(tickets, _place(after), size)


def _older(tickets: TicketQuerySet, place: tuple[datetime, int] | None, size: int) -> Slice:
    if place:
        at, number = place
        tickets = tickets.filter(Q(updated_at__lt=at) | Q(updated_at=at, pk__lt=number), updated_at__lte=at)
    found = list(tickets.order_by("-updated_at", "-id")[: size + 1])
    shown = tuple(found[:size])
    return Slice(
        tickets=shown,
        older=cursor(shown[-1]) if len(found) > size else "",
        newer=cursor(shown[0]) if place and shown else "",
    )


def _newer(tickets: TicketQuerySet, place: tuple[datetime, int], size: int) -> Slice | None:
    at, number = place
    tickets = tickets.filter(Q(updated_at__gt=at) | Q(updated_at=at, pk__gt=number), updated_at__gte=at)
    found = list(tickets.order_by("updated_at", "id")[: size + 1])
    if not found:
        return None
    shown = tuple(reversed(found[:size]))
    return Slice(tickets=shown, older=cursor(shown[-1]), newer=cursor(shown[0]) if len(found) > size else "")


def _place(word: str) -> tuple[datetime, int] | None:
    match = _CURSOR.fullmatch(word)
    return (_EPOCH + timedelta(microseconds=int(match[1])), int(match[2])) if match else None
