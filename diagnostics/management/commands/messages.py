"""Keeps the Japanese catalogue in step with the texts that code and templates show."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from diagnostics.management import catalog


class Command(BaseCommand):
    help = "Gathers the texts of code and templates into locale/ja, and compiles the translations."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail if a text is not translated")
        parser.add_argument("--compile", action="store_true", help="only compile what is translated")

    def handle(self, *_: str, check: bool, compile: bool, **__: object) -> None:  # noqa: A002  # the option's name
        root = settings.BASE_DIR
        if check:
            self._check(catalog.faults(root))
            return
        if not compile:
            catalog.write(root, catalog.merge(root))
            for fault in catalog.faults(root):
                self.stdout.write(str(fault))
        catalog.compile_catalog(root)

    def _check(self, faults: tuple[catalog.Fault, ...]) -> None:
        for fault in faults:
            self.stderr.write(str(fault))
        if faults:
            raise CommandError(f"{len(faults)} texts need a translator: see locale/{catalog.LANGUAGE}.")
        self.stdout.write("All texts are translated.")
