"""The places that a few typed letters mean."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import SubmissionFactory, TicketFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def places(client: Client, q: str = "") -> str:
    response = client.get(reverse("desk:palette"), {"q": q})
    assert response.status_code == 200
    return response.content.decode()


def test_lists_every_page_before_anything_is_typed(ada_client: Client) -> None:
    text = places(ada_client)
    for name in ("codes", "ask", "knowledge", "upload", "submissions", "settings", "help"):
        assert f'href="{reverse(f"desk:{name}")}"' in text
    assert "?view=mine" in text


def test_lists_only_pages_that_one_may_open(bob_client: Client) -> None:
    text = places(bob_client)
    assert reverse("desk:upload") in text
    assert reverse("desk:codes") not in text
    assert "?view=mine" not in text


def test_every_page_that_it_lists_is_there(ada_client: Client) -> None:
    for line in places(ada_client).split('href="')[1:]:
        assert ada_client.get(line.partition('"')[0].replace("&amp;", "&")).status_code == 200


def test_finds_pages_tickets_causes_and_codes(ada_client: Client) -> None:
    ticket = TicketFactory(recipient="hanako@example.com")
    assert reverse("desk:ticket", args=[ticket.pk]) in places(ada_client, "hanako")
    assert reverse("desk:ticket", args=[ticket.pk]) in places(ada_client, f"#{ticket.pk}")
    assert reverse("desk:cause", args=["mailbox-full"]) in places(ada_client, "mailbox full")
    assert reverse("desk:code", args=["microsoft-s3150"]) in places(ada_client, "s3150")
    assert reverse("desk:settings") in places(ada_client, "SETT")


def test_leads_to_the_search_for_what_was_typed(ada_client: Client) -> None:
    assert "/?q=zebra+crossing" in places(ada_client, "zebra crossing")


def test_shows_nothing_of_others(bob_client: Client, charlie_client: Client) -> None:
    ticket = TicketFactory(recipient="hanako@example.com")
    SubmissionFactory(submitted_by=None)
    for client in (bob_client, charlie_client):
        assert reverse("desk:ticket", args=[ticket.pk]) not in places(client, "hanako")


def test_strangers_sign_in_first(client: Client) -> None:
    assert client.get(reverse("desk:palette")).status_code == 302
