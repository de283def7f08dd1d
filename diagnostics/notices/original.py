"""What was the returned message: the mail that did not arrive?"""

import re
from datetime import datetime
from typing import NamedTuple

from diagnostics.notices import dates, headers, mime
from diagnostics.notices.facts import Original
from diagnostics.notices.message import Message, Part
from diagnostics.notices.prose import Prose

_HEADER_TYPES = (
    "text/rfc822-headers",
    "message/rfc822-headers",
    "text/rfc822-header",
    "message/partial",
    "text/rfc822",
)
_MESSAGE_TYPES = ("message/rfc822", "message/global", "message/news", "message/global-headers")
_LONGEST_HEADER = 65_536
_FOR = re.compile(r"\bfor\s+<([^<>\s]{1,320}@[^<>\s]{1,255})>")
_FIRST_FIELD = re.compile(r"^[ \t>]{0,8}[A-Za-z][A-Za-z0-9-]{1,60}:", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ >]*(?=\n|\Z)")
_BROKEN_LINE = re.compile(r"\n(?![ \t]|[A-Za-z][A-Za-z0-9-]{0,60}:|>?From )")
_NAMED = re.compile(rb"name(?:\*\d{0,3}\*?)?[ \t\n]{0,40}=")
_ADDRESSED = frozenset({"to", "cc"})
_DELIVERED = frozenset({"x-original-to", "delivered-to", "envelope-to", "x-envelope-to", "x-rcpt-to"})


class Returned(NamedTuple):
    """The returned message with its header fields."""

    message: Original
    fields: list[tuple[str, str]]

    @property
    def addresses(self) -> frozenset[str]:
        """All addresses that it was for, lower-case: those in To and Cc, and those that its way names besides."""
        return frozenset(address.lower() for address in (*self.message.recipients, *_envelope(self.fields)[:1000]))


def find(message: Message, texts: tuple[Prose, ...]) -> Returned | None:
    """The returned message: attached whole, or its header, or quoted below the notice's own words; None if absent."""
    for part in message.of_type(*_MESSAGE_TYPES):
        found = _of_message(part)
        if found is not None:
            return found
    for part in message.of_type(*_HEADER_TYPES):
        fields, _ = mime.fields(part.text.lstrip("\n").encode("utf-8", "surrogateescape"))
        if fields:
            return _of_fields(fields)
    for prose in texts:
        found = _quoted(prose)
        if found:
            return found
    return None


def sent_at(message: Message) -> datetime | None:
    """When ``message`` was sent, by its own Date."""
    return dates.parsed(message.header("date"))


def _of_message(part: Part) -> Returned | None:
    raw = part.content.lstrip(b"\n")
    end, _ = mime.header_end(raw, 0, len(raw))
    fields, _ = mime.fields(raw[: min(end, _LONGEST_HEADER)])
    if not fields:
        return None
    inner = part.message if _NAMED.search(raw) else None
    names = tuple(leaf.filename for leaf in inner.parts if leaf.filename) if inner else ()
    return _of_fields(fields, size=len(raw), attachments=names[:100])


def _of_fields(
    fields: list[tuple[str, str]], *, size: int | None = None, attachments: tuple[str, ...] = ()
) -> Returned:
    first = dict(reversed(fields))
    recipients = _addresses(fields, _ADDRESSED) or _envelope(fields)
    senders = headers.addresses(headers.decoded(first.get("from", ""))) or headers.addresses(
        first.get("return-path", "")
    )
    original = Original(
        message_id=first.get("message-id", "").strip().strip("<>"),
        sender=senders[0] if senders else "",
        recipients=tuple({address.lower(): address for address in recipients}.values())[:1000],
        subject=" ".join(headers.decoded(first.get("subject", "")).split()),
        sent_at=dates.parsed(first.get("date", "")),
        size=size,
        attachments=attachments,
    )
    return Returned(message=original, fields=fields)


def _envelope(fields: list[tuple[str, str]]) -> list[str]:
    return _addresses(fields, _DELIVERED) + [
        address for name, value in fields if name == "received" for address in _FOR.findall(value)
    ]


def _addresses(fields: list[tuple[str, str]], names: frozenset[str]) -> list[str]:
    return [address for name, value in fields if name in names for address in headers.addresses(headers.decoded(value))]


def _quoted(prose: Prose) -> Returned | None:
    """The message whose header stands in the text below the notice's own words."""
    below = prose.text[prose.end : prose.end + 60_000]
    start = _FIRST_FIELD.search(below)
    if not start:
        return None
    end = _BLANK_LINE.search(below, start.start())
    block = below[start.start() : end.start() if end else len(below)]
    margin = len(block) - len(block.lstrip(" >"))
    if margin:
        block = "\n".join(line[margin:] if not line[:margin].strip(" >") else line for line in block.split("\n"))
    fields, _ = mime.fields(_BROKEN_LINE.sub("\n ", block).encode("utf-8", "surrogateescape"))
    return _of_fields(fields) if len(fields) > 1 else None
