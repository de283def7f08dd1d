"""Unclear mails are gathered so that one rule clears them all."""

import pytest
from pytest_django import DjangoAssertNumQueries

from diagnostics import insights, notices
from diagnostics.analysis.selection import Selection
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Delivery, Diagnosis, Ticket, User
from diagnostics.models.delivery import fingerprint
from diagnostics.notices import Action
from tests.factories import DeliveryFactory, DiagnosisFactory, SubmissionFactory


def unclear(reply: str, **fields: object) -> Diagnosis:
    delivery = DeliveryFactory(diagnostic=reply, fingerprint=fingerprint(reply), **fields)
    return DiagnosisFactory(delivery=delivery, cause=Cause.UNCLEAR, rule="", confidence=0.0)


@pytest.mark.django_db
class TestClusters:
    def test_gather_replies_that_differ_in_addresses_and_numbers_only(self) -> None:
        alike = [unclear(f"550 <x{number}@example.com> locked, ticket {number}00") for number in range(3)]
        unclear("551 something else")
        first, second = insights.clusters()
        assert (first.count, second.count) == (3, 1)
        assert first.sample == alike[-1].delivery
        assert first.ticket_ids == tuple(diagnosis.delivery.ticket_id for diagnosis in reversed(alike))
        assert set(Selection.alike(first.fingerprint).tickets()) == {one.delivery.ticket for one in alike}

    def test_leave_out_what_is_done_what_a_person_decided_and_what_says_nothing(self, ada: User) -> None:
        unclear("551 done", ticket__state=Ticket.State.DONE, ticket__done_at="2026-11-24T00:00Z")
        decided = unclear("551 decided")
        Diagnosis.objects.filter(pk=decided.pk).update(made_by=ada)
        unclear("551 4.4")
        assert insights.clusters() == []

    def test_ask_as_often_for_many_as_for_one(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        for number in range(10):
            unclear(f"550 reason {'abcdefghij'[number]}")
        with django_assert_num_queries(2):
            assert len(insights.clusters(most=7)) == 7


@pytest.mark.django_db
class TestTheFingerprint:
    def test_is_kept_with_each_delivery(self) -> None:
        facts = notices.Delivery(
            recipient="taro@example.com",
            action=Action.FAILED,
            diagnostic="550 <taro@example.com> Locked\x00 " + "語" * 9_000,
        )
        row = Delivery.of(SubmissionFactory(), 0, facts)
        row.save()
        assert row.fingerprint.startswith("<number> <address> locked")
        assert len(row.fingerprint) == 300
