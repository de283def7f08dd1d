"""Unclear groups and coverage."""

import pytest
from django.test import Client
from django.utils import timezone

from diagnostics.models import Edition
from tests.factories import TicketFactory
from tests.web.cases import diagnosed

pytestmark = pytest.mark.django_db


class TestClusters:
    def test_gather_tickets_that_share_a_reply(self, kei_client: Client, ada_client: Client, edition: Edition) -> None:
        numbers = []
        for number in (1, 2, 3):
            diagnosis = diagnosed(None, edition, ticket=TicketFactory(cause="unclear"), cause="unclear", rule="")
            diagnosis.delivery.diagnostic = f"599 the basin overflows for job {number}17"
            diagnosis.delivery.fingerprint = "the basin overflows"
            diagnosis.delivery.save()
            numbers.append(diagnosis.delivery.ticket_id)
        text = kei_client.get("/knowledge/clusters/").content.decode()
        assert "3 tickets share this reply" in text
        assert f"/knowledge/rules/new/?delivery={diagnosis.delivery_id}" in text
        assert all(f'href="/tickets/{number}/"' in text for number in numbers)
        assert "which=alike&amp;fingerprint=the%20basin%20overflows" in text
        assert "rules/new" not in ada_client.get("/knowledge/clusters/").content.decode()

    def test_are_reached_from_the_view_of_unclear_tickets(
        self, kei_client: Client, bob_client: Client, edition: Edition
    ) -> None:
        assert "/knowledge/clusters/" in kei_client.get("/?view=unclear").content.decode()
        assert "/knowledge/clusters/" not in kei_client.get("/?view=due").content.decode()
        assert "/knowledge/clusters/" not in bob_client.get("/?view=unclear").content.decode()

    def test_none_says_so(self, kei_client: Client, edition: Edition) -> None:
        assert "Nothing is unclear" in kei_client.get("/knowledge/clusters/").content.decode()


class TestCoverage:
    def test_names_codes_that_no_rule_asks_for(self, kei_client: Client, edition: Edition) -> None:
        diagnosis = diagnosed(None, edition, cause="unclear", rule="", made_at=timezone.now())
        diagnosis.delivery.status = "5.9.77"
        diagnosis.delivery.save()
        text = kei_client.get("/knowledge/coverage/").content.decode()
        assert "5.9.77" in text
        assert "rule</span>" in text

    def test_is_content_where_nothing_lacks(self, kei_client: Client, edition: Edition) -> None:
        assert "Every cause that was seen" in kei_client.get("/knowledge/coverage/").content.decode()


@pytest.mark.parametrize("path", ["clusters", "coverage", "accuracy", "editions", "bench", "drafts", "rediagnoses"])
def test_nothing_breaks_without_knowledge(kei_client: Client, path: str) -> None:
    assert kei_client.get(f"/knowledge/{path}/").status_code == 200
