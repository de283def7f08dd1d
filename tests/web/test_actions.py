"""What the desk does to a ticket, and what happens when two do it at once."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Event, Role, Ticket, User
from diagnostics.tickets import conversation, triage
from tests.factories import TicketFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


@pytest.fixture
def ticket(db: None) -> Ticket:
    return TicketFactory()


def do(client: Client, ticket: Ticket, action: str, *, follow: bool = True, **values: object) -> HttpResponse:
    return client.post(
        reverse(f"desk:{action}", args=[ticket.pk]), {"version": ticket.version, **values}, follow=follow
    )


class TestAssign:
    def test_to_oneself(self, ada_client: Client, ada: User, ticket: Ticket) -> None:
        response = do(ada_client, ticket, "assign", to="me")
        ticket.refresh_from_db()
        assert ticket.assignee == ada
        assert "Assigned to Ada." in response.content.decode()

    def test_to_a_colleague_and_back_to_nobody(self, ada_client: Client, ticket: Ticket) -> None:
        admin = UserFactory(roles=(Role.ADMIN,))
        do(ada_client, ticket, "assign", to=admin.pk)
        ticket.refresh_from_db()
        assert ticket.assignee == admin
        do(ada_client, ticket, "assign", to="")
        ticket.refresh_from_db()
        assert ticket.assignee is None

    @pytest.mark.parametrize("to", ["999999", "x", "9" * 30])
    def test_not_to_somebody_who_does_not_exist(self, ada_client: Client, ticket: Ticket, to: str) -> None:
        assert do(ada_client, ticket, "assign", to=to).status_code == 400

    def test_not_to_somebody_who_may_not_work_tickets(self, ada_client: Client, bob: User, ticket: Ticket) -> None:
        assert do(ada_client, ticket, "assign", to=bob.pk).status_code == 400


class TestState:
    @pytest.mark.parametrize("state", ["waiting", "done"])
    def test_changes(self, ada_client: Client, ticket: Ticket, state: str) -> None:
        do(ada_client, ticket, "state", state=state)
        ticket.refresh_from_db()
        assert ticket.state == state

    def test_is_one_of_three(self, ada_client: Client, ticket: Ticket) -> None:
        assert do(ada_client, ticket, "state", state="lost").status_code == 400

    def test_does_not_open_a_second_case_beside_its_like(self, ada_client: Client, ticket: Ticket) -> None:
        former = TicketFactory(
            recipient=ticket.recipient, customer=ticket.customer, state="done", done_at=timezone.now()
        )
        response = do(ada_client, former, "state", state="open")
        assert response.status_code == 409
        assert f"ticket #{ticket.pk} is already open" in response.content.decode()


class TestCause:
    def test_is_corrected(self, ada_client: Client, ticket: Ticket) -> None:
        do(ada_client, ticket, "correct-cause", cause="server-full")
        ticket.refresh_from_db()
        assert (ticket.cause, ticket.heading) == (Cause.SERVER_FULL, "passing")

    def test_is_one_of_the_list(self, ada_client: Client, ticket: Ticket) -> None:
        assert do(ada_client, ticket, "correct-cause", cause="flu").status_code == 400


class TestFollowUp:
    def test_is_due_in_the_morning_of_its_day(self, ada_client: Client, ticket: Ticket) -> None:
        do(ada_client, ticket, "follow-up", on="2026-12-01")
        ticket.refresh_from_db()
        assert ticket.follow_up_at == datetime(2026, 12, 1, 9, tzinfo=ZoneInfo("Asia/Tokyo"))

    def test_is_removed(self, ada_client: Client) -> None:
        ticket = TicketFactory(follow_up_at=timezone.now())
        do(ada_client, ticket, "follow-up", on="")
        ticket.refresh_from_db()
        assert ticket.follow_up_at is None

    @pytest.mark.parametrize("on", ["tomorrow", "2026-02-31", "2026-1-1-1"])
    def test_is_a_day(self, ada_client: Client, ticket: Ticket, on: str) -> None:
        assert do(ada_client, ticket, "follow-up", on=on).status_code == 400


class TestNote:
    def test_is_kept_and_shown(self, ada_client: Client, ticket: Ticket) -> None:
        text = do(ada_client, ticket, "note", text="Called the customer.\nWill send again.").content.decode()
        assert "Called the customer.<br>Will send again." in text
        assert Event.objects.get(verb=Event.Verb.NOTED).text == "Called the customer.\nWill send again."

    def test_needs_words(self, ada_client: Client, ticket: Ticket) -> None:
        assert "The note is empty." in do(ada_client, ticket, "note", text=" \n").content.decode()
        assert not Event.objects.exists()

    def test_never_conflicts(self, ada_client: Client, ticket: Ticket, kei: User) -> None:
        triage.assign(ticket=ticket, to=kei, by=kei, now=timezone.now())
        assert do(ada_client, ticket, "note", text="still saved").status_code == 200
        assert Event.objects.filter(text="still saved").exists()


class TestTwoAtOnce:
    def test_the_second_is_told_what_the_first_did_and_changes_nothing(
        self, ada_client: Client, ticket: Ticket, kei: User
    ) -> None:
        triage.change_state(ticket=ticket, state=Ticket.State.WAITING, by=kei, now=timezone.now())
        conversation.add_note(ticket=ticket, text="I am on it", by=kei, now=timezone.now())
        response = do(ada_client, ticket, "state", state="done")
        text = response.content.decode()
        assert response.status_code == 409
        assert "somebody else changed this ticket first" in text
        assert "Open → Waiting" in text
        assert "I am on it" in text
        ticket.refresh_from_db()
        assert ticket.state == "waiting"

    def test_the_draft_is_kept_in_its_form_with_the_new_version(
        self, ada_client: Client, ticket: Ticket, kei: User
    ) -> None:
        now = triage.assign(ticket=ticket, to=kei, by=kei, now=timezone.now())
        text = do(ada_client, ticket, "correct-cause", cause="server-full").content.decode()
        assert '<option value="server-full" selected>' in text
        assert f'name="version" value="{now.version}"' in text
        text = do(ada_client, ticket, "follow-up", on="2026-12-24").content.decode()
        assert 'value="2026-12-24"' in text

    def test_a_second_try_goes_through(self, ada_client: Client, ticket: Ticket, kei: User) -> None:
        triage.assign(ticket=ticket, to=kei, by=kei, now=timezone.now())
        ticket.refresh_from_db()
        assert do(ada_client, ticket, "state", state="done").status_code == 200


class TestWayBack:
    def test_leads_to_where_one_was(self, ada_client: Client, ticket: Ticket) -> None:
        response = do(ada_client, ticket, "assign", follow=False, to="me", next="/?view=due")
        assert response["Location"] == "/?view=due"

    @pytest.mark.parametrize("asked", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
    def test_never_leaves_the_portal(self, ada_client: Client, ticket: Ticket, asked: str) -> None:
        response = do(ada_client, ticket, "assign", follow=False, to="me", next=asked)
        assert response["Location"] == f"/tickets/{ticket.pk}/"
