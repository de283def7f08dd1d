"""Which tickets does a search mean?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Delivery, Ticket, User
from diagnostics.models.ticket import TicketQuerySet
from diagnostics.tickets import sharing, terms
from diagnostics.tickets.terms import Is, Key, Search, Term

VIEWS: dict[str, str] = {
    "inbox": "is:open",
    "mine": "is:open is:mine",
    "unassigned": "is:open is:unassigned",
    "review": "is:open is:review",
    "due": "is:open is:due",
    "waiting": "is:waiting",
    "unclear": "is:open is:unclear",
    "done": "is:done",
    "all": "",
}


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who searches, and when: what ``me`` and ``age`` are measured by."""

    user: User
    now: datetime

    @cached_property
    def reads_all(self) -> bool:
        return sharing.reads_all(self.user)


def find(tickets: TicketQuerySet, search: Search, *, user: User, now: datetime) -> TicketQuerySet:
    """Those of ``tickets`` that ``search`` means; which of them ``user`` may see must be settled before.

    What others gave to a ticket is not searched for people who see only what they gave.
    """
    asker = Asker(user=user, now=now)
    for term in search.terms:
        condition = _CONDITIONS[term.key](term, asker)
        tickets = tickets.exclude(condition) if term.negated else tickets.filter(condition)
    for word in search.words:
        if word.startswith("-") and len(word) > 1:
            tickets = tickets.exclude(_mentions(word[1:], asker))
        else:
            tickets = tickets.filter(_mentions(word, asker))
    return tickets


def _mentions(word: str, asker: Asker) -> Q:
    found = Q(recipient__icontains=word) | _names_customer(word, asker)
    found |= Q(pk__in=_about(word, asker).order_by().values("ticket"))
    if asker.reads_all:
        found |= Q(evidence__icontains=word)
    number = word.removeprefix("#")
    return found | Q(pk=int(number)) if number.isascii() and number.isdecimal() and len(number) < 19 else found


def _about(word: str, asker: Asker) -> QuerySet[Delivery]:
    """Deliveries of mails whose subject holds ``word``; asked once as a whole, so that the index on subjects helps."""
    about = Q(submission__original_subject__icontains=word)
    if not asker.reads_all:
        about = (about | Q(diagnostic__icontains=word)) & sharing.given_by(asker.user)
    return Delivery.objects.filter(about, ticket__isnull=False)


def _names_customer(word: str, asker: Asker) -> Q:
    named = Q(customer__isnull=False) & (Q(customer__address__icontains=word) | Q(customer__name__icontains=word))
    return named if asker.reads_all else named & sharing.only_given_by(asker.user)


def _is(term: Term, asker: Asker) -> Q:
    match Is(term.value):
        case Is.OPEN:
            return ~Q(state=Ticket.State.DONE)
        case Is.DUE:
            return ~Q(state=Ticket.State.DONE) & Q(follow_up_at__isnull=False, follow_up_at__lte=asker.now)
        case Is.MINE:
            return Q(assignee__isnull=False, assignee=asker.user)
        case Is.UNASSIGNED:
            return Q(assignee=None)
        case Is.REVIEW:
            return Q(needs_review=True)
        case Is.UNCLEAR:
            return Q(cause=Cause.UNCLEAR)
        case Is.WAITING | Is.DONE:
            return Q(state=term.value)


def _assignee(term: Term, asker: Asker) -> Q:
    if term.value == "me":
        return Q(assignee__isnull=False, assignee=asker.user)
    if term.value == "none":
        return Q(assignee=None)
    if "@" in term.value:
        return Q(assignee__email=term.value)
    return Q(assignee__email__startswith=f"{term.value}@") | Q(assignee__first_name__iexact=term.value)


def _age(term: Term, asker: Asker) -> Q:
    sign, length = terms.age(term.value)
    since = asker.now - length
    return Q(opened_at__lt=since) if sign == ">" else Q(opened_at__gte=since)


def _code(term: Term, asker: Asker) -> Q:
    said = Q(status=term.value) if "." in term.value else Q(reply_code=int(term.value))
    if not asker.reads_all:
        said &= sharing.given_by(asker.user)
    return Q(Exists(Delivery.objects.filter(said, ticket=OuterRef("pk"))))


def _customer(term: Term, asker: Asker) -> Q:
    return _names_customer(term.value, asker)


def _column(name: str) -> Callable[[Term, Asker], Q]:
    return lambda term, _asker: Q(**{name: term.value})


_CONDITIONS: dict[Key, Callable[[Term, Asker], Q]] = {
    Key.IS: _is,
    Key.STATE: _column("state"),
    Key.CAUSE: _column("cause"),
    Key.HEADING: _column("heading"),
    Key.DOMAIN: _column("domain"),
    Key.TO: _column("recipient__icontains"),
    Key.CUSTOMER: _customer,
    Key.ASSIGNEE: _assignee,
    Key.AGE: _age,
    Key.CODE: _code,
}
