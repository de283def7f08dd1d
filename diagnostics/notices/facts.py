"""Which facts can a notice state about a mail and its recipients?

Plain, frozen values without opinion. What they mean is the business of ``diagnostics.knowledge``.
"""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from diagnostics.notices.lazy import lazy
from diagnostics.notices.records import record


class Kind(StrEnum):
    """What a submitted message turns out to be once it is unwrapped."""

    FAILURE = "failure"
    DELAY = "delay"
    DELIVERED = "delivered"
    COMPLAINT = "complaint"
    AUTO_REPLY = "auto-reply"
    ORDINARY = "ordinary"
    UNREADABLE = "unreadable"


class Action(StrEnum):
    """The Action field of a per-recipient report (RFC 3464, section 2.3.3)."""

    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    RELAYED = "relayed"
    EXPANDED = "expanded"


class Unreadable(Exception):
    """A message that cannot be read at all.

    ``reason`` is a stable word (``empty``, ``too-large``, ``too-deep``, ``too-many-parts``, ``not-mail``,
    ``archive``, ``outlook-item`` …) that screens translate; ``detail`` is for the log.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


@record
class Limits:
    """How much of a message is read before it is refused."""

    bytes: int = 25 * 1024 * 1024
    parts: int = 500
    depth: int = 20
    header_bytes: int = 512 * 1024
    text_characters: int = 1_000_000
    recipients: int = 1_000


@record
class Passage:
    """Characters ``start`` to ``end`` of the decoded text of part ``part`` (numbered as IMAP does: "1", "1.2").

    ``text`` is exactly that slice.
    """

    part: str
    start: int
    end: int
    text: str


@record
class TextPart:
    """The decoded text of one part, as it may be shown and searched.

    ``reconstructed`` is true where the text has no wire bytes of its own (HTML rendered to text, an Outlook item).
    """

    path: str
    content_type: str
    text: str
    reconstructed: bool = False


@record
class Original:
    """The returned message: the mail that did not arrive. Unknown values are empty or None."""

    message_id: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    sent_at: datetime | None = None
    size: int | None = None
    attachments: tuple[str, ...] = ()


@record
class Delivery:
    """What the notice says about one recipient.

    ``recipient`` is the final recipient (or the only address known), possibly empty when the text names none.
    ``status`` is an enhanced status code (RFC 3463) such as ``5.1.1``; ``status_is_remote`` tells whether the remote
    host said it, or the reporting MTA made it up. ``command`` is the SMTP command that was answered: ``CONN``,
    ``EHLO``, ``MAIL``, ``RCPT``, ``DATA`` (also for the end of data) or empty. ``diagnostic`` is the deciding reply or
    sentence with blanks collapsed; ``evidence`` is where it stands; ``context`` are further passages of the notice
    that speak of this recipient, the strongest first.

    ``occurred_at`` and ``retry_until`` are in UTC. A deadline that is stated without a zone is taken for a time of the
    notice's own: of the first offset other than UTC in its Date, Arrival-Date or Last-Attempt-Date, else of UTC.
    """

    recipient: str
    original_recipient: str = ""
    action: Action = Action.FAILED
    status: str = ""
    status_is_remote: bool = False
    reply_code: int | None = None
    command: str = ""
    diagnostic: str = ""
    diagnostic_type: str = ""
    reporting_host: str = ""
    remote_host: str = ""
    remote_ip: str = ""
    dialect: str = ""
    occurred_at: datetime | None = None
    retry_until: datetime | None = None
    evidence: Passage | None = None
    context: tuple[Passage, ...] = ()


@record
class Rest:
    """What a notice holds besides: ``parts`` are the decoded texts that passages point into."""

    sent_at: datetime | None = None
    original: Original | None = None
    parts: tuple[TextPart, ...] = ()


@record
class Notice:
    """A submitted message, unwrapped and read.

    ``forwarded`` names the wrappers that were taken off, outermost first (``attachment``, ``inline:gmail``,
    ``inline:outlook`` …); ``forwarder`` is the address of whoever forwarded it, empty if nobody did. ``sender``,
    ``addressed_to``, ``subject``, ``message_id`` and ``sent_at`` are those of the notice inside. What no diagnosis
    needs is worked out by ``rest`` when it is first asked for.
    """

    kind: Kind
    dialect: str = ""
    forwarded: tuple[str, ...] = ()
    forwarder: str = ""
    forwarder_name: str = ""
    sender: str = ""
    addressed_to: str = ""
    subject: str = ""
    message_id: str = ""
    deliveries: tuple[Delivery, ...] = ()
    defects: tuple[str, ...] = ()
    rest: Callable[[], Rest] = Rest

    @property
    def sent_at(self) -> datetime | None:
        """When the notice was sent, by its own Date."""
        return self._rest.sent_at

    @property
    def original(self) -> Original | None:
        """The returned message, if any."""
        return self._rest.original

    @property
    def parts(self) -> tuple[TextPart, ...]:
        """The decoded texts that passages point into."""
        return self._rest.parts

    @lazy
    def _rest(self) -> Rest:
        return self.rest()
