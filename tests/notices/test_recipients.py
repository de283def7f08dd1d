"""Whom a returned mail was for, where the words name nobody."""

import pytest

from diagnostics.notices import original, prose, recipients
from diagnostics.notices.message import Message, parse

NOTICE = b"""From: MAILER-DAEMON@mx.example.jp
Content-Type: multipart/mixed; boundary=b

--b

%s

--b
Content-Type: message/rfc822

From: hanako@example.jp
To: taro@example.com, jiro@example.com
Subject: Plans

--b--
"""


def named(words: str) -> tuple[str, ...]:
    message: Message = parse(NOTICE % words.encode())
    texts = prose.find(message)
    return recipients.unnamed(message, texts, original.find(message, texts))


class TestHints:
    @pytest.mark.parametrize("words", ["Mailbox of taro is full", "No taro2, no taro-b here, but Taro: full", "taro"])
    def test_a_local_part_that_stands_as_a_word_names_its_address(self, words):
        assert named(words) == ("taro@example.com",)

    @pytest.mark.parametrize("words", ["taro2 is full", "kentaro is full", "a.taro or taro.b are full", "It is full"])
    def test_a_part_of_another_word_names_nobody(self, words):
        assert named(words) == ()
