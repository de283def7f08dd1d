"""What is different between two states of the knowledge, for people to read?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from diagnostics.knowledge.differences import lines_between
from diagnostics.knowledge.pages import Page
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.web import wording
from diagnostics.web.knowledge.article_forms import TEXTS
from diagnostics.web.wording import Words

_CHOICES: tuple[tuple[Words, Callable[[Page], Words]], ...] = (
    (_("Heading"), lambda page: wording.HEADINGS[page.heading]),
    (_("Who can mend it"), wording.owners),
    (_("May it be sent again?"), lambda page: wording.RESENDS[page.resend]),
    (_("We look again"), lambda page: wording.clock(page.clock)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a difference; ``kind`` is ``same``, ``added``, ``removed`` or ``gap``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One text that differs."""

    label: Words
    lines: tuple[Line, ...]
    language: str = ""


def between(before: str, after: str) -> tuple[Line, ...]:
    """The lines that differ, with a few around them; none where nothing does."""
    return lines(lines_between(before, after))


def lines(unified: Iterable[str]) -> tuple[Line, ...]:
    """The lines of a unified difference, without its head."""
    return tuple(_read(unified))


def of_articles(before: Page, after: Page) -> tuple[Change, ...]:
    """What of the article differs, without the rules."""
    return tuple(_of_choices(before, after)) + tuple(_of_texts(before, after))


def of_rules(before: Rule | None, after: Rule | None) -> tuple[Line, ...]:
    """What differs between two states of a rule; None for one that does not exist."""
    return between(described(before) if before else "", described(after) if after else "")


def described(rule: Rule) -> str:
    """The rule in words, an entry a line."""
    said = [f"{label}: {value}" for label, values in _entries(rule) for value in values]
    return "\n".join(said)


def _entries(rule: Rule) -> Iterator[tuple[Words, Iterable[object]]]:
    yield _("Name of the rule"), (rule.slug,)
    yield _("Words"), rule.patterns
    yield _("Status"), rule.statuses
    yield _("Reply code"), rule.reply_codes
    yield _("Stage"), rule.commands
    yield _("Remote host"), rule.remote_hosts
    yield _("Dialect"), rule.dialects
    yield _("Confidence"), (f"{rule.confidence:.0%}",)
    yield _("Specificity"), (rule.specificity,)
    yield _("Nature"), (wording.PERMANENCES[rule.permanence],) if rule.permanence else ()
    yield _("Also possible"), rule.alternatives
    yield _("Example"), (_example(example) for example in rule.examples)
    yield _("Must not match"), (_example(example) for example in rule.near_misses)


def _example(example: Example) -> str:
    facts = (example.reply_code, example.status, example.command, example.remote_host, example.dialect)
    said = " ".join(str(fact) for fact in facts if fact)
    return f"{example.text} ({said})" if said else example.text


def _of_choices(before: Page, after: Page) -> Iterator[Change]:
    for label, choose in _CHOICES:
        one, other = str(choose(before)), str(choose(after))
        if one != other:
            yield Change(label=label, lines=between(one, other))


def _of_texts(before: Page, after: Page) -> Iterator[Change]:
    for name, (label, *_rest) in TEXTS.items():
        one, other = getattr(before, name), getattr(after, name)
        for language, language_name in wording.LANGUAGES.items():
            found = between(one.within(language) if one else "", other.within(language) if other else "")
            if found:
                yield Change(label=f"{label} – {language_name}", lines=found, language=language)


def _read(unified: Iterable[str]) -> Iterator[Line]:
    is_first = True
    for line in unified:
        sign, text = line[:1], line[1:].rstrip("\n")
        if sign == "@":
            if not is_first:
                yield Line(kind="gap", text="…")
            is_first = False
            continue
        yield Line(kind={"+": "added", "-": "removed"}.get(sign, "same"), text=text)
