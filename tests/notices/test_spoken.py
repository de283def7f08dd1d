"""Codes that are said in words."""

import pytest

from diagnostics.notices import spoken


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("five fifty five one one", "550 5.1.1"),
        ("five fifty", "550"),
        ("five fifty two", "552"),
        ("five five oh", "550"),
        ("five hundred and fifty two", "552"),
        ("four twenty one", "421"),
        ("five fifty-four five seven one", "554 5.7.1"),
        ("five seven twenty six", "5.7.26"),
        ("five seven five fifteen", "5.7.515"),
        ("five point one point one", "5.1.1"),
        ("five fifty five point one point one", "550 5.1.1"),
        ("5 dot 1 dot 1", "5.1.1"),
        ("error 550 five one one", "550 5.1.1"),
        ("550 511", "550 5.1.1"),
        ("511", "5.1.1"),
        ("57515", "5.7.515"),
        ("550 5 7 26", "550 5.7.26"),
        ("5点1点1", "5.1.1"),
        ("ゴーテンイチテンイチ", "5.1.1"),
        ("ごーごーぜろ", "550"),
        ("五五〇", "550"),
        ("五百五十二", "552"),
        ("ごひゃくごじゅう", "550"),
        ("ごひゃく", "500"),
        ("五十五一一", "5.5.11"),
        ("エラー550", "550"),
    ],
)
def test_a_code_is_written_in_digits(said, code):
    assert spoken.code(said) == code


@pytest.mark.parametrize(
    "text",
    [
        "user unknown",
        "550 user",
        "S3150",
        "550 5.1.1",
        "stone",
        "one",
        "",
        "double",
        "5.1",
        "999",
        "250",
        "hundred",
        ". hundred",
        "十",
        "百",
        "554 4 7 1",
        "five " * 60,
    ],
)
def test_anything_else_stays_as_it_is(text):
    assert spoken.code(text) == text
