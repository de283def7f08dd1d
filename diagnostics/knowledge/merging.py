"""Two people changed the same page: can both have their way?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from diagnostics.knowledge.pages import Page, Text
from diagnostics.knowledge.rules import Rule

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """``page`` has what either side changed; where both did, ours, and the place is named in ``conflicts``.

    A place is a field (``clock``, ``staff.ja``) or a rule (``rules/quota-words``).
    """

    page: Page
    conflicts: tuple[str, ...]


def merge(base: Page, ours: Page, theirs: Page) -> Merged:
    """``ours`` with what ``theirs`` changed since ``base``."""
    choice = _Choice()
    page = replace(
        ours,
        heading=choice.of("heading", base.heading, ours.heading, theirs.heading),
        owner=choice.of("owner", base.owner, ours.owner, theirs.owner),
        also_owner=choice.of("also_owner", base.also_owner, ours.also_owner, theirs.also_owner),
        resend=choice.of("resend", base.resend, ours.resend, theirs.resend),
        clock=choice.of("clock", base.clock, ours.clock, theirs.clock),
        name=choice.of_text("name", base.name, ours.name, theirs.name),
        summary=choice.of_text("summary", base.summary, ours.summary, theirs.summary),
        staff=choice.of_text("staff", base.staff, ours.staff, theirs.staff),
        customer=choice.of_text("customer", base.customer, ours.customer, theirs.customer),
        question=choice.of("question", base.question, ours.question, theirs.question),
        rules=choice.of_rules(base.rules, ours.rules, theirs.rules),
    )
    return Merged(page=page, conflicts=tuple(choice.conflicts))


class _Choice:
    """Chooses between two sides, and remembers where both had changed something."""

    def __init__(self) -> None:
        self.conflicts: list[str] = []

    def of(self, place: str, base: Value, ours: Value, theirs: Value) -> Value:
        if ours == base:
            return theirs
        if theirs not in (base, ours):
            self.conflicts.append(place)
        return ours

    def of_text(self, name: str, base: Text, ours: Text, theirs: Text) -> Text:
        return Text(
            ja=self.of(f"{name}.ja", base.ja, ours.ja, theirs.ja),
            en=self.of(f"{name}.en", base.en, ours.en, theirs.en),
        )

    def of_rules(self, base: tuple[Rule, ...], ours: tuple[Rule, ...], theirs: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """By name; in their order, with our own at the end."""
        was, mine, new = _by_slug(base), _by_slug(ours), _by_slug(theirs)
        chosen = (
            self.of(f"rules/{slug}", was.get(slug), mine.get(slug), new.get(slug))
            for slug in dict.fromkeys((*new, *mine))
        )
        return tuple(rule for rule in chosen if rule is not None)


def _by_slug(rules: tuple[Rule, ...]) -> Mapping[str, Rule]:
    return {rule.slug: rule for rule in rules}
