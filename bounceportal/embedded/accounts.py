"""As whom do the embedded services run?

PostgreSQL refuses to run as root, so root hands the services to ``nobody``, or to whoever owns their folder already.
Permissions of parent folders are never changed: where that account could not pass through them (a project under a
closed home folder), it is given the one capability to do so, and no other.
"""

import ctypes
import os
import pwd
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from bounceportal.embedded.trouble import Trouble

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_KEEPCAPS, _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE = 8, 47, 2
_CAPABILITY_VERSION_3 = 0x20080522
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Another account than ours, entered between fork and exec."""

    name: str
    uid: int
    gid: int
    capability: int | None = None

    def enter(self) -> None:  # pragma: no cover  # between fork and exec
        """Become this account for good; called in the child only."""
        if self.capability is not None:
            _LIBC.prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0)
        os.setgroups([])
        os.setgid(self.gid)
        os.setuid(self.uid)
        if self.capability is not None:
            _keep_only(self.capability)

    def own(self, path: Path) -> None:
        """Make ``path`` this account's."""
        os.chown(path, self.uid, self.gid)

    def reaches(self, path: Path) -> bool:
        """Whether this account may pass through all folders above ``path`` by their permission bits."""
        return all(self._may_enter(parent) for parent in path.resolve().parents)

    def _may_enter(self, folder: Path) -> bool:
        found = folder.stat()
        if found.st_uid == self.uid:
            return bool(found.st_mode & stat.S_IXUSR)
        return bool(found.st_mode & (stat.S_IXGRP if found.st_gid == self.gid else stat.S_IXOTH))


def for_folder(folder: Path) -> Account | None:
    """The account that runs a service whose files are in ``folder``; None means our own."""
    if os.geteuid() != 0:
        return None
    owner = _owner(folder)
    account = Account(name=owner.pw_name, uid=owner.pw_uid, gid=owner.pw_gid)
    if account.reaches(folder):
        return account
    capability = _passing_capability(account, folder)
    return Account(name=owner.pw_name, uid=owner.pw_uid, gid=owner.pw_gid, capability=capability)


def _owner(folder: Path) -> pwd.struct_passwd:
    try:
        if folder.exists() and folder.stat().st_uid != 0:
            return pwd.getpwuid(folder.stat().st_uid)
        return pwd.getpwnam("nobody")
    except KeyError:
        raise Trouble(
            f"PostgreSQL does not run as root and no account owns {folder}: start the portal as an ordinary user."
        ) from None


def _passing_capability(account: Account, folder: Path) -> int:
    for capability in (_CAP_DAC_READ_SEARCH, _CAP_DAC_OVERRIDE):
        if _permitted_capabilities() & 1 << capability:
            return capability
    raise Trouble(
        f"The account {account.name}, as which PostgreSQL runs when root starts the portal, cannot enter {folder}: "
        "choose a folder open to it with --data, or start the portal as an ordinary user."
    )


def _permitted_capabilities() -> int:
    if sys.platform != "linux":
        return 0
    lines = Path("/proc/self/status").read_text().splitlines()
    return next((int(line.split()[1], 16) for line in lines if line.startswith("CapPrm:")), 0)


def _keep_only(capability: int) -> None:  # pragma: no cover  # between fork and exec
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    bit = 1 << capability
    effective_permitted_inheritable = (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)
    _LIBC.capset(header, effective_permitted_inheritable)
    _LIBC.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability, 0, 0)
