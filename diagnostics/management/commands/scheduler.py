"""Who does what must be done again and again?"""

from django.core.management.base import BaseCommand

from diagnostics import jobs


class Command(BaseCommand):
    help = "Do the periodic work, until stopped; several schedulers do no harm."
    requires_system_checks = ()

    def handle(self, *_: str, **__: object) -> None:
        jobs.keep_sweeping()
