"""What would the draft have made of the results that are kept, and of what persons have corrected?

Begun by ``jobs.start_backtest``, which rings for the workers; one begun here alone is found by the next sweep. The
result of a run that is done::

    examined       how many results were looked at
    matrix         {old cause: {new cause: count}}, also where both are the same
    changed_count  how many have another cause
    by_draft_count how many of them have it by the draft, and not by what is in force already
    changed        the first 500 of them: {ticket, delivery, old, new, old_evidence, new_evidence, by_draft}
    precision      {samples, right_before, right_after} of corrections among the results and of golden samples
    golden         the golden samples that would go wrong: {sample, cause, before, after, text}
    slowest        {rule, pattern, microseconds} of the patterns that take longest for one reply
"""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from diagnostics.editions import goldens, in_force, runs, timing
from diagnostics.editions.in_force import Content
from diagnostics.editions.tallies import Tally, add_up, tally
from diagnostics.models import Backtest, Chunk, Diagnosis, DraftPage, Run, User

SIZE = 10_000
LARGEST = 100_000
_RESULTS_PER_PART = 500
_NOT_NEEDED = ("parts", "original_recipients", "original_attachments", "original_subject", "reason_detail")


@transaction.atomic
def start(*, by: User, now: datetime, size: int = SIZE) -> Backtest:
    """Have the draft, as it is now, look at the last ``size`` results."""
    newest = Diagnosis.objects.filter(is_current=True).order_by("-id")
    ids = list(newest.values_list("pk", flat=True)[: min(size, LARGEST)])
    run = Backtest.objects.create(
        base=in_force.current(),
        pages={row.cause: row.toml for row in DraftPage.objects.all()},
        total=len(ids),
        started_by=by,
        started_at=now,
    )
    runs.cut(run, ids, size=_RESULTS_PER_PART)
    if not ids:
        _end(run, now=now)
    return run


def cancel(*, backtest: Backtest, by: User, now: datetime) -> Backtest:  # noqa: ARG001  # as every use case
    """Stop."""
    runs.cancel(backtest, now=now)
    return backtest


def work_on(run: Backtest, chunk: Chunk, *, now: datetime) -> None:
    """Look at the results of ``chunk``; runs.RunOver when it is not wanted any more."""
    results = list(_results().filter(pk__in=chunk.ids))
    content = _content(run)
    found = tally(results, tried=in_force.matcher_of(content), former=in_force.matcher(run.base))
    if chunk.position == 0:
        replies = [result.delivery.diagnostic for result in results]
        found.slowest = timing.slowest(in_force.book_of(content), replies)
    with transaction.atomic():
        if runs.finish(chunk, asdict(found), now=now):
            _end(Backtest.objects.select_related("base").get(pk=run.pk), now=now)


def _results() -> QuerySet[Diagnosis]:
    """Results with no more of their mails than is needed."""
    not_needed = [f"delivery__submission__{name}" for name in _NOT_NEEDED]
    return Diagnosis.objects.select_related("delivery__submission").defer("alternatives", *not_needed).order_by("-id")


def _content(run: Backtest) -> Content:
    return in_force.content_of({**run.base.pages, **run.pages})


def _end(run: Backtest, *, now: datetime) -> None:
    """Add the parts up and try the golden samples."""
    parts = [Tally(**result) for result in run.chunks.order_by("position").values_list("result", flat=True)]
    total = add_up(parts)
    tried, former = in_force.matcher_of(_content(run)), in_force.matcher(run.base)
    before, after = goldens.precision(former), goldens.precision(tried)
    run.result = {
        "examined": total.examined,
        "matrix": total.matrix,
        "changed_count": total.changed_count,
        "by_draft_count": total.by_draft_count,
        "changed": total.changed,
        "precision": {
            "samples": total.samples + after.samples,
            "right_before": total.right_before + before.right,
            "right_after": total.right_after + after.right,
        },
        "golden": [
            {
                "sample": change.sample.pk,
                "cause": change.sample.cause,
                "before": change.before,
                "after": change.after,
                "text": str(change.sample.facts["diagnostic"]),
            }
            for change in goldens.would_change(tried, before=former)
        ],
        "slowest": total.slowest,
    }
    run.state, run.finished_at = Run.State.DONE, now
    run.save()
