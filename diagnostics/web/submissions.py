"""What was given to us, one by one, and what can be done about a file that could not be read?"""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from diagnostics import intake
from diagnostics.models import RawMessage, Submission, Ticket
from diagnostics.models.policy import Right
from diagnostics.notices import Kind
from diagnostics.tickets import viewing
from diagnostics.web import plain
from diagnostics.web.access import person, requires, rights
from diagnostics.web.progress import rows
from diagnostics.web.raw import as_attachment, preview

_ROWS_A_PAGE = 50


@require_safe
def submissions(request: HttpRequest) -> HttpResponse:
    """The newest submissions that the person may see, page by page (``?before=<number>``)."""
    found = _visible(request).order_by("-id").select_related("submitted_by", "duplicate_of")
    if before := plain.number(request.GET.get("before", "")):
        found = found.filter(pk__lt=before)
    listed = list(found.defer("parts")[: _ROWS_A_PAGE + 1])
    shown = listed[:_ROWS_A_PAGE]
    return render(
        request,
        "submissions/list.html",
        {
            "rows": rows(shown, viewer=person(request)),
            "next": shown[-1].pk if len(listed) > _ROWS_A_PAGE else None,
            "everybody": Right.READ_DESK in rights(request),
        },
    )


@require_safe
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """One submission: what was given, what came of it, and how its bytes begin where no ticket shows them."""
    found = get_object_or_404(_visible(request).select_related("submitted_by", "duplicate_of"), pk=pk)
    (row,) = rows([found], viewer=person(request))
    kept = RawMessage.objects.filter(submission=found).first()
    return render(
        request,
        "submissions/submission.html",
        {
            "row": row,
            "submission": found,
            "kept": kept is not None,
            "preview": preview(kept) if kept and not row.tickets else "",
            "quotes_an_error": found.kind == Kind.ORDINARY and Right.READ_KNOWLEDGE in rights(request),
            "may_read_again": row.stage.is_unreadable and Right.SUBMIT in rights(request),
        },
    )


@require_safe
def submission_raw(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes exactly as they were given, only ever as a download; its tickets keep who took them."""
    found = get_object_or_404(_visible(request), pk=pk)
    kept = get_object_or_404(RawMessage, submission=found)
    for ticket in Ticket.objects.filter(deliveries__submission=found).distinct():
        viewing.record_look(ticket=ticket, submission=found, by=person(request), now=timezone.now())
    return as_attachment(kept.raw, name=f"submission-{found.pk}.eml")


@require_POST
@requires(Right.SUBMIT)
def read_again(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Have a submission that could not be read taken up once more."""
    found = get_object_or_404(_visible(request), pk=pk)
    intake.read_again(submission=found)
    return redirect("desk:submission", found.pk)


def _visible(request: HttpRequest) -> QuerySet[Submission]:
    return Submission.objects.visible_to(person(request))
