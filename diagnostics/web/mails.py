"""How does the desk look at the very bytes of a mail, and get at its parts, without harm?"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from diagnostics.models import RawMessage, Submission, Ticket
from diagnostics.notices import message
from diagnostics.tickets import viewing
from diagnostics.web import ways
from diagnostics.web.access import person
from diagnostics.web.raw import as_attachment
from diagnostics.web.tickets import ticket_of

SHOWN_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One part of a mail: where it stands, what it claims to be, and how large it is once decoded."""

    index: int
    path: str
    content_type: str
    filename: str
    size: int


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
        "ways": ways.ways(source, kept.submission.deliveries.filter(ticket=ticket).order_by("-id").first()),
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


def _kept(request: HttpRequest, number: int, pk: int) -> tuple[Ticket, RawMessage]:
    ticket = ticket_of(request, number)
    visible = Submission.objects.visible_to(person(request)).filter(deliveries__ticket=ticket).distinct()
    kept = RawMessage.objects.select_related("submission").filter(submission__in=visible)
    return ticket, get_object_or_404(kept, pk=pk)


def _parts(source: bytes) -> tuple[message.Part, ...]:
    found = ways.read(source)
    return found.parts if found else ()


def _listed(index: int, part: message.Part) -> Listed:
    size = len(part.content)
    return Listed(index=index, path=part.path, content_type=part.content_type, filename=part.filename, size=size)
