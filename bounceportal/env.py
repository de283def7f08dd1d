"""What does the environment say about this installation?

Every setting that differs between machines is read here, once, with a clear error when it is malformed. Addresses of
PostgreSQL and Valkey come from ``DATABASE_URL`` and ``REDIS_URL``; without them, from the services embedded in the
data folder (``services.json``, written by ``manage.py portal``).
"""

import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent


class Misconfigured(SystemExit):
    """The environment cannot be used; the message says which variable and what it needs."""


def text(name: str, default: str = "") -> str:
    """The variable ``name``; an empty variable counts as absent."""
    return os.environ.get(name) or default


def flag(name: str, *, default: bool = False) -> bool:
    """The variable ``name`` as yes or no."""
    value = text(name).lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    if value:
        raise Misconfigured(f"{name}={value!r} is neither yes nor no: set it to 1 or 0.")
    return default


def number(name: str, default: int) -> int:
    """The variable ``name`` as a whole number."""
    value = text(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise Misconfigured(f"{name}={value!r} is not a whole number.") from None


def words(name: str) -> list[str]:
    """The variable ``name`` as words parted by commas or blanks."""
    return text(name).replace(",", " ").split()


def data_folder() -> Path:
    """Where everything made at run time lies: ``BOUNCEPORTAL_DATA``, by default ``var/`` in the project."""
    return Path(text("BOUNCEPORTAL_DATA") or ROOT / "var").resolve()


def embedded_services() -> dict[str, str]:
    """The URLs of the services embedded in the data folder, empty if none were ever started there."""
    try:
        found = json.loads((data_folder() / "services.json").read_text())
    except (OSError, ValueError):
        return {}
    return {str(name): str(url) for name, url in found.items()} if isinstance(found, dict) else {}


def database_url() -> str:
    """The URL of PostgreSQL, empty if none is known."""
    return text("DATABASE_URL") or embedded_services().get("DATABASE_URL", "")


def redis_url() -> str:
    """The URL of Valkey or Redis, empty if none is known."""
    return text("REDIS_URL") or embedded_services().get("REDIS_URL", "")


def database(url: str) -> dict[str, object]:
    """Django's settings of the database at ``url`` (``postgres://user:password@host:port/name?option=value``)."""
    parts = urlsplit(url)
    if url and parts.scheme not in ("postgres", "postgresql"):
        raise Misconfigured("DATABASE_URL must begin with postgres:// – Bounceportal keeps its data in PostgreSQL.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "bounceportal",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "127.0.0.1",
        "PORT": str(parts.port or 5432),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def secret_key(*, debug: bool) -> str:
    """``SECRET_KEY``; for the embedded default one is generated once and kept, 0600, in the data folder."""
    given = text("SECRET_KEY")
    if given:
        return given
    if text("DATABASE_URL") and not debug:
        raise Misconfigured("SECRET_KEY is missing: set it to at least 50 random characters, the same on all machines.")
    return _kept_secret(data_folder() / "secret-key")


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # another process was quicker: all use that one's
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
