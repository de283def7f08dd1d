"""What differs between two books? Field by field and rule by rule, with lines that a person can read."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

import tomli_w

from diagnostics.knowledge import writing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Book, Page, Text
from diagnostics.knowledge.rules import Rule

TEXTS = ("name", "summary", "staff", "customer", "question")
_CONTEXT_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a page: ``owner``, ``clock``, or a text in one language, ``staff.ja``.

    ``lines`` are a unified difference without its head: each begins with a blank, ``-``, ``+`` or ``@``.
    """

    cause: Cause
    field: str
    before: str
    after: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """One rule that says something else than before; ``lines`` as above, of its TOML."""

    cause: Cause
    slug: str
    before: Rule
    after: Rule
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became of a book."""

    pages: tuple[FieldChange, ...] = ()
    rules_added: tuple[Rule, ...] = ()
    rules_removed: tuple[Rule, ...] = ()
    rules_changed: tuple[RuleChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pages or self.rules_added or self.rules_removed or self.rules_changed)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The causes whose pages differ, in their order."""
        changed = {change.cause for change in self.pages} | {change.cause for change in self.rules_changed}
        changed |= {rule.cause for rule in (*self.rules_added, *self.rules_removed)}
        return tuple(cause for cause in Cause if cause in changed)

    def of(self, cause: Cause) -> "Difference":
        """What became of the page of ``cause``."""
        return Difference(
            pages=tuple(one for one in self.pages if one.cause == cause),
            rules_added=tuple(one for one in self.rules_added if one.cause == cause),
            rules_removed=tuple(one for one in self.rules_removed if one.cause == cause),
            rules_changed=tuple(one for one in self.rules_changed if one.cause == cause),
        )


def between(one: Book, other: Book) -> Difference:
    """What became of ``one`` when it turned into ``other``."""
    return together(between_pages(page, other.page(page.cause)) for page in one.pages)


def between_pages(before: Page, after: Page) -> Difference:
    """What became of a page."""
    if before == after:
        return Difference()
    old = {rule.slug: rule for rule in before.rules}
    new = {rule.slug: rule for rule in after.rules}
    return Difference(
        pages=tuple(_fields(before, after)),
        rules_added=tuple(rule for slug, rule in new.items() if slug not in old),
        rules_removed=tuple(rule for slug, rule in old.items() if slug not in new),
        rules_changed=tuple(
            _rule_change(rule, new[slug]) for slug, rule in old.items() if slug in new and new[slug] != rule
        ),
    )


def together(differences: Iterator[Difference]) -> Difference:
    """Several pages' differences as one."""
    found = [difference for difference in differences if difference]
    return Difference(
        pages=tuple(one for difference in found for one in difference.pages),
        rules_added=tuple(one for difference in found for one in difference.rules_added),
        rules_removed=tuple(one for difference in found for one in difference.rules_removed),
        rules_changed=tuple(one for difference in found for one in difference.rules_changed),
    )


def lines_between(before: str, after: str) -> tuple[str, ...]:
    """The unified difference of two texts, without its head."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=_CONTEXT_LINES)
    return tuple(found)[2:]


def _fields(before: Page, after: Page) -> Iterator[FieldChange]:
    old, new = _values(before), _values(after)
    for field in dict.fromkeys((*old, *new)):
        was, is_now = old.get(field, ""), new.get(field, "")
        if was != is_now:
            lines = lines_between(was, is_now)
            yield FieldChange(cause=before.cause, field=field, before=was, after=is_now, lines=lines)


def _values(page: Page) -> dict[str, str]:
    values = {
        "heading": page.heading.value,
        "owner": page.owner.value,
        "also_owner": page.also_owner.value if page.also_owner else "",
        "resend": page.resend.value,
        "clock": writing.clock_to_text(page.clock) if page.clock else "",
    }
    for name in TEXTS:
        text: Text | None = getattr(page, name)
        if text is not None:
            values[f"{name}.ja"], values[f"{name}.en"] = text.ja, text.en
    return values


def _rule_change(before: Rule, after: Rule) -> RuleChange:
    lines = lines_between(_toml(before), _toml(after))
    return RuleChange(cause=before.cause, slug=before.slug, before=before, after=after, lines=lines)


def _toml(rule: Rule) -> str:
    return tomli_w.dumps(writing.rule_to_table(rule), multiline_strings=True)
