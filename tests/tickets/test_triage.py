"""What people may say of a ticket, and what then holds."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Diagnosis, Edition, Event, Ticket, User
from diagnostics.tickets import conversation, follow_ups, triage
from tests.factories import NOW, DeliveryFactory, DiagnosisFactory, TicketFactory

LATER = NOW + timedelta(hours=1)


def last_event(ticket: Ticket) -> Event:
    return Event.objects.filter(ticket=ticket).latest("id")


@pytest.mark.django_db
class TestAssign:
    def test_gives_the_ticket_to_somebody_and_records_it(self, ada: User, kei: User) -> None:
        ticket = triage.assign(ticket=TicketFactory(), to=ada, by=kei, now=LATER)
        assert (ticket.assignee, ticket.version, ticket.updated_at) == (ada, 2, LATER)
        event = last_event(ticket)
        assert (event.verb, event.by, event.details) == ("assigned", kei, {"from": None, "to": ada.pk})

    def test_takes_it_away_again(self, ada: User) -> None:
        ticket = triage.assign(ticket=TicketFactory(assignee=ada), to=None, by=ada, now=LATER)
        assert Ticket.objects.get(pk=ticket.pk).assignee is None

    def test_does_nothing_when_nothing_changes(self, ada: User) -> None:
        ticket = triage.assign(ticket=TicketFactory(assignee=ada), to=ada, by=ada, now=LATER)
        assert (ticket.version, Event.objects.count()) == (1, 0)


@pytest.mark.django_db
class TestChangeState:
    def test_done_has_its_time_and_no_follow_up(self, ada: User) -> None:
        ticket = triage.change_state(
            ticket=TicketFactory(follow_up_at=LATER), state=Ticket.State.DONE, by=ada, now=LATER
        )
        assert (ticket.state, ticket.done_at, ticket.follow_up_at) == ("done", LATER, None)
        assert last_event(ticket).details == {"from": "open", "to": "done"}

    def test_open_again_is_no_longer_done(self, ada: User) -> None:
        ticket = TicketFactory(state="done", done_at=NOW)
        assert triage.change_state(ticket=ticket, state=Ticket.State.OPEN, by=ada, now=LATER).done_at is None

    def test_waiting_is_looked_at_again_by_the_clock(self, ada: User, edition: Edition) -> None:
        ticket = TicketFactory(follow_up_at=NOW - timedelta(days=1))
        ticket = triage.change_state(ticket=ticket, state=Ticket.State.WAITING, by=ada, now=LATER)
        assert ticket.follow_up_at == LATER + timedelta(days=3)

    def test_waiting_keeps_a_follow_up_that_is_still_to_come(self, ada: User) -> None:
        ticket = TicketFactory(follow_up_at=LATER + timedelta(days=9))
        ticket = triage.change_state(ticket=ticket, state=Ticket.State.WAITING, by=ada, now=LATER)
        assert ticket.follow_up_at == LATER + timedelta(days=9)

    def test_does_nothing_when_nothing_changes(self, ada: User) -> None:
        ticket = triage.change_state(ticket=TicketFactory(), state=Ticket.State.OPEN, by=ada, now=LATER)
        assert (ticket.version, Event.objects.count()) == (1, 0)

    def test_refuses_to_open_a_second_ticket_of_the_same_case(self, ada: User) -> None:
        done = TicketFactory(state="done", done_at=NOW)
        its_like = TicketFactory(recipient=done.recipient, customer=done.customer)
        with pytest.raises(triage.CaseAlreadyOpen) as caught:
            triage.change_state(ticket=done, state=Ticket.State.OPEN, by=ada, now=LATER)
        assert caught.value.ticket == its_like
        assert Ticket.objects.get(pk=done.pk).state == "done"


@pytest.mark.django_db
class TestCorrectCause:
    def test_puts_a_persons_word_in_the_place_of_the_diagnosis(self, ada: User, edition: Edition) -> None:
        former = DiagnosisFactory(confidence=0.4, delivery__ticket__needs_review=True)
        ticket = triage.correct_cause(ticket=former.delivery.ticket, cause=Cause.MESSAGE_TOO_LARGE, by=ada, now=LATER)
        assert (ticket.cause, ticket.heading, ticket.confidence) == ("message-too-large", "size", 1.0)
        assert not ticket.needs_review
        current = Diagnosis.objects.get(delivery=former.delivery, is_current=True)
        assert (current.cause, current.made_by, current.edition) == ("message-too-large", ada, edition)
        assert not current.needs_review
        assert Diagnosis.objects.get(pk=former.pk).is_current is False
        assert last_event(ticket).details == {"from": "mailbox-full", "to": "message-too-large"}

    def test_sets_the_clock_of_the_new_cause(self, ada: User, edition: Edition) -> None:
        ticket = triage.correct_cause(ticket=TicketFactory(), cause=Cause.GREYLISTED, by=ada, now=LATER)
        assert ticket.follow_up_at == LATER + timedelta(hours=4)

    def test_leaves_a_follow_up_that_was_set_by_hand(self, ada: User, edition: Edition) -> None:
        at = LATER + timedelta(days=9)
        ticket = follow_ups.set_follow_up(ticket=TicketFactory(), at=at, by=ada, now=NOW)
        assert triage.correct_cause(ticket=ticket, cause=Cause.GREYLISTED, by=ada, now=LATER).follow_up_at == at

    def test_refuses_to_make_a_second_ticket_of_the_same_case(self, ada: User, edition: Edition) -> None:
        delivery = DeliveryFactory()
        DiagnosisFactory(delivery=delivery)
        its_like = TicketFactory(
            recipient=delivery.ticket.recipient, customer=delivery.ticket.customer, cause=Cause.GREYLISTED
        )
        with pytest.raises(triage.CaseAlreadyOpen) as caught:
            triage.correct_cause(ticket=delivery.ticket, cause=Cause.GREYLISTED, by=ada, now=LATER)
        assert caught.value.ticket == its_like
        assert Diagnosis.objects.get().is_current


CHANGES: list[Callable[[Ticket, User, int], object]] = [
    lambda ticket, ada, version: triage.assign(ticket=ticket, to=ada, by=ada, now=LATER, version=version),
    lambda ticket, ada, version: triage.change_state(
        ticket=ticket, state=Ticket.State.DONE, by=ada, now=LATER, version=version
    ),
    lambda ticket, ada, version: triage.correct_cause(
        ticket=ticket, cause=Cause.GREYLISTED, by=ada, now=LATER, version=version
    ),
    lambda ticket, ada, version: follow_ups.set_follow_up(ticket=ticket, at=LATER, by=ada, now=LATER, version=version),
]


@pytest.mark.django_db
class TestAChange:
    @pytest.mark.parametrize("change", CHANGES)
    def test_is_refused_when_the_ticket_has_moved_on(
        self, change: Callable[[Ticket, User, int], object], ada: User, edition: Edition
    ) -> None:
        ticket = TicketFactory(version=5)
        with pytest.raises(triage.StaleTicket) as caught:
            change(ticket, ada, 4)
        assert caught.value.ticket == ticket
        assert Ticket.objects.filter(pk=ticket.pk, version=5).exists()
        assert not Event.objects.exists()

    @pytest.mark.parametrize("change", CHANGES)
    def test_is_made_on_the_version_that_was_looked_at(
        self, change: Callable[[Ticket, User, int], object], ada: User, edition: Edition
    ) -> None:
        ticket = TicketFactory(version=5)
        change(ticket, ada, 5)
        assert Ticket.objects.get(pk=ticket.pk).version == 6


@pytest.mark.django_db(transaction=True)
class TestTwoPeopleAtOnce:
    def test_one_changes_the_ticket_and_the_other_is_told(self, ada: User, kei: User) -> None:
        ticket = TicketFactory()
        together = threading.Barrier(2)

        def take(person: User) -> str:
            try:
                together.wait()
                triage.assign(ticket=ticket, to=person, by=person, now=LATER, version=1)
            except triage.StaleTicket:
                return "told"
            finally:
                connection.close()
            return "taken"

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(take, [ada, kei])) == ["taken", "told"]


@pytest.mark.django_db
class TestSetFollowUp:
    def test_sets_the_date_and_records_it(self, ada: User) -> None:
        ticket = follow_ups.set_follow_up(ticket=TicketFactory(), at=LATER, by=ada, now=NOW)
        assert ticket.follow_up_at == LATER
        assert last_event(ticket).details == {"at": LATER.isoformat()}

    def test_takes_the_date_away(self, ada: User) -> None:
        ticket = follow_ups.set_follow_up(ticket=TicketFactory(follow_up_at=LATER), at=None, by=ada, now=NOW)
        assert ticket.follow_up_at is None

    def test_does_nothing_when_nothing_changes(self, ada: User) -> None:
        follow_ups.set_follow_up(ticket=TicketFactory(follow_up_at=LATER), at=LATER, by=ada, now=NOW)
        assert not Event.objects.exists()


@pytest.mark.django_db
class TestAddNote:
    def test_keeps_what_was_said_and_brings_the_ticket_up(self, ada: User) -> None:
        ticket = TicketFactory()
        note = conversation.add_note(ticket=ticket, text="  お電話しました。\n折り返し待ち\x00 ", by=ada, now=LATER)
        assert (note.verb, note.text, note.by) == ("noted", "お電話しました。\n折り返し待ち\ufffd", ada)
        assert Ticket.objects.get(pk=ticket.pk).updated_at == LATER

    def test_refuses_a_note_without_words(self, ada: User) -> None:
        with pytest.raises(conversation.EmptyNote):
            conversation.add_note(ticket=TicketFactory(), text=" \n", by=ada, now=LATER)
