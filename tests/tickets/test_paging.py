"""Pages that stay where they are while tickets come and go."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diagnostics.models import Ticket
from diagnostics.tickets import paging
from diagnostics.tickets.paging import Group
from tests.factories import NOW, CustomerFactory, TicketFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seven() -> list[Ticket]:
    """Seven tickets, newest first; three of them of the same moment."""
    ages = [0, 1, 2, 2, 2, 3, 4]
    made = [TicketFactory(updated_at=NOW - timedelta(microseconds=age)) for age in ages]
    return sorted(made, key=lambda ticket: (ticket.updated_at, ticket.pk), reverse=True)


def pages_forward(size: int, group: Group = Group.NONE) -> list[Ticket]:
    listed, after = [], ""
    while True:
        page = paging.page(Ticket.objects.all(), size=size, after=after, group=group)
        listed += page.tickets
        if not page.older:
            return listed
        after = page.older


class TestForward:
    @pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
    def test_every_ticket_comes_once_in_order(self, seven: list[Ticket], size: int) -> None:
        assert pages_forward(size) == seven

    def test_a_ticket_that_comes_in_between_moves_nothing(self, seven: list[Ticket]) -> None:
        first = paging.page(Ticket.objects.all(), size=3)
        TicketFactory(updated_at=NOW + timedelta(hours=1))
        second = paging.page(Ticket.objects.all(), size=3, after=first.older)
        assert list(second.tickets) == seven[3:6]

    def test_the_first_page_has_nothing_newer_and_the_last_nothing_older(self, seven: list[Ticket]) -> None:
        first = paging.page(Ticket.objects.all(), size=4)
        last = paging.page(Ticket.objects.all(), size=4, after=first.older)
        assert (first.newer, last.older) == ("", "")
        assert last.newer


class TestBack:
    def test_leads_to_the_page_before(self, seven: list[Ticket]) -> None:
        first = paging.page(Ticket.objects.all(), size=3)
        second = paging.page(Ticket.objects.all(), size=3, after=first.older)
        again = paging.page(Ticket.objects.all(), size=3, before=second.newer)
        assert again.tickets == first.tickets
        assert again.older == first.older

    def test_from_the_first_page_is_the_first_page(self, seven: list[Ticket]) -> None:
        page = paging.page(Ticket.objects.all(), size=3, before=paging.cursor(seven[0]))
        assert list(page.tickets) == seven[:3]


class TestPlaces:
    @pytest.mark.parametrize("word", ["x", "1", "-", "1-1;drop", "９-９", "9" * 30 + "-1"])
    def test_that_are_not_understood_are_the_beginning(self, seven: list[Ticket], word: str) -> None:
        assert list(paging.page(Ticket.objects.all(), size=3, after=word).tickets) == seven[:3]

    def test_are_read_from_an_index(self, seven: list[Ticket]) -> None:
        with connection.cursor() as cursor, CaptureQueriesContext(connection) as queries:
            paging.page(Ticket.objects.all(), size=3, after=paging.cursor(seven[2]))
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute("EXPLAIN " + queries.captured_queries[0]["sql"])
            plan = "\n".join(row[0] for row in cursor.fetchall())
        assert "ticket_newest" in plan
        assert "Sort" not in plan


@pytest.mark.parametrize("group", [Group.DOMAIN, Group.CAUSE, Group.CUSTOMER])
class TestGroups:
    @pytest.fixture
    def mixed(self) -> list[Ticket]:
        """Tickets of three domains, two causes and two customers (and of none), with moments that coincide."""
        customers = [CustomerFactory(), CustomerFactory(), None]
        return [
            TicketFactory(
                recipient=f"{number}@{'cab'[number % 3]}-x.example",
                cause=("mailbox-full", "address-unknown")[number % 2],
                customer=customers[number % 3],
                updated_at=NOW - timedelta(minutes=number // 4),
            )
            for number in range(11)
        ]

    @pytest.mark.parametrize("size", [1, 2, 5, 20])
    def test_every_ticket_comes_once_by_group_and_newest_first(
        self, mixed: list[Ticket], group: Group, size: int
    ) -> None:
        listed = pages_forward(size, group)
        assert set(listed) == set(mixed)
        assert len(listed) == len(mixed)
        keys = [paging.group_of(ticket, group) for ticket in listed]
        places = [(-ticket.updated_at.timestamp(), -ticket.pk) for ticket in listed]
        assert list(zip(keys, places, strict=True)) == sorted(zip(keys, places, strict=True))

    def test_the_way_back_is_the_way_there(self, mixed: list[Ticket], group: Group) -> None:
        first = paging.page(Ticket.objects.all(), size=4, group=group)
        second = paging.page(Ticket.objects.all(), size=4, after=first.older, group=group)
        again = paging.page(Ticket.objects.all(), size=4, before=second.newer, group=group)
        assert again.tickets == first.tickets

    @pytest.mark.parametrize("word", ["1-1", "1-1-x'; drop", "1-1-" + "9" * 40])
    def test_a_place_of_another_list_does_no_harm(self, mixed: list[Ticket], group: Group, word: str) -> None:
        assert paging.page(Ticket.objects.all(), size=4, after=word, group=group)
