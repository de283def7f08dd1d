"""What would newer knowledge change in tickets?

A ticket follows its newest mail that failed. What a person said about a ticket stands.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from diagnostics import editions
from diagnostics.models import Diagnosis, Edition, Ticket
from diagnostics.notices import Kind

_Cases = dict[tuple[str, str, int | None], int]
"""Open tickets by recipient, cause and customer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """A ticket that would change: each diagnosis that differs with the one that would replace it.

    ``decisive`` is the diagnosis that the ticket follows, ``former`` the one that it followed before; ``blocked_by``
    the open ticket whose case it would be, so that it has to stay as it is.
    """

    ticket: Ticket
    replaced: tuple[tuple[Diagnosis, Diagnosis], ...]
    former: Diagnosis
    decisive: Diagnosis
    blocked_by: int | None = None

    @property
    def has_other_cause(self) -> bool:
        """Whether the ticket's cause would change."""
        return self.ticket.cause != self.decisive.cause


def foresee(tickets: Sequence[Ticket], *, edition: Edition, now: datetime) -> list[Outlook]:
    """What ``edition`` would change in ``tickets``; nothing for those that a person has decided."""
    found = list(_outlooks(tickets, edition=edition, now=now))
    open_cases = _open_cases(found)
    return [_unless_blocked(outlook, open_cases) for outlook in found]


def _outlooks(tickets: Sequence[Ticket], *, edition: Edition, now: datetime) -> Iterator[Outlook]:
    current: dict[int | None, list[Diagnosis]] = defaultdict(list)
    for diagnosis in (
        Diagnosis.objects.filter(delivery__ticket__in=tickets, is_current=True)
        .select_related("delivery__submission")
        .order_by("delivery_id")
    ):
        current[diagnosis.delivery.ticket_id].append(diagnosis)
    for ticket in tickets:
        outlook = _outlook(ticket, current[ticket.pk], edition=edition, now=now)
        if outlook is not None:
            yield outlook


def _outlook(ticket: Ticket, current: Sequence[Diagnosis], *, edition: Edition, now: datetime) -> Outlook | None:
    if not current or any(diagnosis.made_by_id for diagnosis in current):
        return None
    pairs = [(former, _anew(former, edition=edition, now=now)) for former in current]
    replaced = tuple(pair for pair in pairs if _differ(*pair))
    if not replaced:
        return None
    newest = max(pairs, key=lambda pair: (pair[0].delivery.is_failed, pair[0].delivery_id))
    return Outlook(ticket=ticket, replaced=replaced, former=newest[0], decisive=newest[1])


def _anew(former: Diagnosis, *, edition: Edition, now: datetime) -> Diagnosis:
    kind = Kind(former.delivery.submission.kind)
    found = editions.matcher(edition).diagnose(former.delivery.facts(), kind=kind)
    return Diagnosis.of(former.delivery, edition, found, now=now)


def _differ(one: Diagnosis, other: Diagnosis) -> bool:
    return (one.cause, one.rule, one.permanence, one.confidence) != (
        other.cause,
        other.rule,
        other.permanence,
        other.confidence,
    )


def _open_cases(outlooks: Sequence[Outlook]) -> _Cases:
    """The open tickets of the recipients that will change, by their case."""
    recipients = {outlook.ticket.recipient for outlook in outlooks if outlook.has_other_cause} - {""}
    rows = Ticket.objects.open().filter(recipient__in=recipients).values_list("recipient", "cause", "customer", "pk")
    return {(recipient, cause, customer): pk for recipient, cause, customer, pk in rows}


def _unless_blocked(outlook: Outlook, open_cases: _Cases) -> Outlook:
    """``outlook``, blocked where another open ticket is its case; ``open_cases`` are brought up to date."""
    ticket = outlook.ticket
    if not outlook.has_other_cause or not ticket.recipient or ticket.state == Ticket.State.DONE:
        return outlook
    case = (ticket.recipient, str(outlook.decisive.cause), ticket.customer_id)
    if case in open_cases:
        return replace(outlook, blocked_by=open_cases[case])
    open_cases.pop((ticket.recipient, ticket.cause, ticket.customer_id), None)
    open_cases[case] = ticket.pk
    return outlook
