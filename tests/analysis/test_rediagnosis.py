"""After publishing, tickets are looked at again; what a person said stands, and all of it can be undone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from diagnostics import editions
from diagnostics.analysis import long_work, rediagnosis
from diagnostics.analysis.selection import Selection
from diagnostics.editions import drafting, publishing, runs
from diagnostics.knowledge.causes import Cause, Heading
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.models import Delivery, Diagnosis, Edition, Event, Rediagnosis, Run, Ticket, User
from diagnostics.notices import Action
from diagnostics.tickets import follow_ups, foreseeing, triage
from tests.factories import NOW, DeliveryFactory, DiagnosisFactory, TicketFactory

PUZZLE = "550 the postbox was locked by its caretaker"
LATER = NOW + timedelta(hours=1)


def unclear(**fields: object) -> Ticket:
    """A ticket with one mail that the shipped knowledge cannot place."""
    ticket = TicketFactory(cause=Cause.UNCLEAR, heading=Heading.UNCLEAR, confidence=0.0, needs_review=True, **fields)
    add_unclear(ticket)
    return ticket


def add_unclear(ticket: Ticket, **fields: object) -> Delivery:
    given = {"status": "", "reply_code": None, "dialect": "", "diagnostic": PUZZLE, **fields}
    delivery = DeliveryFactory(ticket=ticket, fingerprint=PUZZLE, **given)
    DiagnosisFactory(delivery=delivery, cause=Cause.UNCLEAR, confidence=0.0, rule="", permanence="unknown")
    return delivery


def publish_rule(by: User) -> Edition:
    rule = Rule(
        slug="locked", cause=Cause.MAILBOX_DISABLED, patterns=("postbox was locked",), examples=(Example(text=PUZZLE),)
    )
    page = drafting.open_page(rule.cause).page
    drafting.save_page(cause=rule.cause, page=replace(page, rules=(*page.rules, rule)), version=0, by=by, now=NOW)
    return publishing.publish(by=by, now=NOW)


def run_all(run: Rediagnosis) -> Rediagnosis:
    """What the workers do."""
    long_work.go_on(run.pk, seconds=60, clock=lambda: LATER)
    return Rediagnosis.objects.get(pk=run.pk)


def rediagnose(selection: Selection, by: User) -> Rediagnosis:
    return run_all(rediagnosis.start(selection=selection, by=by, now=LATER))


@pytest.mark.django_db
class TestPreview:
    def test_says_what_would_change_and_changes_nothing(self, edition: Edition, kei: User) -> None:
        ticket = unclear()
        publish_rule(kei)
        foreseen = rediagnosis.preview(selection=Selection.alike(PUZZLE), now=LATER)
        assert (foreseen.total, foreseen.examined, foreseen.changed) == (1, 1, 1)
        assert foreseen.matrix == {"unclear": {"mailbox-disabled": 1}}
        assert foreseen.differences[0]["ticket"] == ticket.pk
        ticket.refresh_from_db()
        assert ticket.cause == Cause.UNCLEAR
        assert Diagnosis.objects.count() == 1


@pytest.mark.django_db
class TestRediagnosis:
    def test_lets_tickets_follow_the_knowledge_in_force(self, edition: Edition, kei: User) -> None:
        ticket = unclear()
        published = publish_rule(kei)
        run = rediagnose(Selection.alike(PUZZLE), kei)
        assert (run.state, run.total, run.done, run.changed) == (Run.State.DONE, 1, 1, 1)
        ticket.refresh_from_db()
        assert (ticket.cause, ticket.heading) == (Cause.MAILBOX_DISABLED, editions.page(Cause.MAILBOX_DISABLED).heading)
        assert ticket.confidence == 0.9
        assert not ticket.needs_review
        diagnosis = Diagnosis.objects.get(is_current=True)
        assert (diagnosis.edition, diagnosis.rediagnosis) == (published, run)
        assert diagnosis.replaces == Diagnosis.objects.get(is_current=False)
        event = ticket.events.get(verb=Event.Verb.CAUSE_CHANGED)
        assert (event.by, event.details["from"], event.details["to"]) == (kei, "unclear", "mailbox-disabled")

    def test_clears_a_whole_cluster(self, edition: Edition, kei: User) -> None:
        tickets = [unclear() for _ in range(23)]
        publish_rule(kei)
        assert rediagnose(Selection.alike(PUZZLE), kei).changed == 23
        assert not Ticket.objects.filter(pk__in=[ticket.pk for ticket in tickets], cause=Cause.UNCLEAR).exists()

    def test_never_touches_what_a_person_said(self, edition: Edition, kei: User, ada: User) -> None:
        ticket = unclear()
        publish_rule(kei)
        triage.correct_cause(ticket=ticket, cause=Cause.ADDRESS_MOVED, by=ada, now=NOW)
        run = rediagnose(Selection.of([ticket.pk]), kei)
        ticket.refresh_from_db()
        assert (run.changed, ticket.cause) == (0, Cause.ADDRESS_MOVED)
        assert Diagnosis.objects.get(is_current=True).made_by == ada

    def test_follows_the_newest_mail_that_failed(self, edition: Edition, kei: User) -> None:
        ticket = unclear()
        add_unclear(ticket, action=Action.DELAYED, diagnostic="452 4.2.2 Mailbox full", reply_code=452)
        publish_rule(kei)
        rediagnose(Selection.of([ticket.pk]), kei)
        ticket.refresh_from_db()
        assert ticket.cause == Cause.MAILBOX_DISABLED

    def test_leaves_a_date_that_a_person_has_set(self, edition: Edition, kei: User, ada: User) -> None:
        by_hand, by_clock = unclear(), unclear()
        at = NOW + timedelta(days=40)
        for ticket in (by_hand, by_clock):
            add_unclear(ticket, diagnostic="552 5.2.2 Mailbox full", reply_code=552, status="5.2.2")
        follow_ups.set_follow_up(ticket=by_hand, at=at, by=ada, now=NOW)
        rediagnose(Selection.open_tickets(), kei)
        by_hand.refresh_from_db()
        by_clock.refresh_from_db()
        assert by_hand.cause == by_clock.cause == Cause.MAILBOX_FULL
        assert (by_hand.follow_up_at, by_clock.follow_up_at) == (at, LATER + timedelta(days=3))

    def test_leaves_a_ticket_alone_that_would_be_the_case_of_another(self, edition: Edition, kei: User) -> None:
        ticket = unclear()
        other = TicketFactory(recipient=ticket.recipient, customer=ticket.customer, cause=Cause.MAILBOX_DISABLED)
        publish_rule(kei)
        run = rediagnose(Selection.alike(PUZZLE), kei)
        ticket.refresh_from_db()
        assert (run.changed, run.blocked, ticket.cause) == (0, 1, Cause.UNCLEAR)
        assert run.differences[0]["blocked_by"] == other.pk
        assert not Diagnosis.objects.filter(rediagnosis=run).exists()

    def test_leaves_a_ticket_alone_that_became_the_case_of_another_this_very_moment(
        self, edition: Edition, kei: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ticket = unclear()
        other = TicketFactory(recipient=ticket.recipient, customer=ticket.customer, cause=Cause.MAILBOX_DISABLED)
        publish_rule(kei)
        monkeypatch.setattr(foreseeing, "_open_cases", lambda _: {})
        run = rediagnose(Selection.alike(PUZZLE), kei)
        assert (run.changed, run.blocked, run.differences[0]["blocked_by"]) == (0, 1, other.pk)

    def test_follows_a_rule_that_is_surer_now_and_goes_back(self, edition: Edition, kei: User) -> None:
        ticket = TicketFactory(confidence=0.3, needs_review=True)
        delivery = DeliveryFactory(ticket=ticket)
        DiagnosisFactory(delivery=delivery, rule="mailbox-full/other", confidence=0.3)
        run = rediagnose(Selection.of([ticket.pk]), kei)
        ticket.refresh_from_db()
        assert (run.changed, ticket.needs_review, ticket.version) == (0, False, 1)
        assert ticket.confidence > 0.9
        run_all(rediagnosis.undo(rediagnosis=run, by=kei, now=LATER))
        ticket.refresh_from_db()
        assert (ticket.confidence, ticket.needs_review, ticket.events.count()) == (0.3, True, 0)

    def test_lets_a_ticket_that_is_done_be(self, edition: Edition, kei: User) -> None:
        ticket = unclear(state=Ticket.State.DONE, done_at=NOW)
        add_unclear(ticket, diagnostic="552 5.2.2 Mailbox full", reply_code=552, status="5.2.2")
        rediagnose(Selection.of([ticket.pk]), kei)
        ticket.refresh_from_db()
        assert (ticket.cause, ticket.state, ticket.follow_up_at) == (Cause.MAILBOX_FULL, Ticket.State.DONE, None)

    def test_changes_nothing_where_the_knowledge_says_the_same(self, edition: Edition, kei: User) -> None:
        unclear()
        rediagnose(Selection.open_tickets(), kei)
        assert rediagnose(Selection.open_tickets(), kei).differences == []
        assert Diagnosis.objects.count() == 1

    def test_of_nothing_is_done_at_once(self, edition: Edition, kei: User) -> None:
        assert rediagnosis.start(selection=Selection.of([]), by=kei, now=NOW).state == Run.State.DONE

    def test_takes_up_the_tickets_of_a_period(self, edition: Edition, kei: User) -> None:
        old, new = unclear(opened_at=NOW - timedelta(days=9)), unclear()
        publish_rule(kei)
        period = Selection.of_period(NOW - timedelta(days=1), NOW + timedelta(days=1))
        run = rediagnose(period, kei)
        assert (run.changed, run.selection["since"]) == (1, (NOW - timedelta(days=1)).isoformat())
        old.refresh_from_db()
        new.refresh_from_db()
        assert (old.cause, new.cause) == (Cause.UNCLEAR, Cause.MAILBOX_DISABLED)


@pytest.mark.django_db
class TestCancel:
    def test_stops_what_was_not_begun(self, edition: Edition, kei: User) -> None:
        ticket = unclear()
        publish_rule(kei)
        run = rediagnosis.start(selection=Selection.alike(PUZZLE), by=kei, now=LATER)
        rediagnosis.cancel(rediagnosis=run, by=kei, now=LATER)
        assert run_all(run).state == Run.State.CANCELLED
        ticket.refresh_from_db()
        assert ticket.cause == Cause.UNCLEAR

    def test_leaves_no_trace_of_a_part_that_is_being_worked_on(self, edition: Edition, kei: User) -> None:
        unclear()
        publish_rule(kei)
        run = rediagnosis.start(selection=Selection.alike(PUZZLE), by=kei, now=LATER)
        chunk = runs.claim(run, now=LATER)
        rediagnosis.cancel(rediagnosis=run, by=kei, now=LATER)
        assert chunk is not None
        with pytest.raises(runs.RunOver):
            rediagnosis.work_on(run, chunk, now=LATER)
        assert Diagnosis.objects.count() == 1


@pytest.mark.django_db
class TestUndo:
    def test_brings_all_of_it_back(self, edition: Edition, kei: User) -> None:
        tickets = [unclear() for _ in range(3)]
        before = list(
            Ticket.objects.order_by("pk").values("cause", "heading", "confidence", "evidence", "follow_up_at")
        )
        publish_rule(kei)
        run = rediagnose(Selection.alike(PUZZLE), kei)
        undone = run_all(rediagnosis.undo(rediagnosis=run, by=kei, now=LATER))
        assert (undone.state, undone.undone_by, undone.done) == (Run.State.UNDONE, kei, 3)
        after = list(Ticket.objects.order_by("pk").values("cause", "heading", "confidence", "evidence", "follow_up_at"))
        assert after == before
        assert set(Diagnosis.objects.filter(is_current=True).values_list("rediagnosis", flat=True)) == {None}
        assert tickets[0].events.count() == 2

    def test_leaves_what_a_person_has_said_since(self, edition: Edition, kei: User, ada: User) -> None:
        decided, other = unclear(), unclear()
        publish_rule(kei)
        run = rediagnose(Selection.alike(PUZZLE), kei)
        triage.correct_cause(ticket=decided, cause=Cause.ADDRESS_MOVED, by=ada, now=LATER)
        run_all(rediagnosis.undo(rediagnosis=run, by=kei, now=LATER))
        decided.refresh_from_db()
        other.refresh_from_db()
        assert (decided.cause, other.cause) == (Cause.ADDRESS_MOVED, Cause.UNCLEAR)

    def test_leaves_a_ticket_whose_former_case_is_open_again(self, edition: Edition, kei: User) -> None:
        ticket = unclear()
        publish_rule(kei)
        run = rediagnose(Selection.alike(PUZZLE), kei)
        TicketFactory(recipient=ticket.recipient, customer=ticket.customer, cause=Cause.UNCLEAR)
        assert run_all(rediagnosis.undo(rediagnosis=run, by=kei, now=LATER)).state == Run.State.UNDONE
        ticket.refresh_from_db()
        assert ticket.cause == Cause.MAILBOX_DISABLED
        assert Diagnosis.objects.get(is_current=True).rediagnosis == run

    def test_can_be_done_once_and_the_knowledge_applied_again(self, edition: Edition, kei: User) -> None:
        ticket = unclear()
        publish_rule(kei)
        run = rediagnose(Selection.alike(PUZZLE), kei)
        run = run_all(rediagnosis.undo(rediagnosis=run, by=kei, now=LATER))
        with pytest.raises(rediagnosis.NotUndoable):
            rediagnosis.undo(rediagnosis=run, by=kei, now=LATER)
        assert rediagnose(Selection.of([ticket.pk]), kei).changed == 1

    def test_takes_back_what_was_done_before_it_was_cancelled(self, edition: Edition, kei: User) -> None:
        for _ in range(60):
            unclear()
        publish_rule(kei)
        run = rediagnosis.start(selection=Selection.alike(PUZZLE), by=kei, now=LATER)
        long_work.go_on(run.pk, seconds=0.0001, clock=lambda: LATER)
        rediagnosis.cancel(rediagnosis=run, by=kei, now=LATER)
        assert Ticket.objects.exclude(cause=Cause.UNCLEAR).count() == 50
        assert run_all(rediagnosis.undo(rediagnosis=run, by=kei, now=LATER)).state == Run.State.UNDONE
        assert not Ticket.objects.exclude(cause=Cause.UNCLEAR).exists()


@pytest.mark.django_db
class TestAPartThatFails:
    def test_is_tried_some_times_and_then_the_run_is_given_up(
        self, edition: Edition, kei: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def break_down(*_: object, **__: object) -> None:
            raise ValueError("broken")

        unclear()
        monkeypatch.setattr(rediagnosis, "work_on", break_down)
        run = rediagnose(Selection.open_tickets(), kei)
        assert (run.state, run.done) == (Run.State.FAILED, 0)
        assert "failed 3 times" in run.error

    def test_is_taken_over_when_its_worker_died(self, edition: Edition, kei: User) -> None:
        unclear()
        publish_rule(kei)
        run = rediagnosis.start(selection=Selection.open_tickets(), by=kei, now=LATER)
        assert runs.claim(run, now=LATER) is not None
        assert runs.claim(run, now=LATER) is None
        assert list(runs.waiting(LATER)) == []
        assert [one.pk for one in runs.waiting(timezone.now() + timedelta(days=1))] == [run.pk]
        assert runs.claim(run, now=LATER + timedelta(hours=1)) is not None
