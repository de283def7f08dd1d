"""What is told of a service that gave up."""

from pathlib import Path

import pytest

from bounceportal.embedded import waiting


@pytest.mark.parametrize(
    ("log", "reason"),
    [
        ("FATAL:  could not write to file: No space left on device\nLOG:  shut down\n", "the disk is full"),
        ("LOG:  starting\nFATAL:  could not map memory\nLOG:  shut down\n", "FATAL:  could not map memory"),
        ("one\ntwo\n\n", "two"),
        ("", "no message"),
    ],
)
def test_the_reason_is_taken_from_the_log(tmp_path: Path, log: str, reason: str) -> None:
    (tmp_path / "log").write_text(log)
    assert waiting.reason(tmp_path / "log") == reason


def test_without_a_log_there_is_no_reason(tmp_path: Path) -> None:
    assert waiting.reason(tmp_path / "log") == "no message"
