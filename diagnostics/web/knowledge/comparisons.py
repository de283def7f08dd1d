"""How does the difference of two states of the knowledge read, page by page?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Book, Page
from diagnostics.knowledge.rules import Rule
from diagnostics.web import book
from diagnostics.web.knowledge import differences
from diagnostics.web.knowledge.differences import Change, Line

_ADDED, _REMOVED, _CHANGED = _("added"), _("taken out"), _("changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """A rule that is ``new``, ``gone`` or ``changed``."""

    slug: str
    state: str
    said: str | Promise
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """A page that differs: its article, its rules, and whether only their order does."""

    cause: str
    name: str
    heading: str
    changes: tuple[Change, ...]
    rules: tuple[RuleChange, ...]
    is_reordered: bool

    @property
    def size(self) -> int:
        """How many texts, choices and rules differ."""
        return len(self.changes) + len(self.rules) + self.is_reordered


def between(before: Book, after: Book, causes: Iterable[Cause] = Cause) -> tuple[PageChange, ...]:
    """The pages of ``causes`` that differ between two books."""
    pairs = ((before.page(cause), after.page(cause)) for cause in causes)
    return tuple(of_pages(one, other) for one, other in pairs if one != other)


def of_pages(before: Page, after: Page) -> PageChange:
    """What differs between two states of a page."""
    rules = tuple(_of_rules(before.rules, after.rules))
    order = [rule.slug for rule in after.rules], [rule.slug for rule in before.rules]
    return PageChange(
        cause=after.cause.value,
        name=before.name.within(book.language()),
        heading=after.heading.value,
        changes=differences.of_articles(before, after),
        rules=rules,
        is_reordered=order[0] != order[1] and set(order[0]) == set(order[1]),
    )


def _of_rules(before: tuple[Rule, ...], after: tuple[Rule, ...]) -> Iterator[RuleChange]:
    former = {rule.slug: rule for rule in before}
    kept = {rule.slug for rule in after}
    for rule in after:
        was = former.get(rule.slug)
        if was != rule:
            state, said = ("changed", _CHANGED) if was else ("new", _ADDED)
            yield RuleChange(slug=rule.slug, state=state, said=said, lines=differences.of_rules(was, rule))
    for rule in before:
        if rule.slug not in kept:
            yield RuleChange(slug=rule.slug, state="gone", said=_REMOVED, lines=differences.of_rules(rule, None))
