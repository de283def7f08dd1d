"""In which order do the rules of a cause stand, and which are taken away?"""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diagnostics.editions import drafting
from diagnostics.editions.drafting import StaleDraft
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.rules import Rule
from diagnostics.models.policy import Right
from diagnostics.web import book
from diagnostics.web.access import person, requires
from diagnostics.web.knowledge import places

_STEPS = {"up": -1, "down": 1}


@require_safe
@requires(Right.EDIT_KNOWLEDGE)
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """The rules of a cause as the draft has them, to be ordered and opened."""
    cause = places.cause_of(slug)
    editable = drafting.open_page(cause)
    in_force = {rule.slug: rule for rule in book.pages()[cause].rules}
    listed = [(rule, _state(rule, in_force)) for rule in editable.page.rules]
    kept = {rule.slug for rule in editable.page.rules}
    context = {
        "editable": editable,
        "page": editable.page,
        "name": places.name_of(editable.page),
        "rules": listed,
        "taken_away": [name for name in in_force if name not in kept],
    }
    return render(request, "knowledge/rules.html", context)


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def move(request: HttpRequest, slug: str, rule: str) -> HttpResponse:
    """Put a rule one place ``up`` or ``down``; of equals the first decides."""
    step = _STEPS.get(request.POST.get("to", ""))
    if step is None:
        raise BadRequest(_("no such place"))
    cause = places.cause_of(slug)
    kept = list(drafting.open_page(cause).page.rules)
    place = _place(kept, rule)
    to = place + step
    if 0 <= to < len(kept):
        kept[place], kept[to] = kept[to], kept[place]
        _keep(request, cause, tuple(kept), _("The order is kept in the draft."))
    return redirect("desk:rules", slug)


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def delete(request: HttpRequest, slug: str, rule: str) -> HttpResponse:
    """Take a rule out of the draft."""
    cause = places.cause_of(slug)
    kept = list(drafting.open_page(cause).page.rules)
    del kept[_place(kept, rule)]
    _keep(request, cause, tuple(kept), _("The rule is taken out of the draft."))
    return redirect("desk:rules", slug)


def _place(rules: list[Rule], slug: str) -> int:
    for place, rule in enumerate(rules):
        if rule.slug == slug:
            return place
    raise Http404


def _keep(request: HttpRequest, cause: Cause, rules: tuple[Rule, ...], said: str) -> None:
    page = replace(drafting.open_page(cause).page, rules=rules)
    version, user, now = places.version_in(request), person(request), timezone.now()
    try:
        drafting.save_page(cause=cause, page=page, version=version, by=user, now=now)
    except StaleDraft:
        messages.error(
            request, _("Nothing was changed: somebody else saved this page meanwhile. Here is how it is now.")
        )
    else:
        messages.success(request, said)


def _state(rule: Rule, in_force: dict[str, Rule]) -> str:
    """``new``, ``changed``, or empty for a rule that is as it is in force."""
    if rule.slug not in in_force:
        return "new"
    return "" if in_force[rule.slug] == rule else "changed"
