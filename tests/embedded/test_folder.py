"""The data folder, and what is said when it cannot be used."""

import errno
import os
import shutil
import stat
from pathlib import Path
from typing import NamedTuple

import pytest

from bounceportal.embedded.folder import DataFolder, told
from bounceportal.embedded.trouble import Trouble


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_what_is_announced_is_found_again_and_only_by_its_owner(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.announce({"REDIS_URL": "redis://first"})
    folder.announce({"REDIS_URL": "redis://second"})
    assert folder.services() == {"REDIS_URL": "redis://second"}
    assert stat.S_IMODE((tmp_path / "services.json").stat().st_mode) == 0o600


def test_logs_are_for_their_owner_alone(tmp_path: Path) -> None:
    DataFolder(tmp_path).make()
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700


@pytest.mark.parametrize("content", ["", "{", "[1]"])
def test_a_damaged_announcement_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "services.json").write_text(content)
    assert DataFolder(tmp_path).services() == {}


def test_a_nearly_full_disk_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**9, 10**9, 5 * 1024**2))
    with pytest.raises(Trouble, match="Only 5 MB are free"):
        DataFolder(tmp_path / "var").make()


def test_a_long_log_is_put_away_and_a_short_one_goes_on(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.make()
    folder.log("web").write_bytes(b"x" * 10 * 1024 * 1024 + b"x")
    folder.log("smtp").write_text("short")
    folder.make()
    assert not folder.log("web").exists()
    assert (tmp_path / "log" / "web.log.1").stat().st_size > 10 * 1024 * 1024
    assert folder.log("smtp").read_text() == "short"


def test_the_folder_is_free_again_once_it_was_let_go(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with folder.held(), pytest.raises(Trouble, match="A portal runs on"), folder.held():
        pass
    with folder.held():
        pass


@pytest.mark.parametrize(
    ("number", "begins"),
    [
        (errno.ENOSPC, "The disk is full where the data is"),
        (errno.EACCES, "/somewhere cannot be written"),
        (errno.EROFS, "/somewhere cannot be written"),
        (errno.ENOTDIR, "Not a directory"),
    ],
)
def test_an_error_of_the_system_becomes_a_sentence_with_a_way_out(number: int, begins: str) -> None:
    sentence = str(told(OSError(number, os.strerror(number), "/somewhere"), Path("/data")))
    assert sentence.startswith(begins)
    assert "--data" in sentence
