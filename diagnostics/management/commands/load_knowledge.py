"""Which knowledge shall be in force? The shipped one, unless it was loaded before."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from diagnostics import editions
from diagnostics.knowledge import loading


class Command(BaseCommand):
    help = "Publish the shipped knowledge as an edition; does nothing when it was published before."
    requires_system_checks = ()

    def handle(self, *_: str, **__: object) -> None:
        try:
            edition = editions.load_shipped(now=timezone.now())
        except loading.BadPage as fault:
            raise CommandError(f"The shipped knowledge is faulty: {fault}") from None
        self.stdout.write(f"Edition {edition.number} of the knowledge is in force.")
