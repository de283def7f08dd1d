"""What did an editor type into the form of a rule? Kept as it was typed, sound or not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from django.http import QueryDict

from diagnostics.knowledge.rules import Example, Rule
from diagnostics.web.knowledge.phrases import phrase_of

Row = TypeVar("Row")

COMMANDS = ("CONN", "EHLO", "MAIL", "RCPT", "DATA")
MOST_ROWS = 200
FACTS = ("status", "reply_code", "command", "remote_host", "dialect")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWords:
    """One row of words: a plain phrase, or a pattern."""

    text: str = ""
    is_pattern: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedExample:
    """One row of an example or near miss."""

    text: str = ""
    status: str = ""
    reply_code: str = ""
    command: str = ""
    remote_host: str = ""
    dialect: str = ""

    @property
    def has_facts(self) -> bool:
        """Whether more than a text is given."""
        return any(getattr(self, fact) for fact in FACTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRule:
    """All that stands in the form; lists of short words are one text each, as they were typed."""

    cause: str
    slug: str = ""
    words: tuple[TypedWords, ...] = ()
    statuses: str = ""
    reply_codes: str = ""
    commands: tuple[str, ...] = ()
    remote_hosts: str = ""
    dialects: str = ""
    confidence: str = "90"
    specificity: str = "0"
    permanence: str = ""
    alternatives: tuple[str, ...] = ()
    examples: tuple[TypedExample, ...] = ()
    near_misses: tuple[TypedExample, ...] = ()

    @property
    def word_rows(self) -> Iterator[tuple[str, TypedWords]]:
        """Each row of words with the name of its place; one empty row where there is none."""
        return _placed("words", self.words or (TypedWords(),))

    @property
    def example_rows(self) -> Iterator[tuple[str, TypedExample]]:
        """Each example with the name of its place."""
        return _placed("examples", self.examples or (TypedExample(),))

    @property
    def near_miss_rows(self) -> Iterator[tuple[str, TypedExample]]:
        """Each near miss with the name of its place."""
        return _placed("near_misses", self.near_misses or (TypedExample(),))


def of_rule(rule: Rule) -> TypedRule:
    """The form as it stands for ``rule``."""
    return TypedRule(
        cause=rule.cause.value,
        slug=rule.slug,
        words=tuple(_words(pattern) for pattern in rule.patterns),
        statuses=", ".join(rule.statuses),
        reply_codes=", ".join(rule.reply_codes),
        commands=rule.commands,
        remote_hosts=", ".join(rule.remote_hosts),
        dialects=", ".join(rule.dialects),
        confidence=f"{rule.confidence * 100:g}",
        specificity=str(rule.specificity),
        permanence=rule.permanence.value if rule.permanence else "",
        alternatives=tuple(cause.value for cause in rule.alternatives),
        examples=tuple(_example(example) for example in rule.examples),
        near_misses=tuple(_example(example) for example in rule.near_misses),
    )


def of_form(sent: QueryDict, *, cause: str) -> TypedRule:
    """The form as it was sent."""
    plain = {
        name: sent.get(name, "").strip()
        for name in ("slug", "statuses", "reply_codes", "remote_hosts", "dialects", "permanence")
    }
    return TypedRule(
        cause=cause,
        words=_sent_words(sent),
        commands=tuple(sent.getlist("commands")[:MOST_ROWS]),
        confidence=sent.get("confidence", "").strip() or "90",
        specificity=sent.get("specificity", "").strip() or "0",
        alternatives=tuple(sent.getlist("alternatives")[:MOST_ROWS]),
        examples=_sent_examples(sent, "examples"),
        near_misses=_sent_examples(sent, "near_misses"),
        **plain,
    )


def with_row(typed: TypedRule, rows: str) -> TypedRule:
    """``typed`` with an empty row more among ``rows``; rows of other names add nothing."""
    match rows:
        case "words":
            return replace(typed, words=(*(typed.words or (TypedWords(),)), TypedWords()))
        case "examples":
            return replace(typed, examples=(*(typed.examples or (TypedExample(),)), TypedExample()))
        case "near_misses":
            return replace(typed, near_misses=(*(typed.near_misses or (TypedExample(),)), TypedExample()))
    return typed


def without_row(typed: TypedRule, place: str) -> TypedRule:
    """``typed`` without the row at ``place`` (``words-2``); places that do not exist take nothing away."""
    rows, _, number = place.rpartition("-")
    match rows:
        case "words":
            return replace(typed, words=_without(typed.words, number))
        case "examples":
            return replace(typed, examples=_without(typed.examples, number))
        case "near_misses":
            return replace(typed, near_misses=_without(typed.near_misses, number))
    return typed


def _without(rows: tuple[Row, ...], number: str) -> tuple[Row, ...]:
    return tuple(row for position, row in enumerate(rows) if str(position) != number)


def _placed(rows: str, typed: tuple[Row, ...]) -> Iterator[tuple[str, Row]]:
    for position, row in enumerate(typed):
        yield f"{rows}-{position}", row


def _words(pattern: str) -> TypedWords:
    phrase = phrase_of(pattern)
    return TypedWords(text=pattern, is_pattern=True) if phrase is None else TypedWords(text=phrase)


def _example(example: Example) -> TypedExample:
    return TypedExample(
        text=example.text,
        status=example.status,
        reply_code=str(example.reply_code or ""),
        command=example.command,
        remote_host=example.remote_host,
        dialect=example.dialect,
    )


def _sent_words(sent: QueryDict) -> tuple[TypedWords, ...]:
    texts, kinds = sent.getlist("words")[:MOST_ROWS], sent.getlist("words_kind")
    kinds += ["phrase"] * (len(texts) - len(kinds))
    return tuple(
        TypedWords(text="".join(text.strip().splitlines()), is_pattern=kind == "pattern")
        for text, kind in zip(texts, kinds, strict=False)
    )


def _sent_examples(sent: QueryDict, rows: str) -> tuple[TypedExample, ...]:
    texts = sent.getlist(f"{rows}_text")[:MOST_ROWS]
    columns = {fact: sent.getlist(f"{rows}_{fact}") for fact in FACTS}
    return tuple(
        TypedExample(
            text=text.strip(),
            **{fact: values[row].strip() if row < len(values) else "" for fact, values in columns.items()},
        )
        for row, text in enumerate(texts)
    )
