"""The pages that stand in for one that cannot be shown."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from diagnostics.models import User
from diagnostics.web import errors
from diagnostics.web import help as help_module


class TestNotFound:
    def test_is_ours_for_everybody(self, db: None, bob_client: Client) -> None:
        for client in (Client(), bob_client):
            answer = client.get("/nothing/here/")
            assert answer.status_code == 404
            assert "css/portal.css" in answer.content.decode()

    def test_speaks_the_language_of_the_account(self, bob: User, bob_client: Client) -> None:
        assert "Nothing is here" in bob_client.get("/nothing/").content.decode()


class TestForbidden:
    def test_says_that_the_role_is_missing(self, auditor_client: Client) -> None:
        answer = auditor_client.get(reverse("desk:upload"))
        assert answer.status_code == 403
        assert "Not for your role" in answer.content.decode()


class TestAForgedForm:
    def test_is_refused_with_a_way_back(self, bob: User) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(bob)
        answer = client.post(reverse("desk:settings"), {"language": "ja"})
        assert answer.status_code == 403
        assert "Please send that once more" in answer.content.decode()


class TestARequestThatCannotBeRead:
    def test_has_a_page_that_asks_no_question_of_the_request(self) -> None:
        with translation.override("en"):
            answer = errors.bad_request(RequestFactory().get("/"), SuspiciousOperation())
        assert answer.status_code == 400
        assert "Go back and try again" in answer.content.decode()

    def test_too_many_files_at_once(self, bob_client: Client, settings: pytest.FixtureRequest) -> None:
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
        answer = bob_client.post(reverse("desk:upload"), {"text": "x", "a": "1", "b": "2"})
        assert answer.status_code == 400
        assert "too many files" in answer.content.decode()


class TestOurOwnFault:
    def test_has_a_page_that_needs_no_database(
        self, bob: User, bob_client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def broken(*_args: object, **_kwargs: object) -> None:
            raise OperationalError("the database is away")

        monkeypatch.setattr(help_module, "render", broken)
        bob_client.raise_request_exception = False
        answer = bob_client.get(reverse("desk:help"))
        assert answer.status_code == 500
        assert "The portal has a fault" in answer.content.decode()
        assert "the database is away" not in answer.content.decode()
        assert "the database is away" in caplog.text
