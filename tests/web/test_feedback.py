"""Saying whether a remedy helped, and teaching by correcting."""

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics.models import Edition, Feedback, GoldenSample, Ticket, User
from tests.web.cases import PROOF, diagnosed

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(bob: User, edition: Edition) -> Ticket:
    return diagnosed(bob, edition).delivery.ticket


class TestFeedback:
    def test_is_asked_for_beside_the_remedy(self, ada_client: Client, ticket: Ticket) -> None:
        text = ada_client.get(reverse("desk:ticket", args=[ticket.pk])).content.decode()
        assert "Did this remedy help?" in text

    def test_is_kept_with_its_note_and_shown_on_the_cause(
        self, ada_client: Client, kei_client: Client, ticket: Ticket
    ) -> None:
        url = reverse("desk:feedback", args=[ticket.pk])
        ada_client.post(url, {"helped": "no", "note": "They <b>moved</b>."})
        text = kei_client.get(reverse("desk:cause", args=[ticket.cause])).content.decode()
        assert "did not help 1 time" in text
        assert "They &lt;b&gt;moved&lt;/b&gt;." in text

    def test_is_summed_up_by_cause(self, ada_client: Client, kei_client: Client, ticket: Ticket) -> None:
        ada_client.post(reverse("desk:feedback", args=[ticket.pk]), {"helped": "no"})
        text = kei_client.get(reverse("desk:accuracy")).content.decode()
        assert '<strong class="is-bad">1</strong>' in text.split("Remedies</h2>", 1)[1]

    def test_may_be_changed(self, ada_client: Client, ticket: Ticket) -> None:
        url = reverse("desk:feedback", args=[ticket.pk])
        ada_client.post(url, {"helped": "no"})
        ada_client.post(url, {"helped": "yes"})
        assert Feedback.objects.get().helped
        text = ada_client.get(reverse("desk:ticket", args=[ticket.pk])).content.decode()
        assert "You said that this remedy helped." in text

    def test_of_another_kind_is_a_bad_request(self, ada_client: Client, ticket: Ticket) -> None:
        assert ada_client.post(reverse("desk:feedback", args=[ticket.pk]), {"helped": "maybe"}).status_code == 400

    def test_is_not_asked_of_uploaders(self, bob_client: Client, ticket: Ticket) -> None:
        text = bob_client.get(reverse("desk:ticket", args=[ticket.pk])).content.decode()
        assert "Did this remedy help?" not in text
        assert bob_client.post(reverse("desk:feedback", args=[ticket.pk]), {"helped": "yes"}).status_code == 403


class TestCorrection:
    def test_with_the_words_that_prove_it_becomes_a_golden_sample(self, ada_client: Client, ticket: Ticket) -> None:
        sent = {"cause": "server-full", "proof": PROOF, "version": ticket.version}
        ada_client.post(reverse("desk:correct-cause", args=[ticket.pk]), sent)
        sample = GoldenSample.objects.get()
        assert (sample.cause, sample.evidence, sample.ticket_id) == ("server-full", PROOF, ticket.pk)

    def test_that_conflicts_keeps_the_words(self, ada_client: Client, ticket: Ticket) -> None:
        sent = {"cause": "server-full", "proof": "the proof I marked", "version": ticket.version + 5}
        response = ada_client.post(reverse("desk:correct-cause", args=[ticket.pk]), sent)
        assert response.status_code == 409
        assert "the proof I marked</textarea>" in response.content.decode()
