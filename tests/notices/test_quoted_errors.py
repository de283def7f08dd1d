"""What somebody quotes who tells of an error in words of his own."""

import pytest

from diagnostics.notices import quoted_errors

HANAKO = "hanako@shop.example.jp"


@pytest.mark.parametrize(
    ("text", "words", "recipient"),
    [
        (
            "taro@example.com 宛のメールが「550 5.1.1 User unknown」で戻ってきます。\n山田 hanako@shop.example.jp",
            "550 5.1.1 User unknown",
            "taro@example.com",
        ),
        ('It says "552 Mailbox full" and I do not know why.', "552 Mailbox full", ""),
        ("The error is:\n550 5.7.1 Access denied\nThanks", "550 5.7.1 Access denied", ""),
        ("The error is: 421 try again", "421 try again", ""),
        ("  the mailbox of Taro is full, they say \n", "the mailbox of Taro is full, they say", ""),
        ("a@example.com and b@example.com: 550 no", "550 no", ""),
        ("A@example.com, a@example.com: 550 no", "550 no", "a@example.com"),
        ("", "", ""),
    ],
)
def test_finds_the_reply_and_for_whom(text: str, words: str, recipient: str) -> None:
    told = quoted_errors.find(text, others={HANAKO})
    assert (told.words, told.recipient) == (words, recipient)


def test_takes_no_more_than_a_page_of_a_long_mail() -> None:
    assert len(quoted_errors.find("x " * 500_000, others=()).words) == 2_000
