"""How often is a rule right, and is it asked at all?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth

from diagnostics import editions
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Diagnosis

PERIOD = timedelta(days=90)
ENOUGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How often ``name``, a rule or a cause, decided, and how often a person said otherwise."""

    name: str
    cause: Cause
    hits: int
    overruled: int
    last_hit_at: datetime | None

    @property
    def percent_right(self) -> int | None:
        """The share that stood, in percent; None for what never decided."""
        return round(100 * (self.hits - self.overruled) / self.hits) if self.hits else None

    @property
    def is_always_overruled(self) -> bool:
        """Whether persons said otherwise each time, often enough to mean something."""
        return self.hits >= ENOUGH and self.overruled == self.hits


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """Every rule of the edition in force, every cause that was found, and the months by themselves.

    ``months`` are (first day, diagnoses, overruled), the oldest first.
    """

    rules: tuple[Score, ...]
    causes: tuple[Score, ...]
    months: tuple[tuple[datetime, int, int], ...]

    @property
    def never_hit(self) -> tuple[Score, ...]:
        """Rules that never decided."""
        return tuple(score for score in self.rules if not score.hits)

    @property
    def always_overruled(self) -> tuple[Score, ...]:
        """Rules that persons never agreed with."""
        return tuple(score for score in self.rules if score.is_always_overruled)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """Diagnoses of one rule, or of ``unclear``, which no rule makes."""

    rule: str
    cause: str
    hits: int
    overruled: int
    last: datetime


def accuracy(*, now: datetime, period: timedelta = PERIOD) -> Accuracy:
    """The scores of what was diagnosed in the last ``period``."""
    counted = list(_counts(now - period))
    by_rule = {count.rule: count for count in counted if count.rule}
    rules = [rule for page in editions.book(editions.current()).pages for rule in page.rules]
    return Accuracy(
        rules=tuple(
            _score(rule.name, rule.cause, [by_rule[rule.name]] if rule.name in by_rule else []) for rule in rules
        ),
        causes=tuple(
            _score(cause, cause, [count for count in counted if count.cause == cause])
            for cause in Cause
            if any(count.cause == cause for count in counted)
        ),
        months=tuple(_months(now - period)),
    )


def _made(since: datetime) -> QuerySet[Diagnosis]:
    return Diagnosis.objects.filter(made_at__gte=since, made_by=None)


def _overruled() -> Q:
    """Diagnoses that a person replaced by another cause."""
    corrections = Diagnosis.objects.filter(replaces=OuterRef("pk"), made_by__isnull=False).exclude(
        cause=OuterRef("cause")
    )
    return Q(Exists(corrections))


def _counts(since: datetime) -> Iterator[_Count]:
    rows = (
        _made(since)
        .values_list("rule", "cause")
        .annotate(hits=Count("pk"), overruled=Count("pk", filter=_overruled()), last=Max("made_at"))
        .order_by("rule", "cause")
    )
    for rule, cause, hits, overruled, last in rows:
        yield _Count(rule=rule, cause=cause, hits=hits, overruled=overruled, last=last)


def _score(name: str, cause: Cause, counted: Sequence[_Count]) -> Score:
    return Score(
        name=name,
        cause=cause,
        hits=sum(count.hits for count in counted),
        overruled=sum(count.overruled for count in counted),
        last_hit_at=max((count.last for count in counted), default=None),
    )


def _months(since: datetime) -> Iterator[tuple[datetime, int, int]]:
    rows = (
        _made(since)
        .annotate(month=TruncMonth("made_at"))
        .values_list("month")
        .annotate(hits=Count("pk"), overruled=Count("pk", filter=_overruled()))
        .order_by("month")
    )
    yield from rows
