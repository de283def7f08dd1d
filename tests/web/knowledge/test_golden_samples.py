"""The samples by which the knowledge is measured."""

import pytest
from django.test import Client
from django.utils import timezone

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Edition, GoldenSample, User
from diagnostics.tickets import triage
from tests.web.cases import PROOF, diagnosed

pytestmark = pytest.mark.django_db

LIST = "/knowledge/goldens/"


@pytest.fixture
def sample(edition: Edition, ada: User) -> GoldenSample:
    ticket = diagnosed(None, edition).delivery.ticket
    triage.correct_cause(ticket=ticket, cause=Cause.SERVER_FULL, by=ada, now=timezone.now(), proof=PROOF)
    return GoldenSample.objects.get()


def test_are_listed_with_cause_proof_and_author(ada_client: Client, sample: GoldenSample) -> None:
    text = ada_client.get(LIST).content.decode()
    for said in ("Server out of storage", f"<mark>{PROOF}</mark>", "Ada"):
        assert said in text
    assert "Count it no more" not in text


def test_count_no_more_and_again(kei_client: Client, sample: GoldenSample) -> None:
    url = f"{LIST}{sample.pk}/"
    assert "Count it again" in kei_client.post(url, {"active": "no"}, follow=True).content.decode()
    sample.refresh_from_db()
    assert not sample.is_active
    kei_client.post(url, {"active": "yes"})
    sample.refresh_from_db()
    assert sample.is_active
    assert kei_client.post(url, {"active": "perhaps"}).status_code == 400


def test_none_says_where_they_come_from(kei_client: Client, edition: Edition) -> None:
    assert "They come from corrections" in kei_client.get(LIST).content.decode()
