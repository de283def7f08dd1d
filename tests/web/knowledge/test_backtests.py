"""Trying the draft on past results."""

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics import jobs
from diagnostics.models import Backtest, Edition, GoldenSample, User
from tests.factories import NOW
from tests.web.cases import diagnosed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("valkey")]

LIST, START = "/knowledge/backtests/", "/knowledge/backtests/start/"
RULE = {
    "cause": "server-full", "slug": "basin", "words": ["the basin overflows"], "words_kind": ["phrase"],
    "examples_text": ["550 the basin overflows"], "do": "save",
}  # fmt: skip


@pytest.fixture
def drafted(kei_client: Client, edition: Edition) -> None:
    """A draft that understands what was unclear."""
    text = "599 the basin overflows"
    diagnosis = diagnosed(None, edition, text=text, proof=text, cause="unclear", rule="")
    delivery = diagnosis.delivery
    delivery.diagnostic, delivery.status, delivery.reply_code = text, "", None
    delivery.save()
    assert kei_client.post("/knowledge/rules/new/", RULE).status_code == 302


@pytest.mark.usefixtures("drafted")
class TestTrial:
    def test_shows_matrix_and_changed_tickets_with_both_proofs(self, kei_client: Client) -> None:
        response = kei_client.post(START, {"size": "1000"})
        run = Backtest.objects.get()
        assert response["Location"] == reverse("desk:backtest", args=[run.pk])
        assert "Queued" in kei_client.get(response["Location"]).content.decode()
        jobs.work(burst=True)
        text = kei_client.get(response["Location"]).content.decode()
        for said in (
            "Would change",
            "→ Server out of storage",
            "the basin overflows</mark>",
            "No golden sample would go wrong",
            "Done",
        ):
            assert said in text

    def test_offers_golden_samples_to_acknowledge_on_the_way_to_publishing(
        self, kei_client: Client, publisher_client: Client, kei: User
    ) -> None:
        facts = {
            "recipient": "someone@example.com", "action": "failed", "status": "", "status_is_remote": False,
            "reply_code": 550, "command": "", "diagnostic": "550 the basin overflows", "diagnostic_type": "",
            "reporting_host": "", "remote_host": "", "dialect": "", "context": [],
        }  # fmt: skip
        sample = GoldenSample.objects.create(facts=facts, kind="failure", cause="unclear", made_by=kei, made_at=NOW)
        kei_client.post(START)
        jobs.work(burst=True)
        text = publisher_client.get(reverse("desk:backtest", args=[Backtest.objects.get().pk])).content.decode()
        assert f'name="golden" value="{sample.pk}"' in text
        chosen = publisher_client.get("/knowledge/publish/", {"golden": sample.pk}).content.decode()
        assert f'name="golden" value="{sample.pk}" checked' in chosen

    def test_asks_the_browser_to_load_anew_once_it_is_over(self, kei_client: Client) -> None:
        kei_client.post(START)
        url = reverse("desk:backtest-progress", args=[Backtest.objects.get().pk])
        assert "HX-Refresh" not in kei_client.get(url)
        jobs.work(burst=True)
        assert kei_client.get(url)["HX-Refresh"] == "true"

    def test_is_stopped(self, kei_client: Client) -> None:
        kei_client.post(START)
        run = Backtest.objects.get()
        kei_client.post(reverse("desk:backtest-cancel", args=[run.pk]))
        run.refresh_from_db()
        assert run.state == Backtest.State.CANCELLED

    def test_is_listed(self, kei_client: Client) -> None:
        kei_client.post(START, {"size": "7; DROP TABLE"})
        assert "Edition 1" in kei_client.get(LIST).content.decode()


def test_without_a_draft_says_so(kei_client: Client, edition: Edition) -> None:
    assert "There is no draft" in kei_client.get(LIST).content.decode()
