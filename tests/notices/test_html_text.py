"""Is HTML read as a person would see it, whatever it is?"""

import pytest

from diagnostics.notices.html_text import to_text
from tests.pace import within


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one<br>two</div>", "one\ntwo"),
        ("a&nbsp;b &lt;taro@example.jp&gt;", "a b <taro@example.jp>"),
        ("<pre>550 User\n   unknown</pre>", "550 User\n   unknown"),
        ("<script>alert(1)</script><style>p{}</style>x", "x"),
        ("<p><taro@example.jp>: User unknown</p>", "<taro@example.jp>: User unknown"),
        ("From: x<br>\n    by y<br>z", "From: x\n    by y\nz"),
        ("", ""),
        ("\x00", ""),
    ],
)
def test_the_visible_text_keeps_its_lines(source: str, expected: str) -> None:
    assert to_text(source) == expected


def test_plain_text_put_into_html_as_it_was_keeps_its_lines() -> None:
    text = "<taro@example.jp>:\n192.0.2.1 refused.\nRemote host said:\n  550 5.1.1 User unknown\nGiving up"
    source = f"<p>{text.replace('<', '&lt;').replace('>', '&gt;')}</p>"
    assert to_text(source) == text


def test_lines_that_a_program_wrapped_are_one() -> None:
    line = "a word and another word and yet another one until the line is as long as lines are in source"
    assert to_text(f"<p>{line}\n{line}\n{line}\n{line}\nend</p>") == f"{line} {line} {line} {line} end"
    assert to_text("<p>one\ntwo</p>") == "one two"


def test_a_table_of_fields_is_one_field_a_line() -> None:
    text = to_text("<table><tr><th>件名: </th><td>failure notice</td></tr><tr><th>差出人: </th><td>a</td></tr></table>")
    assert [line.split() for line in text.splitlines()] == [["件名:", "failure", "notice"], ["差出人:", "a"]]


def test_html_with_too_many_tags_is_read_plainly() -> None:
    source = "<b></b>" * 30_000 + "<!-- no --><title>no</title>x &amp; y<br>z<script>no<b>no</b></script>!<unclosed"
    assert to_text(source) == "x & y\nz!"


def test_html_that_the_layout_gives_no_text_for_is_read_plainly() -> None:
    assert to_text("<table><tr><td>" * 200 + "hello") == "hello"


def test_html_that_the_layout_cannot_take_is_read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr("inscriptis.get_text", refuse)
    assert to_text("<p>hello</p>") == "hello"


@pytest.mark.parametrize("piece", ["<div>", "<!--", "<script>", "<table><tr><td>x", "<", "<a@", "&#", "<p>   x"])
def test_hostile_html_is_not_slow(piece: str) -> None:
    with within(3):
        to_text(piece * (1_000_000 // len(piece)))


class TestQuotations:
    def test_become_quoted_lines(self) -> None:
        source = (
            "<div>Look.</div><div>He wrote:</div><blockquote class='gmail_quote'>one<br>two"
            "<blockquote type=cite>deep</blockquote></blockquote><p>end</p>"
        )
        text = to_text(source)
        assert [line for line in text.split("\n") if line] == [
            "Look.",
            "He wrote:",
            "> one",
            "> two",
            ">> deep",
            "end",
        ]

    @pytest.mark.parametrize("tag", ["<blockquote>", "<blockquote style='margin-left: 40px; border-left: none'>"])
    def test_an_indented_paragraph_is_none(self, tag: str) -> None:
        assert ">" not in to_text(f"<blockquote type=cite></blockquote>{tag}one</blockquote>")

    def test_what_closes_nothing_changes_nothing(self) -> None:
        text = to_text("</blockquote><blockquote type=cite>one</blockquote></blockquote>two")
        assert [line for line in text.split("\n") if line] == ["> one", "two"]


def test_no_quotation_is_shown_deeper_than_people_quote() -> None:
    source = '<blockquote type="cite"><p>one</p>' * 300 + "</blockquote>" * 299 + "<p>two</p></blockquote>"
    lines = to_text(source).split("\n")
    assert max(map(len, lines)) < 40
    assert lines.count("> one") == 1
