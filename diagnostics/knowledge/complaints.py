"""What is wrong with a rule that somebody is writing? Every entry at its place, and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diagnostics.knowledge import proving, rule_tables, writing
from diagnostics.knowledge.faults import Fault, Wrong
from diagnostics.knowledge.patterns import BadPattern, Pattern
from diagnostics.knowledge.rules import Example, Rule

_ASKED = {
    "statuses": rule_tables.STATUS,
    "reply_codes": rule_tables.REPLY_CODE,
    "commands": rule_tables.COMMAND,
    "remote_hosts": rule_tables.HOST,
    "dialects": rule_tables.SLUG,
}
_ANY = (Example(text="any"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What is wrong with entry ``index`` of ``field``, empty for the rule as a whole; ``detail`` as of a fault."""

    field: str
    index: int
    wrong: Wrong
    detail: str = ""


def complaints(rule: Rule) -> list[Complaint]:
    """Everything that is wrong with ``rule``, each at its place; nothing if it may be saved."""
    found = [*_codes(rule), *_patterns(rule)]
    if not found:
        found = [*_unsound(rule)] or [*_unproven(rule)]
    return found


def fits(rule: Rule, examples: Sequence[Example]) -> list[bool]:
    """Which of ``examples`` the rule matches; none for a rule whose patterns are unsound or too much to try."""
    try:
        patterns = [Pattern(pattern) for pattern in rule.patterns]
    except BadPattern:
        return [False] * len(examples)
    if proving.is_too_much(rule, patterns):
        return [False] * len(examples)
    return [proving.holds(rule, proving.delivery_of(example), patterns) for example in examples]


def _codes(rule: Rule) -> Iterator[Complaint]:
    """Entries that are not written as their field asks."""
    if not re.fullmatch(rule_tables.SLUG, rule.slug):
        yield Complaint(field="slug", index=0, wrong=Wrong.NOT_ALLOWED if rule.slug else Wrong.EMPTY, detail=rule.slug)
    for name, pattern in _ASKED.items():
        values: tuple[str, ...] = getattr(rule, name)
        for index, value in enumerate(values):
            if not re.fullmatch(pattern, value):
                yield Complaint(field=name, index=index, wrong=Wrong.NOT_ALLOWED, detail=value[:60])
            elif value in values[:index]:
                yield Complaint(field=name, index=index, wrong=Wrong.TWICE, detail=value[:60])


def _patterns(rule: Rule) -> Iterator[Complaint]:
    for index, pattern in enumerate(rule.patterns):
        wrong, detail = _wrong_with(pattern)
        if wrong is None and pattern in rule.patterns[:index]:
            wrong, detail = Wrong.TWICE, pattern[:60]
        if wrong is not None:
            yield Complaint(field="patterns", index=index, wrong=wrong, detail=detail)


def _wrong_with(pattern: str) -> tuple[Wrong | None, str]:
    if len(pattern) > rule_tables.PATTERN_LIMIT:
        return Wrong.TOO_LONG, f"{rule_tables.PATTERN_LIMIT:,}"
    return proving.wrong_with(pattern)


def _unsound(rule: Rule) -> Iterator[Complaint]:
    """What the loader would refuse besides: the first such entry, and what is missing altogether."""
    if not any((rule.patterns, *(getattr(rule, name) for name in _ASKED))):
        yield Complaint(field="", index=0, wrong=Wrong.ASKS_FOR_NOTHING)
    if not rule.examples:
        yield Complaint(field="examples", index=0, wrong=Wrong.EMPTY)
    whole = replace(rule, patterns=rule.patterns or ("x",), examples=rule.examples or _ANY)
    try:
        rule_tables.rule(rule.cause, writing.rule_to_table(whole))
    except Fault as fault:
        field = fault.field.partition(".")[0]
        yield Complaint(field=field, index=fault.index, wrong=fault.wrong, detail=fault.detail)


def _unproven(rule: Rule) -> Iterator[Complaint]:
    if proving.is_too_much(rule, [Pattern(pattern) for pattern in rule.patterns]):
        yield Complaint(field="examples", index=0, wrong=Wrong.TOO_MUCH)
        return
    for index, matches in enumerate(fits(rule, rule.examples)):
        if not matches:
            yield Complaint(field="examples", index=index, wrong=Wrong.DOES_NOT_MATCH)
    for index, matches in enumerate(fits(rule, rule.near_misses)):
        if matches:
            yield Complaint(field="near_misses", index=index, wrong=Wrong.MATCHES)
