"""Which tickets stand on this page of a list? Keyset pagination, newest first: stable however many come in between."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.db.models import Q
from django.db.models.functions import Coalesce

from diagnostics.models import Ticket
from diagnostics.models.ticket import TicketQuerySet

_CURSOR = re.compile(r"([0-9]{1,17})-([0-9]{1,18})(?:-(.{0,320}))?")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Group(StrEnum):
    """By what a list may be grouped; within a group the newest comes first."""

    NONE = ""
    DOMAIN = "domain"
    CAUSE = "cause"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """One page of tickets; ``older`` and ``newer`` are the cursors of its neighbours, empty where there is none."""

    tickets: tuple[Ticket, ...]
    older: str = ""
    newer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place between two tickets of a list: in which group, of which moment, beside which number."""

    group: str
    at: datetime
    number: int


def cursor(ticket: Ticket, group: Group = Group.NONE) -> str:
    """Where ``ticket`` stands in a list, as a word for the URL."""
    at = (ticket.updated_at - _EPOCH) // timedelta(microseconds=1)
    return f"{at}-{ticket.pk}" + (f"-{group_of(ticket, group)}" if group else "")


def group_of(ticket: Ticket, group: Group) -> str:
    """The group that ``ticket`` stands in."""
    match group:
        case Group.DOMAIN:
            return ticket.domain
        case Group.CAUSE:
            return ticket.cause
        case Group.CUSTOMER:
            return str(ticket.customer_id or 0)
    return ""


def page(tickets: TicketQuerySet, *, size: int, after: str = "", before: str = "", group: Group = Group.NONE) -> Slice:
    """Up to ``size`` tickets that come after (older than) or before (newer than) a cursor.

    The first page where neither is given or understood.
    """
    keyed = tickets.alias(customer_key=Coalesce("customer_id", 0))
    place = _place(before, group)
    return (place and _newer(keyed, place, size, group)) or _older(keyed, _place(after, group), size, group)


def _older(tickets: TicketQuerySet, place: Place | None, size: int, group: Group) -> Slice:
    if place:
        tickets = tickets.filter(_beyond(place, group, key="gt", time="lt"))
    column = _COLUMNS.get(group)
    found = list(tickets.order_by(*filter(None, [column, "-updated_at", "-id"]))[: size + 1])
    shown = tuple(found[:size])
    return Slice(
        tickets=shown,
        older=cursor(shown[-1], group) if len(found) > size else "",
        newer=cursor(shown[0], group) if place and shown else "",
    )


def _newer(tickets: TicketQuerySet, place: Place, size: int, group: Group) -> Slice | None:
    tickets = tickets.filter(_beyond(place, group, key="lt", time="gt"))
    column = _COLUMNS.get(group)
    found = list(tickets.order_by(*filter(None, [column and f"-{column}", "updated_at", "id"]))[: size + 1])
    if not found:
        return None
    shown = tuple(reversed(found[:size]))
    newer = cursor(shown[0], group) if len(found) > size else ""
    return Slice(tickets=shown, older=cursor(shown[-1], group), newer=newer)


def _beyond(place: Place, group: Group, *, key: str, time: str) -> Q:
    """Past ``place`` in the direction of ``key`` and ``time`` (``lt`` or ``gt``), written so that an index helps."""
    later = Q(**{f"updated_at__{time}": place.at}) | Q(**{"updated_at": place.at, f"pk__{time}": place.number})
    column = _COLUMNS.get(group)
    if column is None:
        return later & Q(**{f"updated_at__{time}e": place.at})
    beyond = Q(**{f"{column}__{key}": place.group}) | Q(**{column: place.group}) & later
    return beyond & Q(**{f"{column}__{key}e": place.group})


def _place(word: str, group: Group) -> Place | None:
    match = _CURSOR.fullmatch(word)
    if match is None or (match[3] is not None) != bool(group):
        return None
    value = match[3] or ""
    if group == Group.CUSTOMER and not re.fullmatch(r"[0-9]{1,18}", value):
        return None
    return Place(group=value, at=_EPOCH + timedelta(microseconds=int(match[1])), number=int(match[2]))


_COLUMNS = {Group.DOMAIN: "domain", Group.CAUSE: "cause", Group.CUSTOMER: "customer_key"}
