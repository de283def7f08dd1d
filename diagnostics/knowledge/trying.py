"""What would one rule do? Tried on its own examples, on a delivery, and against all other rules.

Bounded in time: every pattern is linear, and there are only so many patterns, examples and characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from diagnostics.knowledge import proving, signals, weighing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.pages import Book
from diagnostics.knowledge.patterns import Pattern
from diagnostics.knowledge.rules import Rule
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
    """The examples of other causes' rules that ``rule`` matches as well, up to ``MOST_NAMED``."""
    found: list[Taken] = []
    patterns = [Pattern(pattern) for pattern in rule.patterns]
    for other in _rules_of_others(rule, book):
        for example in other.examples:
            if _holds(rule, patterns, proving.delivery_of(example)):
                found.append(Taken(text=example.text, rule=other.name, cause=other.cause))
            if len(found) >= MOST_NAMED:
                return found
    return found


def shadowed_by(rule: Rule, matcher: Matcher, *, order: int) -> list[str]:
    """The names of the rules that decide, instead of ``rule``, on its own examples."""
    winners = {
        winner.name
        for example in rule.examples
        if (winner := _winner(rule, proving.delivery_of(example), matcher, kind=Kind.FAILURE, order=order))
    }
    return sorted(winners)


def sight(rule: Rule, delivery: Delivery, matcher: Matcher, *, kind: Kind, order: int) -> Sight:
    """What ``rule`` sees in ``delivery``, beside the other rules."""
    own = _own_match(rule, delivery, order=order)
    if own is None:
        return Sight(matches=False, text=next(signals.spoken(delivery)).text, span=None, decides=False)
    winner = _winner(rule, delivery, matcher, kind=kind, order=order)
    spoken = own.spoken or next(signals.spoken(delivery))
    return Sight(
        matches=True,
        text=spoken.text,
        span=_first_span(rule, spoken.text),
        decides=winner is None,
        loses_to=winner.name if winner else "",
    )


def _rules_of_others(rule: Rule, book: Book) -> Iterator[Rule]:
    for page in book.pages:
        if page.cause != rule.cause:
            yield from page.rules


def _holds(rule: Rule, patterns: list[Pattern], delivery: Delivery) -> bool:
    if not signals.allows(rule, signals.signals_of(delivery)):
        return False
    return not patterns or any(pattern.span_in(delivery.diagnostic) for pattern in patterns)


def _winner(rule: Rule, delivery: Delivery, matcher: Matcher, *, kind: Kind, order: int) -> Rule | None:
    """The rule that decides on ``delivery`` instead of ``rule``, which may stand in the matcher in another wording."""
    own = _own_match(rule, delivery, order=order)
    if own is None:
        return None
    others = [match for match in matcher.considered(delivery, kind=kind) if match.rule.name != rule.name]
    return others[0].rule if others and others[0].rank > own.rank else None


def _own_match(rule: Rule, delivery: Delivery, *, order: int) -> Match | None:
    if not signals.allows(rule, signals.signals_of(delivery)):
        return None
    if not rule.patterns:
        return Match(rule=rule, order=order, strength=weighing.strength(rule, in_diagnostic=False))
    for spoken in signals.spoken(delivery):
        if weighing.is_vague(rule) and not spoken.is_diagnostic:
            continue
        if _first_span(rule, spoken.text) is not None:
            strength = weighing.strength(rule, in_diagnostic=spoken.is_diagnostic)
            return Match(rule=rule, order=order, strength=strength, spoken=spoken)
    return None


def _first_span(rule: Rule, text: str) -> tuple[int, int] | None:
    spans = (Pattern(pattern).span_in(text) for pattern in rule.patterns)
    return next((span for span in spans if span is not None), None)
