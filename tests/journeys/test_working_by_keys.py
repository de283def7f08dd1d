"""ada works her inbox without a mouse."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from diagnostics import analysis, intake
from diagnostics.models import Edition, Submission, User
from tests import mails
from tests.journeys.conftest import Portal


@pytest.fixture
def tickets(edition: Edition, bob: User) -> None:
    """Three tickets of bob's."""
    now = timezone.now()
    for number in range(3):
        given = intake.receive(raw=mails.bounce(number=number), channel=Submission.Channel.BROWSER, by=bob, now=now)
        analysis.analyze(given.pk, now=now)


@pytest.mark.usefixtures("tickets")
class TestAdasKeys:
    def test_move_through_the_list_and_open_a_ticket(self, portal: Portal, page: Page, ada: User) -> None:
        portal.enter_as(ada)
        portal.open("/")
        expect(page.get_by_text("taro0@example.com").first).to_be_visible()
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"/tickets/\d+/"))

    def test_search_and_ask_for_help(self, portal: Portal, page: Page, ada: User) -> None:
        portal.enter_as(ada)
        portal.open("/")
        page.keyboard.press("/")
        search = page.get_by_role("searchbox")
        expect(search).to_be_focused()
        page.keyboard.type("taro1@example.com?")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(search).to_have_value("taro1@example.com?")
        page.keyboard.press("Backspace")
        page.keyboard.press("Enter")
        expect(page.get_by_text("taro1@example.com").first).to_be_visible()
        expect(page.get_by_text("taro2@example.com")).to_have_count(0)
        page.keyboard.press("Escape")
        page.locator("h1, main").first.click(position={"x": 2, "y": 2})
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
