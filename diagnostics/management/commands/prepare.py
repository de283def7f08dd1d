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
        parser.add_argument("--static-only", action="store_true", help="only what needs no database")

    def handle(self, *_: str, demo: bool, static_only: bool, **__: object) -> None:
        _collect_static()
        if static_only:
            return
        call_command("migrate", interactive=False, verbosity=1)
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
