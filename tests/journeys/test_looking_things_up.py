"""Ada looks codes up and answers a caller, with scripts and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from diagnostics.models import Submission, User
from tests.journeys.conftest import Console, Portal


@pytest.fixture
def desk(portal: Portal, page: Page, ada: User) -> Page:
    portal.enter_as(ada)
    return page


@pytest.fixture
def plain_portal(browser: Browser, portal: Portal, ada: User, console: Console) -> Iterator[Portal]:
    """The portal in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.on("console", console.hear)
    plain = Portal(page=page, url=portal.url)
    plain.enter_as(ada)
    yield plain
    context.close()


class TestDictionary:
    def test_answers_while_one_types(self, portal: Portal, desk: Page) -> None:
        portal.open("/codes/")
        desk.get_by_role("searchbox", name="Code or words").press_sequentially("S3150", delay=20)
        expect(desk.locator("#found-count")).to_have_text("1 code")
        expect(desk.get_by_role("link", name="S3150")).to_be_visible()
        assert desk.url.endswith("/codes/?q=S3150&vendor=")
        desk.get_by_role("combobox", name="Whose codes").select_option("docomo")
        expect(desk.get_by_role("heading", name="No such code")).to_be_visible()

    def test_leads_to_the_cause(self, portal: Portal, desk: Page) -> None:
        portal.open("/codes/?q=5.2.2&vendor=standards")
        desk.get_by_role("link", name="X.2.2").click()
        desk.get_by_role("link", name="Mailbox full").first.click()
        desk.wait_for_url("**/knowledge/mailbox-full/")

    def test_needs_no_scripts(self, plain_portal: Portal) -> None:
        page = plain_portal.page
        plain_portal.open("/codes/")
        page.get_by_role("searchbox", name="Code or words").fill("S3150")
        page.get_by_role("button", name="Search").click()
        expect(page.get_by_role("link", name="S3150")).to_be_visible()


class TestAsking:
    def test_answers_beside_the_fields(self, portal: Portal, desk: Page) -> None:
        portal.open("/ask/")
        desk.get_by_label("Code", exact=True).fill("550")
        desk.get_by_label("Words of the error").fill("Unknown user")
        desk.get_by_label("Recipient's address or domain").fill("taro@docomo.ne.jp")
        desk.get_by_role("button", name="What does it mean?").click()
        expect(desk.get_by_text("A question that tells them apart")).to_be_visible()
        expect(desk.get_by_label("Words of the error")).to_have_value("Unknown user")
        assert desk.url.endswith("/ask/")

    def test_becomes_a_ticket_when_it_is_to_be_followed_up(self, portal: Portal, desk: Page) -> None:
        portal.open("/ask/?code=550+5.1.1&words=user+unknown&recipient=taro@example.com")
        desk.get_by_role("button", name="Make a ticket of it").click()
        desk.wait_for_url("**/batches/*/")
        assert Submission.objects.get().channel == Submission.Channel.PASTE

    def test_needs_no_scripts(self, plain_portal: Portal) -> None:
        page = plain_portal.page
        plain_portal.open("/ask/")
        page.get_by_label("Code", exact=True).fill("552 5.2.2")
        page.get_by_role("button", name="What does it mean?").click()
        expect(page.get_by_text("Mailbox full").first).to_be_visible()
