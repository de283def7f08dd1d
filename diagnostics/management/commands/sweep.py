"""Was a submission forgotten? Ring for all that wait, once or every few seconds."""

import logging
import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import Error, connection
from django.utils import timezone

from diagnostics import jobs

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Ring for submissions that wait for analysis and quarantine those that failed too often."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="go on until stopped")

    def handle(self, *args: str, every: float | None, **options: object) -> None:  # noqa: ARG002  # as Django calls it
        if every is None:
            rung = jobs.sweep(now=timezone.now())
            self.stdout.write(f"{rung} submissions were rung for.")
        while every is not None:
            _sweep_if_possible()
            time.sleep(every)


def _sweep_if_possible() -> None:
    try:
        jobs.sweep(now=timezone.now())
    except Error as error:
        logger.warning("The database is away: %s", error)
        connection.close()
