"""What is in these bytes, if they are a mail at all? Hostile bytes become a bounded message."""

import binascii
import re
from dataclasses import field

from diagnostics.notices import charsets, headers, mime, tree
from diagnostics.notices.facts import Limits, Unreadable
from diagnostics.notices.lazy import lazy
from diagnostics.notices.records import record

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
_MAGIC_BYTES = tuple(magic for magic, _ in _MAGIC)
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
_SAMPLE, _FEW_CONTROLS = 4_096, 2
# What no text holds in any charset: tabulators, line and page ends and the shifts of ISO 2022 may stand in some.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x0e\x0f\x1a\x1b") | {127})
_COUNTED = re.compile(rb"(\d{1,9})[ \t]*\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,60}:)")
"""How Apple Mail keeps a message: its length in bytes above it, properties behind it."""
_BLANK_LINES = re.compile(rb"(?:[ \t]{0,20}\n)*")
_MESSAGES = frozenset({"message/rfc822", "message/global", "message/news"})


@record
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
        """The first field of the lower-case ``name``, decoded; empty if there is none."""
        return _first(self.fields, name)

    @lazy
    def filename(self) -> str:
        """The file name that the part claims, decoded; empty if none."""
        stated = self.header("content-disposition")
        if not stated and "name" not in self.parameters:
            return ""
        _, disposition = headers.parameters(stated)
        return headers.decoded(disposition.get("filename") or self.parameters.get("name") or "").strip()

    @lazy
    def is_attachment(self) -> bool:
        """Whether the part says of itself that it is an attachment."""
        return self.header("content-disposition").lower().startswith("attachment")

    @lazy
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

    @lazy
    def beginning(self) -> bytes:
        """The first bytes of ``content``, at least four if there are as many, without decoding the rest."""
        encoding = self.header("content-transfer-encoding").strip().lower()
        if encoding == "base64":
            return headers.base64_bytes(self.body[:200])
        return self.content[:100]

    @lazy
    def text(self) -> str:
        """The part as text with LF newlines, cut at the limit; for HTML its source."""
        if self.given_text is not None:
            return self.given_text[: self.limits.text_characters]
        raw = self.content[: 4 * self.limits.text_characters]
        text = charsets.decode(raw, self.parameters.get("charset", ""))
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text.replace("\x00", "")[: self.limits.text_characters]

    @lazy
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


@record
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

    @lazy
    def index(self) -> dict[str, list[str]]:
        """The raw values of each field by its lower-case name."""
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value)
        return found

    @lazy
    def _decoded(self) -> dict[str, str]:
        return {}

    def header(self, name: str) -> str:
        """The first field of the lower-case ``name``, decoded, once for all who ask; empty if there is none."""
        value = self._decoded.get(name)
        if value is None:
            values = self.index.get(name)
            value = self._decoded[name] = headers.decoded(values[0]) if values else ""
        return value

    def headers(self, name: str) -> tuple[str, ...]:
        """All fields of the lower-case ``name``, decoded, from the top."""
        return tuple(headers.decoded(value) for value in self.index.get(name, ()))

    def has(self, name: str) -> bool:
        """Whether there is a field of the lower-case ``name`` at all."""
        return name in self.index

    @lazy
    def sender(self) -> str:
        """The address in From, empty if none."""
        return next(iter(headers.addresses(self.header("from"))), "")

    @lazy
    def subject(self) -> str:
        """The decoded Subject with blanks collapsed."""
        return " ".join(self.header("subject").split())

    @lazy
    def texts(self) -> tuple[Part, ...]:
        """The parts that are text in the wide sense: text/* and reports, not attached files."""
        return tuple(part for part in self.parts if part.main_type == "text" and not part.filename)

    @lazy
    def types(self) -> frozenset[str]:
        """The types of its leaves."""
        return frozenset([part.content_type for part in self.parts])

    def of_type(self, *types: str) -> list[Part]:
        """The leaves of one of the given types."""
        return [part for part in self.parts if part.content_type in types] if not self.types.isdisjoint(types) else []


def parse(raw: bytes, *, limits: Limits = _DEFAULT_LIMITS, path: str = "", depth: int = 0) -> Message:
    """Read ``raw`` as a message whose leaves are numbered below ``path``.

    Text without mail headers becomes a message without fields and with one text part. Raises Unreadable with
    ``empty``, ``too-large``, ``too-deep``, ``too-many-parts``, ``archive``, ``outlook-item`` or ``not-mail``.
    """
    raw = mime.with_plain_newlines(_checked(raw, limits))
    start = _beginning(raw)
    grown = tree.grow(raw, start, limits=limits, path=path, depth=depth)
    if _KNOWN_FIELDS.isdisjoint([name for name, _ in grown.fields]):
        return _pasted(raw[start:], path, limits)
    return Message(
        fields=tuple(grown.fields),
        content_type=grown.content_type,
        parameters=grown.parameters,
        parts=tuple([_part(leaf, raw, limits) for leaf in grown.leaves]),
        defects=tuple(dict.fromkeys(grown.defects)),
        size=len(raw) - start,
    )


def _part(leaf: tree.Leaf, raw: bytes, limits: Limits) -> Part:
    return Part(
        path=leaf.path,
        fields=tuple(leaf.fields),
        content_type=leaf.content_type,
        parameters=leaf.parameters,
        body=raw[leaf.start : leaf.end],
        limits=limits,
        depth=leaf.depth,
    )


def _checked(raw: bytes, limits: Limits) -> bytes:
    if len(raw) > limits.bytes:
        raise Unreadable("too-large", f"{len(raw)} bytes")
    if raw.startswith(_MAGIC_BYTES):
        raise Unreadable(next(reason for magic, reason in _MAGIC if raw.startswith(magic)))
    raw = charsets.narrowed(raw)
    if (counted := _COUNTED.match(raw)) is not None:
        raw = raw[counted.end() :][: int(counted[1])]
    if not raw or raw.isspace():
        raise Unreadable("empty")
    if raw.find(0, 0, 4096) >= 0 and raw.count(0, 0, 4096) * 10 > min(len(raw), 4096):
        raise Unreadable("not-mail", "binary")
    return raw


def _beginning(raw: bytes) -> int:
    """Where the first header field stands: after a byte order mark, blank lines and an mbox separator."""
    start = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    found = _BLANK_LINES.match(raw, start)
    return found.end() if found else start


def _pasted(raw: bytes, path: str, limits: Limits) -> Message:
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _FEW_CONTROLS and 20 * controls > len(sample):
        raise Unreadable("not-mail", "binary")
    return Message(
        parts=(Part(path=tree.below(path, 1), body=raw, limits=limits),), size=len(raw), defects=("no-header",)
    )


def _first(fields: tuple[tuple[str, str], ...], name: str) -> str:
    for key, value in fields:
        if key == name:
            return headers.decoded(value)
    return ""


def _is_plainly_text(body: bytes) -> bool:
    """Whether a part that says base64 is none: its lines have blanks between words."""
    return b" " in body[:400].strip() and b": " in body[:400]
