"""Which rule did the editor mean, and at which places is it not sound yet?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diagnostics.knowledge.causes import Cause, Permanence
from diagnostics.knowledge.complaints import Complaint
from diagnostics.knowledge.rule_tables import (
    COMMAND,
    EXAMPLE_LIMIT,
    HOST,
    REPLY_CODE,
    SLUG,
    STATUS,
)
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.web.knowledge import faults
from diagnostics.web.knowledge.phrases import pattern_of
from diagnostics.web.knowledge.typed_rules import TypedExample, TypedRule

_APART = re.compile(r"[,、，\s]+")
_MOST_ALTERNATIVES = 5
_SHAPES = {
    "statuses": (STATUS, "5.7.1, 5.7.x"),
    "reply_codes": (REPLY_CODE, "550, 45x"),
    "remote_hosts": (HOST, "example.com"),
    "dialects": (SLUG, "postfix"),
    "commands": (COMMAND, "RCPT"),
}
_EXAMPLE_SHAPES = {
    "status": (r"[245]\.\d{1,3}\.\d{1,3}", "5.1.1"),
    "reply_code": (r"[2-5]\d\d", "550"),
    "command": (COMMAND, "RCPT"),
    "remote_host": (HOST, "mx.example.com"),
    "dialect": (SLUG, "postfix"),
}
_NO_SLUG = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The rule as far as it can be understood; it is sound only where ``errors`` (by place) is empty.

    ``places`` tells for each list of the rule at which place of the form each entry stands.
    """

    rule: Rule
    errors: Mapping[str, Sequence[str]]
    places: Mapping[str, Sequence[str]]


class _Builder:
    """Reads one form and gathers what is wrong by place."""

    def __init__(self, typed: TypedRule) -> None:
        self.typed = typed
        self.errors: dict[str, list[str]] = defaultdict(list)
        self.places: dict[str, list[str]] = {"patterns": [], "examples": [], "near_misses": []}

    def words(self, name: str, typed: str | Iterable[str]) -> tuple[str, ...]:
        pattern, shape = _SHAPES[name]
        asked = _APART.split(typed.strip()) if isinstance(typed, str) else typed
        found: dict[str, None] = {}
        for word in asked:
            said = word if name == "commands" else word.lower()
            if said and re.fullmatch(pattern, said):
                found[said] = None
            elif said:
                self.errors[name].append(faults.wrong_entry(word, shape))
        return tuple(found)

    def patterns(self) -> tuple[str, ...]:
        found = []
        for place, row in self.typed.word_rows:
            if row.text:
                found.append(row.text if row.is_pattern else pattern_of(row.text))
                self.places["patterns"].append(place)
        return tuple(found)

    def examples(self, name: str, rows: Iterable[tuple[str, TypedExample]]) -> tuple[Example, ...]:
        found = []
        for place, row in rows:
            if not row.text:
                if row.has_facts:
                    self.errors[place].append(_("The text of the reply is missing."))
                continue
            found.append(self._example(place, row))
            self.places[name].append(place)
        return tuple(found)

    def _example(self, place: str, row: TypedExample) -> Example:
        if len(row.text) > EXAMPLE_LIMIT:
            self.errors[place].append(faults.too_long(EXAMPLE_LIMIT))
        sound = {}
        for fact, (pattern, shape) in _EXAMPLE_SHAPES.items():
            value = getattr(row, fact)
            value = value if fact == "command" else value.lower()
            if value and not re.fullmatch(pattern, value):
                self.errors[place].append(faults.wrong_entry(value, shape))
                value = ""
            sound[fact] = value
        code = sound.pop("reply_code")
        return Example(text=row.text[:EXAMPLE_LIMIT], reply_code=int(code) if code else None, **sound)

    def slug(self) -> str:
        slug = self.typed.slug
        if re.fullmatch(SLUG, slug) and len(slug) <= 60:
            return slug
        self.errors["slug"].append(
            _("Give the rule a name of small letters, digits and hyphens, such as “mailbox-is-full”.")
        )
        return _NO_SLUG

    def number(self, name: str, least: float, most: float) -> float:
        typed = getattr(self.typed, name)
        if re.fullmatch(r"-?\d{1,3}(\.\d{1,2})?", typed) and least <= float(typed) <= most:
            return float(typed)
        said = _("Give a number from %(least)s to %(most)s.") % {"least": f"{least:g}", "most": f"{most:g}"}
        self.errors[name].append(said)
        return max(0, least)

    def permanence(self) -> Permanence | None:
        typed = self.typed.permanence
        return Permanence(typed) if typed in set(Permanence) else None

    def alternatives(self, cause: Cause) -> tuple[Cause, ...]:
        found = tuple(Cause(word) for word in self.typed.alternatives if word in set(Cause) and word != cause)
        if len(found) > _MOST_ALTERNATIVES:
            self.errors["alternatives"].append(_("Choose at most five other causes."))
        return found[:_MOST_ALTERNATIVES]


def build(typed: TypedRule) -> Built:
    """The rule in ``typed``, with all that is wrong with its form; the cause must be one of ``Cause``."""
    builder, cause = _Builder(typed), Cause(typed.cause)
    rule = Rule(
        slug=builder.slug(),
        cause=cause,
        patterns=builder.patterns(),
        statuses=builder.words("statuses", typed.statuses),
        reply_codes=builder.words("reply_codes", typed.reply_codes),
        commands=builder.words("commands", typed.commands),
        remote_hosts=builder.words("remote_hosts", typed.remote_hosts),
        dialects=builder.words("dialects", typed.dialects),
        confidence=round(builder.number("confidence", 1, 99) / 100, 4),
        specificity=int(builder.number("specificity", -100, 100)),
        permanence=builder.permanence(),
        alternatives=builder.alternatives(cause),
        examples=builder.examples("examples", typed.example_rows),
        near_misses=builder.examples("near_misses", typed.near_miss_rows),
    )
    _check_whole(rule, builder.errors)
    return Built(rule=rule, errors=builder.errors, places=builder.places)


def with_complaints(built: Built, complaints: Iterable[Complaint]) -> Mapping[str, Sequence[str]]:
    """All that is wrong by place: what the form shows, and ``complaints`` about the rule."""
    errors = {place: list(said) for place, said in built.errors.items()}
    for one in complaints:
        place = _place(built, one.field, one.index)
        if place not in built.errors:
            errors.setdefault(place, []).append(faults.said(one.wrong, one.detail))
    return errors


def _place(built: Built, field: str, index: int) -> str:
    rows = built.places.get(field)
    if rows is None:
        return field or "rule"
    return rows[index] if index < len(rows) else "rule"


def _check_whole(rule: Rule, errors: dict[str, list[str]]) -> None:
    asked = (rule.patterns, rule.statuses, rule.reply_codes, rule.commands, rule.remote_hosts, rule.dialects)
    if rule.cause == Cause.UNCLEAR:
        errors["cause"].append(_("Choose the cause that these replies have."))
    if not any(asked) and not errors:
        errors["rule"].append(_("The rule asks for nothing yet: give words, a code, a stage, a host or a dialect."))
    if not rule.examples:
        errors["examples-0"].append(_("Give at least one example: a reply that the rule must match."))
