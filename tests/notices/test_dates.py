"""Dates as mails write them."""

from datetime import UTC, datetime

import pytest

from diagnostics.notices import dates

NINE_UTC = datetime(2026, 11, 10, 0, 12, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "Tue, 10 Nov 2026 09:12:33 +0900",
        "Tue, 10 Nov 2026 09:12:33 +0900 (JST)",
        " 10 Nov 2026 00:12:33 +0000",
        "Mon, 9 Nov 2026 16:12:33 -0800",
        "Tue, 10 Nov 26 00:12:33 UTC",
        "Tue, 10 Nov 2026 00:12:33 GMT",
        "Tue, 10 Nov 2026 00:12:33",
        "2026-11-10T00:12:33.000Z",
        "2026-11-10 00-12-33",
        "2026-11-10T09:12:33+09:00",
        "2026-11-09T19:42:33-04:30",
        "2026/11/10 9:12:33 JST",
        "2026年11月10日 9:12:33 +0900",
        "2026/11/10 (火) 0:12:33",
        "Tue, 10 Nov 2026 09:12:33 JST",
        "Tue, 10 Nov 26 01:12:33 CET",
    ],
)
def test_usual_and_unusual_dates_are_read_as_utc(value):
    assert dates.parsed(value) == NINE_UTC


@pytest.mark.parametrize(
    "value",
    [
        "",
        "tomorrow",
        "Tue, 99 Nov 2026 09:12:33 +0900",
        "2026-13-40T00:00:00",
        "0001-01-01T00:00:00+09:00",
        "Tue, 10 Foo 2026 09:12:33 +0900",
        "Tue, 10 Nov 2026 09:12:33 +9900",
    ],
)
def test_what_is_no_date_is_none(value):
    assert dates.parsed(value) is None


def test_a_zone_beyond_the_end_of_time_is_no_date():
    assert dates.parsed("Fri, 31 Dec 9999 23:59:59 -0900") is None
