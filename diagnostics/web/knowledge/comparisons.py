"""How does the difference of two states of the knowledge read, page by page?"""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diagnostics.knowledge.differences import Difference, Fate
from diagnostics.knowledge.differences import RuleChange as Changed
from diagnostics.web import book
from diagnostics.web.knowledge import differences
from diagnostics.web.knowledge.differences import Change, Line
from diagnostics.web.wording import Words

_SAID = {Fate.ADDED: _("added"), Fate.REMOVED: _("taken out"), Fate.CHANGED: _("changed")}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """A rule that was added, removed or changed; ``fields`` names what of it changed, empty where it is all of it."""

    slug: str
    fate: str
    said: Words
    fields: tuple[Words, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """A page that differs: its article, its rules, where some of them moved, and whether that can matter."""

    cause: str
    name: str
    heading: str
    changes: tuple[Change, ...]
    rules: tuple[RuleChange, ...]
    moves: tuple[str, ...]
    order_decides: bool

    @property
    def size(self) -> int:
        """How many texts, choices and rules differ; their order is one more."""
        return len(self.changes) + len(self.rules) + bool(self.moves)


def of_page(difference: Difference) -> PageChange:
    """What differs between two states of a page."""
    return PageChange(
        cause=difference.cause.value,
        name=difference.before.name.within(book.language()),
        heading=difference.after.heading.value,
        changes=differences.of_article(difference),
        rules=tuple(_rule(change) for change in difference.rules),
        moves=tuple(_move(move.slug, move.before, move.after) for move in difference.moves),
        order_decides=difference.order_decides,
    )


def _rule(change: Changed) -> RuleChange:
    is_whole = change.fate != Fate.CHANGED
    return RuleChange(
        slug=change.slug,
        fate=change.fate.value,
        said=_SAID[change.fate],
        fields=() if is_whole else tuple(differences.FIELDS[name] for name in change.fields),
        lines=differences.of_rule(change),
    )


def _move(slug: str, before: int, after: int) -> str:
    said = gettext("%(rule)s: from place %(before)d to place %(after)d")
    return said % {"rule": slug, "before": before, "after": after}
