#!/usr/bin/env python
"""Runs Bounceportal's commands; ``manage.py portal`` starts everything."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bounceportal.settings")
    execute_from_command_line(sys.argv)
