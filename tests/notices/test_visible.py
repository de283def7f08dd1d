"""What a text says to its reader, whatever mail programs made of its signs and addresses."""

import pytest

from diagnostics.notices import visible
from diagnostics.notices.message import Part
from tests.pace import within


def seen(text: str, content_type: str = "text/plain", **parameters: str) -> str:
    return visible.text(Part(path="1", given_text=text, content_type=content_type, parameters=parameters))


@pytest.mark.parametrize(
    "text",
    [
        "<ada@example.jp<mailto:ada@example.jp>>: unknown",
        "<ada@example.jp <mailto:ada@example.jp>>: unknown",
        "<ada@example.jp\n<mailto:ada@example.jp>>: unknown",
        "<ada@example.jp (\nmailto:ada@example.jp )>: unknown",
        "<[ada@example.jp](mailto:ada@example.jp)>: unknown",
        "<ada@example.jp ( mailto:ada@example.jp )>: unknown",
        "<ada@example.jp[mailto:ADA@example.jp?subject=x]>: unknown",
        "<mailto:ada@example.jp>: unknown",
        "[mailto:ada@example.jp]: unknown",
        "&lt;ada@example.jp&gt;: unknown",
        "&amp;lt;ada@example.jp&amp;gt;: unknown",
        "&lt;mailto:ada@example.jp&gt;:&nbsp;unknown",
        "<ada\u200b@example.jp\u2060>:\u00a0unknown",
    ],
)
def test_an_address_stands_there_once_and_plainly(text: str) -> None:
    assert seen(text) == "<ada@example.jp>: unknown"


@pytest.mark.parametrize(
    "text",
    [
        "ada@example.jp<mailto:bob@example.jp",
        "see mailto:ada@example.jp",
        "Tom &amp; Jerry",
        "&amp;amp;lt;",
    ],
)
def test_what_is_no_link_and_no_escaped_bracket_stays(text: str) -> None:
    assert seen(text) == text


def test_signs_escaped_again_and_again_are_followed_three_times() -> None:
    assert seen("&amp;amp;amp;lt; &lt; &amp;lt;") == "&lt; < <"


def test_html_is_laid_out_and_soft_breaks_are_undone() -> None:
    assert seen("<p>Not<br>delivered</p>", "text/html") == "Not\ndelivered"
    assert seen("not \ndelivered", format="flowed") == "not delivered"
    assert seen("宛先 \n不明", format="Flowed", delsp="YES") == "宛先不明"


@pytest.mark.parametrize("piece", ["<mailto:a", "a@b", "[a@b](", "&amp;lt;", "mailto: ", "[a@bc<mailto:"])
def test_a_long_text_is_not_slow(piece: str) -> None:
    with within(2):
        seen(piece * 60_000)
