"""Runs the whole portal on this machine; ``manage.py`` itself takes this command before Django is loaded."""

import argparse
import sys

from django.core.management.base import BaseCommand, CommandParser

from bounceportal.embedded import command


class Command(BaseCommand):
    help = command.HELP
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        command.add_arguments(parser)

    def handle(self, *_: str, **options: object) -> None:
        sys.exit(command.run(argparse.Namespace(**options)))
