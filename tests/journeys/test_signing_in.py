"""bob signs in, chooses how the portal looks and speaks, and signs out."""

import pytest
import redis
from playwright.sync_api import Page, expect

from diagnostics.models import User
from tests.factories import PASSWORD
from tests.journeys.conftest import Portal


@pytest.mark.usefixtures("valkey")
class TestBobSignsIn:
    def test_after_a_wrong_password_that_the_page_names(self, portal: Portal, page: Page, bob: User) -> None:
        portal.open("/")
        page.get_by_label("E-mail").or_(page.get_by_label("Email")).fill(bob.email)
        page.get_by_label("Password", exact=True).fill("not it at all")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_contain_text("not correct")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(f"{portal.url}/")
        page.get_by_label("Account of Bob").click()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()

    def test_in_the_language_that_he_switches_to(self, portal: Portal, page: Page, bob: User) -> None:
        portal.open("/accounts/login/")
        page.get_by_role("button", name="日本語").click()
        expect(page.locator("html")).to_have_attribute("lang", "ja")
        expect(page.get_by_role("heading", level=1)).to_have_text("ログイン")


class TestBobsSettings:
    def test_change_language_and_theme_for_good(self, portal: Portal, page: Page, bob: User) -> None:
        portal.enter_as(bob)
        portal.open("/settings/")
        light = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.get_by_label("Dark").check()
        page.get_by_label("日本語").check()
        page.get_by_role("button", name="Save").click()
        expect(page.locator("html")).to_have_attribute("lang", "ja")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
        page.reload()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    def test_switch_the_keys_off(self, portal: Portal, page: Page, bob: User) -> None:
        portal.enter_as(bob)
        portal.open("/settings/")
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        page.get_by_role("checkbox").uncheck()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status").first).to_be_visible()
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_hidden()


class TestTheSecondFactor:
    def test_is_set_up_under_the_strict_policy(
        self, portal: Portal, page: Page, bob: User, valkey: redis.Redis
    ) -> None:
        portal.enter_as(bob)
        portal.open("/accounts/2fa/totp/activate/")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Confirm").click()
        picture = page.locator("main img")
        expect(picture).to_be_visible()
        assert page.evaluate("document.querySelector('main img').naturalWidth") > 0
