"""Does a rule do what its own examples and near misses say?"""

import re
from collections.abc import Mapping, Sequence

from diagnostics.knowledge import signals
from diagnostics.knowledge.faults import Fault, Wrong
from diagnostics.knowledge.patterns import BadPattern, Pattern
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.notices.facts import Delivery

STEPS_LIMIT = 4_000
"""How large a pattern may be, in steps a character."""
RULE_STEPS_LIMIT = 60_000
"""How large all patterns of a rule may be together."""
WORK_LIMIT = 500_000_000
"""How much work trying a rule on its own examples may be, in steps; about a second at worst."""

_COMPILER: Mapping[str, Wrong] = {
    "missing": Wrong.NOT_CLOSED,
    "unexpected": Wrong.NOT_CLOSED,
    "trailing": Wrong.NOT_CLOSED,
    "no argument": Wrong.NOTHING_TO_REPEAT,
    "too large": Wrong.TOO_LARGE,
    "repetition": Wrong.TOO_LARGE,
}
"""What the compiler of patterns says when it refuses one."""


def prove(rule: Rule) -> None:
    """Fault unless each pattern compiles and is choosy, each example matches, and no near miss does."""
    patterns = [_proven(pattern, index) for index, pattern in enumerate(rule.patterns)]
    if is_too_much(rule, patterns):
        raise Fault(Wrong.TOO_MUCH, "has too many large patterns and long examples to be tried")
    for index, example in enumerate(rule.examples):
        if not holds(rule, delivery_of(example), patterns):
            shown = example.text[:80]
            said = f"its example {shown!r} does not match"
            raise Fault(Wrong.DOES_NOT_MATCH, said, field="examples", index=index, detail=shown)
    for index, near_miss in enumerate(rule.near_misses):
        if holds(rule, delivery_of(near_miss), patterns):
            shown = near_miss.text[:80]
            said = f"its near miss {shown!r} matches"
            raise Fault(Wrong.MATCHES, said, field="near_misses", index=index, detail=shown)


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


def wrong_with(pattern: str) -> tuple[Wrong | None, str]:
    """Why ``pattern`` cannot be used, in a word and in English ones (the compiler's own); None where it can."""
    if not pattern.strip():
        return Wrong.EMPTY, "is empty"
    try:
        compiled = Pattern(pattern)
    except BadPattern as error:
        return _why_not_compiled(pattern, str(error)), str(error)
    if compiled.steps > STEPS_LIMIT:
        return Wrong.TOO_LARGE, "repeats too much"
    return (Wrong.MATCHES_ANYTHING, "matches any text") if is_indifferent(compiled) else (None, "")


def is_indifferent(pattern: Pattern) -> bool:
    """Whether ``pattern`` occurs in texts that say nothing, and so in any."""
    return pattern.span_in("") is not None or pattern.span_in("\N{SNOWMAN}") is not None


def _proven(pattern: str, index: int) -> Pattern:
    wrong, words = wrong_with(pattern)
    if wrong is not None:
        said = f"pattern {pattern[:80]!r}: {words}"
        raise Fault(wrong, said, field="patterns", index=index, detail=pattern[:80])
    return Pattern(pattern)


def _why_not_compiled(pattern: str, words: str) -> Wrong:
    if re.search(r"\(\?<?[=!]", pattern):
        return Wrong.NO_LOOK_AROUND
    if re.search(r"\\[1-9]|\(\?P=", pattern):
        return Wrong.NO_BACK_REFERENCE
    return next((wrong for said, wrong in _COMPILER.items() if said in words), Wrong.NOT_A_PATTERN)
