"""Are soft line breaks undone as RFC 3676 has it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.notices import flowed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one \ntwo", "one two"),
        ("one\ntwo", "one\ntwo"),
        ("> one \n> two\n> three", "> one two\n> three"),
        (">> one \n> two", ">> one \n> two"),
        (" >>> DATA", ">>> DATA"),
        ("-- \nAda", "-- \nAda"),
        ("one \n", "one "),
        ("one ", "one "),
        ("", ""),
    ],
)
def test_soft_breaks_are_joined_and_stuffing_is_taken_out(text: str, expected: str) -> None:
    assert flowed.unwrapped(text) == expected


def test_with_delsp_the_blank_goes_too() -> None:
    assert flowed.unwrapped("宛先が \n見つかりません", joins_without_blank=True) == "宛先が見つかりません"


@given(st.text(alphabet="> a\n-", max_size=200))
def test_nothing_but_blanks_and_signs_is_lost(text: str) -> None:
    assert flowed.unwrapped(text).count("a") == text.count("a")
