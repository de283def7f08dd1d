"""What is in these bytes, if they are a mail at all? Hostile bytes become a bounded message."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from diagnostics.notices import charsets, headers, mime
from diagnostics.notices.facts import Limits, Unreadable

_MAGIC = (
    (b"PK\x03\x04", "archive"),
    (b"Rar!\x1a", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "outlook-item"),
    (b"\x78\x9f\x3e\x22", "outlook-item"),
    (b"%PDF-", "not-mail"),
    (b"\x89PNG\r\n", "not-mail"),
    (b"\xff\xd8\xff", "not-mail"),
    (b"GIF8", "not-mail"),
    (b"\x7fELF", "not-mail"),
    (b"MZ\x90\x00", "not-mail"),
)
_KNOWN_FIELDS = frozenset(
    {
        "from",
        "to",
        "subject",
        "date",
        "received",
        "message-id",
        "return-path",
        "mime-version",
        "content-type",
        "delivered-to",
        "sender",
        "reply-to",
        "x-failed-recipients",
        "x-original-to",
        "auto-submitted",
        "envelope-to",
    }
)
_DEFAULT_LIMITS = Limits()
_BLANK_LINES = re.compile(rb"(?:[ \t]{0,20}\n)*")
_MESSAGES = frozenset({"message/rfc822", "message/global", "message/news"})


@dataclass(frozen=True, kw_only=True)
class Part:
    """One leaf of a message: a text, an attachment, a report, or a whole message (``message``).

    ``path`` numbers it as IMAP does, from the submission's root. ``body`` is as transferred; ``content`` and ``text``
    are decoded when first asked for, and not at all when nobody asks.
    """

    path: str
    fields: tuple[tuple[str, str], ...] = ()
    content_type: str = "text/plain"
    parameters: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    given_text: str | None = None
    reconstructed: bool = False
    limits: Limits = _DEFAULT_LIMITS
    depth: int = 0

    def header(self, name: str) -> str:
        """The first field ``name``, decoded; empty if there is none."""
        return _first(self.fields, name)

    @cached_property
    def filename(self) -> str:
        """The file name that the part claims, decoded; empty if none."""
        _, disposition = headers.parameters(self.header("content-disposition"))
        return headers.decoded(disposition.get("filename") or self.parameters.get("name") or "").strip()

    @cached_property
    def is_attachment(self) -> bool:
        """Whether the part says of itself that it is an attachment."""
        return self.header("content-disposition").lower().startswith("attachment")

    @cached_property
    def content(self) -> bytes:
        """The bytes of the part without their transfer encoding."""
        if self.given_text is not None:
            return self.given_text.encode("utf-8", "replace")
        encoding = self.header("content-transfer-encoding").strip().lower()
        if encoding == "base64" and not _is_plainly_text(self.body):
            return headers.base64_bytes(self.body)
        if encoding == "quoted-printable":
            return binascii.a2b_qp(self.body)
        return self.body

    @cached_property
    def text(self) -> str:
        """The part as text with LF newlines, cut at the limit; for HTML its source."""
        if self.given_text is not None:
            return self.given_text[: self.limits.text_characters]
        raw = self.content[: 4 * self.limits.text_characters]
        text = charsets.decode(raw, self.parameters.get("charset", ""))
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text.replace("\x00", "")[: self.limits.text_characters]

    @cached_property
    def message(self) -> "Message | None":
        """The message inside a ``message/rfc822`` part; None for other parts and for what is no mail."""
        if self.content_type not in _MESSAGES:
            return None
        return self.as_message()

    def as_message(self) -> "Message | None":
        """The part's content read as a message, whatever its type says; None where that fails."""
        try:
            return parse(self.content, limits=self.limits, path=self.path, depth=self.depth + 1)
        except Unreadable:
            return None

    @property
    def main_type(self) -> str:
        """``text`` of ``text/plain``."""
        return self.content_type.partition("/")[0]


@dataclass(frozen=True, kw_only=True)
class Message:
    """A mail within limits: its header, and its leaves in their order.

    ``structure`` is the type of the whole (``multipart/report`` …) with its ``parameters``; ``defects`` are stable
    words for what was wrong with the bytes.
    """

    fields: tuple[tuple[str, str], ...] = ()
    content_type: str = "text/plain"
    parameters: dict[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    defects: tuple[str, ...] = ()
    size: int = 0

    @cached_property
    def index(self) -> dict[str, list[str]]:
        """The raw values of each field by its lower-case name."""
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value)
        return found

    def header(self, name: str) -> str:
        """The first field ``name``, decoded; empty if there is none."""
        values = self.index.get(name.lower())
        return headers.decoded(values[0]) if values else ""

    def headers(self, name: str) -> tuple[str, ...]:
        """All fields ``name``, decoded, from the top."""
        return tuple(headers.decoded(value) for value in self.index.get(name.lower(), ()))

    def has(self, name: str) -> bool:
        """Whether there is a field ``name`` at all."""
        return name.lower() in self.index

    @cached_property
    def sender(self) -> str:
        """The address in From, empty if none."""
        return next(iter(headers.addresses(self.header("from"))), "")

    @cached_property
    def subject(self) -> str:
        """The decoded Subject with blanks collapsed."""
        return " ".join(self.header("subject").split())

    @cached_property
    def texts(self) -> tuple[Part, ...]:
        """The parts that are text in the wide sense: text/* and reports, not attached files."""
        return tuple(part for part in self.parts if part.main_type == "text" and not part.filename)

    def of_type(self, *types: str) -> Iterator[Part]:
        """The leaves of one of the given types."""
        return (part for part in self.parts if part.content_type in types)


def parse(raw: bytes, *, limits: Limits = _DEFAULT_LIMITS, path: str = "", depth: int = 0) -> Message:
    """Read ``raw`` as a message whose leaves are numbered below ``path``.

    Text without mail headers becomes a message without fields and with one text part. Raises Unreadable with
    ``empty``, ``too-large``, ``too-deep``, ``too-many-parts``, ``archive``, ``outlook-item`` or ``not-mail``.
    """
    raw = _checked(raw, limits)
    raw = mime.with_plain_newlines(raw)
    start = _beginning(raw)
    fields, body, defects = _header(raw, start, len(raw), limits)
    if not _looks_like_mail(fields):
        return _pasted(raw[start:], path, limits)
    tree = _Tree(raw=raw, limits=limits, parts=[], defects=defects)
    content_type, parameters = _type_of(fields)
    tree.add(fields=fields, start=body, end=len(raw), path=path, depth=depth, is_root=True)
    return Message(
        fields=tuple(fields),
        content_type=content_type,
        parameters=parameters,
        parts=tuple(tree.parts),
        defects=tuple(dict.fromkeys(defects)),
        size=len(raw) - start,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tree:
    """The walk over one message's parts: depth and number are bounded before anything is opened."""

    raw: bytes
    limits: Limits
    parts: list[Part]
    defects: list[str]

    def add(
        self, *, fields: list[tuple[str, str]], start: int, end: int, path: str, depth: int, is_root: bool = False
    ) -> None:
        content_type, parameters = _type_of(fields)
        places = self._places(fields, content_type, parameters, start, end)
        if not places:
            self._leaf(fields, content_type, parameters, start, end, _below(path, 1) if is_root else path, depth)
            return
        if depth >= self.limits.depth:
            raise Unreadable("too-deep", f"more than {self.limits.depth} levels")
        for number, (first, last) in enumerate(places, 1):
            inner, body, defects = _header(self.raw, first, last, self.limits)
            self.defects.extend(defects)
            self.add(fields=inner, start=body, end=last, path=_below(path, number), depth=depth + 1)

    def _places(
        self, fields: list[tuple[str, str]], content_type: str, parameters: dict[str, str], start: int, end: int
    ) -> list[tuple[int, int]]:
        declared = content_type.startswith("multipart")
        if not declared and (_has_type(fields) or not mime.begins_with_boundary(self.raw, start, end)):
            return []
        boundary = parameters.get("boundary", "").encode("utf-8", "surrogateescape").rstrip()
        places = mime.split(self.raw, start, end, boundary) if boundary else []
        if places:
            return places
        if declared:
            self.defects.append("boundary-missing")
        guessed = mime.guessed_boundary(self.raw, start, end)
        return mime.split(self.raw, start, end, guessed) if guessed else []

    def _leaf(
        self,
        fields: list[tuple[str, str]],
        content_type: str,
        parameters: dict[str, str],
        start: int,
        end: int,
        path: str,
        depth: int,
    ) -> None:
        if len(self.parts) >= self.limits.parts:
            raise Unreadable("too-many-parts", f"more than {self.limits.parts}")
        if content_type.startswith("multipart"):
            content_type = "text/plain"
        part = Part(
            path=path,
            fields=tuple(fields),
            content_type=content_type,
            parameters=parameters,
            body=self.raw[start:end],
            limits=self.limits,
            depth=depth,
        )
        self.parts.append(part)


def _checked(raw: bytes, limits: Limits) -> bytes:
    if len(raw) > limits.bytes:
        raise Unreadable("too-large", f"{len(raw)} bytes")
    for magic, reason in _MAGIC:
        if raw.startswith(magic):
            raise Unreadable(reason)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    if not raw.strip():
        raise Unreadable("empty")
    if raw[:4096].count(0) * 10 > len(raw[:4096]):
        raise Unreadable("not-mail", "binary")
    return raw


def _beginning(raw: bytes) -> int:
    """Where the first header field stands: after a byte order mark, blank lines and an mbox separator."""
    start = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    found = _BLANK_LINES.match(raw, start)
    return found.end() if found else start


def _header(raw: bytes, start: int, end: int, limits: Limits) -> tuple[list[tuple[str, str]], int, list[str]]:
    stop, body = mime.header_end(raw, start, end)
    defects = []
    if stop - start > limits.header_bytes:
        stop, defects = start + limits.header_bytes, ["header-too-large"]
    fields, used = mime.fields(raw[start:stop])
    if used < stop - start and not defects:
        body = start + used
        defects.append("header-broken")
    return fields, body, defects


def _looks_like_mail(fields: list[tuple[str, str]]) -> bool:
    return any(name in _KNOWN_FIELDS for name, _ in fields)


def _pasted(raw: bytes, path: str, limits: Limits) -> Message:
    return Message(parts=(Part(path=_below(path, 1), body=raw, limits=limits),), size=len(raw), defects=("no-header",))


def _type_of(fields: list[tuple[str, str]]) -> tuple[str, dict[str, str]]:
    for name, value in fields:
        if name == "content-type":
            lead, parameters = headers.parameters(value)
            return (lead if "/" in lead else "text/plain"), parameters
    return "text/plain", {}


def _has_type(fields: list[tuple[str, str]]) -> bool:
    return any(name == "content-type" for name, _ in fields)


def _below(path: str, number: int) -> str:
    return f"{path}.{number}" if path else str(number)


def _first(fields: tuple[tuple[str, str], ...], name: str) -> str:
    name = name.lower()
    return next((headers.decoded(value) for key, value in fields if key == name), "")


def _is_plainly_text(body: bytes) -> bool:
    """Whether a part that says base64 is none: its lines have blanks between words."""
    return b" " in body[:400].strip() and b": " in body[:400]
