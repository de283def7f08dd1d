"""Text and dates out of hostile mail, made fit for the database."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.models import columns
from diagnostics.notices import Passage, TextPart

JST = timezone(timedelta(hours=9))


class TestClean:
    @given(st.text(alphabet=st.characters(codec=None)))
    def test_keeps_every_position_and_can_be_stored(self, text: str) -> None:
        cleaned = columns.clean(text)
        assert len(cleaned) == len(text)
        assert "\x00" not in cleaned
        cleaned.encode()

    def test_replaces_nul_and_half_surrogates(self) -> None:
        assert columns.clean("a\x00b\udc80c\n") == "a\ufffdb\ufffdc\n"


class TestLine:
    def test_is_one_line(self) -> None:
        assert columns.line("  550\r\n\tno such   user ", limit=80) == "550 no such user"

    @given(st.text(), st.integers(min_value=1, max_value=20))
    def test_never_exceeds_the_limit(self, text: str, limit: int) -> None:
        assert len(columns.line(text, limit=limit)) <= limit

    def test_shows_that_it_was_cut(self) -> None:
        assert columns.line("abcdef", limit=4) == "abc…"


class TestMoment:
    def test_is_in_utc(self) -> None:
        assert columns.moment(datetime(2026, 11, 24, 9, 0, tzinfo=JST)) == datetime(2026, 11, 24, tzinfo=UTC)

    def test_takes_a_time_without_zone_as_utc(self) -> None:
        assert columns.moment(datetime(2026, 11, 24)) == datetime(2026, 11, 24, tzinfo=UTC)

    @pytest.mark.parametrize("value", [None, datetime.min, datetime.max, datetime(1, 1, 1, tzinfo=JST)])
    def test_is_none_where_no_mail_was_ever_sent(self, value: datetime | None) -> None:
        assert columns.moment(value) is None

    def test_survives_the_edges_of_the_years_it_takes(self) -> None:
        assert columns.moment(datetime(1970, 1, 1, tzinfo=JST)) is not None
        assert columns.moment(datetime(2199, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12)))) is not None


class TestWhole:
    @pytest.mark.parametrize(("value", "kept"), [(None, None), (-1, None), (0, 0), (10, 10), (11, None)])
    def test_keeps_numbers_that_fit(self, value: int | None, kept: int | None) -> None:
        assert columns.whole(value, limit=10) == kept


class TestPassagesAndParts:
    def test_are_kept_as_plain_values(self) -> None:
        passage = Passage(part="1.2", start=3, end=5, text="a\x00")
        assert columns.passage(passage) == {"part": "1.2", "start": 3, "end": 5, "text": "a\ufffd"}
        part = TextPart(path="1", content_type="text/plain", text="\udcff", reconstructed=True)
        assert columns.text_part(part) == {
            "path": "1",
            "content_type": "text/plain",
            "text": "\ufffd",
            "reconstructed": True,
        }
