"""What lies in the data folder, and who may use it?

One supervisor at a time holds the folder's lock; the kernel lets go of it however the supervisor ends.
"""

import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bounceportal.embedded.trouble import Trouble

_LEAST_FREE_BYTES = 300 * 1024 * 1024
_LONG_LOG_BYTES = 10 * 1024 * 1024
SERVICES = "services.json"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder that holds everything made at run time."""

    path: Path

    def log(self, name: str) -> Path:
        """The file that takes what the process ``name`` says."""
        return self.path / "log" / f"{name}.log"

    def make(self) -> None:
        """Make the folder; Trouble if it cannot be written or the disk is nearly full."""
        try:
            (self.path / "log").mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.path / "log" / ".probe").write_bytes(b"")
        except OSError as error:
            raise told(error, self.path) from error
        self._put_away_long_logs()
        free = shutil.disk_usage(self.path).free
        if free < _LEAST_FREE_BYTES:
            raise Trouble(
                f"Only {free // 1024**2} MB are free where the data would be ({self.path}): free at least "
                f"{_LEAST_FREE_BYTES // 1024**2} MB, or choose another folder with --data."
            )

    def _put_away_long_logs(self) -> None:
        for log in (self.path / "log").glob("*.log"):
            if log.stat().st_size > _LONG_LOG_BYTES:
                log.replace(log.with_suffix(".log.1"))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder against other supervisors; Trouble if one holds it already."""
        with (self.path / "portal.lock").open("a+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Trouble(
                    f"A portal runs on {self.path} already: use that one, stop it first, or choose another folder "
                    "with --data."
                ) from None
            yield

    def services(self) -> dict[str, str]:
        """The addresses that the last supervisor wrote down."""
        try:
            found = json.loads((self.path / SERVICES).read_text())
        except (OSError, ValueError):
            return {}
        return {str(name): str(url) for name, url in found.items()} if isinstance(found, dict) else {}

    def announce(self, services: Mapping[str, str]) -> None:
        """Write down where the services are, for every other command on this folder; only we may read it."""
        unfinished = self.path / f"{SERVICES}.new"
        unfinished.unlink(missing_ok=True)
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump(dict(services), file)
        unfinished.replace(self.path / SERVICES)


def told(error: OSError, path: Path) -> Trouble:
    """``error``, met while working in ``path``, as one sentence that says what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(f"The disk is full where the data is ({path}): free some space, or choose a folder with --data.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        where = error.filename or path
        return Trouble(f"{where} cannot be written: start as the account that owns it, or choose a folder with --data.")
    return Trouble(f"{error.strerror} ({error.filename or path}): see to it, or choose another folder with --data.")
