"""Small comforts of the desk: the palette, the reply on the clipboard, drafts that stay, changes that can be undone."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from diagnostics.models import Edition, Ticket, User
from tests.factories import TicketFactory
from tests.journeys.conftest import Portal
from tests.journeys.test_everybody_can_use_it import in_both_themes
from tests.web.cases import diagnosed


@pytest.fixture
def ticket(bob: User, edition: Edition) -> Ticket:
    return diagnosed(bob, edition).delivery.ticket


@pytest.fixture
def desk(portal: Portal, page: Page, ada: User, ticket: Ticket) -> Page:
    portal.enter_as(ada)
    portal.open(f"/tickets/{ticket.pk}/")
    return page


class TestPalette:
    def test_goes_to_a_page_by_its_name(self, desk: Page) -> None:
        desk.keyboard.press("Control+k")
        field = desk.get_by_role("searchbox", name="Page, ticket, cause or code")
        expect(field).to_be_focused()
        field.fill("dictionary")
        expect(desk.locator(".places a").first).to_have_text("Code dictionary")
        field.press("Enter")
        desk.wait_for_url("**/codes/")

    def test_finds_a_ticket_and_is_walked_with_arrows(self, desk: Page) -> None:
        other = TicketFactory(recipient="hanako@example.com")
        desk.keyboard.press("Control+k")
        desk.keyboard.type("hanako")
        expect(desk.locator(".places a").first).to_contain_text("hanako@example.com")
        desk.keyboard.press("ArrowDown")
        expect(desk.locator(".places a").first).to_be_focused()
        desk.keyboard.press("Enter")
        desk.wait_for_url(f"**/tickets/{other.pk}/")

    def test_closes_with_escape_and_gives_the_focus_back(self, desk: Page) -> None:
        desk.get_by_role("link", name="Inbox").first.focus()
        desk.keyboard.press("Control+k")
        desk.keyboard.press("Escape")
        desk.keyboard.press("Escape")
        expect(desk.locator("#palette")).to_be_hidden()
        expect(desk.get_by_role("link", name="Inbox").first).to_be_focused()

    def test_stays_away_while_one_writes(self, desk: Page) -> None:
        desk.get_by_role("searchbox", name="Search tickets").focus()
        desk.keyboard.press("Control+k")
        expect(desk.locator("#palette")).to_be_hidden()

    def test_can_be_used_by_everybody(self, desk: Page) -> None:
        desk.keyboard.press("Control+k")
        expect(desk.locator(".places a").first).to_be_visible()
        assert in_both_themes(desk) == []


def test_r_copies_the_text_for_the_customer(desk: Page, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.keyboard.press("r")
    expect(desk.locator("#live")).to_have_text("Copied")
    assert "taro@example.com" in desk.evaluate("navigator.clipboard.readText()")


class TestDrafts:
    def test_a_note_that_was_not_sent_is_still_there(self, portal: Portal, desk: Page, ticket: Ticket) -> None:
        portal.open(f"/tickets/{ticket.pk}/?tab=history")
        desk.get_by_label("Note for the desk").fill("half a thought")
        portal.open("/")
        portal.open(f"/tickets/{ticket.pk}/")
        desk.get_by_role("link", name="History and notes").click()
        expect(desk.get_by_label("Note for the desk")).to_have_value("half a thought")

    def test_a_note_that_was_sent_is_not(self, portal: Portal, desk: Page, ticket: Ticket) -> None:
        portal.open(f"/tickets/{ticket.pk}/?tab=history")
        desk.get_by_label("Note for the desk").fill("a whole thought")
        desk.get_by_role("button", name="Save the note").click()
        expect(desk.get_by_text("The note is saved.")).to_be_visible()
        expect(desk.get_by_label("Note for the desk")).to_have_value("")
        desk.reload()
        expect(desk.get_by_label("Note for the desk")).to_have_value("")


def test_u_takes_back_what_was_done_to_the_ticket(desk: Page, ticket: Ticket) -> None:
    desk.keyboard.press("e")
    expect(desk.get_by_text("The state is now “Done”.")).to_be_visible()
    desk.wait_for_load_state()
    desk.keyboard.press("u")
    expect(desk.get_by_text("The change is taken back.")).to_be_visible()
    ticket.refresh_from_db()
    assert ticket.state == Ticket.State.OPEN


def test_all_that_match_can_be_chosen_at_once(portal: Portal, desk: Page) -> None:
    TicketFactory.create_batch(60)
    Ticket.objects.update(updated_at=timezone.now())
    portal.open("/")
    desk.keyboard.press("x")
    desk.get_by_role("checkbox", name="Select all 61 that match").check()
    expect(desk.get_by_text("61 selected")).to_be_visible()
    desk.get_by_role("button", name="Waiting").click()
    expect(desk.get_by_text("61 tickets were changed.")).to_be_visible()
