"""What does the book say? TOML pages → checked pages; every fault is named by page and rule."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from diagnostics.knowledge import rule_tables
from diagnostics.knowledge.causes import Cause, Heading, Owner, Resend
from diagnostics.knowledge.fields import Fault, Fields
from diagnostics.knowledge.pages import Book, Page, Text
from diagnostics.knowledge.proving import prove
from diagnostics.knowledge.remedies import unknown_placeholders
from diagnostics.knowledge.rules import Rule

SHIPPED = Path(__file__).with_name("book")
PAGE_LIMIT = 500_000
RULES_LIMIT = 2_000
NAME_LIMIT = 120
SUMMARY_LIMIT = 1_000
ARTICLE_LIMIT = 20_000


class BadPage(ValueError):
    """A fault of the knowledge: on which ``page``, in which ``rule`` (empty for the article), and ``what``."""

    def __init__(self, page: str, rule: str, what: str) -> None:
        super().__init__(f"{page}/{rule}: {what}" if rule else f"{page}: {what}")
        self.page = page
        self.rule = rule
        self.what = what


def load_book(directory: Path = SHIPPED, *, proven: bool = False) -> Book:
    """The book whose pages are the TOML files of ``directory``; see ``parse_book``."""
    pages = {path.stem: path.read_text(encoding="utf-8") for path in sorted(directory.glob("*.toml"))}
    return parse_book(pages, proven=proven)


def parse_book(pages: Mapping[str, str], *, proven: bool = False) -> Book:
    """The book whose TOML ``pages`` are given by cause; BadPage unless there is one sound page for each cause.

    ``proven`` says that patterns, examples and near misses were tried before and need not be tried again.
    """
    for name in pages:
        if name not in set(Cause):
            raise BadPage(name, "", "is no cause")
    for cause in Cause:
        if cause not in pages:
            raise BadPage(cause, "", "is missing")
    return Book(pages=tuple(parse_page(cause, pages[cause], proven=proven) for cause in Cause))


def parse_page(cause: Cause, toml: str, *, proven: bool = False) -> Page:
    """The page of ``cause``; BadPage if it is unsound."""
    try:
        return _page(cause, _table(toml), proven=proven)
    except Fault as fault:
        raise BadPage(cause, "", str(fault)) from fault


def _table(toml: str) -> Fields:
    if len(toml) > PAGE_LIMIT:
        raise Fault(f"is longer than {PAGE_LIMIT:,} characters")
    try:
        return Fields(tomllib.loads(toml))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Fault(f"is no TOML: {error}") from error


def _page(cause: Cause, fields: Fields, *, proven: bool) -> Page:
    page = Page(
        cause=cause,
        heading=fields.one_of("heading", Heading),
        owner=fields.one_of("owner", Owner),
        also_owner=fields.one_or_none_of("also_owner", Owner),
        resend=fields.one_of("resend", Resend),
        clock=_clock(fields),
        name=_text(fields, "name", NAME_LIMIT),
        summary=_text(fields, "summary", SUMMARY_LIMIT),
        staff=_text(fields, "staff", ARTICLE_LIMIT),
        customer=_text(fields, "customer", ARTICLE_LIMIT),
        question=_text(fields, "question", SUMMARY_LIMIT) if fields.has("question") else None,
        rules=_rules(cause, fields.entries("rules", most=RULES_LIMIT), proven=proven),
    )
    fields.finish()
    return page


def _clock(fields: Fields) -> timedelta | None:
    """``3d`` or ``4h``."""
    clock = fields.matching("clock", r"[1-9]\d{0,2}[dh]", "")
    if not clock:
        return None
    count = int(clock[:-1])
    return timedelta(days=count) if clock.endswith("d") else timedelta(hours=count)


def _text(fields: Fields, name: str, longest: int) -> Text:
    both = fields.within(name)
    text = Text(ja=both.text("ja", longest=longest), en=both.text("en", longest=longest))
    both.finish()
    for placeholder in unknown_placeholders(text.ja + text.en):
        raise Fault(f"{name} has no placeholder {{{placeholder}}}")
    return text


def _rules(cause: Cause, tables: list[object], *, proven: bool) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for position, table in enumerate(tables, 1):
        slug = rule_tables.slug_of(table) or f"rule {position}"
        try:
            rule = rule_tables.rule(cause, table)
            if rule.slug in rules:
                raise Fault("slug is used twice")
            if not proven:
                prove(rule)
        except Fault as fault:
            raise BadPage(cause, slug, str(fault)) from fault
        rules[rule.slug] = rule
    return tuple(rules.values())
