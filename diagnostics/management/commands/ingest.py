"""How do bounces that lie in files come in?"""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from diagnostics import intake
from diagnostics.models import Submission


class Command(BaseCommand):
    help = "Take in files, folders (walked) or - for standard input; the workers analyze them."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")

    def handle(self, *_: str, paths: list[str], **__: object) -> None:
        batch = intake.open_batch(by=None, now=timezone.now())
        states = Counter(
            intake.receive(
                raw=raw, channel=Submission.Channel.COMMAND, filename=name, batch=batch, now=timezone.now()
            ).state
            for name, raw in _messages(paths)
        )
        counted = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
        self.stdout.write(f"Batch {batch.pk}: {counted or 'nothing to take in'}")


def _messages(paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        if path == "-":
            yield "", sys.stdin.buffer.read()
            continue
        for file in _files(Path(path)):
            try:
                yield file.name, file.read_bytes()
            except OSError as error:
                raise CommandError(f"{file}: {error.strerror or error}") from None


def _files(path: Path) -> list[Path]:
    """The file itself, or all files below a folder in the order of their names; hidden ones are left out."""
    if not path.is_dir():
        return [path]
    below = (file.relative_to(path) for file in path.rglob("*") if file.is_file())
    return [path / file for file in sorted(below) if not any(part.startswith(".") for part in file.parts)]
