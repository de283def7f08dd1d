"""Was a submission forgotten? Ring for all that wait, once or every few seconds."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils import timezone

from diagnostics import jobs


class Command(BaseCommand):
    help = "Ring for submissions that wait for analysis and quarantine those that failed too often."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="go on until stopped")

    def handle(self, *_: str, every: float | None, **__: object) -> None:
        if every is not None:
            jobs.keep_sweeping(every=every)
        rung = jobs.sweep(now=timezone.now())
        self.stdout.write(f"{rung} submissions were rung for.")
