"""Does a rule do what its own examples and near misses say?"""

from collections.abc import Sequence

from diagnostics.knowledge import signals
from diagnostics.knowledge.fields import Fault
from diagnostics.knowledge.patterns import BadPattern, Pattern
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.notices.facts import Delivery

STEPS_LIMIT = 4_000
"""How large a pattern may be, in steps a character."""
RULE_STEPS_LIMIT = 60_000
"""How large all patterns of a rule may be together."""
WORK_LIMIT = 500_000_000
"""How much work trying a rule on its own examples may be, in steps; about a second at worst."""


def prove(rule: Rule) -> None:
    """Fault unless each pattern compiles and is choosy, each example matches, and no near miss does."""
    patterns = [_proven(pattern) for pattern in rule.patterns]
    if is_too_much(rule, patterns):
        raise Fault("has too many large patterns and long examples to be tried")
    for example in rule.examples:
        if not holds(rule, delivery_of(example), patterns):
            raise Fault(f"its example {_short(example)} does not match")
    for near_miss in rule.near_misses:
        if holds(rule, delivery_of(near_miss), patterns):
            raise Fault(f"its near miss {_short(near_miss)} matches")


def holds(rule: Rule, delivery: Delivery, patterns: Sequence[Pattern] | None = None) -> bool:
    """Whether ``rule``, taken alone, holds for ``delivery``; ``patterns`` are the rule's, where compiled already."""
    if not signals.allows(rule, signals.signals_of(delivery)):
        return False
    if patterns is None:
        patterns = [Pattern(pattern) for pattern in rule.patterns]
    if not patterns:
        return True
    texts = [spoken.text for spoken in signals.spoken(delivery)]
    return any(pattern.span_in(text) for pattern in patterns for text in texts)


def is_too_much(rule: Rule, patterns: Sequence[Pattern]) -> bool:
    """Whether trying ``patterns`` on the examples of ``rule``, or on a mail, would take long."""
    characters = sum(len(example.text) for example in (*rule.examples, *rule.near_misses))
    steps = sum(pattern.steps for pattern in patterns)
    return steps > RULE_STEPS_LIMIT or steps * characters > WORK_LIMIT


def delivery_of(example: Example) -> Delivery:
    """The delivery that ``example`` is in miniature."""
    return Delivery(
        recipient="",
        status=example.status,
        status_is_remote=bool(example.status),
        reply_code=example.reply_code,
        command=example.command,
        diagnostic=" ".join(example.text.split()),
        remote_host=example.remote_host,
        dialect=example.dialect,
    )


def is_indifferent(pattern: Pattern) -> bool:
    """Whether ``pattern`` occurs in texts that say nothing, and so in any."""
    return pattern.span_in("") is not None or pattern.span_in("\N{SNOWMAN}") is not None


def _proven(pattern: str) -> Pattern:
    try:
        compiled = Pattern(pattern)
    except BadPattern as error:
        raise Fault(f"pattern {pattern[:80]!r}: {error}") from error
    if is_indifferent(compiled):
        raise Fault(f"pattern {pattern[:80]!r} matches any text")
    if compiled.steps > STEPS_LIMIT:
        raise Fault(f"pattern {pattern[:80]!r} repeats too much")
    return compiled


def _short(example: Example) -> str:
    return repr(example.text[:80])
