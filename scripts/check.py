"""Checks what tests do not: the locked packages, migrations, translations, production settings, the compose file."""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "SECRET_KEY": secrets.token_urlsafe(60),
    "DATABASE_URL": "postgres://bounceportal:secret@postgres/bounceportal",
    "REDIS_URL": "redis://valkey:6379/0",
    "ALLOWED_HOSTS": "desk.example.jp",
    "HTTPS": "1",
}
COMPOSE = {"SECRET_KEY": "x" * 60, "POSTGRES_PASSWORD": "x", "VALKEY_PASSWORD": "x", "ALLOWED_HOSTS": "desk.example.jp"}


def main() -> None:
    """Run every check; end with the first that fails."""
    must_pass((sys.executable, "-m", "pip", "check"), {})
    manage("makemigrations", "--check", "--dry-run", "--verbosity=0", flags=("-W", "ignore::RuntimeWarning"))
    manage("messages", "--check")
    manage("check", "--deploy", "--fail-level=WARNING", env=PRODUCTION)
    compose = compose_command()
    if compose:
        must_fail((*compose, "config", "--quiet"), "The compose file must refuse to start without its secrets.")
        must_pass((*compose, "config", "--quiet"), COMPOSE)


def manage(*arguments: str, env: dict[str, str] | None = None, flags: tuple[str, ...] = ()) -> None:
    """Run one of the portal's commands."""
    must_pass((sys.executable, *flags, "manage.py", *arguments), env or {})


def compose_command() -> tuple[str, ...]:
    """Docker's compose, where it is installed."""
    return ("docker-compose",) if shutil.which("docker-compose") else ()


def must_pass(command: tuple[str, ...], env: dict[str, str]) -> None:
    """Run ``command``; end with its own words if it fails."""
    done = subprocess.run(command, cwd=ROOT, env=os.environ | env, check=False, capture_output=True, text=True)
    if done.returncode:
        last_words = "\n".join(f"{done.stdout}{done.stderr}".splitlines()[-30:])
        sys.exit(f"{last_words}\nfailed: {' '.join(command)}")


def must_fail(command: tuple[str, ...], otherwise: str) -> None:
    """Run ``command`` without secrets; end with ``otherwise`` if it passes."""
    bare = {name: value for name, value in os.environ.items() if name not in COMPOSE}
    if subprocess.run(command, cwd=ROOT, env=bare, check=False, capture_output=True).returncode == 0:
        sys.exit(otherwise)


if __name__ == "__main__":
    main()
