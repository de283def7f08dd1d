"""Rings for whatever waits, at regular times."""

import time

from django.core.management.base import BaseCommand

from diagnostics import jobs


class Command(BaseCommand):
    help = "Has whatever waits or was abandoned looked after, every few seconds, until it is told to stop."

    def handle(self, *_: str, **__: object) -> None:
        while True:
            jobs.schedule()
            time.sleep(jobs.SWEEP_SECONDS)
