"""Does a rule do what its own examples and near misses say?"""

from diagnostics.knowledge import signals
from diagnostics.knowledge.fields import Fault
from diagnostics.knowledge.patterns import BadPattern, Pattern
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.notices.facts import Delivery


def prove(rule: Rule) -> None:
    """Fault unless each pattern compiles and is choosy, each example matches, and no near miss does."""
    for pattern in rule.patterns:
        _prove_pattern(pattern)
    for example in rule.examples:
        if not holds(rule, delivery_of(example)):
            raise Fault(f"its example {_short(example)} does not match")
    for near_miss in rule.near_misses:
        if holds(rule, delivery_of(near_miss)):
            raise Fault(f"its near miss {_short(near_miss)} matches")


def holds(rule: Rule, delivery: Delivery) -> bool:
    """Whether ``rule``, taken alone, holds for ``delivery``."""
    if not signals.allows(rule, signals.signals_of(delivery)):
        return False
    if not rule.patterns:
        return True
    texts = [spoken.text for spoken in signals.spoken(delivery)]
    return any(Pattern(pattern).span_in(text) for pattern in rule.patterns for text in texts)


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


def _prove_pattern(pattern: str) -> None:
    try:
        compiled = Pattern(pattern)
    except BadPattern as error:
        raise Fault(f"pattern {pattern[:80]!r}: {error}") from error
    if is_indifferent(compiled):
        raise Fault(f"pattern {pattern[:80]!r} matches any text")


def _short(example: Example) -> str:
    return repr(example.text[:80])
