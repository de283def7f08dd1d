"""Does what is general stay, and only that?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.knowledge.generalizing import fingerprint, pattern_for, redact
from diagnostics.knowledge.patterns import Pattern
from diagnostics.knowledge.rule_tables import PATTERN_LIMIT

ONE = "554 failed (#5) for <taro@example.jp> id 4F3a9-0012xZ at mx1.example.jp[192.0.2.1] on 2026-11-24 10:00:05"
OTHER = "554 failed (#17) for <ken@example.com> id 77ab2-9981qQ at mx.example.com[198.51.100.9] on 2026-12-01 23:11:59"


class TestPattern:
    def test_it_matches_the_reply_that_it_was_made_from(self) -> None:
        assert Pattern(pattern_for(ONE)).span_in(ONE) == (0, len(ONE))

    def test_it_matches_the_same_reply_to_another_mail(self) -> None:
        assert Pattern(pattern_for(ONE)).span_in(OTHER) is not None

    def test_it_does_not_match_another_reply(self) -> None:
        assert Pattern(pattern_for(ONE)).span_in("554 mailbox full for <taro@example.jp>") is None

    def test_japanese_words_are_kept(self) -> None:
        assert Pattern(pattern_for("宛先 taro@example.jp は存在しません")).span_in(
            "宛先 ken@example.com は存在しません"
        )

    def test_a_long_text_gives_a_pattern_within_the_limit(self) -> None:
        assert 0 < len(pattern_for("(+) " * 1_000)) <= PATTERN_LIMIT

    @given(st.text(max_size=200).filter(lambda text: text.strip()))
    def test_it_always_compiles(self, text: str) -> None:
        clean = text.encode("utf-8", "replace").decode()
        Pattern(pattern_for(clean))


class TestFingerprint:
    def test_like_replies_have_the_same(self) -> None:
        assert fingerprint(ONE) == fingerprint(OTHER) != ""

    def test_unlike_replies_differ(self) -> None:
        assert fingerprint(ONE) != fingerprint(ONE.replace("failed", "refused"))

    @pytest.mark.parametrize("text", ["", "550", "5.1.1", "<taro@example.jp>", "550 5.1.1 <taro@example.jp>"])
    def test_a_text_without_words_has_none(self, text: str) -> None:
        assert fingerprint(text) == ""


class TestRedaction:
    def test_addresses_and_links_are_replaced_and_words_stay(self) -> None:
        assert redact("550 <taro@yamato.example.jp> unknown, see https://mx.example.com/x?id=1") == (
            "550 <someone@example.jp> unknown, see https://example.jp/"
        )
