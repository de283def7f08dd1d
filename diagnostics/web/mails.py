"""How does the desk look at the very bytes of a mail, and get at its parts, without harm?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diagnostics.models import RawMessage, Submission, Ticket
from diagnostics.notices import Limits, Unreadable, message, route
from diagnostics.tickets import viewing
from diagnostics.web.access import person
from diagnostics.web.raw import as_attachment
from diagnostics.web.tickets import ticket_of

SHOWN_BYTES = 256 * 1024
_RETURNED = frozenset({"message/rfc822", "message/global", "text/rfc822-headers"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One part of a mail: where it stands, what it claims to be, and how large it is once decoded."""

    index: int
    path: str
    content_type: str
    filename: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The hops of one mail, the first one first."""

    name: str
    hops: tuple[route.Hop, ...]


@require_safe
def raw(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """The source of one mail of the ticket, escaped, and its parts to download; the history keeps who looked."""
    ticket, kept = _kept(request, number, pk)
    viewing.record_look(ticket=ticket, submission=kept.submission, by=person(request), now=timezone.now())
    source = kept.raw
    parts = _parts(source)
    context = {
        "ticket": ticket,
        "submission": kept.submission,
        "source": source[:SHOWN_BYTES].decode("utf-8", errors="replace").replace("\r\n", "\n"),
        "is_cut": len(source) > SHOWN_BYTES,
        "parts": tuple(_listed(index, part) for index, part in enumerate(parts)),
        "ways": _ways(source, parts),
    }
    return render(request, "tickets/raw.html", context)


@require_safe
def part(request: HttpRequest, number: int, pk: int, index: int) -> HttpResponse:
    """One part of the mail, decoded, only ever as a download."""
    kept = _kept(request, number, pk)[1]
    parts = _parts(kept.raw)
    if index >= len(parts):
        raise Http404
    return as_attachment(parts[index].content, name=f"mail-{pk}-part-{index + 1}.bin")


def _ways(source: bytes, parts: Sequence[message.Part]) -> tuple[Way, ...]:
    """The way of the mail as it was given, and of each message that it returns."""
    inner = [found for part in parts if part.content_type in _RETURNED and (found := part.as_message())]
    named = [(_("This mail"), _read(source)), *((_("The returned mail"), found) for found in inner)]
    ways = (Way(name=name, hops=route.hops(found.headers("received"))) for name, found in named if found)
    return tuple(way for way in ways if way.hops)


def _kept(request: HttpRequest, number: int, pk: int) -> tuple[Ticket, RawMessage]:
    ticket = ticket_of(request, number)
    visible = Submission.objects.visible_to(person(request)).filter(deliveries__ticket=ticket).distinct()
    kept = RawMessage.objects.select_related("submission").filter(submission__in=visible)
    return ticket, get_object_or_404(kept, pk=pk)


def _parts(source: bytes) -> tuple[message.Part, ...]:
    found = _read(source)
    return found.parts if found else ()


def _read(source: bytes) -> message.Message | None:
    try:
        return message.parse(source, limits=Limits())
    except Unreadable:
        return None


def _listed(index: int, part: message.Part) -> Listed:
    size = len(part.content)
    return Listed(index=index, path=part.path, content_type=part.content_type, filename=part.filename, size=size)
