"""Who analyzes what came in? One worker, until it is told to stop."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from diagnostics import jobs


class Command(BaseCommand):
    help = "Analyze submissions as they are rung for; waits for Valkey while it is away."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--burst", action="store_true", help="stop when the queues are empty")

    def handle(self, *_: str, burst: bool, **__: object) -> None:
        jobs.work(burst=burst)
