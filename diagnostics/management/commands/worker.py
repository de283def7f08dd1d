"""Works off the queue: reads and diagnoses what came in."""

from django.core.management.base import BaseCommand, CommandParser

from diagnostics import jobs


class Command(BaseCommand):
    help = "Reads and diagnoses what came in, until it is told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--burst", action="store_true", help="end when the queue is empty")

    def handle(self, *_: str, burst: bool, **__: object) -> None:
        jobs.work(burst=burst)
