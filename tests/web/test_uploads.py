"""Files, pastes and samples given through the browser."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diagnostics.models import Batch, RawMessage, Submission, User

pytestmark = pytest.mark.django_db

BOUNCE = (
    b"From: MAILER-DAEMON@mx.example.jp\r\nSubject: Undelivered\r\n\r\n<taro@example.jp>: 550 5.1.1 User unknown\r\n"
)


def file(name: str = "bounce.eml", raw: bytes = BOUNCE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, raw)


class TestThePage:
    def test_shows_the_limit_and_works_without_scripts(self, bob_client: Client) -> None:
        page = bob_client.get(reverse("desk:upload"))
        assert page.status_code == 200
        text = page.content.decode()
        assert "25.0 MB" in text.replace("\xa0", " ")
        assert 'enctype="multipart/form-data"' in text
        assert 'type="file" name="files" multiple' in text

    def test_is_not_for_those_who_only_read(self, auditor_client: Client) -> None:
        assert auditor_client.get(reverse("desk:upload")).status_code == 403


class TestTheForm:
    def test_takes_many_files_into_one_batch(self, bob: User, bob_client: Client) -> None:
        answer = bob_client.post(reverse("desk:upload"), {"files": [file("a.eml"), file("b.eml", BOUNCE + b"2")]})
        batch = Batch.objects.get()
        assert answer.headers["Location"] == reverse("desk:batch", args=[batch.pk])
        assert batch.created_by == bob
        given = batch.submissions.order_by("id")
        assert [(one.filename, one.channel, one.state) for one in given] == [
            ("a.eml", "browser", "received"),
            ("b.eml", "browser", "received"),
        ]
        assert [RawMessage.objects.get(submission=one).raw for one in given] == [BOUNCE, BOUNCE + b"2"]

    def test_takes_pasted_text(self, bob_client: Client) -> None:
        bob_client.post(reverse("desk:upload"), {"text": " 550 5.1.1 宛先がありません "})
        pasted = Submission.objects.get()
        assert pasted.channel == Submission.Channel.PASTE
        assert RawMessage.objects.get(submission=pasted).raw == "550 5.1.1 宛先がありません".encode()

    def test_asks_for_something_when_nothing_is_given(self, bob_client: Client) -> None:
        answer = bob_client.post(reverse("desk:upload"), {"text": "  \n "})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
        assert not Batch.objects.exists()

    def test_keeps_an_empty_file_with_its_reason(self, bob_client: Client) -> None:
        bob_client.post(reverse("desk:upload"), {"files": [file("leer.eml", b"")]})
        kept = Submission.objects.get()
        assert (kept.state, kept.reason) == ("unreadable", "empty")

    def test_keeps_a_file_over_the_limit_with_its_reason(
        self, bob_client: Client, settings: pytest.FixtureRequest
    ) -> None:
        settings.MAIL_LIMIT_BYTES = 100
        bob_client.post(reverse("desk:upload"), {"files": [file("gross.eml", b"x" * 101)]})
        kept = Submission.objects.get()
        assert (kept.state, kept.reason) == ("unreadable", "too-large")
        assert RawMessage.objects.get(submission=kept).raw == b"x" * 101

    def test_recognises_the_same_bytes(self, bob_client: Client) -> None:
        bob_client.post(reverse("desk:upload"), {"files": [file("a.eml"), file("b.eml")]})
        first, second = Submission.objects.order_by("id")
        assert second.duplicate_of == first


class TestAPart:
    def post(self, client: Client, **fields: object) -> dict[str, object]:
        return client.post(reverse("desk:upload-part"), fields).json()

    def test_opens_a_batch_and_names_it(self, bob_client: Client) -> None:
        answer = self.post(bob_client, files=[file()])
        batch = Batch.objects.get()
        assert answer == {"batch": batch.pk, "url": reverse("desk:batch", args=[batch.pk])}

    def test_goes_on_with_a_batch_of_ones_own(self, bob_client: Client) -> None:
        first = self.post(bob_client, files=[file()])
        assert self.post(bob_client, files=[file("b.eml", b"Subject: b\r\n\r\nb")], batch=first["batch"]) == first
        assert Batch.objects.get().submissions.count() == 2

    @pytest.mark.parametrize("number", ["999999", "x", "-1"])
    def test_does_not_know_a_batch_that_is_not_there(self, bob_client: Client, number: str) -> None:
        answer = bob_client.post(reverse("desk:upload-part"), {"files": [file()], "batch": number})
        assert answer.status_code == 404
        assert not Submission.objects.exists()

    def test_never_goes_into_a_batch_of_somebody_else(self, bob_client: Client, charlie_client: Client) -> None:
        of_bob = self.post(bob_client, files=[file()])
        answer = charlie_client.post(
            reverse("desk:upload-part"), {"files": [file("c.eml", b"Subject: c\r\n\r\n")], "batch": of_bob["batch"]}
        )
        assert answer.status_code == 404
        assert Submission.objects.count() == 1

    def test_says_so_when_no_file_arrived(self, bob_client: Client) -> None:
        answer = bob_client.post(reverse("desk:upload-part"), {})
        assert answer.status_code == 400
        assert answer.json()["error"]


class TestASample:
    @pytest.mark.parametrize("name", ["address-unknown", "mailbox-full", "authentication-failed"])
    def test_is_given_as_if_it_had_been_dropped(self, bob: User, bob_client: Client, name: str) -> None:
        answer = bob_client.post(reverse("desk:sample", args=[name]))
        given = Submission.objects.get()
        assert answer.headers["Location"] == reverse("desk:batch", args=[given.batch_id])
        assert (given.filename, given.submitted_by) == (f"{name}.eml", bob)

    def test_is_no_duplicate_of_what_another_person_tried(self, bob_client: Client, charlie_client: Client) -> None:
        for client in (bob_client, charlie_client, bob_client):
            client.post(reverse("desk:sample", args=["mailbox-full"]))
        assert [one.state for one in Submission.objects.order_by("id")] == ["received", "received", "duplicate"]

    def test_of_an_unknown_name_is_not_found(self, bob_client: Client) -> None:
        assert bob_client.post(reverse("desk:sample", args=["nothing"])).status_code == 404
        assert not Batch.objects.exists()
