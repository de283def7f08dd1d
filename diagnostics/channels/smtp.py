"""How does a mail server hand bounces to us? A receiver for SMTP (RFC 5321) and LMTP (RFC 2033).

It says 250 only after the message is committed, and 451 while it cannot be, so that the mail server keeps it and tries
again. Every recipient is accepted: the port belongs on loopback or behind the mail server alone. Whoever reaches it all
the same can neither fill the memory nor hold the connections for long: commands are short and counted, few mails are
taken in at once, and each command and each mail must be complete in some minutes.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import AnyStr

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone

from diagnostics import intake
from diagnostics.models import Submission

logger = logging.getLogger(__name__)

CONNECTIONS_AT_ONCE = 50
MAILS_AT_ONCE = 8
RECIPIENTS_A_MAIL = 1_000
COMMANDS = {"*": 100, "MAIL": 1_000, "RCPT": 20_000, "DATA": 1_000, "RSET": 2_000}
"""How often each command may come in one connection."""
_UNANSWERED_BYTES = 64 * 1024
_SECONDS_A_COMMAND = 300
_THREADS = 4
_RECEIVED = "250 2.6.0 Received as {number}"
_TRY_AGAIN = "451 4.3.0 The message cannot be kept now; try again later"
_TOO_MANY = b"421 4.3.2 Too many connections; try again later\r\n"
_TOO_MANY_RECIPIENTS = "452 4.5.3 Too many recipients for one message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where and in which protocol the receiver listens; port 0 is any free port."""

    host: str = "127.0.0.1"
    port: int = 2525
    lmtp: bool = False


async def serve(address: Address, *, listening: Callable[[int], None], stop: Awaitable[object]) -> None:
    """Receive until ``stop`` is done; ``listening`` is told the port."""
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="intake") as threads:
        protocols = _Protocols(keeper=Keeper(threads), lmtp=address.lmtp)
        server = await asyncio.get_running_loop().create_server(protocols, address.host, address.port)
        async with server:
            listening(server.sockets[0].getsockname()[1])
            await stop
            protocols.close()


@dataclass(frozen=True, slots=True)
class Keeper:
    """Takes each complete message to the intake, in a thread because the database blocks."""

    threads: ThreadPoolExecutor

    async def handle_RCPT(  # noqa: N802
        self,
        server: SMTP,  # noqa: ARG002
        session: Session,  # noqa: ARG002
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        """The reply to one recipient: all are accepted, up to a number."""
        if len(envelope.rcpt_tos) >= RECIPIENTS_A_MAIL:
            return _TOO_MANY_RECIPIENTS
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: ARG002, N802
        """The reply to the end of data; one line for each recipient in LMTP (RFC 2033, section 4.2)."""
        raw = envelope.content if isinstance(envelope.content, bytes) else b""
        sender = (envelope.mail_from or "").removeprefix("<>")  # the null return path of bounces
        reply = await asyncio.get_running_loop().run_in_executor(self.threads, _keep, raw, sender)
        return "\r\n".join([reply] * len(envelope.rcpt_tos)) if isinstance(server, LMTP) else reply


def _keep(raw: bytes, envelope_from: str) -> str:
    try:
        submission = intake.receive(
            raw=raw, channel=Submission.Channel.SMTP, envelope_from=envelope_from, now=timezone.now()
        )
    except DatabaseError as error:
        logger.warning("A message was put off, the database is away: %s", error)
        return _TRY_AGAIN
    except Exception:
        logger.exception("A message was put off")
        return _TRY_AGAIN
    finally:
        connections.close_all()  # nobody else would: threads come and go
    return _RECEIVED.format(number=submission.pk)


@dataclass(slots=True, kw_only=True)
class _Protocols:
    """Makes the protocol of each connection, as many at once as allowed."""

    keeper: Keeper
    lmtp: bool
    open: set[SMTP] = field(default_factory=set)
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MAILS_AT_ONCE))

    def __call__(self) -> asyncio.Protocol:
        if len(self.open) >= CONNECTIONS_AT_ONCE:
            return _Refusal()
        return (_BoundedLMTP if self.lmtp else _BoundedSMTP)(self.keeper, self.open, self.places)

    def close(self) -> None:
        for protocol in tuple(self.open):
            if protocol.transport is not None:
                protocol.transport.close()


class _Bounded(SMTP):
    """Keeps itself in ``open`` while connected; takes lines of any length, only the size of the mail counts.

    A mail is taken in once there is a place; until then, and between mails, little is listened to.
    """

    def __init__(self, keeper: Keeper, open_protocols: set[SMTP], places: asyncio.Semaphore) -> None:
        self._open, self._places = open_protocols, places
        self._takes_mail, self._unanswered = False, 0
        self.line_length_limit = 2 * settings.MAIL_LIMIT_BYTES
        super().__init__(
            keeper,
            data_size_limit=settings.MAIL_LIMIT_BYTES,
            enable_SMTPUTF8=True,
            hostname="bounceportal",
            ident="Bounceportal",
            timeout=_SECONDS_A_COMMAND,
            command_call_limit=COMMANDS,
            loop=asyncio.get_running_loop(),
        )

    def data_received(self, data: bytes) -> None:
        self._unanswered += len(data)
        if self._takes_mail or self._unanswered <= _UNANSWERED_BYTES:
            super().data_received(data)
        elif self.transport is not None:
            self.transport.close()

    async def push(self, status: AnyStr) -> None:
        self._unanswered = 0
        await super().push(status)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        async with self._places:
            self._takes_mail = True
            try:
                await super().smtp_DATA(arg)
            finally:
                self._takes_mail = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._open.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._open.discard(self)
        super().connection_lost(error)


class _BoundedSMTP(_Bounded):
    pass


class _BoundedLMTP(_Bounded, LMTP):
    pass


class _Refusal(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            transport.write(_TOO_MANY)
            transport.close()
