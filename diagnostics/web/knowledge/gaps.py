"""Where does the knowledge fall short: replies that no rule understands, and gaps?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from diagnostics import insights
from diagnostics.insights.coverage import CauseGap
from diagnostics.models.policy import Right
from diagnostics.web import book
from diagnostics.web.access import requires
from diagnostics.web.book import Names
from diagnostics.web.knowledge import differences
from diagnostics.web.wording import Words

LACKS: Mapping[str, Words] = {
    "article": _("article"),
    "translation": _("translation"),
    "rule": _("rule"),
    "example": _("example"),
    "meaning": _("meaning in the dictionary"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """A cause or code that lacks something; ``texts`` names those that are not translated."""

    name: str
    slug: str
    count: int
    unclear: int
    lacks: tuple[Words, ...]
    texts: tuple[str, ...]


@require_safe
@requires(Right.READ_KNOWLEDGE)
def clusters(request: HttpRequest) -> HttpResponse:
    """Unclear replies that are alike, the largest group first."""
    found = insights.clusters() if book.pages() else []
    return render(request, "knowledge/clusters.html", {"clusters": found})


@require_safe
@requires(Right.READ_KNOWLEDGE)
def coverage(request: HttpRequest) -> HttpResponse:
    """What was seen in the last thirty days that lacks an article, a translation, a rule or an example."""
    names = book.names()
    found = insights.coverage(now=timezone.now()) if names else None
    context = {
        "causes": [_cause(gap, names) for gap in found.causes] if found else [],
        "codes": [
            Lack(
                name=gap.code,
                slug="",
                count=gap.count,
                unclear=gap.unclear,
                lacks=tuple(LACKS[word] for word in gap.lacks),
                texts=(),
            )
            for gap in (found.codes if found else ())
        ],
    }
    return render(request, "knowledge/coverage.html", context)


def _cause(gap: CauseGap, names: Names) -> Lack:
    return Lack(
        name=names[gap.cause],
        slug=gap.cause.value,
        count=gap.count,
        unclear=0,
        lacks=tuple(LACKS[word] for word in gap.lacks),
        texts=tuple(differences.place(name) for name in gap.translations),
    )
