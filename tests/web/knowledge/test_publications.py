"""Publishing, and going back."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from diagnostics import editions
from diagnostics.editions import drafting
from diagnostics.knowledge.causes import Cause
from diagnostics.models import DraftPage, Edition, GoldenSample, User
from tests.factories import NOW
from tests.web.knowledge import forms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

PUBLISH = "/knowledge/publish/"
EDIT = "/knowledge/mailbox-full/edit/"


@pytest.fixture
def drafted(kei_client: Client, edition: Edition) -> None:
    kei_client.post(EDIT, forms.article(summary_en="The new summary."))


@pytest.fixture
def golden(kei: User) -> GoldenSample:
    """A sample that the book understands, until its rule is gone."""
    facts = {
        "recipient": "someone@example.com", "action": "failed", "status": "", "status_is_remote": False,
        "reply_code": 550, "command": "", "diagnostic": "550 the basin overflows", "diagnostic_type": "",
        "reporting_host": "", "remote_host": "", "dialect": "", "context": [],
    }  # fmt: skip
    return GoldenSample.objects.create(facts=facts, kind="failure", cause="unclear", made_by=kei, made_at=NOW)


@pytest.mark.usefixtures("drafted")
class TestPublishing:
    def test_shows_what_will_change(self, publisher_client: Client) -> None:
        text = publisher_client.get(PUBLISH).content.decode()
        assert "The new summary." in text
        assert "1 difference" in text
        assert "No golden sample would go wrong" in text

    def test_puts_the_draft_into_force_with_note_and_name(self, publisher_client: Client) -> None:
        text = publisher_client.post(PUBLISH, {"note": "Kinder words."}, follow=True).content.decode()
        edition = editions.current()
        assert (edition.note, edition.published_by and edition.published_by.first_name) == ("Kinder words.", "Rin")
        assert editions.page(Cause.MAILBOX_FULL).summary.en == "The new summary."
        assert not DraftPage.objects.exists()
        assert "is in force" in text
        assert "The new summary." in text

    def test_of_an_untranslated_text_is_marked_in_the_list(self, kei_client: Client, publisher_client: Client) -> None:
        assert "translation missing" not in kei_client.get(reverse("desk:knowledge")).content.decode()
        kei_client.post(EDIT, forms.article(staff_en="まだ訳していません。"))
        publisher_client.post(PUBLISH, {"untranslated": ["mailbox-full"]})
        assert not DraftPage.objects.exists()
        assert "translation missing" in kei_client.get(reverse("desk:knowledge")).content.decode()

    def test_without_a_translation_asks_for_it_page_by_page(self, kei_client: Client, publisher_client: Client) -> None:
        kei_client.post(EDIT, forms.article(staff_en="", customer_en=""))
        text = publisher_client.get(PUBLISH).content.decode()
        assert "Remedy for the desk – English, Text for the customer – English" in text
        response = publisher_client.post(PUBLISH, {"note": "In haste."})
        assert response.status_code == 422
        assert "acknowledge each page that lacks a translation" in response.content.decode()
        assert "In haste.</textarea>" in response.content.decode()
        assert publisher_client.post(PUBLISH, {"untranslated": ["mailbox-full"]}).status_code == 302
        assert editions.page(Cause.MAILBOX_FULL).staff.en == ""

    def test_with_all_translations_asks_for_none(self, publisher_client: Client) -> None:
        assert "Translations that are missing" not in publisher_client.get(PUBLISH).content.decode()

    def test_asks_for_a_second_person_where_the_setting_says_so(
        self, kei_client: Client, kei_publishes: User, publisher_client: Client, settings: Settings
    ) -> None:
        settings.KNOWLEDGE_SECOND_PERSON = True
        assert "another publisher has to publish it" in kei_client.get(PUBLISH).content.decode()
        response = kei_client.post(PUBLISH)
        assert response.status_code == 422
        assert DraftPage.objects.exists()
        assert publisher_client.post(PUBLISH).status_code == 302

    def test_with_nothing_drafted_says_so(self, publisher_client: Client) -> None:
        publisher_client.post(PUBLISH)
        assert "There is nothing to publish" in publisher_client.get(PUBLISH).content.decode()
        assert publisher_client.post(PUBLISH).status_code == 422

    def test_is_not_done_over_a_page_that_was_published_meanwhile(
        self, publisher_client: Client, publisher: User
    ) -> None:
        draft = DraftPage.objects.get()
        publisher_client.post(PUBLISH)
        draft.pk = None
        draft.toml = draft.toml.replace("The new summary.", "Another summary.")
        draft.save()
        response = publisher_client.post(PUBLISH)
        assert response.status_code == 422
        assert "published anew" in response.content.decode()
        assert "I have seen it" in publisher_client.get(reverse("desk:drafts")).content.decode()
        publisher_client.post(reverse("desk:draft-rebase", args=["mailbox-full"]), {"version": draft.version})
        assert publisher_client.post(PUBLISH).status_code == 302


class TestGoldenSamples:
    @pytest.fixture(autouse=True)
    def rule(self, kei_client: Client, golden: GoldenSample, edition: Edition) -> None:
        sent = {
            "cause": "mailbox-full", "slug": "basin", "words": ["basin overflows"], "words_kind": ["phrase"],
            "examples_text": ["550 the basin overflows"], "do": "save",
        }  # fmt: skip
        assert kei_client.post("/knowledge/rules/new/", sent).status_code == 302

    def test_that_would_change_must_be_acknowledged(self, publisher_client: Client, golden: GoldenSample) -> None:
        text = publisher_client.get(PUBLISH).content.decode()
        assert f'name="golden" value="{golden.pk}"' in text
        assert publisher_client.post(PUBLISH).status_code == 422
        assert DraftPage.objects.exists()

    def test_once_acknowledged_let_the_edition_pass(self, publisher_client: Client, golden: GoldenSample) -> None:
        assert publisher_client.post(PUBLISH, {"golden": [golden.pk]}).status_code == 302
        assert not DraftPage.objects.exists()


@pytest.mark.usefixtures("drafted")
class TestEditions:
    def test_are_listed_with_number_author_and_note(self, publisher_client: Client, ada_client: Client) -> None:
        publisher_client.post(PUBLISH, {"note": "Kinder words."})
        text = ada_client.get(reverse("desk:editions")).content.decode()
        for said in ("Edition 2", "in force", "Rin", "Kinder words.", "Edition 1", "shipped"):
            assert said in text

    def test_show_their_difference_to_the_former(self, publisher_client: Client, ada_client: Client) -> None:
        publisher_client.post(PUBLISH)
        text = ada_client.get(reverse("desk:edition", args=[2])).content.decode()
        assert "<ins>" in text
        assert "The new summary." in text
        assert "Restore" not in text

    def test_a_former_one_shows_what_restoring_it_would_change(self, publisher_client: Client) -> None:
        publisher_client.post(PUBLISH)
        text = publisher_client.get(reverse("desk:edition", args=[1]), {"from": "current"}).content.decode()
        assert "Difference to edition 2" in text
        assert "The new summary.</del>" in text
        assert "This is the first edition" in publisher_client.get(reverse("desk:edition", args=[1])).content.decode()

    def test_a_former_one_is_restored_as_a_new_one(self, publisher_client: Client) -> None:
        publisher_client.post(PUBLISH)
        assert "Restore edition 1" in publisher_client.get(reverse("desk:edition", args=[1])).content.decode()
        response = publisher_client.post(reverse("desk:restore", args=[1]))
        assert response["Location"] == reverse("desk:edition", args=[3])
        assert editions.page(Cause.MAILBOX_FULL).summary.en != "The new summary."

    def test_what_is_in_force_is_not_restored(self, publisher_client: Client) -> None:
        publisher_client.post(reverse("desk:restore", args=[1]))
        assert Edition.objects.count() == 1

    def test_one_that_does_not_exist_is_not_found(self, publisher_client: Client) -> None:
        assert publisher_client.post(reverse("desk:restore", args=[77])).status_code == 404
        assert publisher_client.get(reverse("desk:edition", args=[77])).status_code == 404
        assert drafting.draft()
