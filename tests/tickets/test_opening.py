"""Which ticket an undelivered mail leads to."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Customer, Delivery, Edition, Event, Ticket
from diagnostics.notices import Action
from diagnostics.tickets import opening
from tests.factories import NOW, CustomerFactory, DeliveryFactory, DiagnosisFactory

LATER = NOW + timedelta(hours=1)


def come_in(
    edition: Edition,
    *,
    recipient: str = "taro@example.com",
    cause: Cause = Cause.MAILBOX_FULL,
    customer: Customer | None = None,
    confidence: float = 0.95,
    now: object = NOW,
    **facts: object,
) -> Ticket:
    delivery = DeliveryFactory(ticket=None, recipient=recipient, **facts)
    diagnosis = DiagnosisFactory(delivery=delivery, edition=edition, cause=cause, confidence=confidence)
    return opening.open_or_join(delivery=delivery, diagnosis=diagnosis, customer=customer, now=now)


@pytest.mark.django_db
class TestTheFirstFailure:
    def test_opens_a_ticket_with_what_the_desk_needs(self, edition: Edition) -> None:
        customer = CustomerFactory()
        ticket = come_in(edition, recipient="Taro@Example.com", customer=customer)
        assert (ticket.state, ticket.cause, ticket.heading) == ("open", "mailbox-full", "capacity")
        assert (ticket.recipient, ticket.domain, ticket.customer) == ("taro@example.com", "Example.com", customer)
        assert (ticket.evidence, ticket.confidence) == ("552 5.2.2 Mailbox full", 0.95)
        assert (ticket.deliveries_count, ticket.version, ticket.needs_review) == (1, 1, False)
        assert Delivery.objects.get().ticket == ticket

    def test_sets_the_follow_up_by_the_clock_of_the_cause(self, edition: Edition) -> None:
        assert come_in(edition).follow_up_at == NOW + timedelta(days=3)
        assert come_in(edition, cause=Cause.ADDRESS_UNKNOWN).follow_up_at is None

    def test_is_the_first_entry_of_the_history(self, edition: Edition) -> None:
        ticket = come_in(edition)
        event = Event.objects.get(ticket=ticket)
        assert (event.verb, event.by, event.at) == (Event.Verb.OPENED, None, NOW)
        assert event.details["delivery"] == Delivery.objects.get().pk

    @pytest.mark.parametrize(("cause", "confidence"), [(Cause.UNCLEAR, 0.0), (Cause.MAILBOX_FULL, 0.59)])
    def test_needs_review_when_nobody_can_be_sure(self, edition: Edition, cause: Cause, confidence: float) -> None:
        assert come_in(edition, cause=cause, confidence=confidence).needs_review

    def test_quotes_the_passage_that_decided_where_the_reply_does_not_hold_it(self, edition: Edition) -> None:
        delivery = DeliveryFactory(ticket=None, diagnostic="5.0.0")
        proof = {"part": "1", "start": 0, "end": 10, "text": "quota\n used up"}
        diagnosis = DiagnosisFactory(delivery=delivery, edition=edition, evidence=proof)
        ticket = opening.open_or_join(delivery=delivery, diagnosis=diagnosis, customer=None, now=NOW)
        assert ticket.evidence == "quota used up"


@pytest.mark.django_db
class TestADelay:
    def test_waits_until_the_retries_end(self, edition: Edition) -> None:
        until = NOW + timedelta(days=4)
        ticket = come_in(edition, action=Action.DELAYED, cause=Cause.GREYLISTED, retry_until=until)
        assert (ticket.state, ticket.follow_up_at) == (Ticket.State.WAITING, until)

    @pytest.mark.parametrize("until", [None, NOW - timedelta(days=1)])
    def test_waits_by_the_clock_where_the_end_is_not_known(self, edition: Edition, until: object) -> None:
        ticket = come_in(edition, action=Action.DELAYED, cause=Cause.GREYLISTED, retry_until=until)
        assert ticket.follow_up_at == NOW + timedelta(hours=4)

    def test_waits_a_day_where_the_cause_has_no_clock(self, edition: Edition) -> None:
        ticket = come_in(edition, action=Action.DELAYED, cause=Cause.ADDRESS_UNKNOWN)
        assert ticket.follow_up_at == NOW + timedelta(days=1)

    def test_is_open_again_when_the_mail_fails_for_good(self, edition: Edition) -> None:
        come_in(edition, action=Action.DELAYED)
        ticket = come_in(edition, now=LATER)
        assert (ticket.state, ticket.follow_up_at) == (Ticket.State.OPEN, LATER + timedelta(days=3))
        assert ticket.events.last().details["is_end_of_delay"] is True

    def test_turns_into_the_failure_of_the_same_mail_whatever_its_cause(self, edition: Edition) -> None:
        same_mail = {"submission__original_message_id": "quotation-1@example.co.jp"}
        waiting = come_in(edition, action=Action.DELAYED, cause=Cause.CONNECTION_FAILED, **same_mail)
        failed = come_in(edition, cause=Cause.ADDRESS_UNKNOWN, now=LATER, **same_mail)
        assert failed == waiting
        assert (failed.state, failed.cause, failed.heading) == ("open", "address-unknown", "address")
        assert failed.follow_up_at is None

    def test_has_nothing_to_do_with_the_failure_of_another_mail(self, edition: Edition) -> None:
        waiting = come_in(edition, action=Action.DELAYED, submission__original_message_id="1@example.co.jp")
        others = (
            {"submission__original_message_id": "2@example.co.jp"},
            {"submission__original_message_id": ""},
            {"submission__original_message_id": "1@example.co.jp", "recipient": "jiro@example.com"},
        )
        for other in others:
            assert come_in(edition, cause=Cause.DELIVERY_EXPIRED, **other) != waiting

    def test_goes_on_waiting_while_the_mail_is_delayed_only(self, edition: Edition) -> None:
        come_in(edition, action=Action.DELAYED)
        assert come_in(edition, action=Action.DELAYED, now=LATER).state == Ticket.State.WAITING


@pytest.mark.django_db
class TestALaterFailure:
    def test_joins_the_open_ticket_of_its_recipient_cause_and_customer(self, edition: Edition) -> None:
        customer = CustomerFactory()
        first = come_in(edition, customer=customer, confidence=0.5)
        second = come_in(edition, recipient="TARO@example.com", customer=customer, diagnostic="552 again", now=LATER)
        assert second == first
        assert (second.deliveries_count, second.evidence, second.updated_at) == (2, "552 again", LATER)
        assert (second.version, second.confidence, second.needs_review) == (2, 0.95, False)
        assert [event.verb for event in second.events.all()] == [Event.Verb.OPENED, Event.Verb.JOINED]

    def test_opens_another_ticket_for_another_recipient_cause_or_customer(self, edition: Edition) -> None:
        customer = CustomerFactory()
        tickets = {
            come_in(edition, customer=customer),
            come_in(edition, customer=customer, recipient="jiro@example.com"),
            come_in(edition, customer=customer, cause=Cause.ADDRESS_UNKNOWN),
            come_in(edition, customer=CustomerFactory()),
        }
        assert len(tickets) == 4

    def test_joins_any_open_ticket_when_nobody_is_known_to_have_asked(self, edition: Edition) -> None:
        first = come_in(edition, customer=CustomerFactory())
        assert come_in(edition, customer=None) == first

    def test_brings_its_customer_to_a_ticket_that_nobody_had_asked_about(self, edition: Edition) -> None:
        first = come_in(edition, customer=None)
        customer = CustomerFactory()
        second = come_in(edition, customer=customer)
        assert (second, second.customer) == (first, customer)

    def test_joins_the_ticket_of_its_own_customer_before_one_of_nobody(self, edition: Edition) -> None:
        customer = CustomerFactory()
        own = come_in(edition, customer=customer)
        delivery = DeliveryFactory(ticket__recipient="taro@example.com", ticket__customer=None)
        assert come_in(edition, customer=customer) == own != delivery.ticket

    def test_leaves_a_ticket_that_is_done_alone(self, edition: Edition) -> None:
        first = come_in(edition)
        Ticket.objects.filter(pk=first.pk).update(state=Ticket.State.DONE, done_at=NOW)
        assert come_in(edition) != first

    def test_leaves_a_ticket_waiting_that_a_person_put_aside(self, edition: Edition) -> None:
        first = come_in(edition)
        Ticket.objects.filter(pk=first.pk).update(state=Ticket.State.WAITING)
        assert come_in(edition).state == Ticket.State.WAITING

    def test_joins_nothing_when_it_names_no_recipient(self, edition: Edition) -> None:
        assert come_in(edition, recipient="") != come_in(edition, recipient="")


@pytest.mark.django_db(transaction=True)
class TestManyAtOnce:
    def test_open_one_ticket(self, edition: Edition) -> None:
        together = threading.Barrier(5)
        customer = CustomerFactory()

        def fail(number: int) -> int:
            try:
                together.wait()
                return come_in(edition, customer=customer if number % 2 else None).pk
            finally:
                connection.close()

        with ThreadPoolExecutor(5) as pool:
            tickets = set(pool.map(fail, range(5)))
        assert len(tickets) == 1
        assert Ticket.objects.get().deliveries_count == 5
