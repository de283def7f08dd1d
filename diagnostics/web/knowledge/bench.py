"""What does the knowledge make of a mail, step by step: facts, candidates, decision?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diagnostics import editions, notices
from diagnostics.editions import drafts
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.matching import Matcher
from diagnostics.models import Delivery
from diagnostics.models.policy import Right
from diagnostics.notices import Kind
from diagnostics.web import reasons
from diagnostics.web.access import requires
from diagnostics.web.knowledge import candidates, places
from diagnostics.web.knowledge.candidates import Decision

MOST_BYTES = 1_000_000
MOST_DELIVERIES = 5
DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What lies on the bench, and what came of it; ``trouble`` says why nothing did.

    ``is_file`` says that it came as a file, which a browser does not send again.
    """

    decisions: tuple[Decision, ...] = ()
    delivery: Delivery | None = None
    trouble: str = ""
    is_cut: bool = False
    is_file: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.READ_KNOWLEDGE)
def bench(request: HttpRequest) -> HttpResponse:
    """A pasted or chosen mail, or a ticket, and how the knowledge in force or the draft decides on it."""
    asked = request.POST if request.method == "POST" else request.GET
    has_draft = drafts.draft() != []
    with_draft = has_draft and asked.get("with") == DRAFT
    context = {
        "bench": lay(request, with_draft=with_draft),
        "causes": [choice for choice in places.cause_choices() if choice[0] != Cause.UNCLEAR],
        "has_draft": has_draft,
        "with_draft": with_draft,
        "ticket": asked.get("ticket", "")[:12],
        "text": request.POST.get("text", ""),
    }
    return render(request, "knowledge/bench.html", context)


def lay(request: HttpRequest, *, with_draft: bool = False) -> Bench:
    """The mail, text or ticket that the request names, decided on by what is in force, or by the draft."""
    try:
        matcher = drafts.matcher() if with_draft else editions.matcher(editions.current())
    except editions.NoKnowledge:
        return Bench(trouble=_("No edition of the knowledge is published."))
    if raw := _given(request):
        return replace(_of_mail(raw, matcher), is_file=bool(request.FILES))
    asked = request.POST if request.method == "POST" else request.GET
    if not (asked.get("ticket") or asked.get("delivery")):
        return Bench()
    row = places.delivery_in(request, ticket=asked.get("ticket"), delivery=asked.get("delivery"))
    if row is None:
        return Bench(trouble=_("There is no such ticket, or it holds no bounce."))
    kind = Kind(row.submission.kind) if row.submission.kind else Kind.FAILURE
    return Bench(delivery=row, decisions=(candidates.decide(matcher, row.facts(), kind=kind),))


def _given(request: HttpRequest) -> bytes:
    file = request.FILES.get("file")
    if file is not None:
        return bytes(file.read(MOST_BYTES + 1))
    return request.POST.get("text", "").strip().encode("utf-8", "surrogateescape")


def _of_mail(raw: bytes, matcher: Matcher) -> Bench:
    try:
        notice = notices.read(raw, limits=notices.Limits(bytes=MOST_BYTES))
    except notices.Unreadable as refusal:
        return Bench(trouble=str(reasons.explain(refusal.reason).why))
    if not notice.deliveries:
        return Bench(trouble=_("Nothing in it says that a mail was not delivered."))
    return Bench(decisions=tuple(_decided(notice, matcher)), is_cut=len(notice.deliveries) > MOST_DELIVERIES)


def _decided(notice: notices.Notice, matcher: Matcher) -> Iterator[Decision]:
    for delivery in notice.deliveries[:MOST_DELIVERIES]:
        yield candidates.decide(matcher, delivery, kind=notice.kind)
