"""What differs between two states of a page? The choices, the texts, the rules and their order, each by its place."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from diagnostics.knowledge import weighing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Book, Page, Text
from diagnostics.knowledge.rules import Rule

CHOICES = ("heading", "owner", "also_owner", "resend", "clock")
TEXTS = ("name", "summary", "staff", "customer", "question")
LANGUAGES = ("ja", "en")
ORDER = "rules"
"""The place of the order of the rules; that of one rule is ``rules/<slug>``."""
_FIELDS = tuple(field.name for field in fields(Rule) if field.name != "cause")


class Fate(StrEnum):
    """What became of a rule."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A text of the article that differs in one language; empty where the page has none."""

    name: str
    language: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """A rule that differs: None before it was added and after it was removed; ``fields`` are those that changed."""

    slug: str
    before: Rule | None
    after: Rule | None
    fields: tuple[str, ...]

    @property
    def fate(self) -> Fate:
        """What became of it."""
        if self.before is None:
            return Fate.ADDED
        return Fate.REMOVED if self.after is None else Fate.CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A rule that stands elsewhere among those that stayed: its places on the page, the first being 1."""

    slug: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became of the page ``before`` when it turned into ``after``; false where nothing did.

    ``choices`` are the fields of ``CHOICES`` that differ. ``order_decides`` says whether some of the rules that
    changed places weigh the same, so that another of them may decide than before; the cause stays the same.
    """

    before: Page
    after: Page
    choices: tuple[str, ...]
    texts: tuple[TextChange, ...]
    rules: tuple[RuleChange, ...]
    moves: tuple[Move, ...]
    order_decides: bool

    def __bool__(self) -> bool:
        return bool(self.places)

    @property
    def cause(self) -> Cause:
        """Whose page it is."""
        return self.after.cause

    @property
    def places(self) -> tuple[str, ...]:
        """All that differs: ``clock``, ``staff.ja``, ``rules/quota-words``, and ``rules`` for their order."""
        texts = (place_of_text(text.name, text.language) for text in self.texts)
        rules = (place_of_rule(rule.slug) for rule in self.rules)
        return tuple(dict.fromkeys((*self.choices, *texts, *rules, *([ORDER] if self.moves else []))))


def place_of_text(name: str, language: str) -> str:
    """The place of a text; both languages of a question are one, since a page has both or none."""
    return name if name == "question" else f"{name}.{language}"


def place_of_rule(slug: str) -> str:
    """The place of a rule."""
    return f"{ORDER}/{slug}"


def between(one: Book, other: Book) -> tuple[Difference, ...]:
    """What became of ``one`` when it turned into ``other``: the pages that differ, in the order of the causes."""
    found = (between_pages(page, other.page(page.cause)) for page in one.pages)
    return tuple(difference for difference in found if difference)


def between_pages(before: Page, after: Page) -> Difference:
    """What became of a page."""
    old, new = _by_slug(before.rules), _by_slug(after.rules)
    return Difference(
        before=before,
        after=after,
        choices=tuple(name for name in CHOICES if getattr(before, name) != getattr(after, name)),
        texts=tuple(_texts(before, after)),
        rules=tuple(_rules(old, new)),
        moves=moved(tuple(old), tuple(new)),
        order_decides=_order_decides(tuple(old), [rule for slug, rule in new.items() if slug in old]),
    )


def between_rules(before: Rule | None, after: Rule) -> RuleChange:
    """What became of a rule; all its fields differ from none."""
    changed = (name for name in _FIELDS if before is None or getattr(before, name) != getattr(after, name))
    return RuleChange(slug=after.slug, before=before, after=after, fields=tuple(changed))


def moved(before: Sequence[str], after: Sequence[str]) -> tuple[Move, ...]:
    """The fewest of those in both that must have moved to turn one order into the other."""
    was = {slug: place for place, slug in enumerate(before, 1)}
    kept = _kept_in_order([(was[slug], slug) for slug in after if slug in was])
    return tuple(
        Move(slug=slug, before=was[slug], after=place)
        for place, slug in enumerate(after, 1)
        if slug in was and slug not in kept
    )


def _texts(before: Page, after: Page) -> Iterator[TextChange]:
    for name in TEXTS:
        old: Text | None = getattr(before, name)
        new: Text | None = getattr(after, name)
        for language in LANGUAGES:
            was, is_now = (text.written(language) if text else "" for text in (old, new))
            if was != is_now:
                yield TextChange(name=name, language=language, before=was, after=is_now)


def _rules(old: Mapping[str, Rule], new: Mapping[str, Rule]) -> Iterator[RuleChange]:
    """Those of the new page in their order, then those that are gone."""
    for slug, rule in new.items():
        if old.get(slug) != rule:
            yield between_rules(old.get(slug), rule)
    for slug, rule in old.items():
        if slug not in new:
            yield RuleChange(slug=slug, before=rule, after=None, fields=_FIELDS)


def _order_decides(old: Sequence[str], rules: Sequence[Rule]) -> bool:
    """Whether two of ``rules``, as they stand now, weigh the same and stood the other way round in ``old``."""
    was = {slug: place for place, slug in enumerate(old)}
    last: dict[tuple[int, int, float], int] = {}
    for rule in rules:
        place = was[rule.slug]
        for strength in {weighing.strength(rule, in_diagnostic=found) for found in (True, False)}:
            weight = (strength, rule.specificity, rule.confidence)
            if last.get(weight, -1) > place:
                return True
            last[weight] = place
    return False


def _kept_in_order(placed: Sequence[tuple[int, str]]) -> frozenset[str]:
    """A longest run of ``placed`` whose places rise, by name."""
    ends: list[int] = []
    lengths = []
    for place, _slug in placed:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at + 1)
    kept, wanted = set(), len(ends)
    for (_place, slug), length in zip(reversed(placed), reversed(lengths), strict=True):
        if length == wanted:
            kept.add(slug)
            wanted -= 1
    return frozenset(kept)


def _by_slug(rules: tuple[Rule, ...]) -> Mapping[str, Rule]:
    return {rule.slug: rule for rule in rules}
