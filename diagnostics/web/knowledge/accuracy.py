"""How well do the rules do: over time, by cause and by rule, with the tickets behind each figure?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from diagnostics import insights
from diagnostics.insights import Period, Ruling
from diagnostics.insights.accuracy import Score, Span
from diagnostics.knowledge.causes import Cause
from diagnostics.models import GoldenSample
from diagnostics.models.policy import Right
from diagnostics.web import book, charts, feedback
from diagnostics.web.access import person, requires
from diagnostics.web.book import Names
from diagnostics.web.charts import Chart
from diagnostics.web.knowledge import places
from diagnostics.web.wording import Words

MOST_RULES = 30
"""How many rules are shown unless all are asked for."""
PERIODS: Mapping[Period, Words] = {Period.QUARTER: _("13 weeks"), Period.YEAR: _("12 months")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A score with the name of its cause, ``slug`` of its rule, and how it went over time."""

    score: Score
    name: str
    slug: str
    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One ticket behind a figure: what the knowledge said, and the name of what a person said instead."""

    ruling: Ruling
    cause: str
    right: str
    reply: str


@require_safe
@requires(Right.READ_KNOWLEDGE)
def accuracy(request: HttpRequest) -> HttpResponse:
    """How often rules and causes were right, by what persons said."""
    names, period = book.names(), _period(request)
    context: dict[str, object] = {"period": period, "periods": PERIODS.items()}
    if names:
        found = insights.accuracy(now=timezone.now(), period=period)
        busy = sorted((one for one in found.rules if one.hits), key=lambda one: (-one.overruled, -one.hits))
        context |= {
            "causes": list(_named(sorted(found.causes, key=lambda one: -one.hits), names)),
            "rules": list(_named(busy if request.GET.get("rules") == "all" else busy[:MOST_RULES], names)),
            "decided_count": len(busy),
            "never_hit": list(_named(found.never_hit, names)),
            "always_overruled": list(_named(found.always_overruled, names)),
            "spans": [(_label(span, period), span) for span in found.spans],
            "chart": _chart(found.spans, period),
            "rules_count": len(found.rules),
            "said": feedback.by_cause(names),
            "goldens": GoldenSample.objects.filter(is_active=True).count(),
        }
    return render(request, "knowledge/accuracy.html", context)


@require_safe
@requires(Right.READ_KNOWLEDGE)
def of_cause(request: HttpRequest, slug: str) -> HttpResponse:
    """How often a cause was right, and the tickets that say so."""
    cause = places.cause_of(slug)
    return _score(request, cause, cause.value)


@require_safe
@requires(Right.READ_KNOWLEDGE)
def of_rule(request: HttpRequest, slug: str, rule: str) -> HttpResponse:
    """The same of a rule; also of one that is no longer in force, as long as it decided."""
    return _score(request, places.cause_of(slug), f"{slug}/{rule}")


def _score(request: HttpRequest, cause: Cause, name: str) -> HttpResponse:
    names, period, now, to = book.names(), _period(request), timezone.now(), person(request)
    found = insights.score(name, cause, now=now, period=period)
    rule = name.partition("/")[2]
    is_in_force = any(one.slug == rule for one in book.pages()[cause].rules)
    if rule and not (found.hits or is_in_force):
        raise Http404
    [shown] = _named([found], names)
    behind = {
        word: _rows(insights.rulings(name, cause, overruled=word == "overruled", to=to, now=now, period=period), names)
        for word in ("overruled", "stood")
    }
    context = {
        **behind,
        "shown": shown,
        "is_in_force": is_in_force,
        "period": period,
        "periods": PERIODS.items(),
        "spans": [(_label(span, period), span) for span in found.spans],
        "chart": _chart(found.spans, period),
    }
    return render(request, "knowledge/score.html", context)


def _period(request: HttpRequest) -> Period:
    asked = request.GET.get("period", "")
    return Period(asked) if asked in set(Period) else Period.QUARTER


def _named(scores: Iterable[Score], names: Names) -> Iterator[Named]:
    for score in scores:
        shape = charts.chart([("", span.hits, span.overruled) for span in score.spans])
        yield Named(score=score, name=names[score.cause], slug=score.name.partition("/")[2], chart=shape)


def _rows(rulings: Sequence[Ruling], names: Names) -> list[Row]:
    return [
        Row(
            ruling=ruling,
            cause=names[ruling.found.cause],
            right=names[ruling.said.cause] if ruling.said else "",
            reply=str((ruling.found.evidence or {}).get("text") or ruling.found.delivery.diagnostic),
        )
        for ruling in rulings
    ]


def _chart(spans: Iterable[Span], period: Period) -> Chart:
    said = gettext("%(when)s: %(hits)d decided, %(overruled)d overruled")
    return charts.chart(
        [
            (
                said % {"when": _label(span, period), "hits": span.hits, "overruled": span.overruled},
                span.hits,
                span.overruled,
            )
            for span in spans
        ]
    )


def _label(span: Span, period: Period) -> str:
    local = timezone.localtime(span.begins)
    return local.strftime("%Y-%m" if period == Period.YEAR else "%m-%d")
