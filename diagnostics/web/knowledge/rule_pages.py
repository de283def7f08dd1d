"""How does the form of a rule look, with all that is known of what was typed?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from diagnostics.editions import drafting
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.differences import between_rules
from diagnostics.knowledge.rules import Rule
from diagnostics.notices.dialects import DIALECTS
from diagnostics.web import wording
from diagnostics.web.knowledge import differences, places, trials
from diagnostics.web.knowledge.articles import Conflict
from diagnostics.web.knowledge.differences import Change
from diagnostics.web.knowledge.typed_rules import COMMANDS, FACTS, TypedRule
from diagnostics.web.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """A rule in the making: what was typed, the name of the rule that it replaces and the version it was read at.

    ``former`` and ``version`` are empty for a new rule; ``added`` names the rows that just got one more.
    """

    typed: TypedRule
    former: str = ""
    version: int | None = None
    added: str = ""
    name_is_taken: bool = False
    refused: str = ""


def show(
    request: HttpRequest, writing: Writing, *, conflict: Conflict | None = None, status: int = 200
) -> HttpResponse:
    """The form of the rule, checked."""
    delivery = trials.delivery_at_hand(request)
    trial = trials.trial(writing.typed, delivery)
    is_begun = bool(writing.former or delivery or request.method == "POST")
    editable = drafting.open_page(Cause(writing.typed.cause))
    context = {
        "writing": writing,
        "typed": writing.typed,
        "trial": trial,
        "errors": _errors(trial, writing) if is_begun else {},
        "is_begun": is_begun,
        "editable": editable,
        "page": editable.page,
        "name": places.name_of(editable.page),
        "version": editable.version if writing.version is None else writing.version,
        "conflict": conflict,
        "delivery": delivery,
        "causes": places.cause_choices(),
        "commands": [(command, wording.COMMANDS[command]) for command in COMMANDS],
        "permanences": [(str(word), said) for word, said in wording.PERMANENCES.items()],
        "facts": _fact_labels(),
        "dialects": [dialect.name for dialect in DIALECTS],
    }
    return render(request, "knowledge/rule.html", context, status=status)


def show_conflict(request: HttpRequest, writing: Writing, mine: Rule) -> HttpResponse:
    """The form with all that was typed, beside what somebody else saved meanwhile."""
    theirs = drafting.open_page(mine.cause)
    kept = next((rule for rule in theirs.page.rules if rule.slug == (writing.former or mine.slug)), None)
    conflict = Conflict(
        who=theirs.edited_by.short_name if theirs.edited_by else "",
        at=theirs.edited_at,
        changes=(Change(label=mine.name, lines=differences.of_rule(between_rules(kept, mine))),),
    )
    again = Writing(typed=writing.typed, former=writing.former, version=theirs.version)
    return show(request, again, conflict=conflict, status=409)


def _errors(trial: trials.Trial, writing: Writing) -> Mapping[str, Sequence[str]]:
    errors = {place: list(said) for place, said in trial.errors.items()}
    if writing.name_is_taken:
        errors.setdefault("slug", []).append(_("Another rule of this cause has this name."))
    if writing.refused:
        errors.setdefault("rule", []).append(writing.refused)
    return errors


def _fact_labels() -> tuple[tuple[str, Words], ...]:
    labels = (_("Status"), _("Reply code"), _("Stage"), _("Remote host"), _("Dialect"))
    return tuple(zip(FACTS, labels, strict=True))
