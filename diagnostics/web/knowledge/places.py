"""What of the knowledge does a request speak of: which cause, which version, which delivery?"""

import re

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Page
from diagnostics.models import Delivery, Ticket
from diagnostics.web import book
from diagnostics.web.access import person

_NUMBER = re.compile(r"\d{1,15}")
_VERSION = re.compile(r"-?\d{1,18}")


def cause_of(slug: str) -> Cause:
    """The cause called ``slug``; 404 where there is none, or no knowledge at all."""
    if slug not in set(Cause) or not book.pages():
        raise Http404
    return Cause(slug)


def name_of(page: Page) -> str:
    """What the desk calls the cause of ``page``, in the reader's language."""
    return page.name.within(book.language())


def cause_choices() -> list[tuple[str, str]]:
    """All causes with their names."""
    names = book.names()
    return [(cause.value, names[cause]) for cause in Cause]


def version_in(request: HttpRequest) -> int:
    """The version that the person looked at."""
    asked = request.POST.get("version", "")
    if not _VERSION.fullmatch(asked):
        raise BadRequest(_("no such version"))
    return int(asked)


def number_in(asked: str | None) -> int | None:
    """The number that ``asked`` is, None where it is none."""
    return int(asked) if asked and _NUMBER.fullmatch(asked) else None


def ticket_in(request: HttpRequest, asked: str | None) -> Ticket | None:
    """Ticket ``asked`` as far as the person may see it."""
    number = number_in((asked or "").strip().lstrip("#"))
    if number is None:
        return None
    return Ticket.objects.visible_to(person(request)).select_related("customer").filter(pk=number).first()


def delivery_in(request: HttpRequest, *, ticket: str | None, delivery: str | None) -> Delivery | None:
    """The delivery at hand: the one with that number, else the newest of that ticket; None where neither is seen."""
    rows = Delivery.objects.select_related("submission", "ticket").filter(
        ticket__in=Ticket.objects.visible_to(person(request))
    )
    if (number := number_in(delivery)) is not None:
        return rows.filter(pk=number).first()
    found = ticket_in(request, ticket)
    return rows.filter(ticket=found).order_by("-id").first() if found else None
