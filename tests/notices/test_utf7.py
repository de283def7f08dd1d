"""UTF-7 that nobody declared is read; whatever only looks a little like it stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics import notices
from diagnostics.notices import charsets, utf7
from tests.pace import within

WORDS = [
    "550 メールボックスがいっぱいです。",
    "552 Der Empfänger wurde nicht gefunden, die Adresse ist ungültig: müller",
    "552 Почтовый ящик переполнен",
    "552 邮箱已满，请稍后再试，谢谢您的合作",
    "552 받는 사람의 메일함이 가득 찼습니다",
]


@pytest.mark.parametrize("text", WORDS)
def test_each_script_is_read(text):
    assert utf7.decode(text.encode("utf-7")) == text


@pytest.mark.parametrize("charset", ["", "us-ascii", "utf-8"])
def test_a_text_that_claims_no_such_charset_is_read_too(charset):
    assert charsets.decode(WORDS[0].encode("utf-7"), charset) == WORDS[0]


@pytest.mark.parametrize(
    "text",
    [
        "call +81-90-1234-5678 on Tue, 3 Mar 2026 at 06:00:00 +0900",
        "a+b, c+tag@example.jp, x+long/tag@example.jp",
        "+2D3YPdg92D0- stands for half a pair",
        "one +AOQ- alone is too little",
        "+MOYw+DDr +abcd+efgh +hijkl+mnop +2D3YPdg92D0-",
        "+MEIwRDBGMEgwSgAB- holds a control character",
        "+MEIwRDBGMEg+ +MEIwRDBGMEgwSgAB- +ZZZZZZ +QQQQQQQQ +BBBBBBBB",
    ],
)
def test_what_may_be_chance_stays(text):
    assert utf7.decode(text.encode()) == text


def test_an_address_with_a_tag_stays_beside_it():
    raw = WORDS[0].encode("utf-7") + b" <taro+tag@example.jp>"
    assert utf7.decode(raw) == f"{WORDS[0]} <taro+tag@example.jp>"


@given(st.text(alphabet="+-ABCDMOYw/09 \n@", max_size=80))
def test_any_ascii_becomes_some_text(text):
    assert isinstance(utf7.decode(text.encode()), str)


def test_a_notice_in_it_is_understood():
    raw = b"From: MAILER-DAEMON@mx.example.jp\nSubject: Returned mail\n\n<taro@example.jp>:\n" + WORDS[0].encode(
        "utf-7"
    )
    (delivery,) = notices.read(raw).deliveries
    assert (delivery.recipient, delivery.diagnostic) == ("taro@example.jp", WORDS[0])


@pytest.mark.parametrize("filler", [b"+", b"+" * 3_000 + b"@", b"+AOQ-", b"+a", b"+MEIwRDBGMEgwSg-"])
def test_it_costs_little(filler):
    with within(1):
        utf7.decode(filler * (400_000 // len(filler)))
