"""What those who want in, and those who are in, can do with passwords, sessions and cookies."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from diagnostics.models import User
from tests.factories import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("valkey")]

LOGIN, RESET, INBOX = reverse("account_login"), reverse("account_reset_password"), reverse("desk:inbox")


def sign_in(client: Client, email: str = "bob@example.jp", password: str = PASSWORD, **headers: str) -> HttpResponse:
    return client.post(LOGIN, {"login": email, "password": password}, headers=headers)


def is_in(client: Client) -> bool:
    return client.get(INBOX).status_code == 200


class TestASession:
    def test_begins_anew_with_signing_in(self, bob: User) -> None:
        client = Client()
        client.get("/?density=compact")
        client.cookies["sessionid"] = "chosenbysomebodyelse1234567890ab"
        sign_in(client)
        assert client.cookies["sessionid"].value != "chosenbysomebodyelse1234567890ab"
        assert is_in(client)

    def test_ends_with_signing_out_for_good(self, bob: User) -> None:
        client = Client()
        sign_in(client)
        kept = client.cookies["sessionid"].value
        client.post(reverse("account_logout"))
        client.cookies["sessionid"] = kept
        assert not is_in(client)

    def test_is_not_ended_by_a_link(self, bob_client: Client) -> None:
        bob_client.get(reverse("account_logout"))
        assert is_in(bob_client)

    def test_ends_when_somebody_leaves(self, bob: User, bob_client: Client) -> None:
        User.objects.filter(pk=bob.pk).update(is_active=False)
        assert not is_in(bob_client)

    def test_ends_elsewhere_when_the_password_changes(self, bob: User, bob_client: Client) -> None:
        here = Client()
        sign_in(here)
        fresh = "a quiet new passphrase"
        fields = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
        assert here.post(reverse("account_change_password"), fields).status_code == 302
        assert is_in(here)
        assert not is_in(bob_client)

    def test_is_kept_in_a_cookie_that_scripts_and_other_sites_do_not_get(self, bob: User) -> None:
        client = Client()
        sign_in(client)
        cookie = client.cookies["sessionid"]
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")

    def test_is_kept_in_a_cookie_that_goes_by_https_alone(self, bob: User, settings: LazySettings) -> None:
        settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
        client = Client()
        client.get(LOGIN)
        sign_in(client)
        assert client.cookies["sessionid"]["secure"]
        assert client.cookies["csrftoken"]["secure"]


class TestGuessing:
    def test_many_passwords_for_one_account_is_stopped_and_told_to_nobody(self, bob: User) -> None:
        for attempt in range(6):
            sign_in(Client(REMOTE_ADDR=f"192.0.2.{attempt}"), password="not it at all")
        client = Client(REMOTE_ADDR="192.0.2.99")
        sign_in(client)
        assert not is_in(client)

    def test_one_password_for_many_accounts_is_stopped_whatever_address_is_claimed(self, bob: User) -> None:
        for attempt in range(11):
            claimed = {"x-forwarded-for": f"192.0.2.{attempt}"}
            sign_in(Client(), f"person{attempt}@example.jp", "not it at all", **claimed)
        client = Client()
        sign_in(client, **{"x-forwarded-for": "192.0.2.77"})
        assert not is_in(client)

    def test_behind_a_proxy_each_address_has_limits_of_its_own(self, bob: User, settings: LazySettings) -> None:
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        for attempt in range(11):
            claimed = {"x-forwarded-for": f"198.51.100.{attempt}, 192.0.2.66"}
            sign_in(Client(), f"person{attempt}@example.jp", "not it at all", **claimed)
        client, attacker = Client(), Client()
        sign_in(client, **{"x-forwarded-for": "192.0.2.1"})
        sign_in(attacker, **{"x-forwarded-for": "192.0.2.1, 192.0.2.66"})
        assert is_in(client)
        assert not is_in(attacker)

    def test_a_password_alone_does_not_open_an_account_with_a_second_factor(self, bob: User) -> None:
        Authenticator.objects.create(user=bob, type=Authenticator.Type.TOTP, data={"secret": "x"})
        client = Client()
        assert sign_in(client).headers["Location"].startswith(reverse("mfa_authenticate"))
        assert not is_in(client)

    @pytest.mark.parametrize("name", ["mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_activate_totp"])
    def test_a_stolen_session_cannot_change_the_second_factor(self, bob: User, bob_client: Client, name: str) -> None:
        if name != "mfa_activate_totp":
            Authenticator.objects.create(user=bob, type=Authenticator.Type.TOTP, data={"secret": "x"})
        answer = bob_client.post(reverse(name))
        assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))


class TestAForgottenPassword:
    def link(self) -> str:
        found = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)
        assert found
        return found[1]

    def use(self, link: str, fresh: str) -> None:
        client = Client()
        form = client.get(link, follow=True)
        client.post(form.request["PATH_INFO"], {"password1": fresh, "password2": fresh})

    def test_is_set_anew_once_by_each_link(self, bob: User) -> None:
        Client().post(RESET, {"email": bob.email})
        self.use(self.link(), "first quiet passphrase")
        self.use(self.link(), "second quiet passphrase")
        bob.refresh_from_db()
        assert bob.check_password("first quiet passphrase")

    def test_cannot_be_set_by_an_old_link(self, bob: User, settings: LazySettings) -> None:
        Client().post(RESET, {"email": bob.email})
        settings.PASSWORD_RESET_TIMEOUT = -1
        self.use(self.link(), "too late a passphrase")
        bob.refresh_from_db()
        assert bob.check_password(PASSWORD)

    def test_is_not_mailed_with_a_link_to_another_site(self, bob: User) -> None:
        assert Client().post(RESET, {"email": bob.email}, headers={"host": "evil.example"}).status_code == 400
        Client().post(RESET, {"email": bob.email}, headers={"x-forwarded-host": "evil.example"})
        assert all("evil.example" not in sent.body for sent in mail.outbox)

    def test_does_not_flood_a_mailbox(self, bob: User) -> None:
        for attempt in range(30):
            Client(REMOTE_ADDR=f"192.0.2.{attempt}").post(RESET, {"email": bob.email})
        assert len(mail.outbox) <= 5
