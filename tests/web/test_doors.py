"""Who comes through which door: every address, for everybody."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

pytestmark = pytest.mark.django_db

OPEN = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_confirm_email",
    "account_email_verification_sent",
    "account_confirm_login_code",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "desk:language",
    "desk:alive",
    "desk:ready",
}
"""The names that answer somebody who has not signed in with something else than the way to the login page."""

SAMPLES = {"IntConverter": 1, "SlugConverter": "mailbox-full", "StringConverter": "x", "PathConverter": "x"}


Door = tuple[str, dict[str, object]]


def doors(resolver: URLResolver, namespace: str = "", above: dict[str, object] | None = None) -> Iterator[Door]:
    """Name and sample arguments of every named pattern below ``resolver``."""
    for pattern in resolver.url_patterns:
        arguments = {**(above or {}), **sample_arguments(pattern)}
        if isinstance(pattern, URLResolver):
            yield from doors(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace, arguments)
        elif pattern.name:
            yield f"{namespace}{pattern.name}", arguments


def sample_arguments(pattern: URLPattern | URLResolver) -> dict[str, object]:
    """Arguments that ``pattern`` itself takes."""
    given = {key: SAMPLES[kind.__class__.__name__] for key, kind in pattern.pattern.converters.items()}
    return given or dict.fromkeys(pattern.pattern.regex.groupindex, "x")


ALL = dict(door for door in doors(get_resolver()) if not door[0].startswith("admin:") or door[0] == "admin:index")


class TestWithoutSigningIn:
    @pytest.mark.parametrize("name", sorted(set(ALL) - OPEN - {"mfa_login_webauthn"}))
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_only_login_reset_and_health_answer(self, name: str, method: str) -> None:
        answer = getattr(Client(), method)(reverse(name, kwargs=ALL[name]))
        assert answer.status_code == 302, name
        assert answer.headers["Location"].partition("?")[0] in (reverse("account_login"), reverse("admin:login"))

    def test_nothing_is_open_that_does_not_exist(self) -> None:
        assert set(ALL) - {"mfa_login_webauthn"} >= OPEN


class TestRoles:
    """role × door: what each of the cast gets."""

    DOORS = [
        # name, method, arguments: ada, bob, kei, charlie, auditor
        ("desk:upload", "get", [], (200, 200, 200, 200, 403)),
        ("desk:upload", "post", [], (422, 422, 422, 422, 403)),
        ("desk:upload-part", "post", [], (400, 400, 400, 400, 403)),
        ("desk:sample", "post", ["mailbox-full"], (302, 302, 302, 302, 403)),
        ("desk:submissions", "get", [], (200, 200, 200, 200, 200)),
        ("desk:settings", "get", [], (200, 200, 200, 200, 200)),
        ("desk:help", "get", [], (200, 200, 200, 200, 200)),
        ("desk:submission-again", "post", [1], (404, 404, 404, 404, 403)),
    ]

    @pytest.mark.parametrize(("name", "method", "arguments", "expected"), DOORS)
    def test_get_what_the_policy_grants(
        self,
        name: str,
        method: str,
        arguments: list[object],
        expected: tuple[int, ...],
        ada_client: Client,
        bob_client: Client,
        kei_client: Client,
        charlie_client: Client,
        auditor_client: Client,
    ) -> None:
        clients = (ada_client, bob_client, kei_client, charlie_client, auditor_client)
        got = tuple(getattr(client, method)(reverse(name, args=arguments)).status_code for client in clients)
        assert got == expected

    @pytest.mark.parametrize("name", ["desk:sample", "desk:upload-part", "desk:submission-again", "desk:language"])
    def test_what_changes_something_is_never_got(self, bob_client: Client, name: str) -> None:
        arguments = {"desk:sample": ["mailbox-full"], "desk:submission-again": [1]}.get(name, [])
        assert bob_client.get(reverse(name, args=arguments)).status_code == 405
