"""Signing in and out, the settings, and the language."""

import re

import pytest
import redis
from django.core import mail
from django.test import Client
from django.urls import reverse

from diagnostics.models import Role, User
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

LOGIN = reverse("account_login")


@pytest.fixture
def anyone() -> Client:
    return Client(headers={"accept-language": "en"})


def sign_in(client: Client, email: str, password: str = PASSWORD) -> tuple[int, str]:
    answer = client.post(LOGIN, {"login": email, "password": password})
    return answer.status_code, answer.content.decode()


@pytest.mark.usefixtures("valkey")
class TestSigningIn:
    def test_by_address_leads_to_the_inbox(self, bob: User, anyone: Client) -> None:
        answer = anyone.post(LOGIN, {"login": "bob@example.jp", "password": PASSWORD})
        assert answer.headers["Location"] == "/"
        assert anyone.get(reverse("desk:upload")).status_code == 200

    def test_leads_back_to_the_page_that_was_asked_for(self, bob: User, anyone: Client) -> None:
        asked = anyone.get(reverse("desk:upload")).headers["Location"]
        assert asked == f"{LOGIN}?next={reverse('desk:upload')}"
        fields = {"login": "bob@example.jp", "password": PASSWORD, "next": reverse("desk:upload")}
        assert anyone.post(LOGIN, fields).headers["Location"] == reverse("desk:upload")

    def test_never_leads_to_another_site(self, bob: User, anyone: Client) -> None:
        fields = {"login": "bob@example.jp", "password": PASSWORD, "next": "https://evil.example/"}
        assert anyone.post(LOGIN, fields).headers["Location"] == "/"

    def test_answers_alike_for_a_wrong_password_and_an_unknown_address(self, bob: User, anyone: Client) -> None:
        wrong = sign_in(anyone, "bob@example.jp", "not it at all")
        unknown = sign_in(anyone, "nobody@example.jp", "not it at all")
        assert wrong[0] == unknown[0] == 200
        assert alert(wrong[1]) == alert(unknown[1]) != ""

    def test_is_refused_after_many_failures(self, bob: User, anyone: Client) -> None:
        for _attempt in range(12):
            sign_in(anyone, "bob@example.jp", "not it at all")
        status, _text = sign_in(anyone, "bob@example.jp")
        assert status in (200, 429)
        assert anyone.get(reverse("desk:upload")).status_code == 302

    def test_is_not_for_those_who_left(self, anyone: Client) -> None:
        UserFactory(email="former@example.jp", roles=[Role.AGENT], is_active=False)
        sign_in(anyone, "former@example.jp")
        assert anyone.get(reverse("desk:upload")).status_code == 302

    def test_nobody_can_sign_up(self, anyone: Client) -> None:
        fields = {"email": "new@example.jp", "password1": PASSWORD, "password2": PASSWORD}
        anyone.post(reverse("account_signup"), fields)
        assert not User.objects.exists()


@pytest.mark.usefixtures("valkey")
class TestAForgottenPassword:
    def test_is_answered_alike_for_unknown_addresses_and_mails_nobody(self, bob: User, anyone: Client) -> None:
        reset = reverse("account_reset_password")
        known = anyone.post(reset, {"email": "bob@example.jp"})
        unknown = anyone.post(reset, {"email": "nobody@example.jp"})
        assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
        assert [sent.to for sent in mail.outbox] == [["bob@example.jp"]]

    def test_is_set_anew_through_the_mailed_link(self, bob: User, anyone: Client) -> None:
        anyone.post(reverse("account_reset_password"), {"email": "bob@example.jp"})
        link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)
        assert link
        form = anyone.get(link[1], follow=True)
        fresh = "a brand new passphrase"
        anyone.post(form.request["PATH_INFO"], {"password1": fresh, "password2": fresh})
        bob.refresh_from_db()
        assert bob.check_password(fresh)


class TestTheSettings:
    def test_are_kept_on_the_account_and_take_effect_at_once(self, bob: User, bob_client: Client) -> None:
        fields = {"first_name": "ボブ", "language": "ja", "theme": "dark"}
        page = bob_client.post(reverse("desk:settings"), fields, follow=True).content.decode()
        bob.refresh_from_db()
        assert (bob.first_name, bob.language, bob.theme, bob.shortcuts) == ("ボブ", "ja", "dark", False)
        assert '<html lang="ja" data-theme="dark">' in page
        assert 'data-shortcuts="off"' in page

    def test_refuse_what_is_no_choice(self, bob: User, bob_client: Client) -> None:
        answer = bob_client.post(reverse("desk:settings"), {"language": "tlh", "theme": "pink"})
        assert answer.status_code == 422
        bob.refresh_from_db()
        assert (bob.language, bob.theme) == ("en", "system")

    def test_never_change_roles(self, bob: User, bob_client: Client) -> None:
        fields = {"language": "en", "theme": "system", "is_superuser": "on", "is_staff": "on", "groups": "1"}
        bob_client.post(reverse("desk:settings"), fields)
        bob.refresh_from_db()
        assert (bob.is_superuser, bob.is_staff) == (False, False)
        assert [group.name for group in bob.groups.all()] == [Role.UPLOADER]

    def test_lead_to_password_second_factor_and_sessions(self, bob_client: Client) -> None:
        text = bob_client.get(reverse("desk:settings")).content.decode()
        for name in ("account_change_password", "mfa_index", "usersessions_list"):
            assert reverse(name) in text


class TestTheLanguage:
    def test_is_japanese_where_nothing_else_is_asked_for(self, db: None) -> None:
        assert '<html lang="ja"' in Client().get(LOGIN).content.decode()

    def test_follows_the_browser_before_signing_in(self, anyone: Client) -> None:
        assert '<html lang="en"' in anyone.get(LOGIN).content.decode()

    def test_can_be_switched_before_signing_in(self, db: None) -> None:
        client = Client()
        answer = client.post(reverse("desk:language"), {"language": "en", "next": LOGIN})
        assert answer.headers["Location"] == LOGIN
        assert '<html lang="en"' in client.get(LOGIN).content.decode()

    def test_switch_leads_to_no_other_site(self, db: None) -> None:
        answer = Client().post(reverse("desk:language"), {"language": "en", "next": "https://evil.example/"})
        assert answer.headers["Location"] == "/"

    def test_of_the_account_decides_once_signed_in(self, bob: User, bob_client: Client) -> None:
        User.objects.update(language="ja")
        page = bob_client.get(reverse("desk:settings"), headers={"accept-language": "en"})
        assert '<html lang="ja"' in page.content.decode()
        assert page.headers["Content-Language"] == "ja"


class TestPagesOfTheLibrary:
    @pytest.mark.parametrize(
        "name",
        [
            "account_change_password",
            "account_logout",
            "mfa_index",
            "usersessions_list",
            "account_reauthenticate",
            "account_email",
        ],
    )
    def test_are_in_our_frame_and_bring_nothing_inline(self, bob_client: Client, name: str) -> None:
        assert_ours(bob_client.get(reverse(name), follow=True).content.decode())

    @pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_reset_password_done"])
    def test_are_in_our_frame_before_signing_in(self, anyone: Client, name: str) -> None:
        assert_ours(anyone.get(reverse(name)).content.decode())

    @pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn"])
    def test_of_the_second_factor_work_under_our_policy(
        self, bob: User, anyone: Client, valkey: redis.Redis, name: str
    ) -> None:
        sign_in(anyone, "bob@example.jp")
        asked = anyone.get(reverse(name))
        answer = anyone.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
        assert answer.request["PATH_INFO"] == reverse(name)
        assert_ours(answer.content.decode())


def assert_ours(text: str) -> None:
    """The page has our frame, and no script or style of its own that the policy would refuse."""
    assert "css/portal.css" in text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
    inline = re.findall(r"<script(?![^>]*(?:\ssrc=|type=\"application/json\"))[^>]*>", text)
    assert inline == []


def alert(text: str) -> str:
    """The text of the first alert of a page."""
    found = re.search(r'role="alert">(.*?)</div></div>', text, re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[1]).strip() if found else ""
