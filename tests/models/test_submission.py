"""How submissions are claimed, and what the database refuses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from diagnostics.models import Submission
from diagnostics.notices import Kind, Notice, Original, Rest, TextPart
from tests.factories import NOW, SubmissionFactory

LEASE = timedelta(seconds=60)
State = Submission.State


def claim(submission: Submission, *, now: datetime = NOW) -> Submission | None:
    return Submission.objects.claim(submission.pk, now=now, lease=LEASE, attempts=2)


@pytest.mark.django_db
class TestClaim:
    def test_is_won_once(self) -> None:
        submission = SubmissionFactory()
        claimed = claim(submission)
        assert claimed is not None
        assert (claimed.state, claimed.leased_until, claimed.attempts) == (State.READING, NOW + LEASE, 1)
        assert claim(submission) is None

    def test_is_won_again_when_the_lease_has_run_out(self) -> None:
        submission = SubmissionFactory()
        claim(submission)
        assert claim(submission, now=NOW + LEASE) is None
        again = claim(submission, now=NOW + LEASE + timedelta(seconds=1))
        assert again is not None
        assert again.attempts == 2

    def test_is_refused_after_the_last_attempt(self) -> None:
        assert claim(SubmissionFactory(attempts=2)) is None

    @pytest.mark.parametrize("state", [State.UNREADABLE, State.QUARANTINED])
    def test_is_refused_for_what_does_not_wait(self, state: State) -> None:
        assert claim(SubmissionFactory(state=state)) is None

    def test_holds_until_another_took_the_row_up(self) -> None:
        submission = SubmissionFactory()
        first = claim(submission)
        assert first is not None
        assert Submission.objects.held(first) == submission
        claim(submission, now=NOW + 2 * LEASE)
        assert Submission.objects.held(first) is None


@pytest.mark.django_db
class TestTheDatabaseRefuses:
    def test_the_same_bytes_as_first_twice(self) -> None:
        SubmissionFactory(raw=b"x")
        with pytest.raises(IntegrityError, match="submission_bytes_once"):
            SubmissionFactory(raw=b"x")

    def test_a_duplicate_of_nothing(self) -> None:
        with pytest.raises(IntegrityError, match="submission_duplicate_of_something"):
            SubmissionFactory(state=State.DUPLICATE)

    def test_reading_without_a_lease(self) -> None:
        with pytest.raises(IntegrityError, match="submission_reading_has_lease"):
            SubmissionFactory(state=State.READING)

    def test_analyzed_without_a_kind(self) -> None:
        with pytest.raises(IntegrityError, match="submission_analyzed_has_kind"):
            SubmissionFactory(state=State.ANALYZED, analyzed_at=NOW)


class TestDescribe:
    def test_takes_over_what_the_notice_says(self) -> None:
        submission = Submission()
        submission.describe(
            Notice(
                kind=Kind.FAILURE,
                dialect="postfix",
                forwarded=("attachment",),
                forwarder="hanako@example.co.jp",
                subject="Undelivered\x00 Mail",
                rest=lambda: Rest(
                    sent_at=datetime(2026, 11, 24),
                    original=Original(message_id="<1@example.jp>", size=10**30, recipients=("a@example.com",)),
                    parts=(TextPart(path="1", content_type="text/plain", text="no such user"),),
                ),
            )
        )
        assert (submission.kind, submission.dialect, submission.forwarded) == ("failure", "postfix", ["attachment"])
        assert submission.subject == "Undelivered\ufffd Mail"
        assert submission.notice_sent_at == datetime(2026, 11, 24, tzinfo=UTC)
        assert (submission.original_message_id, submission.original_size) == ("<1@example.jp>", None)
        assert submission.original_recipients == ["a@example.com"]
        assert submission.parts[0]["text"] == "no such user"

    def test_leaves_the_original_empty_where_none_was_returned(self) -> None:
        submission = Submission()
        submission.describe(Notice(kind=Kind.ORDINARY))
        assert (submission.original_message_id, submission.original_recipients) == ("", [])
