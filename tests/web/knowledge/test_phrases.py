"""Plain phrases are patterns, and some patterns are phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.knowledge.patterns import Pattern
from diagnostics.web.knowledge.phrases import pattern_of, phrase_of


@pytest.mark.parametrize("phrase", ["mailbox full", "quota (5.2.2)", "a|b", "C:\\mail", "容量が一杯です。", "what?"])
def test_a_phrase_finds_itself_and_comes_back(phrase: str) -> None:
    assert Pattern(pattern_of(phrase)).span_in(f"said: {phrase}!") is not None
    assert phrase_of(pattern_of(phrase)) == phrase


@pytest.mark.parametrize("pattern", ["full|over quota", r"\d+ bytes", "mail.box", "a  b", "colou?r", "^full"])
def test_a_pattern_that_leaves_something_open_is_no_phrase(pattern: str) -> None:
    assert phrase_of(pattern) is None


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1))
def test_whatever_is_typed_as_a_phrase_is_found(phrase: str) -> None:
    assert phrase_of(pattern_of(phrase)) == phrase
