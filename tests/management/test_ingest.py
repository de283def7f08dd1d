"""Bounces out of files and folders."""

import io
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from diagnostics.models import Submission
from tests import mails

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("valkey")]


def ingest(*paths: Path | str) -> str:
    output = io.StringIO()
    call_command("ingest", *map(str, paths), stdout=output)
    return output.getvalue()


class TestIngest:
    def test_takes_in_a_folder_as_one_batch(self, tmp_path: Path) -> None:
        (tmp_path / "一月").mkdir()
        (tmp_path / "一月" / "b.eml").write_bytes(mails.bounce(number=1))
        (tmp_path / "a.eml").write_bytes(mails.bounce(number=2))
        (tmp_path / "empty.eml").touch()
        (tmp_path / ".hidden").write_bytes(b"x")
        assert "2 received, 1 unreadable" in ingest(tmp_path)
        assert list(Submission.objects.values_list("filename", flat=True)) == ["a.eml", "empty.eml", "b.eml"]
        assert Submission.objects.values("batch").distinct().count() == 1
        assert set(Submission.objects.values_list("channel", flat=True)) == {"command"}

    def test_takes_in_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(mails.bounce())))
        ingest("-")
        assert Submission.objects.get().raw_message.raw == mails.bounce()

    def test_says_which_file_it_cannot_read(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match=r"missing\.eml"):
            ingest(tmp_path / "missing.eml")

    def test_says_when_there_is_nothing(self, tmp_path: Path) -> None:
        assert "nothing to take in" in ingest(tmp_path)
