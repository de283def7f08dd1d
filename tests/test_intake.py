"""What becomes of bytes that are given to us."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from diagnostics import intake
from diagnostics.models import RawMessage, Submission, User
from tests import mails
from tests.factories import NOW, SubmissionFactory

BROWSER = Submission.Channel.BROWSER


def receive(raw: bytes, **more: object) -> Submission:
    return intake.receive(raw=raw, channel=BROWSER, now=NOW, **more)


@pytest.mark.django_db
class TestReceive:
    def test_keeps_the_bytes_as_they_were_given(self) -> None:
        raw = b"Subject: \xff\x00 odd\r\n\r\nbytes\n"
        submission = receive(raw, filename="odd.eml")
        kept = Submission.objects.get(pk=submission.pk)
        assert kept.raw_message.raw == raw
        assert bytes(kept.digest) == hashlib.sha256(raw).digest()
        assert (kept.state, kept.size, kept.filename) == (Submission.State.RECEIVED, len(raw), "odd.eml")

    def test_remembers_who_gave_it_and_with_what(self, bob: User) -> None:
        batch = intake.open_batch(by=bob, now=NOW)
        submission = receive(b"x", by=bob, batch=batch, envelope_from="hanako@example.co.jp")
        kept = Submission.objects.get(pk=submission.pk)
        assert (kept.submitted_by, kept.batch, kept.received_at) == (bob, batch, NOW)
        assert kept.envelope_from == "hanako@example.co.jp"

    def test_refuses_an_empty_file_with_a_reason_each_time(self) -> None:
        for submission in (receive(b""), receive(b"")):
            assert (submission.state, submission.reason) == (Submission.State.UNREADABLE, "empty")

    def test_keeps_what_is_too_large_for_a_look(self, settings: Settings) -> None:
        settings.MAIL_LIMIT_BYTES = 100
        submission = receive(b"x" * 101)
        assert (submission.state, submission.reason) == (Submission.State.UNREADABLE, "too-large")
        assert submission.raw_message.raw == b"x" * 101

    def test_does_not_keep_the_bytes_of_what_is_far_too_large(self, settings: Settings) -> None:
        settings.MAIL_LIMIT_BYTES = 100
        submission = receive(b"x" * 401)
        assert submission.reason == "too-large"
        assert not RawMessage.objects.exists()

    def test_knows_the_same_bytes_again(self, ada: User, bob: User) -> None:
        first = receive(mails.bounce(), by=ada)
        again = receive(mails.bounce(), by=bob, filename="again.eml")
        once_more = receive(mails.bounce(), by=bob)
        assert (again.state, again.duplicate_of, again.filename) == (Submission.State.DUPLICATE, first, "again.eml")
        assert once_more.duplicate_of == first
        assert RawMessage.objects.count() == 1

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            (r"C:\Users\花子\戻り.eml", "戻り.eml"),
            ("../../etc/passwd", "passwd"),
            ("a\x00b\nc.eml", "a\ufffdb c.eml"),
            ("", ""),
        ],
    )
    def test_keeps_the_last_step_of_a_file_name(self, given: str, kept: str) -> None:
        assert receive(b"x", filename=given).filename == kept

    def test_keeps_the_ending_of_a_long_file_name(self) -> None:
        name = receive(b"x", filename="n" * 300 + ".eml").filename
        assert len(name) == 255
        assert name.endswith(".eml")

    def test_rings_for_what_waits_and_for_nothing_else(
        self, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        rung: list[list[int]] = []
        monkeypatch.setattr("diagnostics.jobs._ring", rung.append)
        with django_capture_on_commit_callbacks(execute=True):
            first = receive(mails.bounce())
            receive(mails.bounce())
            receive(b"")
        assert rung == [[first.pk]]


@pytest.mark.django_db
class TestReadAgain:
    @pytest.mark.parametrize(
        ("state", "rings"),
        [(Submission.State.UNREADABLE, 1), (Submission.State.QUARANTINED, 1), (Submission.State.RECEIVED, 0)],
    )
    def test_rings_for_what_was_set_aside(
        self, state: Submission.State, rings: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rung: list[list[int]] = []
        monkeypatch.setattr("diagnostics.jobs.ring", rung.append)
        submission = SubmissionFactory(state=state, reason="crashed", attempts=5)
        intake.read_again(submission=submission)
        submission.refresh_from_db()
        assert rung == [[submission.pk]] * rings
        assert submission.state == Submission.State.RECEIVED
        assert submission.attempts == (0 if rings else 5)


@pytest.mark.django_db(transaction=True)
class TestTheSameBytesAtOnce:
    def test_are_one_first_and_duplicates_of_it(self) -> None:
        together = threading.Barrier(6)

        def give() -> tuple[str, int | None]:
            together.wait()
            try:
                submission = receive(mails.bounce())
                return submission.state, submission.duplicate_of_id
            finally:
                connection.close()

        with ThreadPoolExecutor(6) as pool:
            given = [future.result() for future in [pool.submit(give) for _ in range(6)]]
        first = Submission.objects.get(duplicate_of=None)
        assert sorted(given, key=str) == [("duplicate", first.pk)] * 5 + [("received", None)]
