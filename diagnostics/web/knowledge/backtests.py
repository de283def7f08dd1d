"""What would the draft have made of the past results, tried in the background?"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diagnostics import jobs
from diagnostics.editions import backtesting, drafts
from diagnostics.models import Backtest
from diagnostics.models.policy import Right
from diagnostics.web import book
from diagnostics.web.access import person, requires
from diagnostics.web.book import Names
from diagnostics.web.knowledge import matrices, places

SIZES = (1_000, 10_000, 100_000)
MOST = 50
_SHOWN = 500


@require_safe
@requires(Right.EDIT_KNOWLEDGE)
def backtests(request: HttpRequest) -> HttpResponse:
    """The former trials, and the button for another."""
    rows = Backtest.objects.select_related("started_by", "base").defer("pages", "result", "base__pages")
    context = {
        "runs": list(rows.order_by("-started_at", "-id")[:MOST]),
        "sizes": SIZES,
        "has_draft": bool(drafts.draft()),
    }
    return render(request, "knowledge/backtests.html", context)


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def start(request: HttpRequest) -> HttpResponse:
    """Try the draft as it is now."""
    size = places.number_in(request.POST.get("size"))
    size = size if size in SIZES else SIZES[1]
    run = jobs.start_backtest(by=person(request), now=timezone.now(), size=size)
    return redirect("desk:backtest", run.pk)


@require_safe
@requires(Right.EDIT_KNOWLEDGE)
def backtest(request: HttpRequest, pk: int) -> HttpResponse:
    """One trial: how far it is, then what would change."""
    return render(request, "knowledge/backtest.html", _context(_run_of(pk)))


@require_safe
@requires(Right.EDIT_KNOWLEDGE)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a trial is, for the page to ask for again and again."""
    row = _run_of(pk)
    response = render(request, "knowledge/_run.html", _progress(row))
    if not row.is_active:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a trial."""
    backtesting.cancel(backtest=_run_of(pk), by=person(request), now=timezone.now())
    messages.info(request, _("The trial is stopped."))
    return redirect("desk:backtest", pk)


def _run_of(pk: int) -> Backtest:
    rows = Backtest.objects.select_related("started_by", "base").defer("base__pages")
    return get_object_or_404(rows, pk=pk)


def _progress(row: Backtest) -> dict[str, object]:
    return {
        "run": row,
        "workers_alive": jobs.workers_alive() if row.is_active else 1,
        "progress_url": "desk:backtest-progress",
    }


def _context(row: Backtest) -> dict[str, object]:
    found = row.result
    if not found:
        return _progress(row)
    names = book.names()
    return {
        **_progress(row),
        "found": found,
        "matrix": matrices.matrix(found["matrix"], names),
        "changed": matrices.changed(found["changed"], names, most=_SHOWN),
        "goldens": [_golden(one, names) for one in found["golden"]],
        "slowest": [_slow(one) for one in found["slowest"]],
        "drafted": [names[cause] for cause in row.pages],
    }


def _golden(kept: dict[str, object], names: Names) -> dict[str, object]:
    return {**kept, **{f"{side}_name": names[str(kept[side])] for side in ("cause", "before", "after")}}


def _slow(kept: dict[str, object]) -> dict[str, object]:
    cause, _slash, slug = str(kept["rule"]).partition("/")
    return {**kept, "cause": cause, "slug": slug}
