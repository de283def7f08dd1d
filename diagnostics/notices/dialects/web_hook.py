"""How do SendGrid, Mailgun, Postmark and SparkPost tell of bounces in JSON, as they send it to web hooks?"""

from diagnostics.notices import addresses, smtp, told_json
from diagnostics.notices.dialect import Dialect, Reading
from diagnostics.notices.facts import Action, Delivery, Kind
from diagnostics.notices.prose import Prose

_ACTIONS = {
    "bounce": Action.FAILED,
    "blocked": Action.FAILED,
    "dropped": Action.FAILED,
    "failed": Action.FAILED,
    "deferred": Action.DELAYED,
    "out_of_band": Action.FAILED,
    "policy_rejection": Action.FAILED,
    "delay": Action.DELAYED,
}
_COMPLAINTS = frozenset({"spamreport", "complained", "spamcomplaint", "spam_complaint"})
_NAMES = ("event", "RecordType", "type")
_ADDRESSES = ("email", "recipient", "Email", "rcpt_to", "raw_rcpt_to")
_REASONS = ("raw_reason", "reason", "Details", "Description")
_MOST = 200


def _read(prose: Prose) -> Reading | None:
    if prose.text.lstrip()[:1] not in ("[", "{"):
        return None
    events = [_event(told) for told in told_json.objects(prose.text)[:_MOST]]
    deliveries = tuple(_delivery(prose, event) for event in events if _name(event) in _ACTIONS)
    if deliveries:
        is_tried = all(delivery.action is Action.DELAYED for delivery in deliveries)
        return Reading(kind=Kind.DELAY if is_tried else Kind.FAILURE, deliveries=deliveries)
    complains = any(_name(event) in _COMPLAINTS for event in events)
    return Reading(kind=Kind.COMPLAINT, deliveries=()) if complains else None


def _event(told: dict[str, object]) -> dict[str, object]:
    inside = told.get("event-data") or told_json.mapping(told.get("msys")).get("message_event")
    return told_json.mapping(inside) or told


def _name(event: dict[str, object]) -> str:
    return _first(event, _NAMES).lower()


def _first(event: dict[str, object], names: tuple[str, ...]) -> str:
    return next((str(event[name]) for name in names if event.get(name)), "")


def _delivery(prose: Prose, event: dict[str, object]) -> Delivery:
    answer = told_json.mapping(event.get("delivery-status"))
    said = _first(answer, ("message", "description")) or _first(event, _REASONS)
    words = " ".join(said.split())
    reply = smtp.deciding(words)
    address = _first(event, _ADDRESSES)
    shown = next((text for text in (said, address) if text and text in prose.text), "")
    at = prose.text.find(shown)
    is_tried = event.get("severity") == "temporary"
    return Delivery(
        recipient=addresses.of_field(address),
        action=Action.DELAYED if is_tried else _ACTIONS[_name(event)],
        status=(reply.status if reply else "") or smtp.status_in(str(event.get("status") or "")),
        status_is_remote=bool(reply and reply.status),
        reply_code=reply.code if reply else None,
        diagnostic=words,
        dialect="web-hook",
        evidence=prose.passage(at, at + len(shown)) if shown else None,
    )


DIALECT = Dialect(
    name="web-hook",
    signs=(
        r'"event-data" ?: ?\{',
        r'"event" ?: ?"(?:bounce|blocked|dropped|deferred|spamreport)"',
        r'(?i)"recordtype" ?: ?"(?:bounce|spamcomplaint)"',
        r'"msys" ?: ?\{ ?"message_event"',
    ),
    reads=_read,
)
