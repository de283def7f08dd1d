"""What becomes of a received message, whatever happens on the way."""

import itertools
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import DataError, connection
from pytest_django import Settings

from diagnostics import analysis, editions, notices
from diagnostics.models import Customer, Delivery, Diagnosis, Edition, Event, Submission, Ticket
from diagnostics.notices import Unreadable
from tests import mails
from tests.factories import NOW, SubmissionFactory

State = Submission.State
pytestmark = pytest.mark.django_db


def analyze(raw: bytes, **fields: object) -> Submission:
    return analysis.analyze(SubmissionFactory(raw=raw, **fields).pk, now=NOW)


def reading(fault: BaseException) -> Callable[..., notices.Notice]:
    def read(raw: bytes, *, limits: notices.Limits) -> notices.Notice:
        raise fault

    return read


@pytest.mark.usefixtures("edition")
class TestAFailureNotice:
    def test_is_recorded_with_facts_diagnosis_and_ticket(self, edition: Edition) -> None:
        submission = analyze(mails.bounce(recipient="taro@example.com"))
        assert (submission.state, submission.kind, submission.analyzed_at) == (State.ANALYZED, "failure", NOW)
        assert submission.leased_until is None
        delivery = Delivery.objects.get(submission=submission)
        assert (delivery.recipient, delivery.domain, delivery.status) == ("taro@example.com", "example.com", "5.1.1")
        assert (delivery.reply_code, delivery.action) == (550, "failed")
        diagnosis = Diagnosis.objects.get(delivery=delivery)
        assert (diagnosis.cause, diagnosis.edition, diagnosis.is_current) == ("address-unknown", edition, True)
        ticket = Ticket.objects.get()
        assert (delivery.ticket, ticket.recipient, ticket.cause) == (ticket, "taro@example.com", "address-unknown")
        assert "User unknown" in ticket.evidence

    def test_points_its_evidence_at_the_characters_kept(self) -> None:
        submission = analyze(mails.bounce())
        evidence = Diagnosis.objects.get().evidence
        text = next(part["text"] for part in submission.parts if part["path"] == evidence["part"])
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]

    def test_keeps_what_is_known_of_the_returned_mail(self) -> None:
        submission = analyze(mails.bounce(number=7))
        assert submission.original_message_id == "quotation-7@example.co.jp"
        assert submission.original_subject == "Quotation 7"

    def test_belongs_to_whoever_sent_the_mail(self) -> None:
        analyze(mails.bounce(sender="Hanako@example.co.jp"))
        assert Ticket.objects.get().customer == Customer.objects.get(address="hanako@example.co.jp")

    def test_belongs_to_whoever_handed_it_in_by_mail(self) -> None:
        analyze(mails.bounce(), envelope_from="jiro@example.co.jp", channel="smtp")
        assert Ticket.objects.get().customer == Customer.objects.get(address="jiro@example.co.jp")

    def test_joins_the_ticket_of_an_earlier_one(self) -> None:
        analyze(mails.bounce(number=1, recipient="taro@example.com"))
        analyze(mails.bounce(number=2, recipient="taro@example.com"))
        assert Ticket.objects.get().deliveries_count == 2
        assert Delivery.objects.count() == 2

    def test_changes_nothing_when_it_is_analyzed_again(self) -> None:
        submission = analyze(mails.bounce())
        again = analysis.analyze(submission.pk, now=NOW + timedelta(hours=1))
        assert again.analyzed_at == NOW
        assert (Delivery.objects.count(), Diagnosis.objects.count(), Event.objects.count()) == (1, 1, 1)
        assert Ticket.objects.get().deliveries_count == 1


@pytest.mark.usefixtures("edition")
class TestOtherMail:
    def test_a_delay_waits_and_is_not_called_permanent(self) -> None:
        raw = mails.bounce(
            action="delayed",
            status="4.4.1",
            reply="451 4.4.1 Connection timed out",
            retry_until="Sat, 28 Nov 2026 10:15:28 +0900",
            subject="Delayed Mail (still being retried)",
        )
        assert analyze(raw).kind == "delay"
        ticket = Ticket.objects.get()
        assert ticket.state == Ticket.State.WAITING
        assert ticket.follow_up_at == Delivery.objects.get().retry_until
        assert Diagnosis.objects.get().permanence != "permanent"

    def test_ordinary_mail_makes_no_ticket(self) -> None:
        submission = analyze(mails.ordinary())
        assert (submission.state, submission.kind) == (State.ANALYZED, "ordinary")
        assert not Ticket.objects.exists()
        assert not Diagnosis.objects.exists()

    def test_a_notice_that_names_no_recipient_is_a_ticket_to_look_at(self, monkeypatch: pytest.MonkeyPatch) -> None:
        notice = notices.Notice(kind=notices.Kind.FAILURE, subject="Undeliverable", dialect="prose")
        monkeypatch.setattr(notices, "read", lambda raw, *, limits: notice)
        analyze(b"x")
        ticket = Ticket.objects.get()
        assert (ticket.recipient, ticket.cause, ticket.needs_review) == ("", "unclear", True)
        assert ticket.evidence == "Undeliverable"

    def test_what_cannot_be_read_says_why(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(notices, "read", reading(Unreadable("too-deep", "21 levels\x00")))
        submission = analyze(b"x")
        assert (submission.state, submission.reason) == (State.UNREADABLE, "too-deep")
        assert submission.reason_detail == "21 levels\ufffd"

    def test_text_that_no_database_takes_is_kept_all_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        odd = "\x00\udc80" * 400
        passage = notices.Passage(part="1", start=0, end=800, text=odd)
        delivery = notices.Delivery(
            recipient=f"{odd}@example.com", diagnostic=odd, status=odd, remote_ip=odd, reply_code=-5, context=(passage,)
        )
        part = notices.TextPart(path="1", content_type=odd, text=odd)
        rest = notices.Rest(parts=(part,))
        notice = notices.Notice(kind=notices.Kind.FAILURE, subject=odd, deliveries=(delivery,), rest=lambda: rest)
        monkeypatch.setattr(notices, "read", lambda raw, *, limits: notice)
        assert analyze(b"x").state == State.ANALYZED
        assert Delivery.objects.get().reply_code is None


@pytest.mark.usefixtures("edition")
class TestWhenSomethingBreaks:
    def test_the_mail_waits_for_another_attempt(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        monkeypatch.setattr(notices, "read", reading(RuntimeError("what?")))
        submission = analyze(b"x")
        assert (submission.state, submission.attempts, submission.leased_until) == (State.RECEIVED, 1, None)
        assert (submission.reason, submission.reason_detail) == ("crashed", "RuntimeError('what?')")
        assert [record.getMessage() for record in caplog.records] == [
            f"Submission {submission.pk} could not be analyzed."
        ]

    def test_the_mail_is_analyzed_by_a_later_attempt(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(notices, "read", reading(RuntimeError("what?")))
            submission = analyze(mails.bounce())
        later = analysis.analyze(submission.pk, now=NOW)
        assert (later.state, later.reason, later.reason_detail) == (State.ANALYZED, "", "")

    def test_the_mail_is_set_aside_after_the_last_attempt(
        self, monkeypatch: pytest.MonkeyPatch, settings: Settings
    ) -> None:
        settings.ANALYSIS_ATTEMPTS = 2
        monkeypatch.setattr(notices, "read", reading(RuntimeError("what?")))
        submission = analyze(b"x")
        assert analysis.analyze(submission.pk, now=NOW).state == State.QUARANTINED
        assert analysis.analyze(submission.pk, now=NOW).attempts == 2

    def test_nothing_is_recorded_by_halves(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(**_: object) -> None:
            raise DataError("no")

        monkeypatch.setattr("diagnostics.tickets.opening.open_or_join", refuse)
        assert analyze(mails.bounce()).state == State.RECEIVED
        assert not Delivery.objects.exists()
        assert not Customer.objects.exists()

    def test_a_mail_that_takes_too_long_is_stopped(self, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
        settings.ANALYSIS_SECONDS = 0.05

        def dawdle(raw: bytes, *, limits: notices.Limits) -> notices.Notice:
            try:
                time.sleep(5)
            except Exception:  # as a guard for broken mails would
                return notices.Notice(kind=notices.Kind.ORDINARY)
            return notices.Notice(kind=notices.Kind.FAILURE)

        monkeypatch.setattr(notices, "read", dawdle)
        began = time.monotonic()
        submission = analyze(b"x")
        assert (submission.state, submission.reason) == (State.RECEIVED, "too-slow")
        assert time.monotonic() - began < 2

    def test_the_work_of_one_whose_lease_ran_out_is_thrown_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        submission = SubmissionFactory(raw=mails.bounce())
        really_read = notices.read

        def read_while_another_takes_over(raw: bytes, *, limits: notices.Limits) -> notices.Notice:
            monkeypatch.setattr(notices, "read", really_read)
            analysis.analyze(submission.pk, now=NOW + timedelta(hours=1))
            return really_read(raw, limits=limits)

        monkeypatch.setattr(notices, "read", read_while_another_takes_over)
        late = analysis.analyze(submission.pk, now=NOW)
        assert (late.state, late.analyzed_at) == (State.ANALYZED, NOW + timedelta(hours=1))
        assert (Delivery.objects.count(), Ticket.objects.get().deliveries_count) == (1, 1)


class TestManyRecipients:
    def test_lead_to_a_ticket_each(self, edition: Edition) -> None:
        analyze(mails.bounce_of_many("a@example.com", "b@example.com"))
        assert set(Ticket.objects.values_list("recipient", flat=True)) == {"a@example.com", "b@example.com"}
        assert [delivery.position for delivery in Delivery.objects.all()] == [0, 1]


@pytest.mark.django_db(transaction=True)
class TestManyAtOnce:
    def test_never_wait_for_each_other_in_a_circle(self, edition: Edition) -> None:
        orders = list(itertools.permutations(["a@example.com", "b@example.com", "C@example.com"]))
        waiting = [
            SubmissionFactory(raw=mails.bounce_of_many(*order, number=number)).pk
            for number, order in enumerate(orders * 2)
        ]

        def work(submission_id: int) -> str:
            try:
                return analysis.analyze(submission_id, now=NOW).state
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as pool:
            assert set(pool.map(work, waiting)) == {State.ANALYZED}
        assert sorted(Ticket.objects.values_list("recipient", "deliveries_count")) == [
            ("a@example.com", 12),
            ("b@example.com", 12),
            ("c@example.com", 12),
        ]


class TestWithoutKnowledge:
    def test_the_mail_waits_untouched(self) -> None:
        submission = SubmissionFactory(raw=mails.bounce())
        with pytest.raises(editions.NoKnowledge, match="load_knowledge"):
            analysis.analyze(submission.pk, now=NOW)
        submission.refresh_from_db()
        assert (submission.state, submission.attempts) == (State.RECEIVED, 0)


class TestGiveUp:
    def test_sets_aside_what_killed_each_of_its_workers(self, settings: Settings) -> None:
        settings.ANALYSIS_ATTEMPTS = 5
        killer = SubmissionFactory(state=State.READING, leased_until=NOW - timedelta(seconds=1), attempts=5)
        at_work = SubmissionFactory(state=State.READING, leased_until=NOW + timedelta(seconds=1), attempts=5)
        unlucky = SubmissionFactory(state=State.READING, leased_until=NOW - timedelta(seconds=1), attempts=4)
        assert analysis.give_up(now=NOW) == 1
        killer.refresh_from_db()
        assert (killer.state, killer.reason) == (State.QUARANTINED, "crashed")
        assert set(Submission.objects.filter(state=State.READING)) == {at_work, unlucky}


@pytest.mark.usefixtures("edition")
class TestReanalyze:
    @pytest.mark.parametrize("state", [State.UNREADABLE, State.QUARANTINED])
    def test_reads_anew_what_could_not_be_read(self, state: State) -> None:
        submission = SubmissionFactory(raw=mails.bounce(), state=state, reason="crashed", attempts=5)
        again = analysis.reanalyze(submission.pk, now=NOW)
        assert (again.state, again.reason, again.attempts) == (State.ANALYZED, "", 1)

    def test_leaves_what_was_analyzed_alone(self) -> None:
        submission = analyze(mails.bounce())
        assert analysis.reanalyze(submission.pk, now=NOW + timedelta(days=1)).analyzed_at == NOW
