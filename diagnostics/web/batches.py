"""How far is a batch, file by file, while people watch?"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from diagnostics import jobs
from diagnostics.models import Batch
from diagnostics.web import plain
from diagnostics.web.access import person
from diagnostics.web.progress import Row, Summary, rows, summarize

_ROWS_A_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page shows of a batch: the summary of all, some rows, and where the next rows begin."""

    batch: Batch
    summary: Summary
    rows: tuple[Row, ...]
    after: int
    next: int | None
    workers_alive: bool

    @property
    def fingerprint(self) -> str:
        """A word that changes whenever the page would look different."""
        return f"{self.summary.fingerprint}-{int(self.workers_alive)}"


@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one batch; it asks for ``batch_rows`` until everything is finished."""
    return render(request, "submissions/batch.html", {"view": _view(request, pk)})


@require_safe
def batch_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """Only what moves; 204 while nothing changed since the fingerprint ``seen``."""
    view = _view(request, pk)
    if request.GET.get("seen") == view.fingerprint:
        return HttpResponse(status=204)
    return render(request, "submissions/_progress.html", {"view": view, "is_update": True})


def _view(request: HttpRequest, pk: int) -> View:
    viewer = person(request)
    found = get_object_or_404(Batch.objects.visible_to(viewer), pk=pk)
    after = plain.number(request.GET.get("after", "")) or 0
    submissions = found.submissions.all()
    summary = summarize(submissions)
    listed = list(
        submissions.filter(pk__gt=after)
        .defer("parts")
        .select_related("duplicate_of")
        .order_by("id")[: _ROWS_A_PAGE + 1]
    )
    shown = listed[:_ROWS_A_PAGE]
    return View(
        batch=found,
        summary=summary,
        rows=rows(shown, viewer=viewer),
        after=after,
        next=shown[-1].pk if len(listed) > _ROWS_A_PAGE else None,
        workers_alive=summary.is_finished or jobs.workers_alive() > 0,
    )
