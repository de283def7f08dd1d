"""One submission, the list of all, and the bytes."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from diagnostics import intake
from diagnostics.models import Event, Submission, User
from diagnostics.web.raw import PREVIEW_BYTES, visible
from diagnostics.web.reasons import explain
from tests.factories import DeliveryFactory

pytestmark = pytest.mark.django_db

HOSTILE = b"Subject: <script>alert(1)</script>\r\n\r\n<b onclick=x>\xe2\x80\xaeexe.txt\x00</b>\r\n"


def give(by: User, raw: bytes = HOSTILE, filename: str = "a.eml") -> Submission:
    return intake.receive(
        raw=raw, channel=Submission.Channel.BROWSER, filename=filename, by=by, batch=None, now=timezone.now()
    )


class TestOne:
    def test_shows_the_beginning_as_harmless_text(self, bob: User, bob_client: Client) -> None:
        text = bob_client.get(reverse("desk:submission", args=[give(bob).pk])).content.decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "<script>alert" not in text
        assert "‹U+202E›exe.txt‹U+0000›" in text

    def test_shows_kilobytes_of_a_mail_of_megabytes(self, bob: User, bob_client: Client) -> None:
        text = bob_client.get(reverse("desk:submission", args=[give(bob, b"x" * 3_000_000).pk])).content.decode()
        assert "x" * PREVIEW_BYTES in text
        assert "x" * (PREVIEW_BYTES + 1) not in text

    def test_shows_what_is_no_text_byte_by_byte(self, bob: User, bob_client: Client) -> None:
        raw = b"PK\x03\x04" + bytes(range(256)) * 8
        text = bob_client.get(reverse("desk:submission", args=[give(bob, raw).pk])).content.decode()
        assert "50 4b 03 04 00 01" in text
        assert "PK····" in text
        assert "\x00" not in text

    def test_shows_japanese_of_seven_bits(self, bob: User, bob_client: Client) -> None:
        raw = "Subject: test\r\n\r\n宛先不明です\r\n".encode("iso2022_jp")
        assert "宛先不明です" in bob_client.get(reverse("desk:submission", args=[give(bob, raw).pk])).content.decode()

    @pytest.mark.parametrize(
        "reason", ["empty", "too-large", "not-mail", "archive", "outlook-item", "crashed", "new-word"]
    )
    def test_says_why_and_what_to_do(self, bob: User, bob_client: Client, reason: str) -> None:
        submission = give(bob)
        Submission.objects.filter(pk=submission.pk).update(state="unreadable", reason=reason)
        text = bob_client.get(reverse("desk:submission", args=[submission.pk])).content.decode()
        assert reverse("desk:submission-again", args=[submission.pk]) in text
        assert reverse("desk:upload") in text
        explanation = explain(reason)
        assert escape(str(explanation.why)) in text
        assert escape(str(explanation.advice)) in text

    def test_is_taken_up_again_on_demand(self, bob: User, bob_client: Client) -> None:
        submission = give(bob)
        Submission.objects.filter(pk=submission.pk).update(state="quarantined", reason="crashed", attempts=3)
        answer = bob_client.post(reverse("desk:submission-again", args=[submission.pk]))
        assert answer.headers["Location"] == reverse("desk:submission", args=[submission.pk])
        submission.refresh_from_db()
        assert (submission.state, submission.reason, submission.attempts) == ("received", "", 0)

    def test_that_was_diagnosed_is_not_taken_up_again(self, bob: User, bob_client: Client) -> None:
        submission = give(bob)
        Submission.objects.filter(pk=submission.pk).update(
            state="analyzed", kind="ordinary", analyzed_at=timezone.now()
        )
        bob_client.post(reverse("desk:submission-again", args=[submission.pk]))
        submission.refresh_from_db()
        assert submission.state == "analyzed"


class TestTheBytes:
    def test_go_out_only_as_a_download(self, bob: User, bob_client: Client) -> None:
        submission = give(bob, filename='"><script>.html')
        answer = bob_client.get(reverse("desk:submission-raw", args=[submission.pk]))
        assert answer.content == HOSTILE
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="submission-{submission.pk}.eml"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]

    def test_are_noted_in_the_history_of_the_ticket(self, bob: User, ada: User, ada_client: Client) -> None:
        delivery = DeliveryFactory(submission__submitted_by=bob)
        ada_client.get(reverse("desk:submission-raw", args=[delivery.submission_id]))
        looked = delivery.ticket.events.get()
        assert (looked.verb, looked.by) == (Event.Verb.RAW_VIEWED, ada)

    def test_that_were_never_kept_are_not_found(self, bob: User, bob_client: Client) -> None:
        submission = give(bob)
        submission.raw_message.delete()
        assert bob_client.get(reverse("desk:submission-raw", args=[submission.pk])).status_code == 404
        assert bob_client.get(reverse("desk:submission", args=[submission.pk])).status_code == 200


class TestTheList:
    def test_goes_back_page_by_page(self, bob: User, bob_client: Client) -> None:
        given = [give(bob, b"", filename=f"f{number}.eml").pk for number in range(51)]
        newest = bob_client.get(reverse("desk:submissions")).content.decode()
        assert f"?before={given[1]}" in newest
        oldest = bob_client.get(reverse("desk:submissions"), {"before": given[1]}).content.decode()
        assert "f0.eml" in oldest
        assert "f1.eml" not in oldest
        assert "?before=" not in oldest

    @pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "'"])
    def test_ignores_a_page_that_is_no_number(self, bob: User, bob_client: Client, before: str) -> None:
        give(bob)
        assert "a.eml" in bob_client.get(reverse("desk:submissions"), {"before": before}).content.decode()

    def test_offers_three_doors_while_it_is_empty(self, bob_client: Client) -> None:
        text = bob_client.get(reverse("desk:submissions")).content.decode()
        assert reverse("desk:sample", args=["mailbox-full"]) in text
        assert reverse("desk:help") + "#forwarding" in text

    def test_holds_only_ones_own(self, bob: User, charlie: User, bob_client: Client, ada_client: Client) -> None:
        give(bob, b"1", filename="bobs.eml")
        give(charlie, b"2", filename="charlies.eml")
        mine = bob_client.get(reverse("desk:submissions")).content.decode()
        assert "bobs.eml" in mine
        assert "charlies.eml" not in mine
        assert "charlies.eml" in ada_client.get(reverse("desk:submissions")).content.decode()


class TestWhoMaySee:
    @pytest.mark.parametrize("name", ["desk:submission", "desk:submission-raw"])
    def test_charlie_sees_nothing_of_bobs(
        self, bob: User, bob_client: Client, charlie_client: Client, ada_client: Client, name: str
    ) -> None:
        address = reverse(name, args=[give(bob).pk])
        assert [client.get(address).status_code for client in (bob_client, ada_client, charlie_client)] == [
            200,
            200,
            404,
        ]

    def test_charlie_cannot_have_bobs_read_again(self, bob: User, charlie_client: Client) -> None:
        submission = give(bob, b"")
        assert charlie_client.post(reverse("desk:submission-again", args=[submission.pk])).status_code == 404


def test_what_cannot_be_seen_is_written_out() -> None:
    assert visible("a\u200bb\u202ec\td\n\x07") == "a‹U+200B›b‹U+202E›c\td\n‹U+0007›"
