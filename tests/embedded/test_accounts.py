"""Which account runs the services, and which binaries it uses."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bounceportal.embedded import accounts, binaries
from bounceportal.embedded.trouble import Trouble

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the services to another account")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may pass through."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o711)
        yield folder


@pytest.fixture
def closed_folder(tmp_path: Path) -> Path:
    """A folder below one that nobody but its owner may pass through."""
    (tmp_path / "closed").mkdir(mode=0o700)
    return tmp_path / "closed"


@pytest.mark.skipif(os.geteuid() == 0, reason="root hands the services to another account")
def test_an_ordinary_user_runs_the_services_as_himself(tmp_path: Path) -> None:
    assert accounts.for_folder(tmp_path) is None


@only_root
class TestAsRoot:
    def test_nobody_runs_the_services_without_any_privilege(self, open_folder: Path) -> None:
        account = accounts.for_folder(open_folder / "postgres")
        assert account is not None
        assert (account.name, account.capability) == ("nobody", None)

    def test_whoever_owns_the_files_already_runs_the_services(self, open_folder: Path) -> None:
        folder = open_folder / "postgres"
        folder.mkdir()
        os.chown(folder, 1, 1)
        account = accounts.for_folder(folder)
        assert account is not None
        assert account.uid == 1

    def test_below_a_closed_folder_nobody_may_pass_through_and_nothing_else(self, closed_folder: Path) -> None:
        account = accounts.for_folder(closed_folder / "postgres")
        assert account is not None
        status = subprocess.run(["cat", "/proc/self/status"], preexec_fn=account.enter, capture_output=True, check=True)
        lines = dict(line.split(":\t", 1) for line in status.stdout.decode().splitlines() if ":\t" in line)
        assert lines["Uid"].split() == [str(account.uid)] * 4
        assert int(lines["CapEff"], 16).bit_count() == 1
        assert closed_folder.stat().st_mode & 0o777 == 0o700

    def test_without_that_capability_the_way_out_is_told(
        self, closed_folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(accounts, "_permitted_capabilities", lambda: 0)
        with pytest.raises(Trouble, match="choose a folder open to it with --data"):
            accounts.for_folder(closed_folder / "postgres")

    def test_binaries_that_the_account_cannot_reach_are_copied(
        self, open_folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        account = accounts.for_folder(open_folder / "valkey")
        assert account is not None
        original = binaries.valkey(open_folder / "binaries", account)
        monkeypatch.setattr(accounts.Account, "reaches", lambda self, path: open_folder in path.parents)
        copy = binaries.valkey(open_folder / "binaries", account)
        assert open_folder in copy.parents
        assert open_folder not in original.parents
        version = subprocess.run([copy, "--version"], preexec_fn=account.enter, capture_output=True, check=True)
        assert b"Valkey server" in version.stdout
