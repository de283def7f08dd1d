"""Do the shipped rules do what their examples say, alone and together?"""

import re
from collections.abc import Iterator

import pytest

from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.dictionary import load_dictionary
from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.proving import delivery_of, holds, prove
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.notices import Kind

BOOK = load_book(proven=True)
RULES = [rule for page in BOOK.pages for rule in page.rules]
MATCHER = Matcher(BOOK)
CODES = load_dictionary().entries
OWN_WORDS = [code for code in CODES if code.vendor in {"Orange", "GoDaddy", "Comcast"}]
OWN_STATUSES = [
    code for code in CODES if code.vendor == "Microsoft" and re.fullmatch(r"[45]\.\d\.[2-8]\d\d", code.code)
]


def shown(rule: Rule) -> Iterator[tuple[str, str]]:
    for example in rule.examples:
        diagnosis = MATCHER.diagnose(delivery_of(example), kind=Kind.FAILURE)
        yield example.text, diagnosis.cause


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_does_what_its_examples_say_alone_and_in_the_whole_book(rule) -> None:
    assert rule.examples
    assert rule.near_misses
    prove(rule)
    assert {text: cause for text, cause in shown(rule) if cause != rule.cause} == {}


@pytest.mark.parametrize(
    "page", [page for page in BOOK.pages if page.cause != Cause.UNCLEAR], ids=lambda page: page.cause
)
def test_each_cause_has_rules(page) -> None:
    assert page.rules


def test_nothing_is_unclear_by_rule() -> None:
    assert BOOK.page(Cause.UNCLEAR).rules == ()


def test_no_rule_holds_for_an_ordinary_greeting() -> None:
    greeting = delivery_of(type(RULES[0].examples[0])(text="Hello Taro, thank you for the minutes. See you on Friday."))

    assert [rule.name for rule in RULES if holds(rule, greeting)] == []


@pytest.mark.parametrize("code", OWN_WORDS, ids=lambda code: code.code)
def test_what_a_vendor_calls_by_a_word_of_its_own_has_the_cause_that_the_dictionary_names(code) -> None:
    said = delivery_of(Example(text=f"550 Refused. {code.code}"))

    assert MATCHER.diagnose(said, kind=Kind.FAILURE).cause in code.causes


@pytest.mark.parametrize("code", OWN_STATUSES, ids=lambda code: code.code)
def test_a_status_that_only_microsoft_uses_has_the_cause_that_the_dictionary_names(code) -> None:
    said = delivery_of(Example(text=f"{code.code[0]}50 {code.code} Refused", status=code.code))

    assert MATCHER.diagnose(said, kind=Kind.FAILURE).cause in code.causes
