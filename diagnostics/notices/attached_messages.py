"""Which attached message did somebody forward: as a message, a file, a text, or an Outlook item?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from diagnostics.notices import (
    charsets,
    gzipped_mail,
    html_text,
    inline_messages,
    notice_signs,
    outlook_items,
    pasted_notices,
    visible,
    zipped_mail,
)
from diagnostics.notices.facts import Limits, Unreadable
from diagnostics.notices.layers import Layer
from diagnostics.notices.message import Message, Part
from diagnostics.notices.pasted_notices import Sign
from diagnostics.notices.zipped_mail import ZippedMail

_ARCHIVES = (zipped_mail, gzipped_mail)
_MOST_ATTACHED = 50
_MOST_EFFORT = 4_000_000
"""How much is read of what is no plain notice; see ``visible.effort``. Notices are read however many there are."""
_FEW_WORDS = 300
_MESSAGES = frozenset({"message/rfc822", "message/global", "message/news"})
_MAIL_FILE = re.compile(r"\.(?:eml|emlx|mht|mhtml|mbox|mail|msg|txt|text|asc|source|html?)$", re.IGNORECASE)
_HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\d{1,9}[ \t]*\r?\n)?(?:>?From [^\n]{1,300}\n)?[A-Za-z][A-Za-z0-9-]{1,60}[ \t]?:"
)
_NEEDED = ("from", "received", "subject", "return-path", "date", "to", "message-id")


def open_one(message: Message, *, limits: Limits) -> Layer | None:
    """The surest attached notice, with the others; without any, the first attached mail that was surely forwarded."""
    found = list(islice(_attached(message, limits), _MOST_ATTACHED))
    if not found:
        return None
    words = visible.words(message)
    notices = [
        layer for layer in found if notice_signs.is_forwarded_notice(layer.strength, outside=message, said=words)
    ]
    if notices:
        first = max(notices, key=lambda layer: layer.strength)
        return replace(first, others=tuple(layer.message for layer in notices if layer is not first))
    first = found[0]
    if notice_signs.is_from_mail_system(message) or not notice_signs.may_stand_above(words):
        return None
    return first if _says_forwarded(message, first.message) else None


def _attached(message: Message, limits: Limits) -> Iterator[Layer]:
    effort = 0
    for part in message.parts:
        for inside, style in _inside(part, limits):
            if effort > _MOST_EFFORT and not notice_signs.is_report(inside):
                continue
            strength = notice_signs.strength(inside, visible.words(inside))
            fields = inside.fields or (("to", message.header("from")),)
            yield Layer(style=style, message=replace(inside, fields=fields), is_sure=True, strength=strength)
            effort += visible.effort(inside) if strength < notice_signs.STRONGEST else 0


def _inside(part: Part, limits: Limits) -> Iterator[tuple[Message, str]]:
    """The messages in ``part``, each with the style of its wrapper."""
    archive = next((kind for kind in _ARCHIVES if kind.is_archive(part.beginning)), None)
    if part.main_type == "application" and archive is not None:
        for number, file in enumerate(archive.mails_in(part.content, most_bytes=limits.bytes), 1):
            yield from _inside(_unzipped(part, file, number), limits)
    elif part.main_type == "application" and outlook_items.is_outlook_item(part.content[:8], part.filename):
        if (inside := _outlook_item_in(part, limits)) is not None:
            yield inside, "outlook-item"
    elif (inside := _message_in(part)) is not None:
        yield inside, "attachment"


def _unzipped(part: Part, file: ZippedMail, number: int) -> Part:
    name = f'attachment; filename="{number}{file.ending}"'
    return replace(
        part,
        path=f"{part.path}.{number}",
        fields=(("content-disposition", name),),
        content_type="application/octet-stream",
        parameters={},
        body=file.content,
    )


def _outlook_item_in(part: Part, limits: Limits) -> Message | None:
    try:
        return outlook_items.parse(part.content, limits=limits, path=part.path, depth=part.depth + 1)
    except Unreadable:
        return None


def _message_in(part: Part) -> Message | None:
    if part.content_type in _MESSAGES:
        return part.message
    is_file = _MAIL_FILE.search(part.filename) is not None
    is_mailbox = part.is_attachment and part.beginning.startswith(b"From ")
    if not (is_file or is_mailbox or part.content_type == "application/octet-stream"):
        return None
    part = _narrowed(part)
    if not _HEADER.match(part.content.lstrip()[:2_048]):
        return _plain_text_in(part) if is_file else None
    inside = part.as_message()
    if inside is None or sum(inside.has(name) for name in _NEEDED) < 2:
        return _plain_text_in(part) if is_file else None
    return inside


def _narrowed(part: Part) -> Part:
    """``part`` in UTF-8, as which its letters are one byte each, where it was stored in UTF-16."""
    content = charsets.narrowed(part.content)
    if content is part.content:
        return part
    fields = tuple(field for field in part.fields if field[0] != "content-transfer-encoding")
    return replace(part, fields=fields, body=content, parameters={**part.parameters, "charset": "utf-8"})


def _plain_text_in(part: Part) -> Message | None:
    """A text file without mail header that holds what a notice says, or a message saved for reading."""
    is_page = part.filename.lower().endswith((".htm", ".html"))
    if not (is_page or part.filename.lower().endswith((".txt", ".text"))) or part.content.find(0, 0, 4_096) >= 0:
        return None
    text = html_text.to_text(part.text) if is_page else part.text
    part = replace(part, fields=(), given_text=text, content_type="text/plain", parameters={})
    quoted = inline_messages.read(part)
    if quoted is not None and (quoted.is_sure or quoted.message.has("subject")):
        return quoted.message
    if not notice_signs.speaks_of_failure(part.text) or not _is_a_notices(part.text):
        return None
    return Message(parts=(part,))


def _is_a_notices(text: str) -> bool:
    signs = pasted_notices.signs_in(text)
    return pasted_notices.agree(signs) or (Sign.REPLY | Sign.BLOCK in signs and len(text) < _FEW_WORDS)


def _says_forwarded(outside: Message, inside: Message) -> bool:
    subject = outside.subject
    return (
        notice_signs.subject_says_forwarded(subject)
        or notice_signs.answers_by_itself(inside)
        or (bool(subject) and notice_signs.bare_subject(subject) == inside.subject)
    )
