"""Makes an installation ready to serve: database, knowledge, translations and static files."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Brings database, knowledge and static files up to date; may be repeated."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="also make the demo cast and its bounces")
        parser.add_argument("--only", choices=["database", "static"], help="leave the other part alone")

    def handle(self, *_: str, demo: bool, only: str | None, **__: object) -> None:
        if only != "database":
            call_command("messages", compile=True)
            _collect_static()
        if only != "static":
            call_command("migrate", interactive=False)
            call_command("load_knowledge")
        if demo:
            call_command("demo")


def _collect_static() -> None:
    """Collect the static files unless the same ones were collected already."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    found = hashlib.sha256("\n".join(_static_files()).encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == found:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(found)


def _static_files() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            yield f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}"
