"""Small books of knowledge to test with."""

from diagnostics.knowledge.causes import Cause, Heading, Owner, Resend
from diagnostics.knowledge.pages import Book, Page, Text
from diagnostics.knowledge.rules import Rule

WORDS = Text(ja="あ", en="a")
HEAD = """
heading = "address"
owner = "sender"
resend = "later"

[name]
ja = "名前"
en = "Name"

[summary]
ja = "要約"
en = "Summary"

[staff]
ja = "係へ"
en = "For staff"

[customer]
ja = "お客様へ"
en = "For the customer"
"""
"""A sound page without rules."""

RULE = """
[[rules]]
slug = "full"
patterns = ['mailbox full']
examples = ["552 Mailbox full"]
near_misses = ["550 User unknown"]
"""


def rule(cause: Cause, slug: str = "words", **conditions: object) -> Rule:
    """A rule of ``cause``; what is not given takes its default."""
    return Rule(slug=slug, cause=cause, **conditions)


def book(*rules: Rule, resend: Resend = Resend.AFTER_CORRECTING) -> Book:
    """A book whose pages hold ``rules`` and nothing else."""
    return Book(pages=tuple(_page(cause, rules, resend) for cause in Cause))


def _page(cause: Cause, rules: tuple[Rule, ...], resend: Resend) -> Page:
    return Page(
        cause=cause,
        heading=Heading.ADDRESS,
        owner=Owner.SENDER,
        resend=resend,
        clock=None,
        name=WORDS,
        summary=WORDS,
        staff=WORDS,
        customer=WORDS,
        rules=tuple(rule for rule in rules if rule.cause == cause),
    )
