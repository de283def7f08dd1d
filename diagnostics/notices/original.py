"""What was the returned message: the mail that did not arrive?"""

import re
from datetime import datetime

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
_FOR = re.compile(r"\bfor\s+<([^<>\s]{1,320}@[^<>\s]{1,255})>")
_IN_HEADER = re.compile(r"[ \t]|[A-Za-z][A-Za-z0-9-]{0,60}:|>?From ")
_MARKED_SIZE = re.compile(r"^\s*(?:Size|Message size|Size \(in bytes\))\s*:\s*(\d{1,12})", re.IGNORECASE | re.MULTILINE)


def find(message: Message, texts: tuple[Prose, ...]) -> Original | None:
    """The returned message: attached whole, or its header, or quoted below the notice's own words; None if absent."""
    for part in message.of_type(*_MESSAGE_TYPES):
        inner = part.message
        if inner is not None:
            return _of_message(inner, part)
    for part in message.of_type(*_HEADER_TYPES):
        fields, _ = mime.fields(part.text.lstrip("\n").encode("utf-8", "surrogateescape"))
        if fields:
            return _of_fields(dict(reversed(fields)), fields)
    for prose in texts:
        found = _quoted(prose)
        if found:
            return found
    return None


def sent_at(message: Message) -> datetime | None:
    """When ``message`` was sent, by its own Date."""
    return dates.parsed(message.header("date"))


def _of_message(inner: Message, part: Part) -> Original:
    found = _of_fields(dict(reversed(inner.fields)), list(inner.fields))
    names = tuple(leaf.filename for leaf in inner.parts if leaf.filename)
    return Original(
        message_id=found.message_id,
        sender=found.sender,
        recipients=found.recipients,
        subject=found.subject,
        sent_at=found.sent_at,
        size=len(part.content) if len(inner.parts) else None,
        attachments=names[:100],
    )


def _of_fields(first: dict[str, str], fields: list[tuple[str, str]]) -> Original:
    recipients = [
        address
        for name, value in fields
        if name in ("to", "cc", "x-original-to", "delivered-to", "envelope-to", "x-envelope-to")
        for address in headers.addresses(headers.decoded(value))
    ]
    for name, value in fields:
        if name == "received":
            recipients += _FOR.findall(value)
    senders = headers.addresses(headers.decoded(first.get("from", ""))) or headers.addresses(
        first.get("return-path", "")
    )
    return Original(
        message_id=first.get("message-id", "").strip().strip("<>"),
        sender=senders[0] if senders else "",
        recipients=tuple({address.lower(): address for address in recipients}.values())[:1000],
        subject=" ".join(headers.decoded(first.get("subject", "")).split()),
        sent_at=dates.parsed(first.get("date", "")),
    )


def _quoted(prose: Prose) -> Original | None:
    """The message whose header stands in the text below the notice's own words."""
    below = prose.text[prose.end : prose.end + 60_000]
    start = re.search(r"^[ \t>]{0,8}[A-Za-z][A-Za-z0-9-]{1,60}:", below, re.MULTILINE)
    if not start:
        return None
    lines = below[start.start() :].split("\n")
    margin = len(lines[0]) - len(lines[0].lstrip(" >"))
    block = []
    for line in lines:
        if not line.strip(" >"):
            break
        shown = line[margin:] if not line[:margin].strip(" >") else line
        block.append(shown if _IN_HEADER.match(shown) else f" {shown}")
    fields, _ = mime.fields("\n".join(block).encode("utf-8", "surrogateescape"))
    return _of_fields(dict(reversed(fields)), fields) if len(fields) > 1 else None
