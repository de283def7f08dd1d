"""What was seen in the last thirty days that the knowledge says too little about?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import Count

from diagnostics import editions
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.dictionary import Dictionary, load_dictionary
from diagnostics.knowledge.pages import Book, Page
from diagnostics.knowledge.translating import untranslated
from diagnostics.models import Delivery, Diagnosis

PERIOD = timedelta(days=30)
CODES_AT_MOST = 500
SHORTEST_ARTICLE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseGap:
    """A cause that was found so often although its page lacks ``article``, ``translation``, ``rule`` or ``example``.

    ``translations`` names the texts that are not in their language: ``staff.en``.
    """

    cause: Cause
    count: int
    lacks: tuple[str, ...]
    translations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeGap:
    """A code that was seen so often and that nothing asks for or explains: no ``rule``, ``example`` or ``meaning``.

    ``unclear`` of those mails are unclear.
    """

    code: str
    count: int
    unclear: int
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What lacks something, the most frequent first."""

    causes: tuple[CauseGap, ...]
    codes: tuple[CodeGap, ...]


def coverage(*, now: datetime) -> Coverage:
    """The gaps in the edition in force, as far as they mattered in the last thirty days."""
    book = editions.book(editions.current())
    since = now - PERIOD
    return Coverage(causes=tuple(_cause_gaps(book, since)), codes=tuple(_code_gaps(book, since)))


def _cause_gaps(book: Book, since: datetime) -> Iterator[CauseGap]:
    found = Diagnosis.objects.filter(is_current=True, made_at__gte=since).values_list("cause")
    for word, count in found.annotate(count=Count("pk")).order_by("-count", "cause"):
        page = book.page(Cause(word))
        translations = untranslated(page)
        lacks = tuple(_lacks(page, translations=translations))
        if lacks:
            yield CauseGap(cause=page.cause, count=count, lacks=lacks, translations=translations)


def _lacks(page: Page, *, translations: tuple[str, ...]) -> Iterator[str]:
    if any(0 < len(text) < SHORTEST_ARTICLE for both in (page.staff, page.customer) for text in (both.ja, both.en)):
        yield "article"
    if translations:
        yield "translation"
    if page.cause == Cause.UNCLEAR:
        return
    if not page.rules:
        yield "rule"
    if not any(rule.examples for rule in page.rules):
        yield "example"


def _code_gaps(book: Book, since: datetime) -> Iterator[CodeGap]:
    asked, shown = _codes_of_rules(book)
    for code, count, unclear in _codes_seen(since):
        lacks = tuple(_lacking(code, asked=asked, shown=shown))
        if lacks:
            yield CodeGap(code=code, count=count, unclear=unclear, lacks=lacks)


def _codes_seen(since: datetime) -> Iterator[tuple[str, int, int]]:
    recent = Delivery.objects.filter(diagnoses__is_current=True, diagnoses__made_at__gte=since)
    counted: dict[str, tuple[int, int]] = {}
    for name in ("status", "reply_code"):
        rows = recent.values_list(name, "diagnoses__cause").annotate(count=Count("pk"))
        for code, cause, count in rows:
            if code:
                all_of_it, unclear = counted.get(str(code), (0, 0))
                counted[str(code)] = (all_of_it + count, unclear + count * (cause == Cause.UNCLEAR))
    most = sorted(counted.items(), key=lambda item: (-item[1][0], item[0]))[:CODES_AT_MOST]
    for code, (count, unclear) in most:
        yield code, count, unclear


def _codes_of_rules(book: Book) -> tuple[frozenset[str], frozenset[str]]:
    """The codes that rules ask for, and those that their examples show."""
    rules = [rule for page in book.pages for rule in page.rules]
    asked = {code for rule in rules for code in (*rule.statuses, *rule.reply_codes)}
    examples = [example for rule in rules for example in rule.examples]
    shown = {example.status for example in examples} | {str(example.reply_code or "") for example in examples}
    for example in examples:
        shown.update(re.findall(r"\b[245]\.\d{1,3}\.\d{1,3}\b|\b[245]\d\d\b", example.text))
    return frozenset(asked), frozenset(shown)


def _lacking(code: str, *, asked: frozenset[str], shown: frozenset[str]) -> Iterator[str]:
    pattern = re.compile(r"[245x]" + re.escape(code[1:])) if "." in code else re.compile(re.escape(code))
    if code not in asked and not any(pattern.fullmatch(one) for one in asked):
        yield "rule"
    if code not in shown:
        yield "example"
    status, reply = (code, None) if "." in code else ("", int(code))
    if not _dictionary().lookup(status=status, reply_code=reply):
        yield "meaning"


@lru_cache(maxsize=1)
def _dictionary() -> Dictionary:
    return load_dictionary()
