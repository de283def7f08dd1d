"""Would a rule that somebody is writing do what it should, and what does one begin with?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diagnostics import notices
from diagnostics.editions import drafts
from diagnostics.knowledge import complaints, generalizing, rule_tables, trying
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.complaints import Complaint
from diagnostics.knowledge.faults import Wrong
from diagnostics.knowledge.patterns import Pattern
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.knowledge.trying import Sight, Taken
from diagnostics.models import Delivery
from diagnostics.notices import Kind

LAST = 1_000_000
"""The place of a rule that is written after all others."""
_SLUG_WORDS = 4
_WORD = re.compile(r"[a-z]{3,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCheck:
    """What a rule would do.

    ``errors`` are none if it may be saved; ``examples`` and ``near_misses`` are (text, whether it matches). ``sight``
    is what the rule sees in the delivery at hand, None without one. ``greedy`` are the examples of other causes that
    it takes as well, ``shadowed_by`` the rules that decide on its own examples.
    """

    errors: tuple[Complaint, ...]
    examples: tuple[tuple[str, bool], ...]
    near_misses: tuple[tuple[str, bool], ...]
    sight: Sight | None
    greedy: tuple[Taken, ...]
    shadowed_by: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether the rule may be saved."""
        return not self.errors

    @property
    def matches_delivery(self) -> bool | None:
        """Whether the rule matches the delivery at hand, None without one."""
        return self.sight.matches if self.sight else None

    @property
    def span(self) -> tuple[int, int] | None:
        """The characters of ``sight.text`` that match."""
        return self.sight.span if self.sight else None


def check_rule(
    rule: Rule, *, cause: Cause, delivery: notices.Delivery | Delivery | None = None, kind: Kind = Kind.FAILURE
) -> RuleCheck:
    """Try ``rule`` as one of the draft's page of ``cause``; takes a fraction of a second whatever is written in it."""
    rule = replace(rule, cause=cause)
    facts = delivery.facts() if isinstance(delivery, Delivery) else delivery
    wrong = complaints.complaints(rule)
    is_usable = not any(one.field == "patterns" or one.wrong == Wrong.TOO_MUCH for one in wrong)
    matcher = drafts.matcher()
    return RuleCheck(
        errors=tuple(wrong),
        examples=_tried(rule, rule.examples),
        near_misses=_tried(rule, rule.near_misses),
        sight=trying.sight(rule, facts, matcher, kind=kind, order=LAST) if facts and is_usable else None,
        greedy=tuple(trying.greedy(rule, drafts.book())) if is_usable else (),
        shadowed_by=tuple(trying.shadowed_by(rule, matcher, order=LAST)) if is_usable else (),
    )


def propose_rule(*, delivery: Delivery, text: str = "", cause: Cause = Cause.UNCLEAR) -> Rule:
    """The beginning of a rule of ``cause`` out of ``text``, the words of ``delivery`` that prove it.

    What belongs to one mail alone is generalised in the pattern and redacted in the example.
    """
    words = text.strip() or delivery.diagnostic
    pattern = generalizing.pattern_for(words)
    return Rule(
        slug=_slug(words, taken=frozenset(rule.slug for rule in drafts.book().page(cause).rules)),
        cause=cause,
        patterns=(pattern,) if pattern else (),
        examples=(_example(delivery, words, pattern),),
    )


def _tried(rule: Rule, examples: Sequence[Example]) -> tuple[tuple[str, bool], ...]:
    matches = complaints.fits(rule, examples)
    return tuple((example.text, does) for example, does in zip(examples, matches, strict=True))


def _slug(words: str, *, taken: frozenset[str]) -> str:
    """A short name out of the first words, unlike those ``taken``."""
    plain = generalizing.fingerprint(words)
    name = "-".join(_WORD.findall(re.sub(r"<\w+>", "", plain))[:_SLUG_WORDS]) or "new-rule"
    return next(slug for slug in [name, *(f"{name}-{number}" for number in range(2, 5_000))] if slug not in taken)


def _example(delivery: Delivery, words: str, pattern: str) -> Example:
    """The reply itself where the pattern occurs in it, else the selected words."""
    reply = generalizing.redact(delivery.diagnostic)[: rule_tables.EXAMPLE_LIMIT]
    is_in_reply = bool(pattern) and Pattern(pattern).span_in(reply) is not None
    return Example(
        text=reply if is_in_reply else generalizing.redact(words)[: rule_tables.EXAMPLE_LIMIT],
        status=_if_like(delivery.status, r"[245]\.\d{1,3}\.\d{1,3}"),
        reply_code=delivery.reply_code if delivery.reply_code and 200 <= delivery.reply_code <= 599 else None,
        command=_if_like(delivery.command, rule_tables.COMMAND),
        remote_host=_if_like(delivery.remote_host.lower(), rule_tables.HOST),
        dialect=_if_like(delivery.dialect, rule_tables.SLUG),
    )


def _if_like(value: str, pattern: str) -> str:
    return value if re.fullmatch(pattern, value) else ""
