"""Texts that are not in their language are named."""

from dataclasses import replace

import pytest

from diagnostics.knowledge import loading, translating
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Text
from tests.knowledge import books

PAGE = loading.parse_page(Cause.MAILBOX_FULL, books.HEAD)


class TestUntranslated:
    def test_is_nothing_of_a_page_that_is_written_in_both(self) -> None:
        assert translating.untranslated(PAGE) == ()

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            (Text(ja="満杯です", en=""), ("staff.en",)),
            (Text(ja="", en="It is full."), ("staff.ja",)),
            (Text(ja="満杯です", en="満杯です"), ("staff.en",)),
            (Text(ja="It is full.", en="It is full."), ("staff.ja", "staff.en")),
            (Text(ja="満杯です", en="まだ訳していません。"), ("staff.en",)),
            (Text(ja="満杯です", en="The portal calls it 満杯, which means that it is full."), ()),
        ],
    )
    def test_names_what_is_missing_or_in_the_other_language(self, text: Text, named: tuple[str, ...]) -> None:
        assert translating.untranslated(replace(PAGE, staff=text)) == named

    def test_looks_at_a_question_where_there_is_one(self) -> None:
        page = replace(PAGE, question=Text(ja="満杯ですか", en=""))
        assert translating.untranslated(page) == ("question.en",)


class TestNewlyUntranslated:
    def test_leaves_out_what_was_so_before(self) -> None:
        before = replace(PAGE, staff=Text(ja="満杯です", en=""))
        after = replace(before, summary=Text(ja="", en="It is full."))
        assert translating.newly_untranslated(before, after) == ("summary.ja",)
