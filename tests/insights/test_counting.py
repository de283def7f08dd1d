"""The numbers of the rail."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from diagnostics import insights
from diagnostics.knowledge.causes import Cause
from diagnostics.models import User
from tests.factories import NOW, DeliveryFactory, TicketFactory


@pytest.mark.django_db
class TestCounts:
    def test_count_each_view_of_open_tickets(self, ada: User) -> None:
        TicketFactory(assignee=ada, follow_up_at=NOW)
        TicketFactory(needs_review=True, cause=Cause.UNCLEAR)
        TicketFactory(state="waiting", follow_up_at=NOW + timedelta(days=1))
        TicketFactory(state="done", done_at=NOW, assignee=ada, needs_review=True)
        assert insights.counts(ada, now=NOW) == insights.Counts(
            open=3, mine=1, unassigned=2, needs_review=1, waiting=1, due=1, unclear=1
        )

    def test_count_only_what_the_person_may_see(self, bob: User, charlie: User) -> None:
        DeliveryFactory(submission__submitted_by=bob)
        assert insights.counts(bob, now=NOW).open == 1
        assert insights.counts(charlie, now=NOW).open == 0

    def test_ask_one_query_and_the_roles(self, ada: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_num_queries(2):
            insights.counts(ada, now=NOW)

    def test_stop_counting_at_a_bound(self, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("diagnostics.insights.counting.COUNTED_AT_MOST", 2)
        TicketFactory.create_batch(3)
        assert insights.counts(ada, now=NOW).open == 2
