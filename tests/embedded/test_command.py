"""What ``manage.py portal`` understands, and what it says."""

import io
import json
import sys
from pathlib import Path

import pytest

from bounceportal.embedded import command, screen


@pytest.mark.parametrize("arguments", [["--port=0"], ["--smtp-port=65536"], ["--workers=0"], ["--workers=many"]])
def test_impossible_numbers_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(arguments)
    assert arguments[0].split("=")[0] in capsys.readouterr().err


def test_the_screen_shows_the_demo_logins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "demo-logins.json").write_text(json.dumps({"ada@example.jp": "secret-of-ada"}))
    logins = screen.demo_logins(tmp_path)
    screen.show(
        screen.Running(
            url="http://127.0.0.1:8000/",
            data=tmp_path,
            is_default_data=True,
            mail_port=2525,
            services=["web"],
            logins=logins,
        )
    )
    shown = capsys.readouterr().out
    assert "ada@example.jp   secret-of-ada" in shown
    assert "BOUNCEPORTAL_DATA" not in shown


@pytest.mark.parametrize("content", ["", "[1]"])
def test_without_demo_logins_none_are_shown(tmp_path: Path, content: str) -> None:
    (tmp_path / "demo-logins.json").write_text(content)
    assert screen.demo_logins(tmp_path) == []


def test_a_terminal_without_japanese_letters_is_no_reason_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(terminal, encoding="ascii"))
    screen.starting(tmp_path)
    assert b"Starting" in terminal.getvalue()
