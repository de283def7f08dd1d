"""How does an edition leave the portal as a file, and how does one come in as a draft?"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from diagnostics.editions import exchange
from diagnostics.editions.exchange import BadArchive, DraftsInTheWay
from diagnostics.knowledge.loading import BadPage
from diagnostics.models import Edition
from diagnostics.models.policy import Right
from diagnostics.web import book
from diagnostics.web.access import person, requires
from diagnostics.web.knowledge import refusals
from diagnostics.web.knowledge.refusals import Refusal


@require_safe
@requires(Right.READ_KNOWLEDGE)
def export(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001  # as every view
    """An edition as one file."""
    edition = get_object_or_404(Edition, number=number)
    response = HttpResponse(exchange.export(edition), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="knowledge-edition-{number}.toml"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.EDIT_KNOWLEDGE)
def take_in(request: HttpRequest) -> HttpResponse:
    """A file becomes drafts, whole or not at all."""
    if request.method != "POST":
        return _show(request)
    file = request.FILES.get("file")
    if file is None:
        return _show(request, _("Choose a file first."))
    raw = bytes(file.read(exchange.LARGEST + 1))
    overwrite = request.POST.get("overwrite") == "yes"
    try:
        made = exchange.import_(raw=raw, by=person(request), now=timezone.now(), overwrite=overwrite)
    except BadArchive as bad:
        return _refuse(request, refusals.of_archive(bad))
    except BadPage as bad:
        return _refuse(request, refusals.of_page(bad))
    except DraftsInTheWay as drafts:
        called = book.names()
        names = ", ".join(called[cause] for cause in drafts.causes)
        said = _("Nothing was taken in: these pages are being rewritten and would be overwritten: %(names)s")
        return _show(request, said % {"names": names}, in_the_way=True)
    said = ngettext("%(count)d page became a draft.", "%(count)d pages became drafts.", len(made))
    messages.success(request, said % {"count": len(made)})
    return redirect("desk:drafts")


def _refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return _show(request, _("Nothing was taken in. %(fault)s") % {"fault": refusal.said}, detail=refusal.detail)


def _show(request: HttpRequest, why: str = "", *, detail: str = "", in_the_way: bool = False) -> HttpResponse:
    context = {"why": why, "detail": detail, "in_the_way": in_the_way}
    return render(request, "knowledge/import.html", context, status=422 if why else 200)
