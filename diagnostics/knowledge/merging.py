"""Two people changed the same page: can both have their way?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from diagnostics.knowledge import differences
from diagnostics.knowledge.differences import Difference
from diagnostics.knowledge.pages import Page, Text
from diagnostics.knowledge.rules import Rule

_Side = Callable[[str], Page]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """``page`` has what either side changed; where both did, ours, and the place is named in ``conflicts``.

    Places are those of a difference: ``clock``, ``staff.ja``, ``rules/quota-words``, ``rules`` for their order.
    """

    page: Page
    conflicts: tuple[str, ...]


def merge(base: Page, ours: Page, theirs: Page) -> Merged:
    """``ours`` with what ``theirs`` changed since ``base``."""
    mine, new = differences.between_pages(base, ours), differences.between_pages(base, theirs)
    unlike = frozenset(differences.between_pages(ours, theirs).places)
    only_theirs = frozenset(new.places) - frozenset(mine.places)
    conflicts = tuple(place for place in new.places if place in unlike and place not in only_theirs)
    return Merged(page=_merged(lambda place: theirs if place in only_theirs else ours, mine, new), conflicts=conflicts)


def _merged(side: _Side, mine: Difference, new: Difference) -> Page:
    """The page whose every place is as on its ``side``."""
    return replace(
        mine.after,
        heading=side("heading").heading,
        owner=side("owner").owner,
        also_owner=side("also_owner").also_owner,
        resend=side("resend").resend,
        clock=side("clock").clock,
        name=Text(ja=side("name.ja").name.ja, en=side("name.en").name.en),
        summary=Text(ja=side("summary.ja").summary.ja, en=side("summary.en").summary.en),
        staff=Text(ja=side("staff.ja").staff.ja, en=side("staff.en").staff.en),
        customer=Text(ja=side("customer.ja").customer.ja, en=side("customer.en").customer.en),
        question=side("question").question,
        rules=tuple(_rules(side, mine, new)),
    )


def _rules(side: _Side, mine: Difference, new: Difference) -> Iterator[Rule]:
    """By name; in the order of theirs if they alone changed it, and what the other side has behind what it follows."""
    ours, theirs = _by_slug(mine.after), _by_slug(new.after)
    leading, other = (ours, theirs) if mine.moves or not new.moves else (theirs, ours)
    for slug in _order(tuple(leading), tuple(other)):
        rules = ours if side(differences.place_of_rule(slug)) is mine.after else theirs
        if slug in rules:
            yield rules[slug]


def _order(leading: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    ordered, before = list(leading), ""
    for slug in other:
        if slug not in leading:
            ordered.insert(ordered.index(before) + 1 if before else 0, slug)
        before = slug
    return ordered


def _by_slug(page: Page) -> Mapping[str, Rule]:
    return {rule.slug: rule for rule in page.rules}
