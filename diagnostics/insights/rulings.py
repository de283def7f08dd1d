"""Which tickets stand behind the figure of a rule or cause, and what did persons say of them?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from diagnostics.insights.accuracy import Period, decided
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Diagnosis, Ticket, User

SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the knowledge found, and the word of a person that took its place; None where it stands."""

    found: Diagnosis
    said: Diagnosis | None


def rulings(
    name: str, cause: Cause, *, overruled: bool, to: User, now: datetime, period: Period = Period.QUARTER
) -> tuple[Ruling, ...]:
    """The newest ``SHOWN`` that ``to`` may see of a rule or of ``cause``, whose name is its own."""
    rows = decided(now=now, period=period).filter(**{"cause" if name == cause else "rule": name})
    seen = rows.filter(Q(is_overruled=overruled), delivery__ticket__in=Ticket.objects.visible_to(to))
    found = list(seen.select_related("delivery__ticket", "delivery__submission").order_by("-made_at", "-id")[:SHOWN])
    words = Diagnosis.objects.filter(replaces__in=found, made_by__isnull=False).select_related("made_by")
    said = {word.replaces_id: word for word in words.order_by("id")}
    return tuple(Ruling(found=one, said=said.get(one.pk)) for one in found)
