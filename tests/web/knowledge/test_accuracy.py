"""How well the rules do, and the tickets that say so."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diagnostics import editions
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Edition, User
from diagnostics.tickets import triage
from diagnostics.web.knowledge import accuracy
from tests.web.cases import diagnosed

pytestmark = pytest.mark.django_db

ACCURACY = "/knowledge/accuracy/"
RULE = "/knowledge/accuracy/mailbox-full/quota-words/"


@pytest.fixture
def overruled(edition: Edition, ada: User) -> int:
    """The number of a ticket whose cause a person corrected."""
    diagnosis = diagnosed(None, edition, rule="mailbox-full/quota-words", made_at=timezone.now())
    ticket = diagnosis.delivery.ticket
    triage.correct_cause(ticket=ticket, cause=Cause.SERVER_FULL, by=ada, now=timezone.now())
    return ticket.pk


@pytest.mark.usefixtures("overruled")
class TestAccuracy:
    def test_counts_what_people_overruled_and_leads_to_the_tickets(self, kei_client: Client) -> None:
        text = kei_client.get(ACCURACY).content.decode()
        assert f'href="{RULE}?period=quarter#overruled"><strong>1</strong>' in text
        assert "rules never decided" in text

    def test_is_drawn_by_weeks_and_by_months_with_the_same_in_figures(self, kei_client: Client) -> None:
        for period, bars in (("quarter", 14), ("year", 13)):
            text = kei_client.get(f"{ACCURACY}?period={period}").content.decode()
            assert text.count('<rect class="reach"') == bars
            assert '<td class="number">1</td><td class="number">1</td>' in text
            assert 'role="img" aria-label="How often' in text
        assert 'class="spark"' in text

    def test_of_an_unknown_period_is_that_of_a_quarter(self, kei_client: Client) -> None:
        assert "period=quarter#overruled" in kei_client.get(f"{ACCURACY}?period=ever").content.decode()


class TestARule:
    def test_shows_the_tickets_with_what_was_said_and_by_whom(self, kei_client: Client, overruled: int) -> None:
        text = kei_client.get(RULE).content.decode()
        assert f'<a href="/tickets/{overruled}/">#{overruled}</a>' in text
        assert "552 5.2.2 Mailbox full" in text
        assert f"→ <strong>{editions.page(Cause.SERVER_FULL).name.en}</strong>" in text
        assert "Ada" in text

    def test_shows_what_stood_apart(self, kei_client: Client, edition: Edition) -> None:
        stood = diagnosed(None, edition, rule="mailbox-full/quota-words", made_at=timezone.now())
        text = kei_client.get(RULE).content.decode()
        assert "Nobody said otherwise" in text
        assert f'href="/tickets/{stood.delivery.ticket_id}/"' in text

    def test_that_never_decided_says_so(self, kei_client: Client, edition: Edition) -> None:
        assert "It decided nothing in this time" in kei_client.get(RULE).content.decode()

    def test_that_is_gone_is_shown_as_long_as_it_decided(self, kei_client: Client, edition: Edition) -> None:
        gone = "/knowledge/accuracy/mailbox-full/gone-by-now/"
        assert kei_client.get(gone).status_code == 404
        diagnosed(None, edition, rule="mailbox-full/gone-by-now", made_at=timezone.now())
        assert "no longer in force" in kei_client.get(gone).content.decode()

    def test_is_edited_by_editors_alone(self, kei_client: Client, ada_client: Client, overruled: int) -> None:
        edit = reverse("desk:rule", args=["mailbox-full", "quota-words"])
        assert edit in kei_client.get(RULE).content.decode()
        assert edit not in ada_client.get(RULE).content.decode()


class TestACause:
    def test_shows_its_tickets_whichever_rule_decided(self, kei_client: Client, overruled: int) -> None:
        text = kei_client.get("/knowledge/accuracy/mailbox-full/").content.decode()
        assert f"#{overruled}</a>" in text
        assert kei_client.get("/knowledge/accuracy/flu/").status_code == 404


def test_without_results_says_what_will_stand_here(kei_client: Client, edition: Edition) -> None:
    text = kei_client.get(ACCURACY).content.decode()
    assert "Nothing was diagnosed in this time" in text
    assert reverse("desk:upload") in text


def test_of_many_rules_is_shortened_until_all_are_asked_for(
    kei_client: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accuracy, "MOST_RULES", 1)
    causes = (Cause.MAILBOX_FULL, Cause.SERVER_FULL)
    for page in causes:
        diagnosed(None, edition, rule=editions.page(page).rules[0].name, cause=page, made_at=timezone.now())
    rules = [reverse("desk:accuracy-rule", args=[one, editions.page(one).rules[0].slug]) for one in causes]
    assert sum(f'"{rule}?' in kei_client.get(ACCURACY).content.decode() for rule in rules) == 1
    assert all(f'"{rule}?' in kei_client.get(f"{ACCURACY}?rules=all").content.decode() for rule in rules)
