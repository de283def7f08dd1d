"""A release brings another text for a page that was edited here."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from diagnostics import editions
from diagnostics.editions import drafting
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Edition, ShippedPage
from tests.web.knowledge import forms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("offer")]

SHIPPED = "/knowledge/shipped/"


@pytest.fixture
def offer(kei_client: Client, publisher_client: Client, edition: Edition) -> None:
    """The summary of a page was edited here, and what was shipped says something else now."""
    kei_client.post("/knowledge/mailbox-full/edit/", forms.article(summary_en="Our own words."))
    publisher_client.post("/knowledge/publish/")
    row = ShippedPage.objects.get(cause="mailbox-full")
    row.fate, row.shipped_at = ShippedPage.Fate.OFFERED, timezone.now()
    row.save()


def version() -> int:
    return drafting.open_page(Cause.MAILBOX_FULL).version


def test_is_shown_with_the_difference_and_a_choice(kei_client: Client) -> None:
    text = kei_client.get(SHIPPED).content.decode()
    assert "Our own words.</del>" in text
    assert "Keep ours" in text
    assert "shipped/take/" in text


def test_may_be_added_to_what_was_changed_here(kei_client: Client) -> None:
    row = ShippedPage.objects.get(cause="mailbox-full")
    row.base, row.toml = row.toml, row.toml.replace('clock = "3d"', 'clock = "6d"')
    row.save()
    assert "shipped/merge/" in kei_client.get(SHIPPED).content.decode()
    kei_client.post("/knowledge/mailbox-full/shipped/merge/", {"version": version()})
    page = drafting.open_page(Cause.MAILBOX_FULL).page
    assert (page.clock, page.summary.en) == (timedelta(days=6), "Our own words.")
    assert "Nothing waits for a decision" in kei_client.get(SHIPPED).content.decode()


def test_names_what_both_have_changed(kei_client: Client) -> None:
    row = ShippedPage.objects.get(cause="mailbox-full")
    row.base, row.toml = row.toml, row.toml.replace("is full and could", "was full and could")
    row.save()
    text = kei_client.get(SHIPPED).content.decode()
    assert "In one sentence – English" in text
    assert "shipped/merge/" not in text


def test_may_be_declined(kei_client: Client) -> None:
    text = kei_client.post("/knowledge/mailbox-full/shipped/keep/", follow=True).content.decode()
    assert "Your own text stays." in text
    assert "Nothing waits for a decision" in text
    again = kei_client.post("/knowledge/mailbox-full/shipped/keep/", follow=True).content.decode()
    assert "decided already" in again


def test_may_be_taken_into_the_draft(kei_client: Client) -> None:
    kei_client.post("/knowledge/mailbox-full/shipped/take/", {"version": version()})
    assert drafting.open_page(Cause.MAILBOX_FULL).page.summary.en != "Our own words."
    assert editions.page(Cause.MAILBOX_FULL).summary.en == "Our own words."


def test_does_not_replace_a_draft_that_was_saved_meanwhile(kei_client: Client) -> None:
    seen = version()
    kei_client.post("/knowledge/mailbox-full/edit/", forms.article(name_en="Meanwhile"))
    text = kei_client.post("/knowledge/mailbox-full/shipped/take/", {"version": seen}, follow=True).content.decode()
    assert "is kept" in text
    assert drafting.open_page(Cause.MAILBOX_FULL).page.name.en == "Meanwhile"
