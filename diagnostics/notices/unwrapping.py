"""Which notice is inside a message that somebody forwarded to us?

A genuine notice carries the mail that it returns, attached or written out; that mail is never taken for a forwarded
one. So a wrapper is opened only where a person speaks outside, or a mail system inside.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from diagnostics.notices import (
    asker,
    attached_messages,
    inline_messages,
    notice_signs,
    shown_reports,
    signed_mail,
    stored_mail,
    tnef,
    visible,
)
from diagnostics.notices.facts import Limits, Unreadable
from diagnostics.notices.layers import Layer
from diagnostics.notices.message import Message, Part, parse

_MOST_LAYERS = 10
MOST_EFFORT = 3_000_000
"""How much is read, layer by layer, to find what is inside: many times what any person ever forwarded."""
_FEW_WORDS = 300
_SCREENSHOT_BYTES = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwrapped:
    """``message`` is the innermost that was meant; its part paths still address the submission.

    ``forwarded`` names the wrappers, outermost first; ``forwarder`` is the address of whoever sent the outermost one;
    ``others`` are the notices that were attached beside ``message``, as they are; ``effort`` is what reading the layers
    took (see ``visible.effort``).
    """

    message: Message
    forwarded: tuple[str, ...] = ()
    forwarder: str = ""
    forwarder_name: str = ""
    others: tuple[Message, ...] = ()
    effort: int = 0


def unwrap(message: Message, *, limits: Limits, most_effort: int = MOST_EFFORT) -> Unwrapped:
    """Take off every wrapper around the notice in ``message``; without one, ``message`` comes back as it is.

    Once the layers took ``most_effort``, no further one is looked for.
    """
    opened = list(_layers(message, limits, most_effort))
    effort = sum(visible.effort(layer.message) for layer in opened)
    layers = _meant(opened)
    inside = _with_defects(layers[-1].message if layers else message)
    if _is_stored(message) or any(_is_stored(layer.message) for layer in layers):
        inside = _reconstructed(inside)
    if not layers:
        return Unwrapped(message=inside, effort=effort)
    return Unwrapped(
        message=inside,
        forwarded=tuple(layer.style for layer in layers),
        forwarder=asker.of(message),
        forwarder_name=_display_name(message.header("from")),
        others=tuple(other for layer in layers for other in layer.others),
        effort=effort,
    )


def _layers(message: Message, limits: Limits, effort: int) -> Iterator[Layer]:
    is_talk = False
    for _ in range(_MOST_LAYERS):
        if _is_itself_a_notice(message):
            return
        message = _unpacked(message, limits)
        layer = _layer(message, limits, is_talk=is_talk)
        if layer is None:
            return
        yield layer
        effort -= visible.effort(layer.message)
        if effort < 0 or not shown_reports.TYPES.isdisjoint(layer.message.types):
            return
        is_talk = is_talk or not (layer.is_sure or notice_signs.subject_says_forwarded(message.subject))
        message = layer.message


def _layer(message: Message, limits: Limits, *, is_talk: bool) -> Layer | None:
    """What is attached, or what is written in the text: whichever is more surely a notice."""
    attached = attached_messages.open_one(message, limits=limits)
    if attached is not None and attached.strength == notice_signs.STRONGEST:
        return attached
    inline = inline_messages.open_one(message, may_be_pasted=not is_talk)
    if attached is None or (inline is not None and inline.strength > attached.strength):
        return inline
    return attached


def _meant(layers: list[Layer]) -> list[Layer]:
    """The layers down to the last one that is surely a forward: what only quotes ordinary mail stays closed."""
    while layers and not layers[-1].is_sure:
        layers.pop()
    return layers


def _is_itself_a_notice(message: Message) -> bool:
    if notice_signs.is_report(message) or notice_signs.answers_by_itself(message):
        return True
    return notice_signs.is_mailer_daemon(message.header("from"))


def _unpacked(message: Message, limits: Limits) -> Message:
    """``message`` with what Outlook packed into a ``winmail.dat``, or what was signed as a whole, in its place."""
    if not any(_is_packed(part) for part in message.parts):
        return message
    parts: list[Part] = []
    for part in message.parts:
        packed = _packed_parts(part, limits) if _is_packed(part) else ()
        parts.extend(packed or (part,))
    return replace(message, parts=tuple(parts))


def _is_packed(part: Part) -> bool:
    return part.main_type == "application" and (tnef.is_tnef(part.beginning) or signed_mail.is_signed(part.beginning))


def _packed_parts(part: Part, limits: Limits) -> tuple[Part, ...]:
    signed = signed_mail.content(part.content)
    stored = None if signed else tnef.read(part.content)
    try:
        if signed:
            return parse(signed, limits=limits, path=part.path, depth=part.depth + 1).parts
        return stored_mail.parse(stored, limits=limits, path=part.path, depth=part.depth + 1).parts if stored else ()
    except Unreadable:
        return ()


def _with_defects(message: Message) -> Message:
    if not _shows_only_a_picture(message):
        return message
    return replace(message, defects=(*message.defects, "screenshot-only"))


def _is_stored(message: Message) -> bool:
    return "outlook-item" in message.defects


def _reconstructed(message: Message) -> Message:
    """``message`` as one that has no wire bytes of its own, being kept in an Outlook item."""
    parts = tuple(replace(part, reconstructed=True) for part in message.parts)
    return replace(message, parts=parts, defects=tuple(dict.fromkeys((*message.defects, "outlook-item"))))


def _shows_only_a_picture(message: Message) -> bool:
    pictures = [
        part for part in message.parts if part.content_type.startswith("image/") and len(part.body) >= _SCREENSHOT_BYTES
    ]
    if not pictures or any(part.main_type in ("message", "application") for part in message.parts):
        return False
    words = visible.words(message)
    return len("".join(words.split())) < _FEW_WORDS and not notice_signs.speaks_of_failure(words)


def _display_name(sender: str) -> str:
    name = sender.partition("<")[0].strip().strip('"').strip()
    return "" if "@" in name else name
