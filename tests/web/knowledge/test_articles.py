"""Writing the article of a cause."""

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics.editions import drafting
from diagnostics.knowledge.causes import Cause
from diagnostics.models import DraftPage, Edition, User
from tests.factories import CustomerFactory, TicketFactory, UserFactory
from tests.web.cases import diagnosed
from tests.web.knowledge import forms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

EDIT = "/knowledge/mailbox-full/edit/"


def save(client: Client, **changes: object) -> str:
    return client.post(EDIT, forms.article(**changes), follow=True).content.decode()


class TestEditor:
    def test_shows_both_languages_side_by_side(self, kei_client: Client) -> None:
        text = kei_client.get(EDIT).content.decode()
        for name in ("name", "summary", "staff", "customer"):
            assert f'name="{name}_ja"' in text
            assert f'name="{name}_en"' in text
        assert "translation missing" not in text

    def test_saves_a_draft_and_leaves_what_is_in_force(self, kei_client: Client) -> None:
        text = save(kei_client, summary_en="The box of {recipient} is full.")
        assert "The draft is saved" in text
        assert drafting.open_page(Cause.MAILBOX_FULL).page.summary.en == "The box of {recipient} is full."
        assert "The box of" not in kei_client.get(reverse("desk:knowledge")).content.decode()

    def test_keeps_owner_resend_and_clock(self, kei_client: Client) -> None:
        save(kei_client, owner="us", also_owner="provider", resend="never", clock_count="36", clock_unit="h")
        page = drafting.open_page(Cause.MAILBOX_FULL).page
        assert (page.owner, page.also_owner, page.resend) == ("us", "provider", "never")
        assert page.clock is not None
        assert page.clock.total_seconds() == 36 * 3600

    def test_keeps_the_rules_as_they_are(self, kei_client: Client) -> None:
        before = drafting.open_page(Cause.MAILBOX_FULL).page.rules
        save(kei_client, name_en="Box full")
        assert drafting.open_page(Cause.MAILBOX_FULL).page.rules == before

    def test_that_says_what_is_in_force_needs_no_draft(self, kei_client: Client) -> None:
        assert "no draft is needed" in save(kei_client)
        assert not DraftPage.objects.exists()

    def test_refuses_an_unknown_placeholder_by_name_and_keeps_what_was_typed(self, kei_client: Client) -> None:
        response = kei_client.post(EDIT, forms.article(customer_en="Dear {custommer}, no."))
        assert response.status_code == 422
        text = response.content.decode()
        assert "There is no placeholder {custommer}" in text
        assert "Dear {custommer}, no." in text
        assert not DraftPage.objects.exists()

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"staff_en": "See [it](/knowledge/flu/)."}, "The link “/knowledge/flu/” leads nowhere"),
            ({"staff_ja": "[これ](mailbox-full)"}, "The link “mailbox-full” leads nowhere"),
            ({"customer_en": "[it](/knowledge/unclear/)"}, "Customers cannot follow “/knowledge/unclear/”"),
            ({"question_en": "https://portal.example/knowledge/unclear/ ?"}, "Customers cannot follow"),
            ({"customer_ja": "容量は [[不明]] です。"}, "Double brackets must be closed and hold a placeholder"),
        ],
    )
    def test_refuses_links_and_brackets_by_name(self, kei_client: Client, changes: forms.Sent, said: str) -> None:
        response = kei_client.post(EDIT, forms.article(**changes))
        assert response.status_code == 422
        assert said in response.content.decode()
        assert not DraftPage.objects.exists()

    def test_takes_links_to_the_knowledge_and_what_only_some_replies_tell(self, kei_client: Client) -> None:
        save(kei_client, staff_en="See [it](/knowledge/unclear/)[[ ({quota})]].")
        assert drafting.open_page(Cause.MAILBOX_FULL).page.staff.en == "See [it](/knowledge/unclear/)[[ ({quota})]]."

    def test_marks_a_text_that_is_still_in_the_other_language(self, kei_client: Client) -> None:
        text = save(kei_client, summary_en="満杯です。", summary_ja="満杯です。")
        assert text.count("translation missing") == 1

    def test_a_version_that_is_no_number_is_a_bad_request(self, kei_client: Client) -> None:
        assert kei_client.post(EDIT, forms.article(version="x")).status_code == 400

    def test_of_no_cause_is_not_found(self, kei_client: Client) -> None:
        assert kei_client.get("/knowledge/flu/edit/").status_code == 404


class TestWritingOneLanguageFirst:
    def test_saves_the_draft_and_marks_what_is_missing(self, kei_client: Client) -> None:
        text = save(kei_client, staff_en="", customer_en="", question_en="")
        assert "The draft is saved" in text
        assert text.count("translation missing") == 3
        page = drafting.open_page(Cause.MAILBOX_FULL).page
        assert (page.staff.en, page.customer.en, page.question and page.question.en) == ("", "", "")
        assert page.staff.ja

    def test_may_be_either_language(self, kei_client: Client) -> None:
        save(kei_client, name_ja="", summary_ja="")
        page = drafting.open_page(Cause.MAILBOX_FULL).page
        assert (page.name.ja, page.name.within("ja")) == ("", "Mailbox full")
        assert "Mailbox full" in kei_client.get(reverse("desk:drafts")).content.decode()

    def test_of_neither_is_refused(self, kei_client: Client) -> None:
        response = kei_client.post(EDIT, forms.article(staff_en="", staff_ja=" ", question_ja="", question_en=""))
        assert response.status_code == 422
        assert response.content.decode().count("Write this text in one language at least") == 1

    def test_shows_in_the_preview_which_text_readers_will_get(self, kei_client: Client) -> None:
        text = kei_client.post(f"{EDIT}preview/", {"staff_ja": "日本語だけ", "customer_en": "Only"}).content.decode()
        assert text.count("Not written in English yet: this is the text in 日本語.") == 1
        assert text.count("Not written in 日本語 yet: this is the text in English.") == 1
        assert text.count("日本語だけ") == 2

    def test_is_marked_while_it_is_typed(self, kei_client: Client) -> None:
        text = kei_client.post(f"{EDIT}preview/", {"staff_ja": "日本語だけ", "name_en": "Only"}).content.decode()
        assert text.count("translation missing") == 2
        assert text.count('hx-swap-oob="true"') == 10
        assert "hx-swap-oob" not in kei_client.get(EDIT).content.decode()

    def test_is_told_in_the_lists(self, kei_client: Client) -> None:
        save(kei_client, staff_en="")
        assert "translation missing" in kei_client.get(reverse("desk:drafts")).content.decode()
        assert "translation missing" in kei_client.get(reverse("desk:knowledge")).content.decode()


class TestPreview:
    def test_fills_in_the_values_of_a_real_delivery(self, kei_client: Client, edition: Edition) -> None:
        ticket = TicketFactory(recipient="hanako@example.com", customer=CustomerFactory(name="Sato"))
        diagnosed(None, edition, ticket=ticket)
        sent = {"staff_en": "**Call** {recipient}", "customer_en": "Dear {customer}", "ticket": str(ticket.pk)}
        text = kei_client.post(f"{EDIT}preview/", sent).content.decode()
        assert "<strong>Call</strong> hanako@example.com" in text
        assert "Dear Sato" in text

    def test_is_neutral_without_a_ticket(self, kei_client: Client) -> None:
        text = kei_client.post(f"{EDIT}preview/", {"staff_en": "Call {recipient}"}).content.decode()
        assert "Call the recipient's address" in text

    def test_runs_no_script(self, kei_client: Client) -> None:
        sent = {"staff_en": "<script>alert(1)</script>", "customer_en": "<script>alert(2)</script>"}
        assert "<script>" not in kei_client.post(f"{EDIT}preview/", sent).content.decode()

    def test_is_there_without_scripts(self, kei_client: Client) -> None:
        text = kei_client.post(EDIT, forms.article(do="preview", staff_en="### New words")).content.decode()
        assert "<h3>New words</h3>" in text
        assert not DraftPage.objects.exists()


class TestTwoEditors:
    def test_the_second_is_told_and_loses_nothing(self, kei_client: Client, kei: User) -> None:
        opened = forms.article(summary_en="Mine.")
        other = UserFactory(first_name="Rin")
        theirs = drafting.open_page(Cause.MAILBOX_FULL)
        saved = forms.article(name_en="Theirs")
        client = Client()
        client.force_login(other)
        other.groups.set(kei.groups.all())
        client.post(EDIT, saved)
        assert theirs.version == opened["version"]

        response = kei_client.post(EDIT, opened)
        text = response.content.decode()
        assert response.status_code == 409
        assert "Rin saved this page while you were writing." in text
        assert "Mine.</textarea>" in text
        assert "Theirs" in text

    def test_the_second_is_shown_only_what_differs(self, kei_client: Client) -> None:
        opened = forms.article(summary_en="Mine.")
        kei_client.post(EDIT, forms.article(summary_en="Before."))
        as_browsers_send = {name: str(value).replace("\n", "\r\n") for name, value in opened.items()}
        text = kei_client.post(EDIT, as_browsers_send).content.decode()
        shown = text[text.index('class="card conflict"') : text.index('class="editor"')]
        assert shown.count("<h3>") == 1

    def test_the_second_may_then_save_theirs(self, kei_client: Client) -> None:
        opened = forms.article(summary_en="Mine.")
        kei_client.post(EDIT, forms.article(summary_en="Before."))
        assert kei_client.post(EDIT, opened).status_code == 409
        now = drafting.open_page(Cause.MAILBOX_FULL).version
        kei_client.post(EDIT, {**opened, "version": now})
        assert drafting.open_page(Cause.MAILBOX_FULL).page.summary.en == "Mine."


class TestDrafts:
    def test_are_listed_with_their_differences(self, kei_client: Client) -> None:
        save(kei_client, summary_en="Something new.")
        text = kei_client.get(reverse("desk:drafts")).content.decode()
        assert "<ins>" in text
        assert "Something new." in text
        assert "Kei" in text

    def test_are_shown_on_the_page_of_the_cause_to_editors_only(self, kei_client: Client, ada_client: Client) -> None:
        save(kei_client, summary_en="Something new.")
        url = reverse("desk:cause", args=["mailbox-full"])
        assert "Draft" in kei_client.get(url).content.decode()
        assert "Edit the article" in kei_client.get(url).content.decode()
        assert "Edit the article" not in ada_client.get(url).content.decode()

    def test_are_marked_in_the_list_for_editors(self, kei_client: Client, ada_client: Client) -> None:
        save(kei_client, summary_en="Something new.")
        assert "Draft</span>" in kei_client.get(reverse("desk:knowledge")).content.decode()
        assert "Draft</span>" not in ada_client.get(reverse("desk:knowledge")).content.decode()

    def test_are_dropped(self, kei_client: Client) -> None:
        save(kei_client, summary_en="Something new.")
        version = drafting.open_page(Cause.MAILBOX_FULL).version
        kei_client.post(reverse("desk:draft-drop", args=["mailbox-full"]), {"version": version})
        assert not DraftPage.objects.exists()

    def test_are_not_dropped_once_they_changed(self, kei_client: Client) -> None:
        save(kei_client, summary_en="One.")
        version = drafting.open_page(Cause.MAILBOX_FULL).version
        save(kei_client, summary_en="Two.")
        url = reverse("desk:draft-drop", args=["mailbox-full"])
        assert "is kept" in kei_client.post(url, {"version": version}, follow=True).content.decode()
        assert DraftPage.objects.exists()

    def test_are_not_said_to_be_seen_once_they_changed(self, kei_client: Client) -> None:
        save(kei_client, summary_en="One.")
        version = drafting.open_page(Cause.MAILBOX_FULL).version
        save(kei_client, summary_en="Two.")
        url = reverse("desk:draft-rebase", args=["mailbox-full"])
        assert "was changed meanwhile" in kei_client.post(url, {"version": version}, follow=True).content.decode()

    def test_none_says_how_to_begin(self, kei_client: Client) -> None:
        assert "Nobody is rewriting anything" in kei_client.get(reverse("desk:drafts")).content.decode()
