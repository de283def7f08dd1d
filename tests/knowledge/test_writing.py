"""Is a page that was written read back as the same page?"""

from datetime import timedelta

import pytest

from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.loading import load_book, parse_page
from diagnostics.knowledge.writing import clock_to_text, page_to_toml

BOOK = load_book(proven=True)


@pytest.mark.parametrize("cause", list(Cause))
def test_every_shipped_page_survives_writing_and_reading(cause: Cause) -> None:
    page = BOOK.page(cause)
    assert parse_page(cause, page_to_toml(page), proven=True) == page


@pytest.mark.parametrize(("clock", "text"), [(timedelta(days=3), "3d"), (timedelta(hours=4), "4h")])
def test_a_clock_is_written_in_days_or_hours(clock: timedelta, text: str) -> None:
    assert clock_to_text(clock) == text
