"""How often is a rule right, and is it asked at all?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth, TruncWeek
from django.utils import timezone

from diagnostics import editions
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Diagnosis

ENOUGH = 3
"""How often a rule must have been overruled to be said to be always."""


class Period(StrEnum):
    """How far back one looks: a quarter by weeks, or a year by months."""

    QUARTER = "quarter"
    YEAR = "year"

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return timedelta(days=90 if self == Period.QUARTER else 365)


class Span(NamedTuple):
    """A week or month from ``begins`` on: how often the knowledge decided, and how often persons said otherwise."""

    begins: datetime
    hits: int
    overruled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How often ``name``, a rule or a cause, decided, and how often a person said otherwise; also span by span."""

    name: str
    cause: Cause
    hits: int
    overruled: int
    last_hit_at: datetime | None
    spans: tuple[Span, ...] = ()

    @property
    def stood(self) -> int:
        """How often nobody said otherwise."""
        return self.hits - self.overruled

    @property
    def percent_right(self) -> float | None:
        """The share that stood, in percent with one decimal, never rounded up to 100; None for what never decided."""
        return (1000 * self.stood // self.hits) / 10 if self.hits else None

    @property
    def is_always_overruled(self) -> bool:
        """Whether persons said otherwise each time, often enough to mean something."""
        return self.hits >= ENOUGH and self.overruled == self.hits


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """Every rule of the edition in force, every cause that was found, and all of it span by span, the oldest first."""

    rules: tuple[Score, ...]
    causes: tuple[Score, ...]
    spans: tuple[Span, ...]

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
    """Diagnoses of one rule, or of ``unclear``, which no rule makes, in one span."""

    rule: str
    cause: str
    begins: datetime
    hits: int
    overruled: int
    last: datetime


def accuracy(*, now: datetime, period: Period = Period.QUARTER) -> Accuracy:
    """The scores of what was diagnosed in the last ``period``."""
    by_rule: dict[str, list[_Count]] = defaultdict(list)
    by_cause: dict[str, list[_Count]] = defaultdict(list)
    counted = list(_counts(decided(now=now, period=period), period))
    for count in counted:
        by_rule[count.rule].append(count)
        by_cause[count.cause].append(count)
    rules = [rule for page in editions.book(editions.current()).pages for rule in page.rules]
    begins = _begins(now, period)
    return Accuracy(
        rules=tuple(_score(rule.name, rule.cause, by_rule[rule.name], begins) for rule in rules),
        causes=tuple(_score(cause, cause, by_cause[cause], begins) for cause in Cause if by_cause[cause]),
        spans=_spans(counted, begins),
    )


def score(name: str, cause: Cause, *, now: datetime, period: Period = Period.QUARTER) -> Score:
    """The score of one rule (``mailbox-full/quota-words``) or of ``cause``, whose name is its own."""
    found = decided(now=now, period=period).filter(**{"cause" if name == cause else "rule": name})
    return _score(name, cause, list(_counts(found, period)), _begins(now, period))


def decided(*, now: datetime, period: Period) -> QuerySet[Diagnosis]:
    """What the knowledge found in the last ``period``, without what newer knowledge found otherwise since.

    ``is_overruled`` says of each whether a person said otherwise.
    """
    by_a_person = Diagnosis.objects.filter(replaces=OuterRef("pk"), made_by__isnull=False)
    return (
        Diagnosis.objects.filter(made_at__gte=_begins(now, period)[0], made_at__lte=now, made_by=None)
        .filter(Q(is_current=True) | Exists(by_a_person))
        .annotate(is_overruled=Exists(by_a_person.exclude(cause=OuterRef("cause"))))
    )


def _counts(found: QuerySet[Diagnosis], period: Period) -> Iterator[_Count]:
    begins = TruncWeek("made_at") if period == Period.QUARTER else TruncMonth("made_at")
    rows = (
        found.annotate(begins=begins)
        .values_list("rule", "cause", "begins")
        .annotate(hits=Count("pk"), overruled=Count("pk", filter=Q(is_overruled=True)), last=Max("made_at"))
        .order_by("begins", "rule", "cause")
    )
    for rule, cause, moment, hits, overruled, last in rows:
        yield _Count(rule=rule, cause=cause, begins=moment, hits=hits, overruled=overruled, last=last)


def _score(name: str, cause: Cause, counted: Sequence[_Count], begins: Sequence[datetime]) -> Score:
    return Score(
        name=name,
        cause=cause,
        hits=sum(count.hits for count in counted),
        overruled=sum(count.overruled for count in counted),
        last_hit_at=max((count.last for count in counted), default=None),
        spans=_spans(counted, begins),
    )


def _spans(counted: Sequence[_Count], begins: Sequence[datetime]) -> tuple[Span, ...]:
    """Also those in which nothing happened."""
    found = dict.fromkeys(begins, (0, 0))
    for count in counted:
        hits, overruled = found[count.begins]
        found[count.begins] = hits + count.hits, overruled + count.overruled
    return tuple(Span(moment, hits, overruled) for moment, (hits, overruled) in found.items())


def _begins(now: datetime, period: Period) -> tuple[datetime, ...]:
    """When each week or month of the last ``period`` began in the desk's zone; the first of them whole."""
    day = timezone.localtime(now - period.length).date()
    day -= timedelta(days=day.weekday() if period == Period.QUARTER else day.day - 1)
    found = []
    while (moment := timezone.make_aware(datetime.combine(day, datetime.min.time()))) <= now:
        found.append(moment)
        day += timedelta(days=7) if period == Period.QUARTER else timedelta(days=32)
        day = day if period == Period.QUARTER else day.replace(day=1)
    return tuple(found)
