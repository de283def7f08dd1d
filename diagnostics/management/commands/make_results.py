"""Makes stored results that nobody ever received, to try a draft on and to measure with."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from diagnostics import editions
from diagnostics.management.made import storing

MOST = 1_000_000


class Command(BaseCommand):
    help = "Stores N synthetic results with tickets, as if they had come in during the last sixty days."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same results")

    def handle(self, *_: str, count: int, seed: int, **__: object) -> None:
        if not 0 < count <= MOST:
            raise CommandError(f"N must be from 1 to {MOST:,}.")
        try:
            made = storing.make(count, seed=seed, now=timezone.now())
        except editions.NoKnowledge as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{made:,} results were made.")
