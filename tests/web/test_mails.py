"""The bytes of a mail: shown without harm, handed out without being opened, and remembered."""

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics.models import Diagnosis, Edition, Event, User
from tests.factories import TicketFactory
from tests.web.cases import diagnosed

pytestmark = pytest.mark.django_db

RAW = (
    b"From: mailer-daemon@example.net\r\nSubject: failed\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'
    b"<script>alert(1)</script>\r\n--b\r\nContent-Type: image/svg+xml\r\n"
    b'Content-Disposition: attachment; filename="../../evil\xe2\x80\xae.html"\r\n'
    b"Content-Transfer-Encoding: base64\r\n\r\nPHN2ZyBvbmxvYWQ9YWxlcnQoMSk+\r\n--b--\r\n"
)


@pytest.fixture
def diagnosis(bob: User, edition: Edition) -> Diagnosis:
    made = diagnosed(bob, edition)
    made.delivery.submission.raw_message.delete()
    made.delivery.submission.raw_message = type(made.delivery.submission.raw_message).of(made.delivery.submission, RAW)
    made.delivery.submission.raw_message.save(force_insert=True)
    return made


def raw_url(diagnosis: Diagnosis) -> str:
    return reverse("desk:raw", args=[diagnosis.delivery.ticket_id, diagnosis.delivery.submission_id])


def part_url(diagnosis: Diagnosis, index: int) -> str:
    return reverse("desk:part", args=[diagnosis.delivery.ticket_id, diagnosis.delivery.submission_id, index])


class TestSource:
    def test_is_shown_escaped_with_what_is_invisible_made_visible(
        self, ada_client: Client, diagnosis: Diagnosis
    ) -> None:
        text = ada_client.get(raw_url(diagnosis)).content.decode()
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text
        assert "\u202e" not in text

    def test_names_its_parts(self, ada_client: Client, diagnosis: Diagnosis) -> None:
        text = ada_client.get(raw_url(diagnosis)).content.decode()
        assert "image/svg+xml" in text
        assert part_url(diagnosis, 1) in text

    def test_is_remembered_without_touching_the_ticket(
        self, ada_client: Client, ada: User, diagnosis: Diagnosis
    ) -> None:
        before = diagnosis.delivery.ticket.version
        ada_client.get(raw_url(diagnosis))
        event = Event.objects.get(verb=Event.Verb.RAW_VIEWED)
        assert (event.by, event.details) == (ada, {"submission": diagnosis.delivery.submission_id})
        diagnosis.delivery.ticket.refresh_from_db()
        assert diagnosis.delivery.ticket.version == before

    def test_tells_the_way_of_the_mail_and_of_the_one_that_came_back(
        self, ada_client: Client, edition: Edition
    ) -> None:
        made = diagnosed(None, edition)
        raw = (
            b"Received: from a.example ([192.0.2.1]) by b.example with ESMTP; Tue, 24 Nov 2026 10:00:05 +0900\r\n"
            b"From: x@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; boundary=b\r\n\r\n"
            b"--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
            b"Received: from c.example by d.example with ESMTP; Tue, 24 Nov 2026 09:00:00 +0900\r\n"
            b"From: y@example.com\r\n\r\n--b--\r\n"
        )
        kept = made.delivery.submission.raw_message
        made.delivery.submission.raw_message = type(kept).of(made.delivery.submission, raw)
        made.delivery.submission.raw_message.save()
        text = ada_client.get(raw_url(made)).content.decode()
        assert text.count("Way of the mail <span") == 2
        assert text.index("a.example") < text.index("c.example")

    def test_of_another_ticket_is_not_found(self, ada_client: Client, diagnosis: Diagnosis) -> None:
        other = TicketFactory()
        url = reverse("desk:raw", args=[other.pk, diagnosis.delivery.submission_id])
        assert ada_client.get(url).status_code == 404

    def test_that_is_no_mail_has_no_parts(self, ada_client: Client, edition: Edition) -> None:
        made = diagnosed(None, edition)
        raw = made.delivery.submission.raw_message
        made.delivery.submission.raw_message = type(raw).of(made.delivery.submission, b"PK\x03\x04 zip")
        made.delivery.submission.raw_message.save()
        assert "Parts" not in ada_client.get(raw_url(made)).content.decode()


class TestPart:
    def test_is_only_ever_a_download_under_our_own_name(self, ada_client: Client, diagnosis: Diagnosis) -> None:
        response = ada_client.get(part_url(diagnosis, 1))
        assert response.content == b"<svg onload=alert(1)>"
        assert response["Content-Type"] == "application/octet-stream"
        assert response["X-Content-Type-Options"] == "nosniff"
        name = f"mail-{diagnosis.delivery.submission_id}-part-2.bin"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'

    def test_beyond_the_last_is_not_found(self, ada_client: Client, diagnosis: Diagnosis) -> None:
        assert ada_client.get(part_url(diagnosis, 7)).status_code == 404


class TestOthers:
    def test_see_neither(self, charlie_client: Client, diagnosis: Diagnosis) -> None:
        assert charlie_client.get(raw_url(diagnosis)).status_code == 404
        assert charlie_client.get(part_url(diagnosis, 1)).status_code == 404

    def test_uploaders_see_only_their_own_within_a_shared_ticket(
        self, bob_client: Client, charlie: User, diagnosis: Diagnosis, edition: Edition
    ) -> None:
        theirs = diagnosed(charlie, edition, ticket=diagnosis.delivery.ticket)
        assert bob_client.get(raw_url(diagnosis)).status_code == 200
        assert bob_client.get(raw_url(theirs)).status_code == 404
