"""Receives forwarded bounces by SMTP or LMTP."""

import asyncio
import signal

from django.core.management.base import BaseCommand, CommandError, CommandParser

from diagnostics.channels import smtp


class Command(BaseCommand):
    help = "Receives forwarded bounces from a mail server by SMTP or LMTP, until it is told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: loopback)")
        parser.add_argument("--port", type=int, default=2525)
        parser.add_argument("--lmtp", action="store_true", help="speak LMTP instead of SMTP")

    def handle(self, *_: str, host: str, port: int, lmtp: bool, **__: object) -> None:
        try:
            asyncio.run(self._receive(smtp.Address(host=host, port=port, lmtp=lmtp)))
        except OSError as error:
            raise CommandError(f"Cannot listen on {host}, port {port} ({error.strerror}): choose another --port.")

    async def _receive(self, address: smtp.Address) -> None:
        told_to_stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
        await smtp.serve(address, listening=self._say, stop=told_to_stop.wait())

    def _say(self, port: int) -> None:
        self.stdout.write(f"Receiving mail on port {port}.")
        self.stdout.flush()
