"""Which cases does the knowledge have to get right, because a person said what they mean?"""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diagnostics.editions import goldens as kept
from diagnostics.knowledge.causes import Cause
from diagnostics.models import GoldenSample
from diagnostics.models.policy import Right
from diagnostics.web import book
from diagnostics.web.access import person, requires
from diagnostics.web.knowledge import bench

MOST = 200
_ANSWERS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A sample with the name of its cause and the reply that it keeps."""

    sample: GoldenSample
    name: str
    reply: str


@require_safe
@requires(Right.READ_KNOWLEDGE)
def goldens(request: HttpRequest) -> HttpResponse:
    """The newest samples, those that no longer count at the end."""
    names = book.names()
    rows = GoldenSample.objects.select_related("made_by").order_by("-is_active", "-made_at", "-id")[:MOST]
    found = [Golden(sample=row, name=names[row.cause], reply=str(row.facts.get("diagnostic", ""))) for row in rows]
    return render(request, "knowledge/goldens.html", {"goldens": found, "most": MOST})


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what lies on the bench: recipient ``keep`` of it, with the cause that a person says it has."""
    number = request.POST.get("keep", "")
    decisions = {str(place): decision for place, decision in enumerate(bench.lay(request).decisions)}
    cause = request.POST.get(f"cause-{number}", "")
    if number not in decisions or cause not in set(Cause) - {Cause.UNCLEAR}:
        raise BadRequest(_("nothing to keep"))
    found = decisions[number]
    kept.add_by_hand(
        delivery=found.delivery,
        kind=found.kind,
        cause=Cause(cause),
        proof=found.diagnosis.evidence.text if found.diagnosis.evidence else "",
        by=person(request),
        now=timezone.now(),
    )
    messages.success(request, _("Kept. Every draft is measured by it before it is published."))
    return redirect("desk:goldens")


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def set_active(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a sample count, or no more (``active`` is ``yes`` or ``no``)."""
    is_active = _ANSWERS.get(request.POST.get("active", ""))
    if is_active is None:
        raise BadRequest(_("no such answer"))
    sample = get_object_or_404(GoldenSample, pk=pk)
    kept.set_active(sample=sample, is_active=is_active, by=person(request), now=timezone.now())
    return redirect("desk:goldens")
