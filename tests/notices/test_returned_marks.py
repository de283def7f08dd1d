"""Where the returned message begins in a text."""

import pytest

from diagnostics.notices import returned_marks

HEADER = "Received: from a.example by b.example\nMessage-ID: <one@a.example>\nFrom: a@a.example\n"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (HEADER + "\nhello", 0),
        ("It failed.\n\n" + HEADER, 12),
        ("It failed.\n\nReturn-Path: <a@a.example>\n" + HEADER, 12),
        ("It failed.\n----- Original message follows -----\n\n" + HEADER, 11),
        ("It failed, for good.", 20),
        ("届きません。\n\n-- 以下はお送りいただいたメールです --\n", 8),
        ("送信されたメールは、まだ配送できておりません。", 23),
        ("", 0),
    ],
)
def test_it_begins_at_its_header_or_where_it_is_announced(text, start):
    assert returned_marks.start(text) == start
