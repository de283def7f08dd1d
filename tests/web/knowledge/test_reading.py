"""The knowledge, to be read."""

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics.knowledge import linking
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.loading import load_book
from tests.factories import TicketFactory

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("edition")
class TestList:
    def test_names_every_cause_under_its_heading(self, ada_client: Client) -> None:
        text = ada_client.get(reverse("desk:knowledge")).content.decode()
        for cause in Cause:
            assert reverse("desk:cause", args=[cause]) in text
        assert "Wrong address" in text

    def test_counts_open_tickets(self, ada_client: Client) -> None:
        TicketFactory.create_batch(2)
        assert "2 open tickets" in ada_client.get(reverse("desk:knowledge")).content.decode()


@pytest.mark.usefixtures("edition")
class TestCause:
    @pytest.mark.parametrize("cause", list(Cause))
    def test_has_a_page_with_remedy_and_text_for_the_customer(self, ada_client: Client, cause: Cause) -> None:
        text = ada_client.get(reverse("desk:cause", args=[cause])).content.decode()
        assert "May it be sent again?" in text
        assert '<article class="prose"' in text

    def test_is_led_to_by_articles_whose_every_link_can_be_followed(self, ada_client: Client) -> None:
        links = {link for page in load_book(proven=True).pages for link in linking.targets(page.staff.ja)}
        assert "/codes/" in links
        for link in sorted(links):
            assert ada_client.get(link).status_code == 200, link

    def test_shows_rules_with_examples(self, ada_client: Client) -> None:
        text = ada_client.get(reverse("desk:cause", args=["mailbox-full"])).content.decode()
        assert "Examples" in text
        assert "<code>" in text

    def test_that_does_not_exist_is_not_found(self, ada_client: Client) -> None:
        assert ada_client.get(reverse("desk:cause", args=["flu"])).status_code == 404


class TestWithoutKnowledge:
    def test_the_list_says_what_to_do(self, ada_client: Client) -> None:
        assert "load_knowledge" in ada_client.get(reverse("desk:knowledge")).content.decode()

    def test_no_page_is_found(self, ada_client: Client) -> None:
        assert ada_client.get(reverse("desk:cause", args=["mailbox-full"])).status_code == 404


@pytest.mark.usefixtures("edition")
class TestSections:
    def test_show_each_person_what_is_theirs(self, ada_client: Client, kei_client: Client) -> None:
        for path, is_for_editors in {"drafts": True, "backtests": True, "shipped": True, "bench": False}.items():
            link = f'<a href="/knowledge/{path}/">'
            assert link in kei_client.get(reverse("desk:knowledge")).content.decode()
            assert (link in ada_client.get(reverse("desk:knowledge")).content.decode()) is not is_for_editors
