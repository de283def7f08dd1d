"""What does the portal look like when people work with it?"""

from django.core.management.base import BaseCommand
from django.utils import timezone

from diagnostics import editions
from diagnostics.management.demo import cast, desk
from diagnostics.models import User


class Command(BaseCommand):
    help = "Make the demo cast and a dozen diagnosed bounces; what is there already stays. Not for real installations."
    requires_system_checks = ()

    def handle(self, *_: str, **__: object) -> None:
        editions.load_shipped(now=timezone.now())
        logins = cast.make()
        ada, bob = (User.objects.get(email=f"{name}@example.jp") for name in ("ada", "bob"))
        new = desk.lay(by=bob, worked_by=ada, now=timezone.now())
        self.stdout.write(f"{new} demo bounces were added.")
        self.stdout.write(f"The logins are kept in {cast.logins_path()}.")
        if self.stdout.isatty():  # and in no log
            for email, password in logins.items():
                self.stdout.write(f"{email}  {password}")
