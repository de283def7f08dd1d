"""Which tickets does a search mean?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Delivery, Ticket, User
from diagnostics.models.ticket import TicketQuerySet
from diagnostics.tickets import terms
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who searches, and when: what ``me`` and ``age`` are measured by."""

    user: User
    now: datetime


def find(tickets: TicketQuerySet, search: Search, *, user: User, now: datetime) -> TicketQuerySet:
    """Those of ``tickets`` that ``search`` means; what ``user`` may see must be settled before."""
    asker = Asker(user=user, now=now)
    for term in search.terms:
        condition = _CONDITIONS[term.key](term, asker)
        tickets = tickets.exclude(condition) if term.negated else tickets.filter(condition)
    for word in search.words:
        if word.startswith("-") and len(word) > 1:
            tickets = tickets.exclude(_mentions(word[1:]))
        else:
            tickets = tickets.filter(_mentions(word))
    return tickets


def _mentions(word: str) -> Q:
    found = (
        Q(recipient__icontains=word)
        | Q(evidence__icontains=word)
        | Q(customer__address__icontains=word, customer__isnull=False)
        | Q(customer__name__icontains=word, customer__isnull=False)
        | Q(pk__in=_about(word).order_by().values("ticket"))
    )
    number = word.removeprefix("#")
    return found | Q(pk=int(number)) if number.isascii() and number.isdecimal() and len(number) < 19 else found


def _about(word: str) -> QuerySet[Delivery]:
    """Deliveries of mails whose subject holds ``word``; asked once as a whole, so that the index on subjects helps."""
    return Delivery.objects.filter(submission__original_subject__icontains=word, ticket__isnull=False)


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


def _code(term: Term, _asker: Asker) -> Q:
    said = Q(status=term.value) if "." in term.value else Q(reply_code=int(term.value))
    return Q(Exists(Delivery.objects.filter(said, ticket=OuterRef("pk"))))


def _customer(term: Term, _asker: Asker) -> Q:
    named = Q(customer__address__icontains=term.value) | Q(customer__name__icontains=term.value)
    return Q(customer__isnull=False) & named


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
