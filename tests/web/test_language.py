"""In which language, and in which words."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from diagnostics.models import Role, User, policy
from diagnostics.models.policy import Right
from diagnostics.web import filters, wording
from tests.factories import UserFactory


@pytest.mark.django_db
class TestAccount:
    def test_decides_the_language_of_every_page(self, ada: User, ada_client: Client) -> None:
        assert '<html lang="en"' in ada_client.get("/").content.decode()
        User.objects.update(language="ja")
        text = ada_client.get("/", headers={"accept-language": "en"}).content.decode()
        assert '<html lang="ja"' in text
        assert "受信トレイ" in text

    def test_decides_theme_and_keys(self, ada: User, ada_client: Client) -> None:
        User.objects.update(theme="dark", shortcuts=False)
        text = ada_client.get("/").content.decode()
        assert 'data-theme="dark"' in text
        assert 'data-shortcuts="off"' in text

    def test_those_who_may_work_tickets_can_be_assigned(self, ada: User, bob: User, kei: User) -> None:
        admin = UserFactory(roles=(Role.ADMIN,))
        UserFactory(roles=(Role.AGENT,), is_active=False)
        assert set(policy.who_may(Right.WORK_TICKETS)) == {ada, admin}


class TestTimes:
    @pytest.mark.parametrize(
        ("language", "age", "said"),
        [
            ("en", timedelta(minutes=3), "3 min. ago"),
            ("ja", timedelta(minutes=3), "3 分前"),
            ("ja", timedelta(days=-2), "2 日後"),
        ],
    )
    def test_near_ones_are_told_by_their_distance(self, language: str, age: timedelta, said: str) -> None:
        with translation.override(language):
            assert filters.ago(timezone.now() - age) == said

    def test_far_ones_are_dates(self) -> None:
        long_ago = timezone.now().replace(year=2019, month=3, day=4, hour=12)
        with translation.override("ja"):
            assert filters.ago(long_ago) == "2019年3月4日"

    def test_none_is_nothing(self) -> None:
        assert (filters.ago(None), filters.absolute(None), filters.when(None)) == ("", "", "")


class TestWords:
    def test_name_every_heading_owner_and_advice(self) -> None:
        for names in (wording.HEADINGS, wording.OWNERS, wording.RESENDS, wording.PERMANENCES, wording.KINDS):
            assert all(str(name) for name in names.values())
        assert len(wording.RESENDS) == 17

    @pytest.mark.parametrize(
        ("length", "said"),
        [(None, "No fixed date"), (timedelta(days=1), "After 1 day"), (timedelta(hours=4), "After 4 hours")],
    )
    def test_tell_the_clock(self, length: timedelta | None, said: str) -> None:
        with translation.override("en"):
            assert wording.clock(length) == said

    @pytest.mark.parametrize(("share", "said"), [(0.95, "sure"), (0.75, "fairly sure"), (0.5, "likely"), (0, "unsure")])
    def test_tell_how_sure(self, share: float, said: str) -> None:
        with translation.override("en"):
            assert wording.sureness(share) == said

    def test_show_what_cannot_be_seen(self) -> None:
        assert filters.visible("a\u202eb<\u200b") == (
            'a<span class="unseen">‹U+202E›</span>b&lt;<span class="unseen">‹U+200B›</span>'
        )
