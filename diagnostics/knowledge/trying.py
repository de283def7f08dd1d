"""What would one rule do? Tried on its own examples, on a delivery, and against all other rules.

Bounded in time: every pattern is linear, and there are only so many patterns, examples and characters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diagnostics.knowledge import proving, signals, weighing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.pages import Book
from diagnostics.knowledge.patterns import Pattern
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.knowledge.weighing import Match
from diagnostics.notices.facts import Delivery, Kind

MOST_NAMED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A text that a rule matches although it is the example of another: too greedy, perhaps."""

    text: str
    rule: str
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a rule sees in a delivery: the text it looked at, the characters that match, and who would decide."""

    matches: bool
    text: str
    span: tuple[int, int] | None
    decides: bool
    loses_to: str = ""


def greedy(rule: Rule, book: Book) -> list[Taken]:
    """The examples of other causes' rules that ``rule`` matches as well, up to ``MOST_NAMED``.

    A rule of many large patterns is tried on the first examples only, so that it takes no longer than a small one.
    """
    found: list[Taken] = []
    patterns = _compiled(rule)
    steps, left = sum(pattern.steps for pattern in patterns), proving.WORK_LIMIT
    for other, example in _examples_of_others(rule, book):
        left -= steps * len(example.text)
        if left < 0 or len(found) >= MOST_NAMED:
            break
        if proving.holds(rule, proving.delivery_of(example), patterns):
            found.append(Taken(text=example.text, rule=other.name, cause=other.cause))
    return found


def shadowed_by(rule: Rule, matcher: Matcher, *, order: int) -> list[str]:
    """The names of the rules that decide, instead of ``rule``, on its own examples."""
    patterns = _compiled(rule)
    winners: set[str] = set()
    for example in rule.examples:
        delivery = proving.delivery_of(example)
        own = _own_match(rule, patterns, delivery, order=order)
        winner = own and _winner(own, delivery, matcher, kind=Kind.FAILURE)
        if winner:
            winners.add(winner.name)
    return sorted(winners)


def sight(rule: Rule, delivery: Delivery, matcher: Matcher, *, kind: Kind, order: int) -> Sight:
    """What ``rule`` sees in ``delivery``, beside the other rules."""
    patterns = _compiled(rule)
    own = _own_match(rule, patterns, delivery, order=order)
    if own is None:
        return Sight(matches=False, text=next(signals.spoken(delivery)).text, span=None, decides=False)
    winner = _winner(own, delivery, matcher, kind=kind)
    spoken = own.spoken or next(signals.spoken(delivery))
    return Sight(
        matches=True,
        text=spoken.text,
        span=_first_span(patterns, spoken.text),
        decides=winner is None,
        loses_to=winner.name if winner else "",
    )


def _examples_of_others(rule: Rule, book: Book) -> Iterator[tuple[Rule, Example]]:
    for page in book.pages:
        if page.cause != rule.cause:
            yield from ((other, example) for other in page.rules for example in other.examples)


def _compiled(rule: Rule) -> list[Pattern]:
    return [Pattern(pattern) for pattern in rule.patterns]


def _winner(own: Match, delivery: Delivery, matcher: Matcher, *, kind: Kind) -> Rule | None:
    """The rule that decides on ``delivery`` instead of that of ``own``, which the matcher may hold in other words."""
    others = [match for match in matcher.considered(delivery, kind=kind) if match.rule.name != own.rule.name]
    return others[0].rule if others and others[0].rank > own.rank else None


def _own_match(rule: Rule, patterns: Sequence[Pattern], delivery: Delivery, *, order: int) -> Match | None:
    if not signals.allows(rule, signals.signals_of(delivery)):
        return None
    if not patterns:
        return Match(rule=rule, order=order, strength=weighing.strength(rule, in_diagnostic=False))
    for spoken in signals.spoken(delivery):
        if weighing.is_vague(rule) and not spoken.is_diagnostic:
            continue
        if _first_span(patterns, spoken.text) is not None:
            strength = weighing.strength(rule, in_diagnostic=spoken.is_diagnostic)
            return Match(rule=rule, order=order, strength=strength, spoken=spoken)
    return None


def _first_span(patterns: Sequence[Pattern], text: str) -> tuple[int, int] | None:
    spans = (pattern.span_in(text) for pattern in patterns)
    return next((span for span in spans if span is not None), None)
