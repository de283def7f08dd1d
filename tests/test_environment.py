"""What ``make setup`` says when it cannot make the environment."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import environment


def test_an_unreachable_registry_is_told_in_one_sentence(tmp_path: Path) -> None:
    project = tmp_path / "試し project"
    (project / "scripts").mkdir(parents=True)
    shutil.copy(environment.__file__, project / "scripts" / "environment.py")
    (project / "requirements.lock").write_text(f"nowhere==1.0 --hash=sha256:{'0' * 64}\n")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(
        [sys.executable, "scripts/environment.py", "run"],
        cwd=project,
        env=os.environ | nowhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("The package registry cannot be reached")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("The virtual environment was not created successfully because ensurepip is not", "Python's venv module"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "A downloaded package is not"),
        ("[Errno 13] Permission denied: '.venv'", "The project folder cannot be written"),
        ("ERROR: No matching distribution found for google-re2", "A locked package is not there for this system"),
        ("first\nsomething new\n\n", "The environment could not be made (something new)"),
    ],
)
def test_each_hindrance_has_its_sentence(words: str, begins: str) -> None:
    assert environment.sentence(words).startswith(begins)


def test_an_old_python_says_that_it_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match=r"Python 3\.9 is too old: install Python 3\.11 or newer"):
        environment.new_enough_python()


def test_an_old_python_takes_a_newer_one_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "python3.12" else None)
    assert environment.new_enough_python() == "/usr/bin/python3.12"


class TestTheBrowserOfTheTests:
    def test_one_that_is_there_is_used(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "chromium" else None)
        monkeypatch.setattr(environment, "run", lambda command: pytest.fail("nothing must be installed"))
        environment.ensure_browser()

    def test_an_ordinary_user_is_told_how_to_install_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "which", lambda name: None)
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        with pytest.raises(SystemExit, match=r"install it first \(Debian: apt-get install"):
            environment.ensure_browser()
