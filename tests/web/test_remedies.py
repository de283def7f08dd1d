"""Remedies on a page: Markdown, values, and nothing that acts."""

import pytest

from diagnostics import notices
from diagnostics.knowledge.details import details
from diagnostics.models import Ticket
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


class TestUnlinkedArticle:
    def test_keeps_the_words_of_links_into_the_portal_and_all_other_links(self) -> None:
        text = "See [**this** one](/knowledge/unclear/) and [that](https://example.com/)."
        html = remedies.unlinked_article(text, {}, "en")
        assert "See <strong>this</strong> one and <a href=" in html
        assert "/knowledge/" not in html


class TestLetter:
    def test_is_plain_text_with_the_values(self) -> None:
        assert remedies.letter("Dear {customer},\n", {"customer": "<b>Sato</b>"}, "en") == "Dear <b>Sato</b>,"


class TestAsides:
    def test_are_said_in_an_article_where_the_reply_states_the_quota(self) -> None:
        text = "1. Full[[ ({quota})]].\n\n[[The *quota* is {quota}.]]"
        assert "<li>Full (5.0 &lt;GB).</li>" in remedies.article(text, {"quota": "5.0 <GB"}, "en")
        assert remedies.article(text, {}, "en").strip() == "<ol>\n<li>Full.</li>\n</ol>"

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("552 full, 2050MB of 2048MB used of the mailbox", "2,050\xa0MB / 2,048\xa0MB"),
            ("552 mailbox full, 5.5 GB of 5 GB used", "5.5\xa0GB / 5.0\xa0GB"),
            ("552 mailbox full, 5 GB of 5 GB used", "5.0\xa0GB / 5.0\xa0GB"),
            ("552 quota of 1048576 bytes, used 1048600 bytes", "1,048,600\xa0bytes / 1,048,576\xa0bytes"),
            ("552 over quota 102%", "102 %"),
            ("552 quota 5120 MB, 102% used", "102 % / 5.0\xa0GB"),
            ("552 quota 5120 MB", "5.0\xa0GB"),
            ("552 over quota", ""),
        ],
    )
    def test_know_the_quota_that_the_reply_states(self, text: str, said: str) -> None:
        found = details(notices.Delivery(recipient="", diagnostic=text))
        assert remedies.values(Ticket(), None, found)["quota"] == said
