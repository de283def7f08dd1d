#!/usr/bin/env python
"""Runs Bounceportal's commands; ``manage.py portal`` starts everything."""

import os
import sys

from django.core.management import execute_from_command_line

from bounceportal.embedded import command

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bounceportal.settings")
    if sys.argv[1:2] == ["portal"]:
        sys.exit(command.main(sys.argv[2:]))
    execute_from_command_line(sys.argv)
