"""Which editions were published, what did each change, and how does one go back?"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diagnostics.editions import in_force, publishing
from diagnostics.models import Edition, columns
from diagnostics.models.policy import Right
from diagnostics.web.access import person, requires
from diagnostics.web.knowledge import comparisons

MOST = 200


@require_safe
@requires(Right.READ_KNOWLEDGE)
def editions(request: HttpRequest) -> HttpResponse:
    """The newest editions first."""
    listed = list(Edition.objects.defer("pages").select_related("published_by").order_by("-number")[:MOST])
    return render(request, "knowledge/editions.html", {"editions": listed})


@require_safe
@requires(Right.READ_KNOWLEDGE)
def edition(request: HttpRequest, number: int) -> HttpResponse:
    """One edition, with its difference to the one before, or with ``?from=current`` to the one in force."""
    shown = get_object_or_404(Edition.objects.defer("pages").select_related("published_by"), number=number)
    current = in_force.current()
    from_current = request.GET.get("from") == "current" and shown.number != current.number
    earlier = Edition.objects.defer("pages").filter(number__lt=number).order_by("-number")
    former = current if from_current else earlier.first()
    context = {
        "shown": shown,
        "former": former,
        "changes": [comparisons.of_page(one) for one in publishing.difference(former, shown)] if former else [],
        "current": current,
        "from_current": from_current,
        "is_current": shown.number == current.number,
    }
    return render(request, "knowledge/edition.html", context)


@require_POST
@requires(Right.PUBLISH_KNOWLEDGE)
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Put what an edition said into force again, as a new edition."""
    note = columns.clean(request.POST.get("note", "")[:2000]) or _("Restored from edition %(number)s") % {
        "number": number
    }
    try:
        made = publishing.restore(number=number, by=person(request), now=timezone.now(), note=note)
    except publishing.NoSuchEdition:
        raise Http404 from None
    except publishing.NothingToPublish:
        messages.info(request, _("That is what is in force already."))
        return redirect("desk:edition", number)
    said = _("Edition %(new)s is in force and says what edition %(old)s said.")
    messages.success(request, said % {"new": made.number, "old": number})
    return redirect("desk:edition", made.number)
