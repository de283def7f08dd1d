"""Subjects are found through their index, in any script, whatever the locale of the database."""

import pytest
from django.db import connection

from diagnostics.models import Submission, User
from diagnostics.tickets import finding, terms
from tests.factories import NOW, DeliveryFactory, SubmissionFactory

pytestmark = pytest.mark.django_db
SUBJECT = "【至急】11月分の請求書とお見積り Quotation"


def plan(word: str) -> str:
    """How PostgreSQL finds subjects with ``word`` once reading all rows costs too much."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    return Submission.objects.filter(original_subject__icontains=word).order_by().explain()


@pytest.mark.parametrize("word", ["請求書", "quotation", "見積"])
def test_are_looked_up_in_the_index(word: str) -> None:
    assert "submission_by_subject" in plan(word)


@pytest.mark.parametrize("word", ["請求書", "請求", "書", "QUOTATION", "至急", "お見積り quot"])
def test_are_found_through_the_index_by_any_part(word: str) -> None:
    wanted = SubmissionFactory(original_subject=SUBJECT)
    SubmissionFactory(original_subject="別の件")
    assert "submission_by_subject" in plan(word)
    assert list(Submission.objects.filter(original_subject__icontains=word)) == [wanted]


@pytest.mark.parametrize("word", ["請求書", "請求", "QUOTATION"])
def test_are_found_where_the_locale_knows_no_japanese(word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
        cursor.execute(
            "CREATE INDEX blind ON diagnostics_submission"
            ' USING gin ((upper(original_subject COLLATE "C")) gin_trgm_ops)'
        )
        SubmissionFactory(original_subject=SUBJECT)
        cursor.execute(
            'SELECT count(*) FROM diagnostics_submission WHERE upper(original_subject COLLATE "C") LIKE %s',
            [f"%{word}%"],
        )
        assert cursor.fetchone() == (1,)


def test_of_their_tickets_are_searched_in_one_go(ada: User) -> None:
    ticket = DeliveryFactory(submission__original_subject=SUBJECT).ticket
    found = finding.find(type(ticket).objects.all(), terms.parse("請求書"), user=ada, now=NOW)
    assert list(found) == [ticket]
    assert "SubPlan" in found.explain()
