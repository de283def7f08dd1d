"""Who asked about a bounce."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from diagnostics.models import Customer
from diagnostics.notices import Kind, Notice
from diagnostics.tickets import customers
from tests.factories import NOW, CustomerFactory, SubmissionFactory


def customer(*, envelope_from: str = "", original_sender: str = "", **said: str) -> Customer | None:
    submission = SubmissionFactory(envelope_from=envelope_from, original_sender=original_sender)
    return customers.customer_of(submission, Notice(kind=Kind.FAILURE, **said), now=NOW)


class TestIsOfAPerson:
    @pytest.mark.parametrize(
        "address", ["hanako@example.co.jp", "info@example.com", "花子@例え.jp", "bouncer@example.jp"]
    )
    def test_people(self, address: str) -> None:
        assert customers.is_of_a_person(address)

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "<>",
            "hanako",
            "a b@example.jp",
            "a@b@example.jp",
            "MAILER-DAEMON@example.jp",
            "postmaster@example.jp",
            "no-reply@example.jp",
            "noreply@example.jp",
            "bounce+123=a@example.jp",
            "bounces@example.jp",
        ],
    )
    def test_machines_and_what_is_no_address(self, address: str) -> None:
        assert not customers.is_of_a_person(address)


@pytest.mark.django_db
class TestCustomerOf:
    def test_is_whoever_forwarded_before_all_others(self) -> None:
        found = customer(
            forwarder="Morita@example.co.jp",
            forwarder_name="森田 健一",
            envelope_from="envelope@example.jp",
            addressed_to="to@example.jp",
        )
        assert found is not None
        assert (found.address, found.name, found.created_at) == ("morita@example.co.jp", "森田 健一", NOW)

    def test_is_whoever_handed_it_in_then_whoever_it_was_sent_to_then_the_sender(self) -> None:
        assert str(customer(envelope_from="e@example.jp", addressed_to="t@example.jp")) == "e@example.jp"
        assert str(customer(envelope_from="<>", addressed_to="t@example.jp")) == "t@example.jp"
        assert str(customer(addressed_to="bounces@example.jp", original_sender="s@example.jp")) == "s@example.jp"

    def test_is_nobody_where_only_machines_are_known(self) -> None:
        assert customer(addressed_to="MAILER-DAEMON@example.jp") is None
        assert not Customer.objects.exists()

    def test_is_known_again_whatever_the_case_of_the_address(self) -> None:
        known = CustomerFactory(address="Hanako@Example.co.jp")
        assert customer(addressed_to="hanako@example.CO.jp") == known

    def test_learns_a_name_once(self) -> None:
        known = CustomerFactory(address="hanako@example.co.jp")
        customer(forwarder="hanako@example.co.jp", forwarder_name="花子")
        customer(forwarder="hanako@example.co.jp", forwarder_name="別名")
        known.refresh_from_db()
        assert known.name == "花子"


@pytest.mark.django_db(transaction=True)
class TestTheSameCustomerAtOnce:
    def test_is_made_once(self) -> None:
        together = threading.Barrier(4)

        def ask(_: int) -> int | None:
            try:
                together.wait()
                found = customer(addressed_to="hanako@example.co.jp")
                return found.pk if found else None
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as pool:
            assert len(set(pool.map(ask, range(4)))) == 1
