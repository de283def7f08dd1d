"""What may be true of tickets, diagnoses and customers at all."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from diagnostics.models import Ticket
from tests.factories import NOW, CustomerFactory, DiagnosisFactory, TicketFactory


@pytest.mark.django_db
class TestTheDatabaseRefuses:
    def test_two_open_tickets_of_the_same_case(self) -> None:
        ticket = TicketFactory()
        with pytest.raises(IntegrityError, match="ticket_one_open_per_case"):
            TicketFactory(recipient=ticket.recipient, customer=ticket.customer)

    def test_two_open_tickets_of_the_same_case_that_nobody_asked_about(self) -> None:
        ticket = TicketFactory(customer=None)
        with pytest.raises(IntegrityError, match="ticket_one_open_per_case"):
            TicketFactory(recipient=ticket.recipient, customer=None)

    @pytest.mark.parametrize("fields", [{"state": "done"}, {"done_at": NOW}])
    def test_a_time_of_being_done_for_what_is_not_done(self, fields: dict[str, object]) -> None:
        with pytest.raises(IntegrityError, match="ticket_done_has_time"):
            TicketFactory(**fields)

    @pytest.mark.parametrize("confidence", [-0.1, 1.1])
    def test_a_confidence_that_is_none(self, confidence: float) -> None:
        with pytest.raises(IntegrityError, match="confidence_range"):
            TicketFactory(confidence=confidence)

    def test_two_current_diagnoses_of_one_delivery(self) -> None:
        diagnosis = DiagnosisFactory()
        with pytest.raises(IntegrityError, match="diagnosis_one_current"):
            DiagnosisFactory(delivery=diagnosis.delivery)

    def test_two_customers_of_one_address(self) -> None:
        CustomerFactory(address="hanako@example.co.jp")
        with pytest.raises(IntegrityError, match="customer_address_once"):
            CustomerFactory(address="Hanako@example.co.jp")


@pytest.mark.django_db
class TestTheDatabaseAllows:
    def test_another_ticket_of_the_case_once_the_first_is_done(self) -> None:
        ticket = TicketFactory(state="done", done_at=NOW)
        assert TicketFactory(recipient=ticket.recipient, customer=ticket.customer).pk

    def test_any_number_of_tickets_without_a_recipient(self) -> None:
        customer = CustomerFactory()
        assert TicketFactory(recipient="", customer=customer) != TicketFactory(recipient="", customer=customer)


@pytest.mark.django_db
class TestReadingTickets:
    def test_due_are_those_whose_day_has_come(self) -> None:
        due = TicketFactory(follow_up_at=NOW)
        TicketFactory(follow_up_at=NOW + timedelta(seconds=1))
        TicketFactory(follow_up_at=None)
        TicketFactory(follow_up_at=NOW, state="done", done_at=NOW)
        assert list(Ticket.objects.due(NOW)) == [due]

    def test_unassigned_are_open_ones_that_nobody_has_taken(self) -> None:
        free = TicketFactory()
        TicketFactory(state="done", done_at=NOW)
        assert list(Ticket.objects.unassigned()) == [free]
