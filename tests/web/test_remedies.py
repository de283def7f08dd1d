"""Remedies on a page: Markdown, values, and nothing that acts."""

import pytest

from diagnostics.web import remedies

HOSTILE = '<script>alert(1)</script> [x](javascript:alert(1)) **bold** "onclick=x'


class TestArticle:
    def test_is_markdown_as_html(self) -> None:
        html = remedies.article("1. **Look** at `code`.\n2. Ask.", {}, "en")
        assert "<ol>" in html
        assert "<strong>Look</strong> at <code>code</code>" in html

    def test_takes_values_as_text_never_as_markup(self) -> None:
        html = remedies.article("Write to {recipient}.", {"recipient": HOSTILE}, "en")
        assert "&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1)) **bold**" in html
        assert "<a" not in html
        assert "<strong>" not in html

    @pytest.mark.parametrize(
        "text",
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](data:text/html,<script>)",
            "![x](https://example.com/pixel.png)",
            "<iframe src=//example.com></iframe>",
        ],
    )
    def test_lets_nothing_act(self, text: str) -> None:
        html = remedies.article(text, {}, "en")
        assert not any(word in html for word in ("<script", "<img", "<iframe", 'href="javascript', 'href="data'))

    def test_links_without_telling_where_from(self) -> None:
        assert 'rel="noopener noreferrer"' in remedies.article("[x](https://example.com/)", {}, "en")


class TestLetter:
    def test_is_plain_text_with_the_values(self) -> None:
        assert remedies.letter("Dear {customer},\n", {"customer": "<b>Sato</b>"}, "en") == "Dear <b>Sato</b>,"
