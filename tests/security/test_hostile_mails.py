"""A mail that attacks by every text in it: nothing of it acts, nothing of it hides, on any page."""

import re
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics import analysis, intake
from diagnostics.models import Delivery, Edition, Submission, Ticket, User
from tests.factories import NOW, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("valkey")]

ACT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
TURNED = "\u202egpj.exe\u200b"
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
OWN_HANDLERS = re.compile(r"^on[a-z]+$")


class Active(HTMLParser):
    """Collects whatever could act on a page: scripts, handlers, frames, and what is fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "script" and not given.get("src", "").startswith(("/static/", "/admin/")):
            self.found.append(f"{tag} {given}")
        if tag in ("img", "iframe", "object", "embed", "base", "meta") and "http" in str(given):
            self.found.append(tag)
        self.found += [name for name in given if OWN_HANDLERS.match(name)]
        self.found += [value for name, value in given.items() if name in ("href", "src") and ":" in value[:12]]


def report(recipient: str, diagnostic: str) -> str:
    return (
        "Reporting-MTA: dns; mx.example.net\n\n"
        f"Final-Recipient: rfc822; {recipient}\nAction: failed\nStatus: 5.2.2\n"
        f"Remote-MTA: dns; mx.{TURNED}.example.com\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full {diagnostic}\n"
    )


def hostile() -> bytes:
    """A forwarded notice with an attack in every text that the portal shows."""
    recipient = f"taro{TURNED}@example.com"
    said = f"552 5.2.2 Mailbox full {ACT} {TURNED}"
    outer = EmailMessage()
    outer["From"] = f'"Sato {TURNED} <script>" <hanako@example.co.jp>'
    outer["To"] = "bounces@desk.example.jp"
    outer["Subject"] = f"Fwd: {ACT} {TURNED}"
    outer["Message-Id"] = "<1@example.co.jp>"
    outer["Date"] = "Tue, 24 Nov 2026 10:15:30 +0900"
    outer.set_content("please help")
    inner = EmailMessage()
    inner["From"] = "Mail Delivery System <MAILER-DAEMON@mx.example.net>"
    inner["To"] = "hanako@example.co.jp"
    inner["Subject"] = f"Undelivered {ACT} {TURNED}"
    inner["Message-Id"] = "<2@mx.example.net>"
    inner.set_content(f"<{recipient}>: host mx.example.com said: {said} (in reply to RCPT TO command)\n")
    inner.add_attachment(b"MZ", maintype="application", subtype="x-evil", filename=f"{ACT}{TURNED}")
    inner.add_attachment(
        f"<html><script>alert(1)</script>{ACT}</html>".encode(), maintype="text", subtype="html", filename="a.html"
    )
    outer.add_attachment(inner)
    raw = outer.as_bytes()
    status = report(recipient, f"{ACT} {TURNED}")
    boundary = inner.get_boundary()
    returned = (
        f"From: hanako@example.co.jp\nTo: {recipient}\nSubject: {ACT} {TURNED}\nMessage-Id: <3@a.test>\n\nHello\n"
    )
    extra = (
        f"--{boundary}\nContent-Type: message/delivery-status\n\n{status}\n"
        f"--{boundary}\nContent-Type: message/rfc822\n\n{returned}\n--{boundary}--"
    )
    return raw.replace(f"--{boundary}--".encode(), extra.encode())


def given(raw: bytes, *, by: User, filename: str) -> Submission:
    submission = intake.receive(raw=raw, channel=Submission.Channel.BROWSER, filename=filename, by=by, now=NOW)
    return analysis.analyze(submission.pk, now=NOW)


@pytest.fixture
def ticket(bob: User, edition: Edition) -> Ticket:
    given(hostile(), by=bob, filename=f"../../{ACT}{TURNED}.eml")
    found = Ticket.objects.get()
    assert TURNED[0] in found.recipient
    return found


def addresses(ticket: Ticket) -> list[str]:
    submission = Delivery.objects.get(ticket=ticket).submission
    pages = [f"/tickets/{ticket.pk}/?tab={tab}" for tab in ("remedy", "letter", "mail", "way", "bounces", "history")]
    pages += [
        "/",
        "/?group=customer",
        "/?q=taro",
        f"/tickets/{ticket.pk}/preview/",
        "/palette/?q=taro",
        "/submissions/",
    ]
    pages += [reverse("desk:submission", args=[submission.pk]), "/knowledge/clusters/", "/knowledge/coverage/"]
    pages += [reverse("desk:raw", args=[ticket.pk, submission.pk]), f"/knowledge/bench/?ticket={ticket.pk}"]
    pages += [f"/knowledge/rules/new/?ticket={ticket.pk}", f"/knowledge/mailbox-full/edit/?ticket={ticket.pk}"]
    pages += ["/admin/diagnostics/submission/", f"/admin/diagnostics/submission/{submission.pk}/change/"]
    pages += [
        "/admin/diagnostics/ticket/",
        f"/admin/diagnostics/ticket/{ticket.pk}/change/",
        "/admin/diagnostics/customer/",
    ]
    return pages


@pytest.fixture
def root_client(ticket: Ticket) -> Client:
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


class TestOnAnyPage:
    def test_nothing_acts(self, root_client: Client, ticket: Ticket) -> None:
        for url in addresses(ticket):
            answer = root_client.get(url)
            assert answer.status_code == 200, url
            parser = Active()
            parser.feed(answer.content.decode())
            assert parser.found == [], url

    def test_nothing_hides_or_turns_the_text_around(self, root_client: Client, ticket: Ticket) -> None:
        for url in addresses(ticket):
            if not url.startswith(("/admin/", "/knowledge/rules/new/")):  # the latter has the very text to build on
                text = root_client.get(url).content.decode()
                assert not UNSEEN.search(text), url

    def test_the_marks_stand_in_titles_too(self, root_client: Client, ticket: Ticket) -> None:
        page = root_client.get(f"/tickets/{ticket.pk}/").content.decode()
        title = page.partition("<title>")[2].partition("</title>")[0]
        assert "‹U+202E›" in title
        assert "<span" not in title


class TestDownloads:
    def test_of_parts_have_names_and_types_of_our_own(self, root_client: Client, ticket: Ticket) -> None:
        submission = Delivery.objects.get(ticket=ticket).submission
        urls = [reverse("desk:part", args=[ticket.pk, submission.pk, index]) for index in range(2)]
        for url in [*urls, reverse("desk:submission-raw", args=[submission.pk])]:
            answer = root_client.get(url)
            assert answer.status_code == 200, url
            assert re.fullmatch(r'attachment; filename="[a-z0-9.-]+"', answer.headers["Content-Disposition"])
            assert answer.headers["Content-Type"] == "application/octet-stream"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


class TestAFileName:
    def test_loses_its_path_and_keeps_what_it_is_called(self, ticket: Ticket) -> None:
        name = Submission.objects.get().filename
        assert "/" not in name
        assert ".." not in name


class TestCharactersThatTheDatabaseRefuses:
    RAW = (
        b"From: MAILER-DAEMON@mx.example.net\nTo: a\0b@example.jp\n"
        b"Subject: \0 =?utf-8?b?7aCA?= =?unicode_escape?q?=5Cud800?=\n"
        b"Message-Id: <\0\xed\xa0\x80@x>\nX-Failed-Recipients: ta\0ro@example.com\n"
        b'Content-Type: text/plain; charset="u\0tf"\n\n'
        b"<ta\0ro@example.com>: host mx.example.com said: 550 5.1.1 User \0 unknown \xed\xa0\x80 "
        b"(in reply to RCPT TO command)\n"
    )

    def test_are_replaced_and_the_mail_is_read(self, bob: User, edition: Edition) -> None:
        submission = given(self.RAW, by=bob, filename="a\0b\ud800.eml")
        assert submission.state == Submission.State.ANALYZED
        assert submission.raw_message.raw == self.RAW

    def test_are_replaced_in_addresses_of_the_envelope(self, edition: Edition) -> None:
        kept = intake.receive(
            raw=self.RAW, channel=Submission.Channel.SMTP, envelope_from="\udcff\0@example.jp", now=NOW
        )
        analyzed = analysis.analyze(kept.pk, now=NOW)
        assert analyzed.state == Submission.State.ANALYZED
