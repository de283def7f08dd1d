"""How does an editor write a rule, and see at once what it does?"""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from diagnostics.editions import drafting
from diagnostics.editions.drafting import StaleDraft
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.loading import BadPage
from diagnostics.knowledge.rules import Rule
from diagnostics.models.policy import Right
from diagnostics.web.access import person, requires
from diagnostics.web.knowledge import places, refusals, rule_pages, trials, typed_rules
from diagnostics.web.knowledge.rule_pages import Writing
from diagnostics.web.knowledge.typed_rules import TypedRule

PLACES = (
    "rule", "cause", "slug", "statuses", "reply_codes", "remote_hosts", "dialects", "commands", "specificity",
    "confidence", "alternatives",
)  # fmt: skip
"""Where the form shows errors besides its rows."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.EDIT_KNOWLEDGE)
def edit(request: HttpRequest, slug: str, rule: str) -> HttpResponse:
    """One rule of a cause in a form; sent, it takes the place of the former in the draft."""
    cause = places.cause_of(slug)
    editable = drafting.open_page(cause)
    kept = _find(editable.page.rules, rule)
    if request.method == "POST":
        typed = typed_rules.of_form(request.POST, cause=cause)
        return _act(request, Writing(typed=typed, former=rule, version=places.version_in(request)))
    if kept is None:
        raise Http404
    writing = Writing(typed=typed_rules.of_rule(kept), former=rule, version=editable.version)
    return rule_pages.show(request, writing)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.EDIT_KNOWLEDGE)
def new(request: HttpRequest) -> HttpResponse:
    """A new rule; it begins with the evidence of the ticket or delivery that is named."""
    asked = request.POST if request.method == "POST" else request.GET
    slug = asked.get("cause", "")
    cause = places.cause_of(slug if slug in set(Cause) else Cause.UNCLEAR)
    if request.method == "POST" and request.POST.get("do") != "begin":
        return _act(request, Writing(typed=typed_rules.of_form(request.POST, cause=cause)))
    delivery = trials.delivery_at_hand(request)
    if delivery is None:
        return rule_pages.show(request, Writing(typed=TypedRule(cause=cause)))
    proposed = drafting.propose_rule(delivery=delivery, text=asked.get("text", "")[:4000], cause=cause)
    return rule_pages.show(request, Writing(typed=typed_rules.of_rule(proposed)))


@require_POST
@requires(Right.EDIT_KNOWLEDGE)
def check(request: HttpRequest) -> HttpResponse:
    """What the rule in the form would do, while it is being typed."""
    cause = places.cause_of(request.POST.get("cause", ""))
    typed = typed_rules.of_form(request.POST, cause=cause)
    trial = trials.trial(typed, trials.delivery_at_hand(request))
    return render(
        request, "knowledge/_checked.html", {"trial": trial, "typed": typed, "places": PLACES, "is_update": True}
    )


def _act(request: HttpRequest, writing: Writing) -> HttpResponse:
    do, _colon, place = request.POST.get("do", "").partition(":")
    match do:
        case "add":
            grown = replace(writing, typed=typed_rules.with_row(writing.typed, place), added=place)
            return rule_pages.show(request, grown)
        case "remove":
            return rule_pages.show(request, replace(writing, typed=typed_rules.without_row(writing.typed, place)))
        case "save":
            return _save(request, writing)
    return rule_pages.show(request, writing)


def _save(request: HttpRequest, writing: Writing) -> HttpResponse:
    cause = Cause(writing.typed.cause)
    trial = trials.trial(writing.typed, None)
    editable = drafting.open_page(cause)
    rule, rules = trial.built.rule, editable.page.rules
    if not trial.is_sound:
        return rule_pages.show(request, writing, status=422)
    if rule.slug != writing.former and _find(rules, rule.slug):
        return rule_pages.show(request, replace(writing, name_is_taken=True), status=422)
    page = replace(editable.page, rules=_with(rules, rule, writing.former))
    version = editable.version if writing.version is None else writing.version
    try:
        drafting.save_page(cause=cause, page=page, version=version, by=person(request), now=timezone.now())
    except StaleDraft:
        return rule_pages.show_conflict(request, writing, rule)
    except BadPage as bad:
        return rule_pages.show(request, replace(writing, refused=refusals.of_page(bad).said), status=422)
    messages.success(request, _("The rule is in the draft. Try it on the past results before it is published."))
    return redirect("desk:rules", cause.value)


def _find(rules: tuple[Rule, ...], slug: str) -> Rule | None:
    return next((rule for rule in rules if rule.slug == slug), None)


def _with(rules: tuple[Rule, ...], rule: Rule, former: str) -> tuple[Rule, ...]:
    """``rules`` with ``rule`` in the place of ``former``, or at the end where that is gone."""
    if _find(rules, former) is None:
        return (*rules, rule)
    return tuple(rule if one.slug == former else one for one in rules)
