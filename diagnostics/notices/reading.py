"""What does this submission say? Parse, unwrap, ask each dialect, and put the facts together."""

from collections import Counter
from dataclasses import replace
from functools import partial

from diagnostics.notices import (
    addresses,
    blocks,
    deadlines,
    delivering,
    headers,
    kinds,
    outlook_items,
    prose,
    recipients,
    report,
    senders,
    several,
    unwrapping,
)
from diagnostics.notices import message as messages
from diagnostics.notices.blocks import Block
from diagnostics.notices.contents import Contents
from diagnostics.notices.dialect import Recogniser, digest
from diagnostics.notices.dialects import DIALECTS
from diagnostics.notices.facts import Action, Delivery, Kind, Limits, Notice, Rest, TextPart
from diagnostics.notices.kinds import Naming
from diagnostics.notices.message import Message
from diagnostics.notices.prose import Prose
from diagnostics.notices.report import Report
from diagnostics.notices.sayings import Told, with_turns
from diagnostics.notices.unwrapping import Unwrapped

_MOST_MENTIONS, _MOST_TOLD = 20, 8
_PLAINLY = 4
_RECOGNISER = Recogniser(DIALECTS)
_DEFAULT_LIMITS = Limits()


def read(raw: bytes, *, limits: Limits = _DEFAULT_LIMITS) -> Notice:
    """Read one submission. Raises Unreadable, and nothing else, for what cannot be read."""
    unwrapped = unwrapping.unwrap(_submitted(raw, limits), limits=limits)
    notice = _notice(unwrapped, limits)
    if not unwrapped.others:
        return notice
    effort = unwrapped.effort
    others = []
    for other in unwrapped.others:
        inside = unwrapping.unwrap(other, limits=limits, most_effort=unwrapping.MOST_EFFORT - effort)
        effort += inside.effort
        others.append(_notice(inside, limits))
    return several.together(notice, others, limits)


def _submitted(raw: bytes, limits: Limits) -> Message:
    if outlook_items.is_outlook_item(raw[:8]):
        return outlook_items.parse(raw, limits=limits)
    return messages.parse(raw, limits=limits)


def _notice(unwrapped: Unwrapped, limits: Limits) -> Notice:
    held = Contents(_rewrapped(unwrapped.message), limits=limits)
    message = held.message
    kind = kinds.without_failure(message)
    deliveries: tuple[Delivery, ...] = ()
    dialect = ""
    if kind is None:
        kind, dialect, deliveries = _read_notice(held, is_forwarded=bool(unwrapped.forwarded))
    if kind is Kind.DELAY and held.texts:
        deliveries = deadlines.completed(deliveries, held.texts[0].own, held.clock)
    return Notice(
        kind=kind,
        dialect=dialect,
        forwarded=unwrapped.forwarded,
        forwarder=unwrapped.forwarder,
        forwarder_name=unwrapped.forwarder_name,
        sender=message.sender,
        addressed_to=next(iter(held.addressees), ""),
        subject=message.subject,
        message_id=message.header("message-id").strip().strip("<>"),
        deliveries=deliveries,
        defects=message.defects,
        rest=partial(_rest, held, deliveries),
    )


def _rest(held: Contents, deliveries: tuple[Delivery, ...]) -> Rest:
    return Rest(
        sent_at=held.sent_at,
        original=held.returned.message if held.returned else None,
        parts=_text_parts(held, deliveries),
    )


def _rewrapped(message: Message) -> Message:
    """The report that a gateway's notice carries, where that notice itself holds none and names nobody."""
    if message.content_type == "multipart/report" or len(message.parts) > 3:
        return message
    for part in message.of_type("message/rfc822"):
        inner = part.message
        if inner is not None and inner.content_type == "multipart/report" and any(inner.of_type(*report.TYPES)):
            texts = prose.find(message)
            return message if any("@" in one.own for one in texts) else inner
    return message


def _read_notice(held: Contents, *, is_forwarded: bool) -> tuple[Kind, str, tuple[Delivery, ...]]:
    message, texts, limits = held.message, held.texts, held.limits
    found = _RECOGNISER.recognise(digest(message, held.report, texts))
    if found and found.reads:
        for text in texts:
            reading = found.reads(text)
            if reading:
                return reading.kind, found.name, reading.deliveries[: limits.recipients]
    if held.report:
        name = found.name if found else "rfc3464"
        deliveries = _of_report(held, held.report, name)
        return kinds.of_deliveries(deliveries), name, deliveries
    if kinds.has_arrived(message, texts):
        return Kind.DELIVERED, found.name if found else "text", ()
    told = _told(held, limits.recipients)
    if not kinds.is_notice(
        message, texts, has_dialect=found is not None, is_forwarded=is_forwarded, naming=_naming(held, told)
    ):
        return _not_a_notice(message), "", ()
    name = found.name if found else "text"
    action = Action.DELAYED if kinds.speaks_of_delay(message, texts) else Action.FAILED
    deliveries = _of_prose(held, told, name, action)[: limits.recipients]
    return (Kind.DELAY if action is Action.DELAYED else Kind.FAILURE), name, deliveries


def _naming(held: Contents, told: list[Told]) -> Naming:
    addressed = {address.lower() for address in held.addressees}
    ranks = [one.block.rank for one in told if one.block.recipient.lower() not in addressed]
    if ranks:
        return Naming.PLAIN if max(ranks) == _PLAINLY else Naming.PASSING
    if held.returned is not None or recipients.unnamed(held.message, held.texts, held.returned):
        return Naming.RETURNED
    own = any(address in text.lower for address in addressed for text in held.texts[:1])
    return Naming.OWN if own else Naming.NONE


def _not_a_notice(message: Message) -> Kind:
    return Kind.AUTO_REPLY if senders.is_automatic(message) else Kind.ORDINARY


def _told(held: Contents, most: int) -> list[Told]:
    """What the prose tells of each recipient: of the first text that names any."""
    message, returned = held.message, held.returned
    failed = frozenset([address.lower() for address in held.declared])
    expected = failed or (returned.addresses if returned else frozenset())
    others = {
        address.lower()
        for address in (message.sender, *held.addressees, *headers.addresses(message.header("reply-to")))
    }
    if returned:
        others.add(returned.sender.lower())
    for one in held.texts:
        found = blocks.find(one, recipients=expected, others=frozenset(others - expected), most=most)
        if found:
            first = min(block.start for block in found)
            is_alone = len(found) == 1
            told = [Told(prose=one, block=block, is_alone=is_alone, first=first) for block in _few_of_each(found)]
            return told if is_alone else with_turns(told)
    return []


def _few_of_each(found: list[Block]) -> list[Block]:
    """``found`` without those that speak of a recipient yet again: what is told so often tells no more."""
    if len(found) <= _MOST_TOLD:
        return found
    seen: Counter[str] = Counter()
    kept = []
    for block in found:
        recipient = block.recipient.lower()
        seen[recipient] += 1
        if seen[recipient] <= _MOST_TOLD:
            kept.append(block)
    return kept


def _of_report(held: Contents, stated: Report, dialect: str) -> tuple[Delivery, ...]:
    if len(stated.recipients) == 1:
        return (_of_lone(held, stated, dialect),)
    by_address: dict[str, list[Told]] = {}
    for one in _told(held, len(stated.recipients)):
        by_address.setdefault(one.block.recipient.lower(), []).append(one)
    found = []
    for group, recipient in zip(stated.recipients, report.recipients_of(stated.recipients), strict=True):
        original_recipient = addresses.of_field(report.value(group, "original-recipient"))
        told = by_address.get(recipient.lower()) or by_address.get(original_recipient.lower()) or []
        told = told or ([] if by_address else _whole(held.texts, recipient))
        found.append(delivering.of_group(group, stated, told, recipient=recipient, dialect=dialect, zone=held.zone))
    return _unique(found)


def _of_lone(held: Contents, stated: Report, dialect: str) -> Delivery:
    """The delivery of the only recipient of a report: whatever the prose tells is about that one."""
    (group,) = stated.recipients
    recipient = report.recipient_of(group) or next(iter(held.declared), "")
    told = [
        Told(prose=one, block=block, is_alone=True) for one in held.texts[:1] if (block := blocks.about(one, recipient))
    ]
    if not told:
        told = _told(held, _MOST_MENTIONS)
        recipient = _completed(recipient, told)
    told = told or _whole(held.texts, recipient)
    return delivering.of_group(group, stated, told, recipient=recipient, dialect=dialect, zone=held.zone)


def _completed(recipient: str, told: list[Told]) -> str:
    """The address that the prose has whole where the report was cut off."""
    if len(told) != 1:
        return recipient
    whole = told[0].block.recipient
    return whole if "@" not in recipient or whole.lower().startswith(recipient.lower()) else recipient


def _of_prose(held: Contents, told: list[Told], dialect: str, action: Action) -> tuple[Delivery, ...]:
    if told:
        found = [delivering.of_told(one, dialect=dialect, action=action) for one in told]
        return _unique(found)
    named = recipients.unnamed(held.message, held.texts, held.returned)
    return tuple(_unnamed(held.texts, address, dialect, action) for address in named or ("",))


def _unnamed(texts: tuple[Prose, ...], recipient: str, dialect: str, action: Action) -> Delivery:
    """The delivery of a recipient whom the prose does not name."""
    for told in _whole(texts, recipient):
        return delivering.of_told(told, dialect=dialect, action=action)
    return Delivery(recipient=recipient, dialect=dialect, action=action)


def _whole(texts: tuple[Prose, ...], recipient: str) -> list[Told]:
    """The first text that says anything, taken as a whole for what it tells of ``recipient``."""
    for one in texts:
        if one.own.strip() and one.content_type not in report.TYPES:
            block = blocks.Block(recipient=recipient, rank=1, start=0, end=one.end, words_start=0)
            return [Told(prose=one, block=block, is_alone=True)]
    return []


def _unique(deliveries: list[Delivery]) -> tuple[Delivery, ...]:
    """One delivery a recipient: the one with a reply, with the passages of the others as context."""
    kept: dict[str, Delivery] = {}
    for delivery in deliveries:
        key = delivery.recipient.lower()
        earlier = kept.get(key)
        if earlier is None:
            kept[key] = delivery
            continue
        better, other = (earlier, delivery) if _tells_more(earlier, delivery) else (delivery, earlier)
        extra = ((other.evidence,) if other.evidence else ()) + other.context
        context = tuple(dict.fromkeys(better.context + extra))[:8]
        kept[key] = replace(
            better,
            context=context,
            command=better.command or other.command,
            remote_host=better.remote_host or other.remote_host,
            remote_ip=better.remote_ip or other.remote_ip,
        )
    return tuple(kept.values())


def _tells_more(one: Delivery, other: Delivery) -> bool:
    return (one.reply_code is not None, bool(one.status)) >= (other.reply_code is not None, bool(other.status))


def _text_parts(held: Contents, deliveries: tuple[Delivery, ...]) -> tuple[TextPart, ...]:
    """The decoded texts of the notice, as they may be shown and as passages point into them."""
    found = {
        one.path: TextPart(path=one.path, content_type=one.content_type, text=one.text, reconstructed=one.reconstructed)
        for one in held.texts
    }
    cited = {delivery.evidence.part for delivery in deliveries if delivery.evidence}
    cited |= {passage.part for delivery in deliveries for passage in delivery.context}
    for part in held.message.parts:
        if part.path in cited or part.content_type in report.TYPES or part.content_type == "text/rfc822-headers":
            found.setdefault(part.path, TextPart(path=part.path, content_type=part.content_type, text=part.text))
    return tuple(found.values())
