"""What an upload can do to the machine: fill its memory, leave files behind, name paths, hide bombs."""

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diagnostics import analysis, intake
from diagnostics.models import Edition, Submission
from diagnostics.web import uploads
from tests import mails
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("valkey")]

PART = reverse("desk:upload-part")


def files(*given: tuple[str, bytes]) -> dict[str, list[SimpleUploadedFile]]:
    return {"files": [SimpleUploadedFile(name, raw) for name, raw in given]}


class TestMemory:
    def test_is_taken_by_one_large_file_at_a_time(self, bob_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        alone: list[bool] = []
        receive = intake.receive

        def watched(**given: object) -> Submission:
            alone.append(uploads._alone.locked())
            return receive(**given)  # type: ignore[arg-type]  # handed on as they came

        monkeypatch.setattr(intake, "receive", watched)
        monkeypatch.setattr(uploads, "_LARGE_BYTES", 10_000)
        bob_client.post(PART, files(("large.eml", b"x" * 10_001), ("small.eml", b"x" * 10_000)))
        assert alone == [True, False]
        assert not uploads._alone.locked()


class TestTheDisk:
    def test_keeps_no_temporary_files(
        self, bob_client: Client, settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
        settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
        used: list[str] = []
        make = tempfile.NamedTemporaryFile

        def watched(*args: object, **given: object) -> object:
            used.append(str(given.get("dir")))
            return make(*args, **given)  # type: ignore[call-overload]  # handed on as they came

        monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", watched)
        bob_client.post(PART, files(("a.eml", mails.bounce(number=1)), ("b.eml", mails.bounce(number=2))))
        assert used == [str(tmp_path)] * 2
        assert list(tmp_path.iterdir()) == []

    def test_takes_no_more_files_at_once_than_allowed(self, bob_client: Client, settings: LazySettings) -> None:
        settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
        answer = bob_client.post(PART, files(*((f"{number}.eml", b"x") for number in range(4))))
        assert answer.status_code == 400
        assert not Submission.objects.exists()


class TestAName:
    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("../../etc/passwd", "passwd"),
            ("..\\..\\windows\\system32\\x.eml", "x.eml"),
            ("/etc/shadow", "shadow"),
            ("C:\\x.eml", "x.eml"),
            ("a\r\nSet-Cookie: x=1.eml", "a Set-Cookie: x=1.eml"),
            ("x" * 400 + ".eml", "x" * 200 + "…" + "x" * 50 + ".eml"),
            ("a\0b.eml", "a\ufffdb.eml"),
            ("a\ud800b.eml", "a\ufffdb.eml"),
        ],
    )
    def test_is_only_ever_a_name(self, given: str, kept: str) -> None:
        submission = intake.receive(
            raw=mails.bounce(number=1), channel=Submission.Channel.BROWSER, filename=given, now=NOW
        )
        assert submission.filename == kept

    def test_never_comes_back_in_a_header(self, bob_client: Client) -> None:
        bob_client.post(PART, files(("x\"; filename*=UTF-8''evil.html; a=\"\r\nX-Evil: 1", mails.bounce(number=1))))
        submission = Submission.objects.get()
        answer = bob_client.get(reverse("desk:submission-raw", args=[submission.pk]))
        assert answer.headers["Content-Disposition"] == f'attachment; filename="submission-{submission.pk}.eml"'
        assert "X-Evil" not in answer.headers


class TestAnArchive:
    def test_stays_shut(self, edition: Edition) -> None:
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("../../evil.eml", b"\0" * 50_000_000)
        kept = intake.receive(raw=bomb.getvalue(), channel=Submission.Channel.BROWSER, filename="bomb.zip", now=NOW)
        found = analysis.analyze(kept.pk, now=NOW)
        assert (found.state, found.reason) == (Submission.State.UNREADABLE, "archive")
