"""How does a mail server hand bounces to us? A receiver for SMTP (RFC 5321) and LMTP (RFC 2033).

It says 250 only after the message is committed, and 451 while it cannot be, so that the mail server keeps it and tries
again. Every recipient is accepted: the port belongs on loopback or behind the mail server alone.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone

from diagnostics import intake
from diagnostics.models import Submission

logger = logging.getLogger(__name__)

CONNECTIONS_AT_ONCE = 50
_SECONDS_OF_SILENCE = 120
_THREADS = 4
_RECEIVED = "250 2.6.0 Received as {number}"
_TRY_AGAIN = "451 4.3.0 The message cannot be kept now; try again later"
_TOO_MANY = b"421 4.3.2 Too many connections; try again later\r\n"


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

    def __call__(self) -> asyncio.Protocol:
        if len(self.open) >= CONNECTIONS_AT_ONCE:
            return _Refusal()
        return (_CountedLMTP if self.lmtp else _CountedSMTP)(self.keeper, self.open)

    def close(self) -> None:
        for protocol in tuple(self.open):
            if protocol.transport is not None:
                protocol.transport.close()


class _Counted(SMTP):
    """Keeps itself in ``open`` while connected; takes lines of any length, only the size of the mail counts."""

    def __init__(self, keeper: Keeper, open_protocols: set[SMTP]) -> None:
        self._open = open_protocols
        self.line_length_limit = 2 * settings.MAIL_LIMIT_BYTES
        super().__init__(
            keeper,
            data_size_limit=settings.MAIL_LIMIT_BYTES,
            enable_SMTPUTF8=True,
            hostname="bounceportal",
            ident="Bounceportal",
            timeout=_SECONDS_OF_SILENCE,
            loop=asyncio.get_running_loop(),
        )

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._open.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._open.discard(self)
        super().connection_lost(error)


class _CountedSMTP(_Counted):
    pass


class _CountedLMTP(_Counted, LMTP):
    pass


class _Refusal(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            transport.write(_TOO_MANY)
            transport.close()
