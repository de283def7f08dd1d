"""How would an article read with the values of a real delivery?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import LANGUAGES, Text
from diagnostics.models import Ticket
from diagnostics.web import book, cases, tellings, wording
from diagnostics.web.access import person
from diagnostics.web.knowledge import places
from diagnostics.web.tellings import Telling

_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The article for readers of one language, filled in."""

    language: str
    name: str
    summary: Telling
    staff: Telling
    customer: Telling


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
    def text(name: str) -> Text:
        ja, en = (str(texts.get(f"{name}_{one}") or "").strip()[:_LONGEST] for one in LANGUAGES)
        return Text(ja=ja, en=en)

    return Version(
        language=language,
        name=wording.LANGUAGES[language],
        summary=tellings.letter(text("summary"), values, language=language),
        staff=tellings.article(text("staff"), values, language=language),
        customer=tellings.letter(text("customer"), values, language=language),
    )
