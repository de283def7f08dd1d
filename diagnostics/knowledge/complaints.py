"""What is wrong with a rule that somebody is writing? Every entry at its place, and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from diagnostics.knowledge import proving, rule_tables, writing
from diagnostics.knowledge.fields import Fault
from diagnostics.knowledge.patterns import BadPattern, Pattern
from diagnostics.knowledge.rules import Example, Rule

_ANY = (Example(text="any"),)


class Wrong(StrEnum):
    """What can be wrong with one entry of a rule."""

    NO_LOOK_AROUND = "no-look-around"
    NO_BACK_REFERENCE = "no-back-reference"
    NOT_CLOSED = "not-closed"
    NOTHING_TO_REPEAT = "nothing-to-repeat"
    TOO_LONG = "too-long"
    TOO_LARGE = "too-large"
    MATCHES_ANYTHING = "matches-anything"
    NOT_A_PATTERN = "not-a-pattern"
    NOT_ALLOWED = "not-allowed"
    TWICE = "twice"
    DOES_NOT_MATCH = "does-not-match"
    MATCHES = "matches"
    EMPTY = "empty"
    ASKS_FOR_NOTHING = "asks-for-nothing"
    TOO_MUCH = "too-much"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What is wrong with entry ``index`` of ``field`` (0 where there is but one); ``detail`` in the loader's words."""

    field: str
    index: int
    wrong: Wrong
    detail: str = ""


def complaints(rule: Rule) -> list[Complaint]:
    """Everything that is wrong with ``rule``, each at its place; nothing if it may be saved."""
    found = [*_codes(rule), *_patterns(rule)]
    if not found:
        found = [*_unsound(rule), *_unproven(rule)]
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
    asked = {
        "statuses": rule_tables.STATUS,
        "reply_codes": rule_tables.REPLY_CODE,
        "commands": rule_tables.COMMAND,
        "remote_hosts": rule_tables.HOST,
        "dialects": rule_tables.SLUG,
    }
    if not re.fullmatch(rule_tables.SLUG, rule.slug):
        yield Complaint(field="slug", index=0, wrong=Wrong.NOT_ALLOWED if rule.slug else Wrong.EMPTY)
    for name, pattern in asked.items():
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
            wrong = Wrong.TWICE
        if wrong is not None:
            yield Complaint(field="patterns", index=index, wrong=wrong, detail=detail)


def _wrong_with(pattern: str) -> tuple[Wrong | None, str]:
    if not pattern.strip():
        return Wrong.EMPTY, ""
    if len(pattern) > rule_tables.PATTERN_LIMIT:
        return Wrong.TOO_LONG, f"{rule_tables.PATTERN_LIMIT:,}"
    try:
        compiled = Pattern(pattern)
    except BadPattern as error:
        return _why_not_compiled(pattern, str(error)), str(error)
    if compiled.steps > proving.STEPS_LIMIT:
        return Wrong.TOO_LARGE, ""
    return (Wrong.MATCHES_ANYTHING, "") if proving.is_indifferent(compiled) else (None, "")


def _why_not_compiled(pattern: str, words: str) -> Wrong:
    if re.search(r"\(\?<?[=!]", pattern):
        return Wrong.NO_LOOK_AROUND
    if re.search(r"\\[1-9]|\(\?P=", pattern):
        return Wrong.NO_BACK_REFERENCE
    for said, wrong in (
        ("missing", Wrong.NOT_CLOSED),
        ("unexpected", Wrong.NOT_CLOSED),
        ("trailing", Wrong.NOT_CLOSED),
        ("no argument", Wrong.NOTHING_TO_REPEAT),
        ("too large", Wrong.TOO_LARGE),
        ("repetition", Wrong.TOO_LARGE),
    ):
        if said in words:
            return wrong
    return Wrong.NOT_A_PATTERN


def _unsound(rule: Rule) -> Iterator[Complaint]:
    """What the loader would refuse besides."""
    if not any((rule.patterns, rule.statuses, rule.reply_codes, rule.commands, rule.remote_hosts, rule.dialects)):
        yield Complaint(field="", index=0, wrong=Wrong.ASKS_FOR_NOTHING)
    if not rule.examples:
        yield Complaint(field="examples", index=0, wrong=Wrong.EMPTY)
    try:
        rule_tables.rule(
            rule.cause,
            writing.rule_to_table(replace(rule, patterns=rule.patterns or ("x",), examples=rule.examples or _ANY)),
        )
    except Fault as fault:
        name = str(fault).split(" ", 1)[0].partition(".")[0]
        yield Complaint(field=name, index=0, wrong=Wrong.OTHER, detail=str(fault))


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
