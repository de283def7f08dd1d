"""The cache, with Valkey there and away."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.core.cache import cache, caches
from django.test import Client
from django.urls import reverse

from bounceportal.caching import ForgivingCache
from diagnostics.models import User
from tests.factories import PASSWORD

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
def away() -> ForgivingCache:
    return ForgivingCache(NOBODY_LISTENS, {"OPTIONS": {"socket_connect_timeout": 1}})


class TestAway:
    def test_the_process_remembers_by_itself(self, away: ForgivingCache) -> None:
        away.clear()
        assert away.add("tries", 1)
        assert not away.add("tries", 2)
        assert away.get("tries") == 1
        away.set("tries", 3)
        assert away.touch("tries")
        assert away.get("tries") == 3
        assert away.delete("tries")
        assert away.get("tries", "none") == "none"

    def test_it_is_said_once(self, away: ForgivingCache, caplog: pytest.LogCaptureFixture) -> None:
        away.get("one")
        away.get("other")
        assert len(caplog.records) == 1

    def test_is_asked_again_after_a_while(
        self, away: ForgivingCache, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bounceportal.caching.SECONDS_UNTIL_ASKED_AGAIN", 0)
        away.get("one")
        away.get("other")
        assert len(caplog.records) == 2


@pytest.mark.usefixtures("valkey")
def test_what_one_process_remembers_others_see() -> None:
    caches["default"].set("seen", "by all")
    other = ForgivingCache(caches.settings["default"]["LOCATION"], {})
    assert other.get("seen") == "by all"


@pytest.fixture
def _without_valkey(settings: LazySettings) -> Iterator[None]:
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": NOBODY_LISTENS}}
    cache.clear()
    yield
    cache.clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("_without_valkey")
def test_people_can_sign_in_while_valkey_is_away(ada: User) -> None:
    answer = Client().post(reverse("account_login"), {"login": ada.email, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")


@pytest.mark.django_db
@pytest.mark.usefixtures("_without_valkey")
def test_wrong_passwords_are_still_counted_while_valkey_is_away(ada: User) -> None:
    client = Client()
    answers = [client.post(reverse("account_login"), {"login": ada.email, "password": "wrong"}) for _ in range(12)]
    last = client.post(reverse("account_login"), {"login": ada.email, "password": PASSWORD})
    assert answers[0].status_code == 200
    assert last.status_code != 302
