"""The commands that keep the portal going."""

import io
import time

import pytest
import redis
from django.core.management import CommandError, call_command
from django.db import OperationalError

from diagnostics import jobs
from diagnostics.knowledge import loading
from diagnostics.models import Edition
from tests.factories import SubmissionFactory


def called(*command: str) -> str:
    output = io.StringIO()
    call_command(*command, stdout=output)
    return output.getvalue()


class Stopped(BaseException):
    pass


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses made so far; the third one stops whatever goes on for ever."""
    made: list[float] = []

    def pause(seconds: float) -> None:
        made.append(seconds)
        if len(made) == 3:
            raise Stopped

    monkeypatch.setattr(time, "sleep", pause)
    return made


@pytest.mark.django_db
class TestLoadKnowledge:
    def test_says_which_edition_is_in_force(self) -> None:
        assert called("load_knowledge") == "Edition 1 of the knowledge is in force.\n"

    def test_says_which_page_is_faulty(self, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(loading, "SHIPPED", tmp_path)
        with pytest.raises(CommandError, match="The shipped knowledge is faulty"):
            called("load_knowledge")
        assert not Edition.objects.exists()


@pytest.mark.django_db
class TestSweepCommand:
    def test_rings_once_and_says_for_how_many(self, valkey: redis.Redis) -> None:
        SubmissionFactory.create_batch(2)
        assert called("sweep") == "2 submissions were rung for.\n"

    def test_goes_on_every_few_seconds(self, valkey: redis.Redis, pauses: list[float]) -> None:
        with pytest.raises(Stopped):
            called("sweep", "--every", "7")
        assert pauses == [7.0, 7.0, 7.0]


class TestTheScheduler:
    def test_sweeps_again_and_again_though_the_database_is_away(
        self, monkeypatch: pytest.MonkeyPatch, pauses: list[float], caplog: pytest.LogCaptureFixture
    ) -> None:
        def away(**_: object) -> int:
            raise OperationalError("connection refused")

        monkeypatch.setattr(jobs, "sweep", away)
        with pytest.raises(Stopped):
            called("scheduler")
        assert pauses == [jobs.SWEEP_SECONDS] * 3
        assert [record.levelname for record in caplog.records] == ["WARNING"] * 3
