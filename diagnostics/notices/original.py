"""What was the returned message: the mail that did not arrive?"""

import re
from datetime import datetime
from typing import NamedTuple

from diagnostics.notices import dates, headers, mime
from diagnostics.notices.facts import Original, Unreadable
from diagnostics.notices.message import Message, Part, parse
from diagnostics.notices.prose import Prose

_HEADER_TYPES = (
    "text/rfc822-headers",
    "message/rfc822-headers",
    "text/rfc822-header",
    "message/partial",
    "text/rfc822",
    "message/global-headers",
)
_MESSAGE_TYPES = ("message/rfc822", "message/global", "message/news")
_LONGEST_HEADER = 65_536
_FOR = re.compile(r"\bfor\s+<([^<>\s]{1,320}@[^<>\s]{1,255})>")
_FIRST_FIELD = re.compile(r"^[ \t>]{0,8}[A-Za-z][A-Za-z0-9-]{1,60}:", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ >]*(?=\n|\Z)")
_BROKEN_LINE = re.compile(r"\n(?![ \t]|[A-Za-z][A-Za-z0-9-]{0,60}:|>?From )")
_FARTHEST = 60_000
_MOST_ATTACHMENTS = 100
_HEADER_ONLY = re.compile(
    r"header|en-t[êe]te|kopfzeile|ヘッダ|encabezado|intestazion|cabe[çc]alho|заголовк", re.IGNORECASE
)
_STATED_SIZE = re.compile(r"body of the message is (\d{1,12}) characters long")
_LENGTH_OF_ANNOUNCEMENT, _LARGEST = 400, 500_000
_NAMED = re.compile(rb"name(?:\*\d{0,3}\*?)?[ \t\n]{0,40}=")
_ADDRESSED = frozenset({"to", "cc"})
_FULL_HEADER = frozenset({"received", "message-id"})
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
    size = None if _is_cut(raw, fields) else len(raw)
    return _of_fields(fields, size=size, attachments=_attachments(inner))


def _is_cut(raw: bytes, fields: list[tuple[str, str]]) -> bool:
    """Whether the end of a multipart is missing: such a copy tells nothing of how large the mail was."""
    _, parameters = headers.parameters(dict(reversed(fields)).get("content-type", ""))
    boundary = parameters.get("boundary", "").encode("utf-8", "surrogateescape").rstrip()
    return bool(boundary) and raw.rfind(b"--" + boundary + b"--") < 0


def _attachments(message: Message | None) -> tuple[str, ...]:
    return tuple(leaf.filename for leaf in message.parts if leaf.filename)[:_MOST_ATTACHMENTS] if message else ()


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
    below = prose.text[prose.end : prose.end + _FARTHEST]
    start = _FIRST_FIELD.search(below)
    if not start:
        return None
    end = _BLANK_LINE.search(below, start.start())
    block = below[start.start() : end.start() if end else len(below)]
    margin = len(block) - len(block.lstrip(" >"))
    if margin:
        block = "\n".join(line[margin:] if not line[:margin].strip(" >") else line for line in block.split("\n"))
    fields, _ = mime.fields(_BROKEN_LINE.sub("\n ", block).encode("utf-8", "surrogateescape"))
    if len(fields) < 2:  # a lone field may be anything
        return None
    if margin or prose.reconstructed:
        return _of_fields(fields)
    copy = below[start.start() :]
    inner = _parsed(copy) if "name=" in copy or "name*" in copy else None
    return _of_fields(fields, size=_quoted_size(prose, start.start(), fields), attachments=_attachments(inner))


def _parsed(copy: str) -> Message | None:
    try:
        return parse(copy.encode("utf-8", "surrogateescape"))
    except Unreadable:
        return None


def _quoted_size(prose: Prose, start: int, fields: list[tuple[str, str]]) -> int | None:
    """How large the mail was whose copy begins ``start`` behind the notice's own words; None where it is not whole."""
    announced = prose.text[prose.end : prose.end + min(start, _LENGTH_OF_ANNOUNCEMENT)]
    stated = _STATED_SIZE.search(announced)
    if stated:
        return int(stated[1])
    names = {name for name, _ in fields}
    if not announced or _HEADER_ONLY.search(announced.replace("including all the headers", "")):
        return None
    copy = prose.text[prose.end + start :]
    if len(copy) > _LARGEST or names.isdisjoint(_FULL_HEADER) or not _has_body(copy):
        return None
    raw = copy.encode("utf-8", "surrogateescape")
    return None if _is_cut(raw, fields) else len(raw)


def _has_body(copy: str) -> bool:
    blank = _BLANK_LINE.search(copy)
    return blank is not None and bool(copy[blank.end() : blank.end() + _FARTHEST].strip())
