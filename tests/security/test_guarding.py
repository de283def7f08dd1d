"""What every request and every answer is held to, whichever page it is."""

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from diagnostics.models import Diagnosis, Edition, Role, User
from diagnostics.web import guarding
from tests.factories import PASSWORD, UserFactory
from tests.web.cases import diagnosed

pytestmark = pytest.mark.django_db


@pytest.fixture
def diagnosis(bob: User, edition: Edition) -> Diagnosis:
    return diagnosed(bob, edition)


@pytest.fixture
def root() -> User:
    return UserFactory(email="root@example.jp", is_superuser=True, is_staff=True)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


class TestABody:
    def test_of_a_stranger_is_not_read_when_it_is_large(self) -> None:
        body = b"x" * (guarding.STRANGERS_LIMIT_BYTES + 1)
        answer = Client().post(reverse("desk:upload"), body, content_type="application/octet-stream")
        assert answer.status_code == 413

    def test_of_somebody_signed_in_may_hold_mails(self, bob_client: Client) -> None:
        body = b"x" * (guarding.STRANGERS_LIMIT_BYTES + 1)
        answer = bob_client.post(reverse("desk:upload"), body, content_type="application/octet-stream")
        assert answer.status_code == 422

    def test_has_a_limit_for_everybody(self, bob_client: Client, settings: LazySettings) -> None:
        settings.REQUEST_LIMIT_BYTES = 100_000
        answer = bob_client.post(reverse("desk:upload"), b"x" * 100_001, content_type="application/octet-stream")
        assert answer.status_code == 413

    @pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "zlib", "utf-16"])
    def test_in_another_encoding_is_refused(self, bob_client: Client, charset: str) -> None:
        kind = f"application/x-www-form-urlencoded; charset={charset}"
        answer = bob_client.generic("POST", reverse("desk:upload"), b"text=%5Cud800", content_type=kind)
        assert answer.status_code == 400

    def test_in_utf_8_however_it_is_written_is_taken(self, bob_client: Client) -> None:
        kind = "application/x-www-form-urlencoded; charset=UTF-8"
        assert bob_client.post(reverse("desk:upload"), "text=", content_type=kind).status_code == 422


class TestAnAddress:
    def test_with_a_nul_is_refused(self, ada_client: Client) -> None:
        assert ada_client.get("/?q=a%00b").status_code == 400
        assert ada_client.get("/codes/a%00b/").status_code == 400


class TestWhatSomebodySignedInSaw:
    @pytest.mark.parametrize("name", ["inbox", "submissions", "upload", "settings", "help"])
    def test_is_kept_by_no_cache(self, ada_client: Client, name: str) -> None:
        assert ada_client.get(reverse(f"desk:{name}")).headers["Cache-Control"] == "private, no-store"

    def test_is_kept_by_no_cache_when_it_is_a_mail(self, ada_client: Client, diagnosis: Diagnosis) -> None:
        pks = (diagnosis.delivery.ticket_id, diagnosis.delivery.submission_id)
        for url in (
            reverse("desk:ticket", args=pks[:1]),
            reverse("desk:preview", args=pks[:1]),
            reverse("desk:raw", args=pks),
            reverse("desk:part", args=(*pks, 0)),
            reverse("desk:submission-raw", args=pks[1:]),
        ):
            assert ada_client.get(url).headers["Cache-Control"] == "private, no-store", url


def headers_of(answer: HttpResponse) -> tuple[str, str, str, str]:
    names = ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
    first, second, third, fourth = (answer.headers.get(name, "") for name in names)
    return first, second, third, fourth


class TestEveryAnswer:
    def test_carries_the_headers_that_protect_a_browser(self, root: User, diagnosis: Diagnosis) -> None:
        client, ticket = signed_in(root), diagnosis.delivery.ticket_id
        pages = [
            "/",
            f"/tickets/{ticket}/",
            f"/tickets/{ticket}/preview/",
            "/palette/?q=a",
            "/nothing-here/",
            "/admin/",
        ]
        pages += ["/accounts/password/change/", "/?q=%00", "/tickets/1/assign/", f"/submissions/{ticket}/raw/"]
        pages += ["/healthz", "/readyz", "/admin/"]
        for answer in [*map(client.get, pages), Client().get("/accounts/login/"), Client().get("/")]:
            path = answer.request["PATH_INFO"]
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"], path
            assert "unsafe" not in answer.headers["Content-Security-Policy"], path
            assert headers_of(answer) == ("nosniff", "DENY", "same-origin", "same-origin"), path

    def test_carries_them_when_something_broke(self, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr("diagnostics.web.help.render", broken)
        client = Client(raise_request_exception=False)
        client.force_login(ada)
        answer = client.get(reverse("desk:help"))
        assert answer.status_code == 500
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "broken" not in answer.content.decode()

    def test_carries_them_when_the_token_is_missing(self, ada: User) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(ada)
        answer = client.post(reverse("desk:upload"))
        assert answer.status_code == 403
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


class TestASecondFactor:
    def test_comes_before_anything_else_for_the_roles_that_need_it(self, root: User, settings: LazySettings) -> None:
        settings.REQUIRE_MFA_FOR = ["admin"]
        assert signed_in(root).get("/").headers["Location"] == reverse("mfa_index")
        assert signed_in(root).get("/admin/").headers["Location"] == reverse("mfa_index")
        assert signed_in(UserFactory(roles=[Role.ADMIN])).get("/").status_code == 302

    def test_can_be_set_up_where_it_is_missing(self, root: User, settings: LazySettings) -> None:
        settings.REQUIRE_MFA_FOR = ["admin"]
        assert signed_in(root).get(reverse("mfa_index")).status_code == 200

    def test_opens_the_portal(self, root: User, settings: LazySettings) -> None:
        settings.REQUIRE_MFA_FOR = ["admin"]
        Authenticator.objects.create(user=root, type=Authenticator.Type.TOTP, data={"secret": "x"})
        assert signed_in(root).get("/").status_code == 200

    def test_is_not_asked_of_other_roles(self, ada_client: Client, settings: LazySettings) -> None:
        settings.REQUIRE_MFA_FOR = ["admin"]
        assert ada_client.get("/").status_code == 200

    def test_is_asked_of_nobody_unless_the_setting_says_so(self, root: User) -> None:
        assert signed_in(root).get("/").status_code == 200

    def test_for_a_role_that_does_not_exist_is_refused_at_the_start(self, settings: LazySettings) -> None:
        settings.REQUIRE_MFA_FOR = ["emperor"]
        with pytest.raises(ImproperlyConfigured, match="the roles are uploader"):
            guarding.second_factor(lambda _request: HttpResponse())


@pytest.mark.usefixtures("valkey")
class TestTheDoorOfTheAdministrators:
    def test_is_the_one_that_asks_for_second_factors(self, root: User) -> None:
        Authenticator.objects.create(user=root, type=Authenticator.Type.TOTP, data={"secret": "x"})
        client = Client()
        answer = client.post("/admin/login/", {"username": root.email, "password": PASSWORD, "next": "/admin/"})
        assert answer.headers["Location"] == f"{reverse('account_login')}?next=%2Fadmin%2F"
        client.post(reverse("account_login"), {"login": root.email, "password": PASSWORD})
        assert client.get("/admin/").status_code == 302

    def test_is_shut_for_everybody_else(self, ada_client: Client) -> None:
        assert ada_client.get("/admin/", follow=True).status_code == 403

    def test_lets_administrators_in(self, root: User) -> None:
        assert signed_in(root).get("/admin/login/", follow=True).status_code == 200


class TestOnesOwnAddress:
    def test_is_changed_by_administrators_only(self, bob: User, bob_client: Client) -> None:
        fields = {"email": "ada@example.jp", "action_add": "", "action_primary": ""}
        for method in (bob_client.get, bob_client.post):
            assert method("/accounts/email/", fields).headers["Location"] == reverse("desk:settings")
        bob.refresh_from_db()
        assert bob.email == "bob@example.jp"
