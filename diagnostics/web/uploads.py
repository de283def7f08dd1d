"""How do files, pasted text and samples come in through the browser?"""

from collections.abc import Iterable
from contextlib import nullcontext
from threading import Lock

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diagnostics import intake
from diagnostics.models import Batch, Submission, User
from diagnostics.models.policy import Right
from diagnostics.web import plain, samples
from diagnostics.web.access import person, requires

_KEPT_TIMES_LIMIT = 4
_LARGE_BYTES = 4 * 1024 * 1024
_alone = Lock()
"""On its way to the database a file takes several times its size of memory: of large ones, each process has one."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.SUBMIT)
def upload(request: HttpRequest) -> HttpResponse:
    """The page with the drop target; its form, which also works without scripts, leads to the batch."""
    if request.method != "POST":
        return render(request, "submissions/upload.html", _limits())
    files, text = request.FILES.getlist("files"), request.POST.get("text", "").strip()
    if not files and not text:
        messages.error(request, _("Choose at least one file, or paste the text of a bounce."))
        return render(request, "submissions/upload.html", _limits(), status=422)
    by = person(request)
    batch = intake.open_batch(by=by, now=timezone.now())
    _receive_files(files, by=by, batch=batch)
    if text:
        _receive(text.encode(), channel=Submission.Channel.PASTE, by=by, batch=batch)
    return _to_batch(batch)


@require_POST
@requires(Right.SUBMIT)
def upload_part(request: HttpRequest) -> JsonResponse:
    """Some files of a larger drop; the answer names the batch that the next part goes to."""
    by = person(request)
    files = request.FILES.getlist("files")
    if not files:
        return JsonResponse({"error": _("No file arrived.")}, status=400)
    batch = _own_batch(request.POST.get("batch", ""), by) or intake.open_batch(by=by, now=timezone.now())
    _receive_files(files, by=by, batch=batch)
    return JsonResponse({"batch": batch.pk, "url": reverse("desk:batch", args=[batch.pk])})


@require_POST
@requires(Right.SUBMIT)
def sample(request: HttpRequest, name: str) -> HttpResponseRedirect:
    """Give one of our own sample bounces, as if this person had dropped it."""
    try:
        raw = samples.for_person(name, person(request).pk)
    except samples.UnknownSample:
        raise Http404 from None
    by = person(request)
    batch = intake.open_batch(by=by, now=timezone.now())
    _receive(raw, channel=Submission.Channel.BROWSER, filename=f"{name}.eml", by=by, batch=batch)
    return _to_batch(batch)


def _limits() -> dict[str, int]:
    return {"limit_bytes": settings.MAIL_LIMIT_BYTES}


def _own_batch(number: str, by: User) -> Batch | None:
    if not number:
        return None
    return get_object_or_404(Batch, pk=plain.number(number), created_by=by)


def _receive_files(files: "Iterable[UploadedFile[bytes]]", *, by: User, batch: Batch) -> None:
    for file in files:
        with _alone if (file.size or 0) > _LARGE_BYTES else nullcontext():
            raw = file.read(_KEPT_TIMES_LIMIT * settings.MAIL_LIMIT_BYTES + 1)
            _receive(raw, channel=Submission.Channel.BROWSER, filename=file.name or "", by=by, batch=batch)
            del raw


def _receive(raw: bytes, *, channel: Submission.Channel, filename: str = "", by: User, batch: Batch) -> None:
    intake.receive(raw=raw, channel=channel, filename=filename, by=by, batch=batch, now=timezone.now())


def _to_batch(batch: Batch) -> HttpResponseRedirect:
    return redirect("desk:batch", batch.pk)
