"""What was the returned message: the mail that did not arrive?"""

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from diagnostics.notices import dates, headers, mime
from diagnostics.notices.facts import Original, Unreadable
from diagnostics.notices.lazy import lazy
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
_MOST_RECIPIENTS = 1_000
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


class Body(NamedTuple):
    """What is known of the returned message below its header."""

    size: int | None = None
    attachments: tuple[str, ...] = ()


class Returned:
    """The returned message with its header fields; ``body`` works out the rest when first asked for."""

    def __init__(self, fields: mime.Fields, body: Callable[[], Body] = Body) -> None:
        self.fields = fields
        self._body = body

    @lazy
    def addresses(self) -> frozenset[str]:
        """All addresses that it was for, lower-case: those in To and Cc, and those that its way names besides."""
        return frozenset([address.lower() for address in (*self.recipients, *self._envelope[:_MOST_RECIPIENTS])])

    @lazy
    def recipients(self) -> tuple[str, ...]:
        """The addresses in To and Cc; where there are none, those that its way names. Each once."""
        addressed = _addresses(self.fields, _ADDRESSED) or self._envelope
        return tuple({address.lower(): address for address in addressed}.values())[:_MOST_RECIPIENTS]

    @lazy
    def sender(self) -> str:
        """The address in From, else the one in Return-Path, else empty."""
        found = headers.addresses(headers.decoded(self._first("from"))) or headers.addresses(self._first("return-path"))
        return found[0] if found else ""

    @lazy
    def message(self) -> Original:
        """What is known of it."""
        body = self._body()
        return Original(
            message_id=self._first("message-id").strip().strip("<>"),
            sender=self.sender,
            recipients=self.recipients,
            subject=" ".join(headers.decoded(self._first("subject")).split()),
            sent_at=dates.parsed(self._first("date")),
            size=body.size,
            attachments=body.attachments,
        )

    @lazy
    def _envelope(self) -> list[str]:
        received = [value for name, value in self.fields if name == "received" and "@" in value]
        return _addresses(self.fields, _DELIVERED) + [found for value in received for found in _FOR.findall(value)]

    def _first(self, name: str) -> str:
        return next((value for key, value in self.fields if key == name), "")


def find(message: Message, texts: Iterable[Prose]) -> Returned | None:
    """The returned message: attached whole, or its header, or quoted below the notice's own words; None if absent."""
    for part in message.of_type(*_MESSAGE_TYPES):
        found = _of_message(part)
        if found is not None:
            return found
    for part in message.of_type(*_HEADER_TYPES):
        fields, _ = mime.fields(part.text.lstrip("\n").encode("utf-8", "surrogateescape"))
        if fields:
            return Returned(fields)
    for prose in texts:
        found = _quoted(prose)
        if found:
            return found
    return None


def _of_message(part: Part) -> Returned | None:
    raw = part.content.lstrip(b"\n")
    end, _ = mime.header_end(raw, 0, len(raw))
    fields, _ = mime.fields(raw[: min(end, _LONGEST_HEADER)])
    return Returned(fields, partial(_attached, part, fields, raw)) if fields else None


def _attached(part: Part, fields: mime.Fields, raw: bytes) -> Body:
    inner = part.message if _NAMED.search(raw) else None
    return Body(None if _is_cut(raw, fields) else len(raw), _attachments(inner))


def _is_cut(raw: bytes, fields: mime.Fields) -> bool:
    """Whether the end of a multipart is missing: such a copy tells nothing of how large the mail was."""
    _, parameters = headers.parameters(dict(reversed(fields)).get("content-type", ""))
    boundary = parameters.get("boundary", "").encode("utf-8", "surrogateescape").rstrip()
    return bool(boundary) and raw.rfind(b"--" + boundary + b"--") < 0


def _attachments(message: Message | None) -> tuple[str, ...]:
    return tuple(leaf.filename for leaf in message.parts if leaf.filename)[:_MOST_ATTACHMENTS] if message else ()


def _addresses(fields: mime.Fields, names: frozenset[str]) -> list[str]:
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
        return Returned(fields)
    return Returned(fields, partial(_copied, prose, start.start(), fields))


def _copied(prose: Prose, start: int, fields: mime.Fields) -> Body:
    copy = prose.text[prose.end + start : prose.end + _FARTHEST]
    inner = _parsed(copy) if "name=" in copy or "name*" in copy else None
    return Body(_quoted_size(prose, start, fields), _attachments(inner))


def _parsed(copy: str) -> Message | None:
    try:
        return parse(copy.encode("utf-8", "surrogateescape"))
    except Unreadable:
        return None


def _quoted_size(prose: Prose, start: int, fields: mime.Fields) -> int | None:
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
