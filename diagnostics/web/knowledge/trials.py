"""What would the rule that is being typed do, shown beside its form?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from diagnostics.editions import drafting
from diagnostics.editions.drafting import RuleCheck
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Delivery
from diagnostics.notices import Kind
from diagnostics.web import book
from diagnostics.web.book import Names
from diagnostics.web.evidence import Stretch
from diagnostics.web.knowledge import building, places
from diagnostics.web.knowledge.typed_rules import TypedRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A rule and the name of its cause; ``text`` is the example that is spoken of, if one is."""

    cause: str
    slug: str
    name: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The check of a rule for the page: errors and marks by place, the delivery with what matches, its rivals."""

    built: building.Built
    check: RuleCheck
    errors: Mapping[str, Sequence[str]]
    marks: Mapping[str, bool]
    delivery: Delivery | None
    stretches: tuple[Stretch, ...]
    greedy: tuple[Named, ...]
    shadowed_by: tuple[Named, ...]
    loses_to: Named | None

    @property
    def is_sound(self) -> bool:
        """Whether the rule may be saved."""
        return not self.errors


def delivery_at_hand(request: HttpRequest) -> Delivery | None:
    """The delivery that the rule is written for, as the request names it."""
    asked = request.POST if request.method == "POST" else request.GET
    return places.delivery_in(request, ticket=asked.get("ticket"), delivery=asked.get("delivery"))


def trial(typed: TypedRule, delivery: Delivery | None) -> Trial:
    """Try what was typed."""
    built = building.build(typed)
    facts = delivery.facts() if delivery else None
    kind = Kind(delivery.submission.kind) if delivery and delivery.submission.kind else Kind.FAILURE
    check = drafting.check_rule(built.rule, cause=Cause(typed.cause), delivery=facts, kind=kind)
    loses_to = check.sight.loses_to if check.sight else ""
    names = book.names()
    return Trial(
        built=built,
        check=check,
        errors=building.with_complaints(built, check.errors),
        marks=_marks(built, check),
        delivery=delivery,
        stretches=_stretches(check),
        greedy=tuple(_named(taken.rule, names, text=taken.text) for taken in check.greedy),
        shadowed_by=tuple(_named(name, names) for name in check.shadowed_by),
        loses_to=_named(loses_to, names) if loses_to else None,
    )


def _marks(built: building.Built, check: RuleCheck) -> dict[str, bool]:
    """By place of an example, whether the rule does with it what it should."""
    examples = zip(built.places["examples"], (matches for _text, matches in check.examples), strict=False)
    misses = zip(built.places["near_misses"], (not matches for _text, matches in check.near_misses), strict=False)
    return {**dict(examples), **dict(misses)}


def _stretches(check: RuleCheck) -> tuple[Stretch, ...]:
    if check.sight is None:
        return ()
    text, (start, end) = check.sight.text, check.sight.span or (0, 0)
    cut = (Stretch(text=text[:start]), Stretch(text=text[start:end], is_marked=True), Stretch(text=text[end:]))
    return tuple(stretch for stretch in cut if stretch.text)


def _named(rule: str, names: Names, *, text: str = "") -> Named:
    cause, _, slug = rule.partition("/")
    return Named(cause=cause, slug=slug, name=names[cause], text=text)
