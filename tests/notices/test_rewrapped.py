"""Are lines joined again that a mail program broke, and only where it shows that it did?"""

import pytest

from diagnostics.notices import rewrapped
from tests.pace import within

BROKEN = """\
This message was created automatically by mail delivery
software.
A message that you sent could not be delivered to one or
more of its
recipients. This is a permanent error. The following
address(es) failed:

taro@example.jp
host mx.example.jp said: 550 5.1.1 <taro@example.jp>:
User unknown
Reporting-MTA: dns; mx.example.net
"""
FILLED = """\
This is the mail system at host mx.example.net. I am sorry to
have to inform you that your message could not be delivered
to one or more recipients. It's attached below, and what the
system said of each of them.
"""


def joined(text: str) -> list[str]:
    return rewrapped.joined(text.split("\n"))


def test_what_was_broken_off_is_put_back() -> None:
    assert joined(BROKEN)[:3] == [
        "This message was created automatically by mail delivery software.",
        "A message that you sent could not be delivered to one or more of its",
        "recipients. This is a permanent error. The following address(es) failed:",
    ]
    assert "host mx.example.jp said: 550 5.1.1 <taro@example.jp>: User unknown" in joined(BROKEN)


@pytest.mark.parametrize(
    "line",
    [
        "taro@example.jp",
        "<taro@example.jp>:",
        "Status: 5.1.1",
        "- one",
        "  two",
        ">>> RCPT",
        "... while",
        "宛先不明",
        "",
    ],
)
def test_a_line_that_a_writer_began_stays(line: str) -> None:
    text = BROKEN.replace("mx.example.net\n", f"mx.example.net and so on until it is full\n{line}\nend")
    assert line in joined(text)


@pytest.mark.parametrize(
    "text",
    ["", "one\n\ntwo", FILLED, f"{BROKEN}{'a long line of many words ' * 5}", "short words\nin short\nlines\n" * 9],
)
def test_lines_that_nobody_broke_stay(text: str) -> None:
    assert joined(text) == text.split("\n")


@pytest.mark.parametrize("piece", ["aaa bbb\n", f"{'word ' * 11}\nx\ny\n", "a@b\n", "<" * 60 + " \n"])
def test_a_long_text_is_not_slow(piece: str) -> None:
    with within(2):
        joined(piece * 9_000)
