"""Who enqueues what must be done again and again?"""

import time

from django.core.management.base import BaseCommand

from diagnostics import jobs


class Command(BaseCommand):
    help = "Enqueue the periodic jobs; several schedulers do no harm."

    def handle(self, *args: str, **options: object) -> None:  # noqa: ARG002  # as Django calls it
        while True:
            jobs.schedule()
            time.sleep(jobs.SWEEP_SECONDS)
