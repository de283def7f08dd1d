"""What do tickets mean according to newer knowledge? Foreseen, carried out in parts, and undone as one.

Begun by ``jobs.start_rediagnosis`` and ``jobs.undo_rediagnosis``, which ring for the workers; a run begun here alone is
found by the next sweep.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from diagnostics import editions
from diagnostics.analysis.selection import Selection
from diagnostics.editions import runs
from diagnostics.models import Chunk, Diagnosis, Rediagnosis, Run, Ticket, User
from diagnostics.tickets import foreseeing, reconsidering
from diagnostics.tickets.changes import CaseAlreadyOpen
from diagnostics.tickets.foreseeing import Outlook
from diagnostics.tickets.reconsidering import Kept

FORESEEN_AT_MOST = 1_000
SHOWN = 500
_TICKETS_PER_PART = 50


class NotUndoable(Exception):
    """The run still goes on, or was undone before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a rediagnosis would do: of ``total`` tickets the newest ``examined`` were looked at.

    ``differences`` are ``{ticket, delivery, old, new, old_evidence, new_evidence, blocked_by}``, for each ticket whose
    cause would change; ``matrix`` counts them as old cause → new cause.
    """

    total: int
    examined: int
    differences: tuple[dict[str, object], ...]
    matrix: dict[str, dict[str, int]]

    @property
    def changed(self) -> int:
        """How many of the examined would change their cause."""
        return sum(1 for difference in self.differences if difference["blocked_by"] is None)


def preview(*, selection: Selection, now: datetime) -> Preview:
    """What the edition in force would make of ``selection``; nothing is changed."""
    chosen = selection.tickets()
    tickets = list(chosen[:FORESEEN_AT_MOST])
    differences = tuple(_differences(foreseeing.foresee(tickets, edition=editions.current(), now=now)))
    matrix: dict[str, dict[str, int]] = {}
    for difference in differences:
        row = matrix.setdefault(str(difference["old"]), {})
        row[str(difference["new"])] = row.get(str(difference["new"]), 0) + 1
    total = len(tickets) if len(tickets) < FORESEEN_AT_MOST else chosen.count()
    return Preview(total=total, examined=len(tickets), differences=differences, matrix=matrix)


@transaction.atomic
def start(*, selection: Selection, by: User, now: datetime) -> Rediagnosis:
    """Have the edition in force look at ``selection`` again."""
    ids = sorted(selection.tickets().values_list("pk", flat=True))
    run = Rediagnosis.objects.create(
        edition=editions.current(),
        selection=selection.described(),
        total=len(ids),
        started_by=by,
        started_at=now,
        state=Run.State.QUEUED if ids else Run.State.DONE,
        finished_at=None if ids else now,
    )
    runs.cut(run, ids, size=_TICKETS_PER_PART)
    return run


def cancel(*, rediagnosis: Rediagnosis, by: User, now: datetime) -> Rediagnosis:  # noqa: ARG001  # as every use case
    """Stop; what was changed so far stays, and can be undone."""
    runs.cancel(rediagnosis, now=now)
    return rediagnosis


@transaction.atomic
def undo(*, rediagnosis: Rediagnosis, by: User, now: datetime) -> Rediagnosis:
    """Bring back how the tickets were, but for those that a person has decided since; NotUndoable as it says."""
    run = Rediagnosis.objects.select_for_update(of=("self",)).get(pk=rediagnosis.pk)
    if run.is_active or run.undone_at is not None:
        raise NotUndoable(str(run))
    Chunk.objects.open().filter(run=run).delete()
    run.chunks.update(finished_at=None, attempts=0)
    run.total, run.done = sum(len(ids) for ids in run.chunks.values_list("ids", flat=True)), 0
    run.undone_by, run.undone_at = by, now
    run.state = Run.State.UNDOING if run.total else Run.State.UNDONE
    run.finished_at = None if run.total else now
    run.save()
    return run


@transaction.atomic
def work_on(run: Rediagnosis, chunk: Chunk, *, now: datetime) -> None:
    """Do, or undo, what ``chunk`` asks for; runs.RunOver when it is not wanted any more."""
    tickets = list(Ticket.objects.filter(pk__in=chunk.ids).select_for_update(of=("self",)).order_by("pk"))
    result = _undone(run, chunk, tickets, now=now) if run.state == Run.State.UNDOING else _done(run, tickets, now=now)
    if runs.finish(chunk, result, now=now):
        _end(run, now=now)


def _done(run: Rediagnosis, tickets: list[Ticket], *, now: datetime) -> dict[str, object]:
    kept: list[Kept] = []
    shown: list[dict[str, object]] = []
    for outlook in foreseeing.foresee(tickets, edition=run.edition, now=now):
        difference = next(_differences([outlook]), None)
        if outlook.blocked_by is None:
            try:
                kept.append(reconsidering.follow(outlook, run=run, by=run.started_by, now=now))
            except CaseAlreadyOpen as case:
                difference = difference and {**difference, "blocked_by": case.ticket.pk}
        if difference is not None:
            shown.append(difference)
    return {"kept": kept, "differences": shown}


def _undone(run: Rediagnosis, chunk: Chunk, tickets: list[Ticket], *, now: datetime) -> dict[str, object]:
    kept: dict[int, Kept] = {one["ticket"]: one for one in chunk.result.get("kept", ())}
    by = run.undone_by or run.started_by
    for ticket in tickets:
        if ticket.pk in kept:
            try:
                reconsidering.go_back(ticket, kept[ticket.pk], run=run, by=by, now=now)
            except CaseAlreadyOpen:
                continue
    return dict(chunk.result)


def _end(run: Rediagnosis, *, now: datetime) -> None:
    """Say what came of the whole; the parts are all done."""
    row = Rediagnosis.objects.get(pk=run.pk)
    if row.state == Run.State.UNDOING:
        row.state, row.finished_at = Run.State.UNDONE, now
        row.save(update_fields=["state", "finished_at"])
        return
    found = [one for result in row.chunks.values_list("result", flat=True) for one in result["differences"]]
    row.blocked = sum(1 for one in found if one["blocked_by"] is not None)
    row.changed = len(found) - row.blocked
    row.differences = found[:SHOWN]
    row.state, row.finished_at = Run.State.DONE, now
    row.save()


def _differences(outlooks: Iterable[Outlook]) -> Iterator[dict[str, object]]:
    for outlook in outlooks:
        if outlook.has_other_cause:
            yield {
                "ticket": outlook.ticket.pk,
                "delivery": outlook.decisive.delivery_id,
                "old": outlook.ticket.cause,
                "new": str(outlook.decisive.cause),
                "old_evidence": _evidence(outlook.former),
                "new_evidence": _evidence(outlook.decisive),
                "blocked_by": outlook.blocked_by,
            }


def _evidence(diagnosis: Diagnosis) -> str:
    return str(diagnosis.evidence["text"])[:300] if diagnosis.evidence else ""
