"""The list: views, filters, pages, and what stands beside it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Edition, Ticket, User
from diagnostics.web.inbox import ROWS_A_PAGE
from tests.factories import NOW, TicketFactory
from tests.web.cases import diagnosed

pytestmark = pytest.mark.django_db

QUERIES = 12


def listed(client: Client, query: str = "") -> list[int]:
    """The numbers of the tickets on the page, in their order."""
    text = client.get(f"/{query}").content.decode()
    return [int(number) for number in re.findall(r'data-ticket="(\d+)"', text)]


class TestViews:
    def test_the_inbox_is_what_is_not_done(self, ada_client: Client) -> None:
        open_, waiting = TicketFactory(), TicketFactory(state="waiting")
        TicketFactory(state="done", done_at=NOW)
        assert set(listed(ada_client)) == {open_.pk, waiting.pk}

    @pytest.mark.parametrize(
        ("view", "values"),
        [
            ("review", {"needs_review": True}),
            ("waiting", {"state": "waiting"}),
            ("due", {"follow_up_at": NOW - timedelta(days=900)}),
            ("unclear", {"cause": Cause.UNCLEAR, "heading": "unclear"}),
            ("done", {"state": "done", "done_at": NOW}),
        ],
    )
    def test_each_shows_its_own(self, ada_client: Client, ada: User, view: str, values: dict[str, object]) -> None:
        TicketFactory(assignee=ada)
        ticket = TicketFactory(**values)
        assert listed(ada_client, f"?view={view}") == [ticket.pk]

    def test_mine_and_unassigned(self, ada_client: Client, ada: User) -> None:
        mine, free = TicketFactory(assignee=ada), TicketFactory()
        assert listed(ada_client, "?view=mine") == [mine.pk]
        assert listed(ada_client, "?view=unassigned") == [free.pk]

    def test_the_rail_counts_them(self, ada_client: Client, ada: User) -> None:
        TicketFactory(assignee=ada)
        TicketFactory(state="waiting")
        text = ada_client.get("/").content.decode()
        counts = dict(
            re.findall(r'data-view="(\w+)">.*?(?:<span class="count[^"]*">(\d+)</span>)?</a>', text, re.DOTALL)
        )
        assert counts == {
            "inbox": "2", "mine": "1", "unassigned": "1", "review": "", "due": "", "waiting": "1", "unclear": "",
        }  # fmt: skip

    def test_an_unknown_one_is_the_inbox(self, ada_client: Client) -> None:
        ticket = TicketFactory()
        assert listed(ada_client, "?view=__class__") == [ticket.pk]


class TestSearch:
    def test_looks_through_everything_also_what_is_done(self, ada_client: Client) -> None:
        ticket = TicketFactory(state="done", done_at=NOW, recipient="taro@docomo.ne.jp")
        TicketFactory()
        assert listed(ada_client, "?q=docomo") == [ticket.pk]

    def test_filters_and_words_add_up(self, ada_client: Client, ada: User) -> None:
        wanted = TicketFactory(recipient="a@example.org", assignee=ada)
        TicketFactory(recipient="b@example.org")
        TicketFactory(recipient="c@example.net", assignee=ada)
        query = "?view=inbox&state=open&cause=mailbox-full&domain=example.org&assignee=me&q=4.2.2"
        assert listed(ada_client, query) == [wanted.pk]

    def test_an_unknown_word_is_told_and_the_rest_still_searched(self, ada_client: Client) -> None:
        ticket = TicketFactory(recipient="taro@example.org")
        text = ada_client.get("/?q=colour:red+taro").content.decode()
        assert "“colour:red” was left out" in text
        assert f'data-ticket="{ticket.pk}"' in text

    def test_a_wrong_value_is_told_with_the_right_ones(self, ada_client: Client) -> None:
        text = ada_client.get("/?q=state:closed").content.decode()
        assert "“state:closed” was left out" in text
        assert "open, waiting, done" in text

    def test_what_was_typed_comes_back_escaped(self, ada_client: Client) -> None:
        text = ada_client.get("/", {"q": '"><script>alert(1)</script>'}).content.decode()
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text

    def test_no_filter_reaches_a_column_that_is_not_meant(self, ada_client: Client, ada: User) -> None:
        ticket = TicketFactory(assignee=ada)
        assert listed(ada_client, "?assignee__password=x&id=0&order=assignee__password") == [ticket.pk]

    def test_nothing_found_says_so_and_leads_on(self, ada_client: Client) -> None:
        text = ada_client.get("/?q=nowhere").content.decode()
        assert "Nothing found" in text
        assert "?view=all" in text


class TestPages:
    def test_lead_on_and_back_with_the_filters_kept(self, ada_client: Client) -> None:
        for age in range(ROWS_A_PAGE + 1):
            TicketFactory(updated_at=NOW - timedelta(minutes=age))
        text = ada_client.get("/?cause=mailbox-full").content.decode()
        older = re.search(r'rel="next" href="([^"]+)"', text)
        assert older
        assert "cause=mailbox-full" in older[1]
        second = ada_client.get(older[1].replace("&amp;", "&")).content.decode()
        assert second.count("data-ticket=") == 1
        assert 'rel="prev"' in second

    def test_count_what_is_found(self, ada_client: Client) -> None:
        TicketFactory.create_batch(3)
        assert "3 tickets" in ada_client.get("/").content.decode()


class TestGroups:
    def test_stand_under_their_names_each_once(self, ada_client: Client) -> None:
        for name in ("a@x.example", "b@y.example", "c@x.example"):
            TicketFactory(recipient=name)
        text = ada_client.get("/?group=domain").content.decode()
        assert re.findall(r"<h2>(\w\.example)</h2>", text) == ["x.example", "y.example"]

    @pytest.mark.parametrize("group", ["cause", "customer", "password"])
    def test_of_any_name_are_answered(self, ada_client: Client, group: str) -> None:
        TicketFactory(customer=None)
        TicketFactory()
        assert len(listed(ada_client, f"?group={group}")) == 2


class TestRow:
    def test_says_who_why_how_often_and_when(self, ada_client: Client, edition: Edition) -> None:
        ticket = TicketFactory(deliveries_count=3)
        text = ada_client.get("/").content.decode()
        for said in ("Mailbox full", ticket.recipient, ticket.customer.short_name, "452 4.2.2 Mailbox full", "×3"):
            assert said in text
        assert f'<time datetime="{NOW.isoformat()}" title="2026-11-24 18:30">' in text

    def test_makes_invisible_characters_of_an_address_visible(self, ada_client: Client) -> None:
        TicketFactory(recipient="ta\u202ero\u200b@example.com")
        text = ada_client.get("/").content.decode()
        assert "\u202e" not in text
        assert "‹U+202E›" in text
        assert "‹U+200B›" in text

    def test_escapes_what_mails_say(self, ada_client: Client) -> None:
        TicketFactory(evidence="<img src=x onerror=alert(1)>")
        assert "<img src=x" not in ada_client.get("/").content.decode()


class TestDensity:
    def test_is_kept_for_the_session(self, ada_client: Client) -> None:
        ada_client.get("/?density=compact")
        assert '<body class="compact"' in ada_client.get("/").content.decode()

    def test_is_one_of_two(self, ada_client: Client) -> None:
        assert '<body class="comfortable"' in ada_client.get("/?density=x").content.decode()


class TestPreview:
    def test_shows_the_first_ticket_with_its_evidence(self, ada_client: Client, edition: Edition) -> None:
        diagnosed(None, edition)
        text = ada_client.get("/").content.decode()
        assert "<mark>552 5.2.2 Mailbox full</mark>" in text

    def test_shows_the_one_that_is_asked_for(self, ada_client: Client, edition: Edition) -> None:
        ticket = diagnosed(None, edition).delivery.ticket
        TicketFactory(updated_at=NOW + timedelta(days=1))
        text = ada_client.get(f"/?selected={ticket.pk}").content.decode()
        assert f"<h2>#{ticket.pk}</h2>" in text

    def test_comes_alone_for_the_pane(self, ada_client: Client, edition: Edition) -> None:
        ticket = diagnosed(None, edition).delivery.ticket
        text = ada_client.get(reverse("desk:preview", args=[ticket.pk])).content.decode()
        assert "<html" not in text
        assert "<mark>552 5.2.2 Mailbox full</mark>" in text

    def test_works_before_there_is_any_knowledge(self, ada_client: Client) -> None:
        ticket = TicketFactory()
        assert f"#{ticket.pk}" in ada_client.get("/").content.decode()


class TestQueries:
    def test_do_not_grow_with_the_tickets(
        self, ada_client: Client, edition: Edition, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        ada_client.get("/")
        diagnosed(None, edition)
        for ticket in TicketFactory.create_batch(20):
            diagnosed(None, edition, ticket=ticket)
        Ticket.objects.update(assignee=User.objects.first())
        with django_assert_max_num_queries(QUERIES):
            assert len(listed(ada_client)) == 21


class TestEmpty:
    def test_says_what_comes_next(self, ada_client: Client) -> None:
        text = ada_client.get("/").content.decode()
        assert "Nothing waits here" in text
        assert reverse("desk:upload") in text

    def test_says_so_of_a_view(self, ada_client: Client) -> None:
        assert "All clear" in ada_client.get("/?view=due").content.decode()


class TestUploaders:
    def test_see_only_what_they_gave(
        self, bob: User, bob_client: Client, charlie_client: Client, edition: Edition
    ) -> None:
        ticket = diagnosed(bob, edition).delivery.ticket
        TicketFactory()
        assert listed(bob_client) == [ticket.pk]
        assert listed(charlie_client) == []
        assert listed(charlie_client, f"?q=%23{ticket.pk}") == []
