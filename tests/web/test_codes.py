"""The dictionary of codes, searched and read in the browser."""

import html

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics.knowledge.dictionary import load_dictionary
from diagnostics.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def listed(client: Client, **asked: str) -> str:
    response = client.get(reverse("desk:codes"), asked)
    assert response.status_code == 200
    return response.content.decode()


def page(client: Client, slug: str) -> str:
    response = client.get(reverse("desk:code", args=[slug]))
    assert response.status_code == 200
    return response.content.decode()


class TestList:
    def test_holds_every_code_with_a_link_to_its_page(self, ada_client: Client) -> None:
        text = listed(ada_client)
        for entry in load_dictionary().entries:
            assert f'href="{reverse("desk:code", args=[entry.slug])}"' in text

    @pytest.mark.parametrize("query", ["5.1.1", "５．１．１", "#5.1.1", "no such mailbox", "550-5.1.1"])
    def test_finds_a_code_in_any_spelling_and_by_its_words(self, ada_client: Client, query: str) -> None:
        assert reverse("desk:code", args=["x.1.1"]) in listed(ada_client, q=query)

    def test_finds_japanese_words_while_english_is_read(self, ada_client: Client) -> None:
        assert "Mailbox full" in listed(ada_client, q="容量")

    def test_shows_one_vendor_alone(self, ada_client: Client) -> None:
        text = listed(ada_client, vendor="docomo")
        assert "docomo-550-unknown-user" in text
        assert reverse("desk:code", args=["x.1.1"]) not in text

    def test_searches_the_standards_alone(self, ada_client: Client) -> None:
        text = listed(ada_client, q="5.1.1", vendor="standards")
        assert reverse("desk:code", args=["x.1.1"]) in text
        assert "gmail-5.1.1" not in text

    def test_leads_on_where_nothing_is_found(self, ada_client: Client) -> None:
        text = listed(ada_client, q="zebra crossing")
        assert "No such code" in text
        assert f"{reverse('desk:ask')}?words=zebra%20crossing" in text

    def test_shows_only_the_best_of_many(self, ada_client: Client) -> None:
        assert "The best 60 are shown" in listed(ada_client, q="e")

    def test_names_causes_by_their_names(self, ada_client: Client) -> None:
        text = listed(ada_client, q="x.2.2")
        assert f'<a href="{reverse("desk:cause", args=["mailbox-full"])}">' in text

    def test_writes_nothing_of_the_query_as_markup(self, ada_client: Client) -> None:
        assert "<script>x" not in listed(ada_client, q='"><script>x')


class TestPage:
    def test_says_what_it_means_and_can_stand_for(self, ada_client: Client) -> None:
        text = page(ada_client, "x.7.1")
        assert reverse("desk:cause", args=["ip-blocked"]) in text
        assert "rfc3463" in text

    def test_leads_to_the_same_code_elsewhere(self, ada_client: Client) -> None:
        assert reverse("desk:code", args=["microsoft-5.1.10"]) in page(ada_client, "x.1.10")
        assert reverse("desk:code", args=["x.1.10"]) in page(ada_client, "microsoft-5.1.10")

    def test_leads_to_tickets_of_either_class(self, ada_client: Client) -> None:
        text = page(ada_client, "x.2.2")
        assert "q=code:4.2.2" in text
        assert "q=code:5.2.2" in text

    def test_of_a_success_says_that_nothing_failed(self, ada_client: Client) -> None:
        assert "No failure" in page(ada_client, "250")

    def test_reads_japanese_for_those_who_do(self, ada: User, ada_client: Client) -> None:
        ada.language = "ja"
        ada.save()
        assert "受信ボックス" in page(ada_client, "x.2.2")

    def test_that_does_not_exist_is_not_found(self, ada_client: Client) -> None:
        assert ada_client.get(reverse("desk:code", args=["nothing"])).status_code == 404

    def test_exists_for_every_code(self, ada_client: Client) -> None:
        for entry in load_dictionary().entries:
            assert entry.title.en in html.unescape(page(ada_client, entry.slug))
