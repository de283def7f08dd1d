"""What does ``diagnose`` say about one message: as a JSON row, and as a calm report?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from diagnostics.knowledge import details, remedies
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.pages import Book
from diagnostics.knowledge.rules import Alternative, Diagnosis
from diagnostics.notices import Action, Delivery, Kind, Notice, Original, Passage

_FEW = 10
_NOT_ARRIVED = (Action.FAILED, Action.DELAYED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One message, read and diagnosed; ``reason`` says why it could not be read."""

    file: str
    notice: Notice
    reason: str = ""
    diagnosed: tuple[tuple[Delivery, Diagnosis], ...] = field(default=())


def finding(file: str, notice: Notice, matcher: Matcher) -> Finding:
    """The finding about ``notice``: failures and delays are diagnosed, and nothing that did arrive."""
    wanted = notice.deliveries if notice.kind in (Kind.FAILURE, Kind.DELAY) else ()
    diagnosed = tuple(
        (delivery, matcher.diagnose(delivery, kind=notice.kind))
        for delivery in wanted
        if delivery.action in _NOT_ARRIVED
    )
    return Finding(file=file, notice=notice, diagnosed=diagnosed)


def unreadable(file: str, reason: str) -> Finding:
    """The finding about a message that cannot be read."""
    return Finding(file=file, notice=Notice(kind=Kind.UNREADABLE), reason=reason)


def row(one: Finding) -> dict[str, object]:
    """``one`` as the JSON object of the contract."""
    fields: dict[str, object] = {
        "file": one.file,
        "kind": one.notice.kind,
        "dialect": one.notice.dialect,
        "forwarded": one.notice.forwarded,
        "deliveries": [_delivery_row(delivery, diagnosis) for delivery, diagnosis in one.diagnosed],
    }
    return {**fields, "reason": one.reason} if one.reason else fields


def _delivery_row(delivery: Delivery, diagnosis: Diagnosis) -> dict[str, object]:
    return {
        "recipient": delivery.recipient,
        "cause": diagnosis.cause,
        "permanence": diagnosis.permanence,
        "confidence": diagnosis.confidence,
        "action": delivery.action,
        "status": delivery.status,
        "reply_code": delivery.reply_code,
        "command": delivery.command,
        "remote_host": delivery.remote_host,
        "diagnostic": delivery.diagnostic,
        "rule": diagnosis.rule,
        "evidence": _passage_row(diagnosis.evidence),
        "alternatives": [_alternative_row(alternative) for alternative in diagnosis.alternatives],
    }


def _passage_row(passage: Passage | None) -> dict[str, object] | None:
    if passage is None:
        return None
    return {"part": passage.part, "start": passage.start, "end": passage.end, "text": passage.text}


def _alternative_row(alternative: Alternative) -> dict[str, object]:
    return {"cause": alternative.cause, "confidence": alternative.confidence, "rule": alternative.rule}


def report(one: Finding, book: Book) -> str:
    """``one`` for a person's eyes."""
    heading = f"{one.file}: {one.notice.kind}"
    about = [one.reason, one.notice.dialect, *one.notice.forwarded]
    lines = [" · ".join([heading, *filter(None, about)])]
    for delivery, diagnosis in one.diagnosed:
        lines += _delivery_lines(delivery, diagnosis, book)
    if one.notice.original:
        lines += ["", "  returned mail", *_labelled(_about_original(one.notice.original))]
    return "\n".join(lines) + "\n"


def _delivery_lines(delivery: Delivery, diagnosis: Diagnosis, book: Book) -> list[str]:
    page = book.page(diagnosis.cause)
    sure = f"{diagnosis.confidence:.0%} sure, {diagnosis.permanence}"
    lines = ["", f"  {delivery.recipient or '(no recipient named)'}", f"    {page.name.en} ({diagnosis.cause}), {sure}"]
    facts = [
        delivery.status,
        str(delivery.reply_code or ""),
        delivery.command,
        delivery.remote_host,
        delivery.remote_ip,
    ]
    labelled = (
        ("what", remedies.fill(page.summary.en, _values(delivery), language="en")),
        ("facts", " · ".join(filter(None, facts))),
        ("reply", delivery.diagnostic),
        *_named(delivery),
        ("proof", _proof(diagnosis.evidence)),
        ("rule", diagnosis.rule),
        ("or else", ", ".join(f"{other.cause} ({other.confidence:.0%})" for other in diagnosis.alternatives)),
        ("ask", page.question.en if page.question and diagnosis.alternatives else ""),
    )
    return lines + _labelled(labelled)


def _labelled(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"      {label:8s}{' '.join(value.split())}" for label, value in pairs if value]


def _named(delivery: Delivery) -> Iterator[tuple[str, str]]:
    """What the reply gives away besides its verdict."""
    found = details.details(delivery)
    if delivery.original_recipient.lower() != delivery.recipient.lower():
        yield "sent to", delivery.original_recipient
    if found.blocklist:
        note = found.blocklist.note.en if found.blocklist.note else ""
        yield "list", " · ".join(filter(None, (found.blocklist.name, found.blocklist.page, note)))
        yield "blocked", found.ip
    yield "limit", f"{found.limit:,} bytes" if found.limit else ""
    yield "size", f"{found.size:,} bytes" if found.size else ""
    yield "until", delivery.retry_until.isoformat() if delivery.retry_until else ""


def _about_original(original: Original) -> Iterator[tuple[str, str]]:
    yield "subject", original.subject
    yield "from", original.sender
    yield "to", ", ".join(original.recipients[:_FEW])
    yield "date", original.sent_at.isoformat() if original.sent_at else ""
    yield "size", f"{original.size:,} bytes" if original.size else ""
    yield "files", ", ".join(original.attachments[:_FEW])


def _values(delivery: Delivery) -> dict[str, str]:
    return {
        "recipient": delivery.recipient,
        "domain": delivery.recipient.rpartition("@")[2],
        "code": delivery.status or str(delivery.reply_code or ""),
        "remote_host": delivery.remote_host,
    }


def _proof(passage: Passage | None) -> str:
    if passage is None:
        return ""
    return f"“{passage.text}” (part {passage.part}, characters {passage.start} to {passage.end})"
