"""How often is a rule right, and is it asked at all?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q
from django.db.models.functions import TruncMonth

from diagnostics import editions
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Diagnosis

PERIOD = timedelta(days=90)
ENOUGH = 3

Month = tuple[datetime, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How often ``name``, a rule or a cause, decided, and how often a person said otherwise; also month by month."""

    name: str
    cause: Cause
    hits: int
    overruled: int
    last_hit_at: datetime | None
    months: tuple[Month, ...] = ()

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

    Months are (first day, diagnoses, overruled), the oldest first.
    """

    rules: tuple[Score, ...]
    causes: tuple[Score, ...]
    months: tuple[Month, ...]

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
    """Diagnoses of one rule, or of ``unclear``, which no rule makes, in one month."""

    rule: str
    cause: str
    month: datetime
    hits: int
    overruled: int
    last: datetime


def accuracy(*, now: datetime, period: timedelta = PERIOD) -> Accuracy:
    """The scores of what was diagnosed in the last ``period``."""
    by_rule: dict[str, list[_Count]] = defaultdict(list)
    by_cause: dict[str, list[_Count]] = defaultdict(list)
    counted = list(_counts(now - period))
    for count in counted:
        by_rule[count.rule].append(count)
        by_cause[count.cause].append(count)
    rules = [rule for page in editions.book(editions.current()).pages for rule in page.rules]
    return Accuracy(
        rules=tuple(_score(rule.name, rule.cause, by_rule[rule.name]) for rule in rules),
        causes=tuple(_score(cause, cause, by_cause[cause]) for cause in Cause if by_cause[cause]),
        months=_months(counted),
    )


def _counts(since: datetime) -> Iterator[_Count]:
    """What the knowledge found, without what newer knowledge found otherwise since."""
    by_a_person = Diagnosis.objects.filter(replaces=OuterRef("pk"), made_by__isnull=False)
    rows = (
        Diagnosis.objects.filter(made_at__gte=since, made_by=None)
        .filter(Q(is_current=True) | Exists(by_a_person))
        .annotate(month=TruncMonth("made_at"))
        .values_list("rule", "cause", "month")
        .annotate(
            hits=Count("pk"),
            overruled=Count("pk", filter=Exists(by_a_person.exclude(cause=OuterRef("cause")))),
            last=Max("made_at"),
        )
        .order_by("month", "rule", "cause")
    )
    for rule, cause, month, hits, overruled, last in rows:
        yield _Count(rule=rule, cause=cause, month=month, hits=hits, overruled=overruled, last=last)


def _score(name: str, cause: Cause, counted: Sequence[_Count]) -> Score:
    return Score(
        name=name,
        cause=cause,
        hits=sum(count.hits for count in counted),
        overruled=sum(count.overruled for count in counted),
        last_hit_at=max((count.last for count in counted), default=None),
        months=_months(counted),
    )


def _months(counted: Sequence[_Count]) -> tuple[Month, ...]:
    found: dict[datetime, tuple[int, int]] = {}
    for count in counted:
        hits, overruled = found.get(count.month, (0, 0))
        found[count.month] = hits + count.hits, overruled + count.overruled
    return tuple((month, hits, overruled) for month, (hits, overruled) in sorted(found.items()))
