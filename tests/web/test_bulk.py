"""Many tickets at once, and back."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diagnostics.models import Ticket, User
from diagnostics.tickets import triage
from tests.factories import NOW, TicketFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def change(client: Client, do: str, tickets: list[Ticket]) -> str:
    asked = {"do": do, "ticket": [ticket.pk for ticket in tickets]}
    return client.post(reverse("desk:bulk"), asked, follow=True).content.decode()


def undo(client: Client) -> str:
    return client.post(reverse("desk:undo"), follow=True).content.decode()


def states() -> set[str]:
    return set(Ticket.objects.values_list("state", flat=True))


class TestChange:
    def test_takes_the_chosen_and_no_others(self, ada_client: Client, ada: User) -> None:
        first, second, third = TicketFactory.create_batch(3)
        assert "2 tickets were changed." in change(ada_client, "mine", [first, second])
        assert set(Ticket.objects.filter(assignee=ada)) == {first, second}
        third.refresh_from_db()
        assert third.assignee is None

    def test_brings_them_to_a_state(self, ada_client: Client) -> None:
        change(ada_client, "done", TicketFactory.create_batch(3))
        assert states() == {"done"}

    def test_leaves_what_would_be_a_second_open_case(self, ada_client: Client) -> None:
        kept = TicketFactory()
        like = {"recipient": kept.recipient, "cause": kept.cause, "customer": kept.customer}
        done = TicketFactory(state="done", done_at=NOW, **like)
        assert "0 tickets were changed." in change(ada_client, "open", [done])
        done.refresh_from_db()
        assert done.state == "done"

    def test_knows_only_its_own_words(self, ada_client: Client) -> None:
        assert ada_client.post(reverse("desk:bulk"), {"do": "delete"}).status_code == 400

    def test_passes_over_what_is_no_number(self, ada_client: Client) -> None:
        asked = {"do": "done", "ticket": ["x", "-1", "9" * 40]}
        assert "0 tickets were changed." in ada_client.post(reverse("desk:bulk"), asked, follow=True).content.decode()


class TestAllThatMatch:
    def ask(self, client: Client, matching: str, **more: str) -> HttpResponse:
        asked = {"do": "done", "all": "1", "matching": matching, "seen_at": NOW.isoformat(), **more}
        return client.post(reverse("desk:bulk"), asked, follow=True)

    def test_are_those_of_the_list_and_no_others(self, ada_client: Client) -> None:
        TicketFactory.create_batch(3, recipient="")
        other = TicketFactory(recipient="hanako@example.com")
        assert "1 ticket was changed." in self.ask(ada_client, "q=hanako").content.decode()
        other.refresh_from_db()
        assert other.state == "done"
        assert Ticket.objects.open().count() == 3
        undo(ada_client)
        assert states() == {"open"}

    def test_are_not_those_that_changed_since_the_list_was_seen(self, ada_client: Client) -> None:
        TicketFactory(updated_at=NOW + timedelta(minutes=1))
        assert "0 tickets were changed." in self.ask(ada_client, "").content.decode()

    def test_are_bounded(self, ada_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("diagnostics.web.bulk.MOST_MATCHING", 2)
        TicketFactory.create_batch(3)
        assert "2 tickets were changed." in self.ask(ada_client, "").content.decode()

    @pytest.mark.parametrize("seen_at", ["", "never", "2026-11-24T10:00"])
    def test_need_a_time(self, ada_client: Client, seen_at: str) -> None:
        assert self.ask(ada_client, "", seen_at=seen_at).status_code == 400

    def test_are_offered_where_the_list_goes_on(self, ada_client: Client) -> None:
        TicketFactory.create_batch(2)
        assert 'name="all"' not in ada_client.get(reverse("desk:inbox")).content.decode()
        TicketFactory.create_batch(50)
        assert "Select all 52 that match" in ada_client.get(reverse("desk:inbox")).content.decode()


class TestUndo:
    def test_brings_state_and_assignee_back(self, ada_client: Client, ada: User, kei: User) -> None:
        ticket = TicketFactory(assignee=kei)
        assert reverse("desk:undo") in change(ada_client, "done", [ticket])
        undo(ada_client)
        ticket.refresh_from_db()
        assert (ticket.state, ticket.assignee) == ("open", kei)

    def test_brings_the_follow_up_back(self, ada_client: Client) -> None:
        at = timezone.now() + timedelta(days=2)
        ticket = TicketFactory(state="waiting", follow_up_at=at)
        change(ada_client, "done", [ticket])
        undo(ada_client)
        ticket.refresh_from_db()
        assert (ticket.state, ticket.follow_up_at) == ("waiting", at)

    def test_takes_back_what_was_done_to_one_ticket(self, ada_client: Client) -> None:
        ticket = TicketFactory()
        url = reverse("desk:state", args=[ticket.pk])
        assert reverse("desk:undo") in ada_client.post(url, {"state": "done"}, follow=True).content.decode()
        undo(ada_client)
        assert states() == {"open"}

    def test_is_not_offered_for_a_corrected_cause(self, ada_client: Client) -> None:
        ticket = TicketFactory()
        url = reverse("desk:correct-cause", args=[ticket.pk])
        assert reverse("desk:undo") not in ada_client.post(url, {"cause": "server-full"}, follow=True).content.decode()

    def test_leaves_what_somebody_changed_since(self, ada_client: Client, kei: User) -> None:
        first, second = TicketFactory.create_batch(2)
        change(ada_client, "waiting", [first, second])
        triage.change_state(ticket=first, state=Ticket.State.DONE, by=kei, now=timezone.now())
        assert "1 ticket was changed since and stays." in undo(ada_client)
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.state, second.state) == ("done", "open")

    def test_happens_once(self, ada_client: Client) -> None:
        ticket = TicketFactory()
        change(ada_client, "done", [ticket])
        undo(ada_client)
        version = Ticket.objects.get(pk=ticket.pk).version
        undo(ada_client)
        assert Ticket.objects.get(pk=ticket.pk).version == version

    def test_is_offered_only_after_a_change(self, ada_client: Client) -> None:
        ticket = TicketFactory(state="waiting")
        assert reverse("desk:undo") not in change(ada_client, "waiting", [ticket])
