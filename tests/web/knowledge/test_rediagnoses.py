"""Diagnosing tickets again, and taking it back."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diagnostics import jobs
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Edition, Rediagnosis, Ticket
from tests.factories import TicketFactory
from tests.web.cases import diagnosed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("valkey")]

LIST, START = "/knowledge/rediagnoses/", "/knowledge/rediagnoses/start/"


@pytest.fixture
def mistaken(edition: Edition) -> Ticket:
    """A ticket that is called unclear although its reply says that the mailbox is full."""
    ticket = TicketFactory(cause=Cause.UNCLEAR, heading="unclear", recipient="taro@example.com")
    diagnosed(None, edition, ticket=ticket, cause=Cause.UNCLEAR, rule="")
    return ticket


class TestPreview:
    def test_shows_what_would_change_and_changes_nothing(self, kei_client: Client, mistaken: Ticket) -> None:
        text = kei_client.get(LIST, {"which": "open"}).content.decode()
        assert f'href="/tickets/{mistaken.pk}/"' in text
        assert "<strong>1</strong>" in text
        mistaken.refresh_from_db()
        assert mistaken.cause == Cause.UNCLEAR

    @pytest.mark.parametrize(
        "asked",
        [
            {"which": "tickets", "tickets": "none"},
            {"which": "period", "since": "2026-13-01", "until": "x"},
            {"which": "period", "since": "2026-12-01", "until": "2026-11-01"},
            {"which": "__class__"},
        ],
    )
    def test_says_what_is_missing(self, kei_client: Client, mistaken: Ticket, asked: dict[str, str]) -> None:
        text = kei_client.get(LIST, asked).content.decode()
        assert "Say which tickets" in text
        assert "What would change" not in text.split("<h1>")[1].replace("Show what would change", "")

    def test_leaves_starting_to_publishers(
        self, kei_client: Client, publisher_client: Client, mistaken: Ticket
    ) -> None:
        assert START not in kei_client.get(LIST, {"which": "open"}).content.decode()
        assert START in publisher_client.get(LIST, {"which": "open"}).content.decode()


class TestRun:
    def test_changes_the_tickets_and_is_undone_as_one(self, publisher_client: Client, mistaken: Ticket) -> None:
        response = publisher_client.post(START, {"which": "tickets", "tickets": f"#{mistaken.pk}"})
        run = Rediagnosis.objects.get()
        assert response["Location"] == reverse("desk:rediagnosis", args=[run.pk])
        assert "Queued" in publisher_client.get(response["Location"]).content.decode()
        jobs.work(burst=True)
        mistaken.refresh_from_db()
        assert mistaken.cause == Cause.MAILBOX_FULL
        text = publisher_client.get(response["Location"]).content.decode()
        assert "Undo all of it" in text
        assert f"#{mistaken.pk}" in text

        publisher_client.post(reverse("desk:rediagnosis-undo", args=[run.pk]))
        jobs.work(burst=True)
        mistaken.refresh_from_db()
        assert mistaken.cause == Cause.UNCLEAR
        history = publisher_client.get(reverse("desk:ticket", args=[mistaken.pk]), {"tab": "history"}).content.decode()
        assert "had it diagnosed again: Unclear → Mailbox full" in history
        assert "undid a diagnosis: Mailbox full → Unclear" in history
        text = publisher_client.get(response["Location"]).content.decode()
        assert "undone by Rin" in text
        assert "Undo all of it" not in text

    def test_asks_the_browser_to_load_anew_once_it_is_over(self, publisher_client: Client, mistaken: Ticket) -> None:
        publisher_client.post(START, {"which": "open"})
        url = reverse("desk:rediagnosis-progress", args=[Rediagnosis.objects.get().pk])
        assert "HX-Refresh" not in publisher_client.get(url)
        jobs.work(burst=True)
        assert publisher_client.get(url)["HX-Refresh"] == "true"

    def test_is_stopped(self, publisher_client: Client, mistaken: Ticket) -> None:
        publisher_client.post(START, {"which": "open"})
        run = Rediagnosis.objects.get()
        publisher_client.post(reverse("desk:rediagnosis-cancel", args=[run.pk]))
        jobs.work(burst=True)
        mistaken.refresh_from_db()
        assert mistaken.cause == Cause.UNCLEAR

    def test_of_a_period_takes_the_tickets_of_its_last_day_too(
        self, publisher_client: Client, mistaken: Ticket
    ) -> None:
        day = timezone.localdate(mistaken.opened_at).isoformat()
        publisher_client.post(START, {"which": "period", "since": day, "until": day})
        assert Rediagnosis.objects.get().total == 1

    def test_without_a_choice_starts_nothing(self, publisher_client: Client, mistaken: Ticket) -> None:
        publisher_client.post(START, {"which": "tickets"})
        assert not Rediagnosis.objects.exists()
