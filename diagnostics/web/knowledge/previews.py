"""How would an article read with the values of a real delivery?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Ticket
from diagnostics.web import book, cases, remedies, wording
from diagnostics.web.access import person
from diagnostics.web.knowledge import places

_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The article in one language, filled in."""

    language: str
    name: str
    summary: str
    staff: SafeString
    customer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The article in both languages, the reader's first; ``ticket`` is whose values are filled in, if any."""

    ticket: Ticket | None
    versions: tuple[Version, ...]


def preview(request: HttpRequest, cause: Cause, texts: Mapping[str, object], *, ticket: str = "") -> Preview:
    """The ``texts`` (``staff_ja`` …) with the values of ``ticket``, else of the newest ticket of ``cause``."""
    chosen = places.ticket_in(request, ticket) or _newest(request, cause)
    values = _values(request, chosen) if chosen else {}
    first = book.language()
    languages = sorted(wording.LANGUAGES, key=lambda language: language != first)
    return Preview(
        ticket=chosen,
        versions=tuple(_version(texts, language, values) for language in languages),
    )


def _newest(request: HttpRequest, cause: Cause) -> Ticket | None:
    rows = Ticket.objects.visible_to(person(request)).select_related("customer")
    return rows.filter(cause=cause).order_by("-updated_at", "-id").first()


def _values(request: HttpRequest, ticket: Ticket) -> Mapping[str, str]:
    return cases.case(ticket, book.pages(), language=book.language(), viewer=person(request)).values


def _version(texts: Mapping[str, object], language: str, values: Mapping[str, str]) -> Version:
    def text(name: str) -> str:
        return str(texts.get(f"{name}_{language}") or "")[:_LONGEST]

    return Version(
        language=language,
        name=wording.LANGUAGES[language],
        summary=remedies.letter(text("summary"), values, language),
        staff=remedies.article(text("staff"), values, language),
        customer=remedies.letter(text("customer"), values, language),
    )
