"""How does the desk have tickets diagnosed again with newer knowledge, and take it back?"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diagnostics import jobs
from diagnostics.analysis import rediagnosis
from diagnostics.models import Rediagnosis
from diagnostics.models.policy import Right
from diagnostics.web import book
from diagnostics.web.access import person, requires
from diagnostics.web.knowledge import matrices, selections

MOST = 50
_SHOWN = 100


@require_safe
@requires(Right.EDIT_KNOWLEDGE)
def rediagnoses(request: HttpRequest) -> HttpResponse:
    """The former runs, and the form to choose tickets; with ``?which=``, what would become of them."""
    chosen = selections.chosen(request.GET)
    context: dict[str, object] = {"chosen": chosen, "runs": _runs()}
    if chosen.selection is not None:
        seen = rediagnosis.preview(selection=chosen.selection, now=timezone.now())
        context |= {
            "preview": seen,
            "matrix": matrices.matrix(seen.matrix, book.names()),
            "changed": matrices.changed(seen.differences, book.names(), most=_SHOWN),
        }
    return render(request, "knowledge/rediagnoses.html", context)


@require_POST
@requires(Right.PUBLISH_KNOWLEDGE)
def start(request: HttpRequest) -> HttpResponse:
    """Have the chosen tickets diagnosed again."""
    chosen = selections.chosen(request.POST)
    if chosen.selection is None:
        messages.error(request, chosen.trouble or _("Choose tickets first."))
        return redirect("desk:rediagnoses")
    run = jobs.start_rediagnosis(selection=chosen.selection, by=person(request), now=timezone.now())
    return redirect("desk:rediagnosis", run.pk)


@require_safe
@requires(Right.EDIT_KNOWLEDGE)
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """One run: how far it is and what it changed."""
    return render(request, "knowledge/rediagnosis.html", _context(_run_of(pk)))


@require_safe
@requires(Right.EDIT_KNOWLEDGE)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a run is, for the page to ask for again and again."""
    row = _run_of(pk)
    response = render(request, "knowledge/_run.html", _context(row))
    if not row.is_active:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@requires(Right.PUBLISH_KNOWLEDGE)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a run."""
    row = get_object_or_404(Rediagnosis, pk=pk)
    rediagnosis.cancel(rediagnosis=row, by=person(request), now=timezone.now())
    messages.info(request, _("Stopped. What was changed so far can be undone."))
    return redirect("desk:rediagnosis", pk)


@require_POST
@requires(Right.PUBLISH_KNOWLEDGE)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring the tickets of a run back to how they were."""
    row = get_object_or_404(Rediagnosis, pk=pk)
    try:
        jobs.undo_rediagnosis(run=row, by=person(request), now=timezone.now())
    except rediagnosis.NotUndoable:
        messages.error(request, _("This run cannot be undone: it still goes on, or it was undone before."))
    return redirect("desk:rediagnosis", pk)


def _runs() -> list[Rediagnosis]:
    rows = Rediagnosis.objects.select_related("started_by", "edition").defer("edition__pages", "differences")
    return list(rows.order_by("-started_at", "-id")[:MOST])


def _run_of(pk: int) -> Rediagnosis:
    rows = Rediagnosis.objects.select_related("started_by", "undone_by", "edition").defer("edition__pages")
    return get_object_or_404(rows, pk=pk)


def _context(row: Rediagnosis) -> dict[str, object]:
    return {
        "run": row,
        "chosen_words": selections.described(row.selection),
        "workers_alive": jobs.workers_alive() if row.is_active else 1,
        "changed": matrices.changed(row.differences, book.names(), most=_SHOWN * 5),
        "progress_url": "desk:rediagnosis-progress",
    }
