"""How does a page read as TOML? The inverse of ``loading``: what is written here is read back as the same page."""

from datetime import timedelta

import tomli_w

from diagnostics.knowledge.pages import LANGUAGES, Page, Text
from diagnostics.knowledge.rules import Example, Rule


def page_to_toml(page: Page) -> str:
    """The TOML of ``page``, fields in the book's order; values that are a rule's defaults are left out."""
    table: dict[str, object] = {"heading": page.heading.value, "owner": page.owner.value}
    if page.also_owner is not None:
        table["also_owner"] = page.also_owner.value
    table["resend"] = page.resend.value
    if page.clock is not None:
        table["clock"] = clock_to_text(page.clock)
    for name in ("name", "summary", "staff", "customer", "question"):
        text: Text | None = getattr(page, name)
        if text is not None:
            table[name] = {language: said for language in LANGUAGES if (said := text.written(language))}
    if page.rules:
        table["rules"] = [rule_to_table(rule) for rule in page.rules]
    return tomli_w.dumps(table, multiline_strings=True)


def rule_to_table(rule: Rule) -> dict[str, object]:
    """The ``[[rules]]`` table of ``rule``."""
    table: dict[str, object] = {"slug": rule.slug}
    for name in ("patterns", "statuses", "reply_codes", "commands", "remote_hosts", "dialects"):
        values: tuple[str, ...] = getattr(rule, name)
        if values:
            table[name] = list(values)
    table["confidence"] = rule.confidence
    if rule.specificity:
        table["specificity"] = rule.specificity
    if rule.permanence is not None:
        table["permanence"] = rule.permanence.value
    if rule.alternatives:
        table["alternatives"] = [cause.value for cause in rule.alternatives]
    for name in ("examples", "near_misses"):
        examples: tuple[Example, ...] = getattr(rule, name)
        if examples:
            table[name] = [_example(example) for example in examples]
    return table


def clock_to_text(clock: timedelta) -> str:
    """``3d`` or ``4h``."""
    hours = int(clock.total_seconds() // 3600)
    return f"{hours}h" if hours % 24 else f"{hours // 24}d"


def _example(example: Example) -> str | dict[str, object]:
    facts = {
        name: value
        for name in ("status", "reply_code", "command", "remote_host", "dialect")
        if (value := getattr(example, name))
    }
    return {"text": example.text, **facts} if facts else example.text
