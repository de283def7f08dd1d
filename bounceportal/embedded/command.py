"""What may be said to ``manage.py portal``?

It runs without Django, so that it starts at once, stays small, and can tell what is wrong before settings are read.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from bounceportal import env
from bounceportal.embedded import portal, screen
from bounceportal.embedded.folder import told
from bounceportal.embedded.trouble import Trouble

HELP = "Runs the whole portal on this machine: database, queue, web, workers, scheduler and mail receiver."


def main(arguments: Sequence[str]) -> int:
    """Run the portal with these arguments of the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="manage.py portal", description=HELP)
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell ``parser`` which options there are."""
    parser.add_argument("--port", type=_port, default=8000, help="port of the pages (default: 8000)")
    parser.add_argument("--smtp-port", type=_port, default=2525, help="port that receives mail (default: 2525)")
    parser.add_argument("--workers", type=_workers, default=2, help="how many workers read mail (default: 2)")
    parser.add_argument("--data", type=Path, default=env.data_folder(), help="folder of all data (default: var)")
    parser.add_argument("--demo", action="store_true", help="make the demo cast and a dozen diagnosed bounces")


def run(options: argparse.Namespace) -> int:
    """Run the portal until it is told to stop; 1 if something that the reader can mend is in the way."""
    data: Path = options.data.absolute()
    try:
        portal.run(
            portal.Options(
                port=options.port,
                smtp_port=options.smtp_port,
                workers=options.workers,
                data=data.resolve(),
                demo=options.demo,
            )
        )
    except Trouble as trouble:
        screen.trouble(str(trouble))
        return 1
    except OSError as error:
        screen.trouble(str(told(error, data)))
        return 1
    return 0


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port: choose a number from 1 to 65535")
    return number


def _workers(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 64:
        raise argparse.ArgumentTypeError(f"{text} workers are not possible: choose a number from 1 to 64")
    return number
