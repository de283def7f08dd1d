"""Ada works the list and a ticket: with keys, with the mouse, on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from diagnostics.models import Edition, Event, Ticket, User
from tests.factories import TicketFactory
from tests.journeys.conftest import Console, Portal
from tests.web.cases import diagnosed

PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1024, "height": 768}


@pytest.fixture
def tickets(bob: User, edition: Edition) -> list[Ticket]:
    """Three tickets, the newest first."""
    made = [TicketFactory(recipient=f"{name}@example.com") for name in ("first", "second", "third")]
    for ticket in made:
        diagnosed(bob, edition, ticket=ticket)
    return made[::-1]


@pytest.fixture
def desk(portal: Portal, page: Page, ada: User, tickets: list[Ticket]) -> Page:
    portal.enter_as(ada)
    portal.open("/")
    return page


def preview(page: Page, ticket: Ticket) -> None:
    expect(page.locator("#preview").get_by_role("heading", name=f"#{ticket.pk}")).to_be_visible()


class TestKeys:
    def test_j_and_k_move_and_the_preview_follows(self, desk: Page, tickets: list[Ticket]) -> None:
        desk.keyboard.press("j")
        preview(desk, tickets[1])
        desk.keyboard.press("j")
        preview(desk, tickets[2])
        desk.keyboard.press("k")
        preview(desk, tickets[1])
        expect(desk.get_by_role("link", name="second@example.com")).to_be_focused()

    def test_enter_opens_the_ticket(self, desk: Page, tickets: list[Ticket]) -> None:
        desk.keyboard.press("j")
        desk.keyboard.press("Enter")
        desk.wait_for_url(f"**/tickets/{tickets[1].pk}/")

    def test_slash_searches(self, desk: Page) -> None:
        desk.keyboard.press("/")
        search = desk.get_by_role("searchbox", name="Search tickets")
        expect(search).to_be_focused()
        search.fill("third")
        search.press("Enter")
        expect(desk.locator("[data-ticket]")).to_have_count(1)

    def test_question_mark_shows_all_keys_and_escape_hides_them(self, desk: Page) -> None:
        desk.keyboard.press("?")
        expect(desk.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
        desk.keyboard.press("j")
        desk.keyboard.press("Escape")
        expect(desk.get_by_role("dialog", name="Keyboard shortcuts")).to_be_hidden()

    def test_x_selects_and_e_ends_them_all_and_u_takes_it_back(self, desk: Page, tickets: list[Ticket]) -> None:
        desk.keyboard.press("x")
        desk.keyboard.press("j")
        desk.keyboard.press("x")
        expect(desk.get_by_text("2 selected")).to_be_visible()
        desk.keyboard.press("e")
        expect(desk.get_by_text("2 tickets were changed.")).to_be_visible()
        desk.wait_for_load_state()
        assert Ticket.objects.filter(state="done").count() == 2
        desk.keyboard.press("u")
        expect(desk.get_by_text("The change is taken back.")).to_be_visible()
        assert not Ticket.objects.filter(state="done").exists()

    def test_g_goes_to_places(self, desk: Page) -> None:
        desk.keyboard.press("g")
        desk.keyboard.press("k")
        desk.wait_for_url("**/knowledge/")
        desk.keyboard.press("g")
        desk.keyboard.press("m")
        desk.wait_for_url("**/?view=mine")

    def test_do_nothing_while_one_types(self, desk: Page, tickets: list[Ticket]) -> None:
        desk.get_by_role("searchbox", name="Search tickets").focus()
        desk.keyboard.type("jxe?")
        preview(desk, tickets[0])
        expect(desk.get_by_role("searchbox", name="Search tickets")).to_have_value("jxe?")

    @pytest.mark.parametrize("composing", ["{isComposing: true}", "{keyCode: 229}", "{ctrlKey: true}"])
    def test_do_nothing_while_a_word_is_composed(self, desk: Page, tickets: list[Ticket], composing: str) -> None:
        desk.evaluate(
            f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '?', bubbles: true, ...{composing}}}))"
        )
        expect(desk.get_by_role("dialog", name="Keyboard shortcuts")).to_be_hidden()

    def test_can_be_switched_off(self, portal: Portal, desk: Page, ada: User, tickets: list[Ticket]) -> None:
        User.objects.update(shortcuts=False)
        portal.open("/")
        desk.keyboard.press("j")
        desk.keyboard.press("?")
        preview(desk, tickets[0])
        expect(desk.get_by_role("dialog", name="Keyboard shortcuts")).to_be_hidden()


class TestMouse:
    def test_a_click_previews_and_a_second_look_opens(self, desk: Page, tickets: list[Ticket]) -> None:
        desk.get_by_text("first@example.com").click()
        preview(desk, tickets[2])
        desk.locator("#preview").get_by_role("link", name="Open ticket").click()
        desk.wait_for_url(f"**/tickets/{tickets[2].pk}/")

    def test_done_in_the_preview_stays_in_the_list(self, desk: Page, tickets: list[Ticket]) -> None:
        desk.locator("#preview").get_by_role("button", name="Done").click()
        expect(desk.get_by_text("The state is now “Done”.")).to_be_visible()
        expect(desk.locator("[data-ticket]")).to_have_count(2)


class TestNarrower:
    def test_the_preview_slides_over_and_goes(self, desk: Page, tickets: list[Ticket]) -> None:
        desk.set_viewport_size(LAPTOP)
        expect(desk.locator("#preview")).to_be_hidden()
        desk.get_by_text("second@example.com").click()
        preview(desk, tickets[1])
        desk.keyboard.press("Escape")
        expect(desk.locator("#preview")).to_be_hidden()
        expect(desk.get_by_role("link", name="second@example.com")).to_be_focused()

    def test_on_a_phone_a_tap_opens_the_ticket_and_nothing_runs_out_of_the_page(
        self, desk: Page, tickets: list[Ticket]
    ) -> None:
        desk.set_viewport_size(PHONE)
        assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        desk.get_by_text("second@example.com").click()
        desk.wait_for_url(f"**/tickets/{tickets[1].pk}/")
        assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


class TestTicket:
    @pytest.fixture
    def opened(self, portal: Portal, desk: Page, tickets: list[Ticket]) -> Page:
        portal.open(f"/tickets/{tickets[0].pk}/")
        return desk

    def test_tabs_change_without_leaving_and_are_addresses(self, opened: Page) -> None:
        opened.get_by_role("link", name="Text for the customer").click()
        expect(opened.locator("#letter-ja")).to_be_visible()
        assert "tab=letter" in opened.url
        opened.go_back()
        expect(opened.locator("article.prose").first).to_be_visible()

    def test_the_letter_is_copied(self, opened: Page) -> None:
        opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
        opened.get_by_role("link", name="Text for the customer").click()
        opened.locator('[data-copy="letter-en"]').click()
        expect(opened.locator('[data-copy="letter-en"]')).to_contain_text("Copied")
        assert "third@example.com" in opened.evaluate("navigator.clipboard.readText()")

    def test_m_takes_it_and_n_writes_a_note(self, opened: Page, tickets: list[Ticket]) -> None:
        opened.keyboard.press("m")
        expect(opened.get_by_text("Assigned to Ada.")).to_be_visible()
        opened.keyboard.press("n")
        expect(opened.get_by_label("Note for the desk")).to_be_visible()
        opened.get_by_label("Note for the desk").fill("Called them.")
        opened.get_by_role("button", name="Save the note").click()
        expect(opened.get_by_text("Called them.")).to_be_visible()

    def test_the_cause_is_corrected_by_keyboard(self, opened: Page, tickets: list[Ticket]) -> None:
        opened.keyboard.press("c")
        expect(opened.get_by_label("The right cause")).to_be_focused()
        opened.get_by_label("The right cause").select_option("server-full")
        opened.get_by_role("button", name="Correct it").click()
        expect(opened.get_by_text("decided by Ada")).to_be_visible()
        assert Event.objects.filter(verb=Event.Verb.CAUSE_CHANGED).exists()

    def test_without_scripts_the_essentials_work(
        self, portal: Portal, opened: Page, tickets: list[Ticket], console: Console
    ) -> None:
        context = opened.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
        context.add_cookies(opened.context.cookies())  # type: ignore[arg-type]
        plain = context.new_page()
        plain.goto(f"{portal.url}/")
        plain.get_by_text("second@example.com").click()
        plain.get_by_role("link", name="History and notes").click()
        plain.get_by_label("Note for the desk").fill("No scripts here.")
        plain.get_by_role("button", name="Save the note").click()
        expect(plain.get_by_text("No scripts here.")).to_be_visible()
        context.close()


PAGES = ["/", "/?q=colour:red", "/?view=due", "/tickets/{}/", "/knowledge/", "/knowledge/mailbox-full/"]
TABS = [f"/tickets/{{}}/?tab={tab}" for tab in ("letter", "mail", "bounces", "history")]


@pytest.mark.parametrize("theme", [User.Theme.LIGHT, User.Theme.DARK])
@pytest.mark.parametrize("path", [*PAGES, *TABS])
@pytest.mark.parametrize("size", [None, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(
    portal: Portal, desk: Page, tickets: list[Ticket], path: str, theme: str, size: ViewportSize | None
) -> None:
    User.objects.update(theme=theme)
    if size:
        desk.set_viewport_size(size)
    portal.open(path.format(tickets[0].pk))
    found = Axe().run(desk)
    assert found.violations_count == 0, found.generate_report()
