"""In which words does a person read what differs between two states of a page?"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diagnostics.knowledge.differences import Difference, RuleChange
from diagnostics.knowledge.pages import Page
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.web import wording
from diagnostics.web.knowledge.article_forms import TEXTS
from diagnostics.web.wording import Words

_CONTEXT_LINES = 2

CHOICES: Mapping[str, Words] = {
    "heading": _("Heading"),
    "owner": _("Who can mend it"),
    "resend": _("May it be sent again?"),
    "clock": _("We look again"),
}
FIELDS: Mapping[str, Words] = {
    "slug": _("Name of the rule"),
    "patterns": _("Words"),
    "statuses": _("Status"),
    "reply_codes": _("Reply code"),
    "commands": _("Stage"),
    "remote_hosts": _("Remote host"),
    "dialects": _("Dialect"),
    "confidence": _("Confidence"),
    "specificity": _("Specificity"),
    "permanence": _("Nature"),
    "alternatives": _("Also possible"),
    "examples": _("Example"),
    "near_misses": _("Must not match"),
}
"""What the form of a rule calls each field."""
_CHOSEN: Mapping[str, Callable[[Page], Words]] = {
    "heading": lambda page: wording.HEADINGS[page.heading],
    "owner": wording.owners,
    "resend": lambda page: wording.RESENDS[page.resend],
    "clock": lambda page: wording.clock(page.clock),
}


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
    unified = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=_CONTEXT_LINES)
    return tuple(_read(tuple(unified)[2:]))


def of_article(difference: Difference) -> tuple[Change, ...]:
    """What of the article differs, without the rules."""
    return tuple(_of_choices(difference)) + tuple(_of_texts(difference))


def of_rule(change: RuleChange) -> tuple[Line, ...]:
    """What differs of a rule: the entries of the fields that changed."""
    one, other = (_described(rule, change.fields) if rule else "" for rule in (change.before, change.after))
    return between(one, other)


def place(name: str) -> str:
    """What a person calls a place of a page: ``staff.ja``, ``clock``, ``rules/quota-words``, or ``rules``."""
    field, _slash, slug = name.partition("/")
    if slug:
        return gettext("rule %(rule)s") % {"rule": slug}
    if field == "rules":
        return gettext("order of the rules")
    text, _dot, language = field.partition(".")
    if text in TEXTS:
        return _text_label(text, language) if language else str(TEXTS[text][0])
    return str(CHOICES["owner" if text == "also_owner" else text])


def _described(rule: Rule, names: Collection[str]) -> str:
    """The rule in words, an entry a line, as far as the fields ``names`` go."""
    said = [f"{label}: {value}" for name, label in FIELDS.items() if name in names for value in _entries(rule, name)]
    return "\n".join(said)


def _entries(rule: Rule, name: str) -> Iterable[object]:
    match name:
        case "confidence":
            return (f"{rule.confidence:.0%}",)
        case "specificity" | "slug":
            return (getattr(rule, name),)
        case "permanence":
            return (wording.PERMANENCES[rule.permanence],) if rule.permanence else ()
        case "examples" | "near_misses":
            return (_example(example) for example in getattr(rule, name))
    entries: tuple[str, ...] = getattr(rule, name)
    return entries


def _example(example: Example) -> str:
    facts = (example.reply_code, example.status, example.command, example.remote_host, example.dialect)
    said = " ".join(str(fact) for fact in facts if fact)
    return f"{example.text} ({said})" if said else example.text


def _of_choices(difference: Difference) -> Iterator[Change]:
    changed = {"owner" if name == "also_owner" else name for name in difference.choices}
    for name, label in CHOICES.items():
        if name in changed:
            one, other = (str(_CHOSEN[name](page)) for page in (difference.before, difference.after))
            yield Change(label=label, lines=between(one, other))


def _of_texts(difference: Difference) -> Iterator[Change]:
    for text in difference.texts:
        label = _text_label(text.name, text.language)
        yield Change(label=label, lines=between(text.before, text.after), language=text.language)


def _text_label(name: str, language: str) -> str:
    return f"{TEXTS[name][0]} – {wording.LANGUAGES[language]}"


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
