"""What does the book say? TOML pages → checked pages; every fault is named by page and rule."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from diagnostics.knowledge import prose, rule_tables
from diagnostics.knowledge.causes import Cause, Heading, Owner, Resend
from diagnostics.knowledge.faults import Fault, Wrong
from diagnostics.knowledge.fields import Fields
from diagnostics.knowledge.pages import LANGUAGES, Book, Page, Text
from diagnostics.knowledge.proving import prove
from diagnostics.knowledge.rules import Rule

SHIPPED = Path(__file__).with_name("book")
PAGE_LIMIT = 500_000
RULES_LIMIT = 2_000
NAME_LIMIT = 120
SUMMARY_LIMIT = 1_000
ARTICLE_LIMIT = 20_000
_WRONGS: Mapping[Wrong, str] = {
    Wrong.UNKNOWN_PLACEHOLDER: "has no placeholder",
    Wrong.UNSETTLED: "has double brackets without a placeholder, or not closed in their line",
    Wrong.LEADS_NOWHERE: "leads nowhere",
    Wrong.LEADS_INWARD: "may not lead into the portal",
}


class BadPage(ValueError):
    """A ``fault`` of the knowledge: on which ``page``, and in which ``rule`` (empty for the article)."""

    def __init__(self, page: str, rule: str, fault: Fault) -> None:
        super().__init__(f"{page}/{rule}: {fault}" if rule else f"{page}: {fault}")
        self.page = page
        self.rule = rule
        self.fault = fault


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
            raise BadPage(name, "", Fault(Wrong.UNKNOWN_CAUSE, "is no cause"))
    for cause in Cause:
        if cause not in pages:
            raise BadPage(cause, "", Fault(Wrong.NO_PAGE, "is missing"))
    return Book(pages=tuple(parse_page(cause, pages[cause], proven=proven) for cause in Cause))


def parse_page(cause: Cause, toml: str, *, proven: bool = False) -> Page:
    """The page of ``cause``; BadPage if it is unsound."""
    try:
        return _page(cause, _table(toml), proven=proven)
    except Fault as fault:
        raise BadPage(cause, "", fault) from fault


def _table(toml: str) -> Fields:
    if len(toml) > PAGE_LIMIT:
        raise Fault(Wrong.TOO_LONG, f"is longer than {PAGE_LIMIT:,} characters", detail=f"{PAGE_LIMIT:,}")
    try:
        return Fields(tomllib.loads(toml))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Fault(Wrong.NO_TOML, f"is no TOML: {error}", detail=str(error)) from error


def _page(cause: Cause, fields: Fields, *, proven: bool) -> Page:
    page = Page(
        cause=cause,
        heading=fields.one_of("heading", Heading),
        owner=fields.one_of("owner", Owner),
        also_owner=fields.one_or_none_of("also_owner", Owner),
        resend=fields.one_of("resend", Resend),
        clock=_clock(fields),
        name=_text(fields, "name", NAME_LIMIT, proven=proven),
        summary=_text(fields, "summary", SUMMARY_LIMIT, proven=proven),
        staff=_text(fields, "staff", ARTICLE_LIMIT, proven=proven),
        customer=_text(fields, "customer", ARTICLE_LIMIT, proven=proven),
        question=_text(fields, "question", SUMMARY_LIMIT, proven=proven) if fields.has("question") else None,
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


def _text(fields: Fields, name: str, longest: int, *, proven: bool) -> Text:
    both = fields.within(name)
    text = Text(ja=both.text_or_empty("ja", longest=longest), en=both.text_or_empty("en", longest=longest))
    both.finish()
    if not (text.ja or text.en):
        raise Fault(Wrong.EMPTY, f"{name} is missing in both languages", field=name)
    for language in LANGUAGES:
        written, field = text.written(language), f"{name}.{language}"
        for wrong, found in prose.unknown(written) if proven else prose.wrongs(name, written):
            raise Fault(wrong, f"{field} {_WRONGS[wrong]}: {found}", field=field, detail=found)
    return text


def _rules(cause: Cause, tables: list[object], *, proven: bool) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for position, table in enumerate(tables, 1):
        slug = rule_tables.slug_of(table) or f"rule {position}"
        try:
            rule = rule_tables.rule(cause, table)
            if rule.slug in rules:
                raise Fault(Wrong.TWICE, "slug is used twice", field="slug", detail=rule.slug)
            if not proven:
                prove(rule)
        except Fault as fault:
            raise BadPage(cause, slug, fault) from fault
        rules[rule.slug] = rule
    return tuple(rules.values())
