"""How do sending services (SendGrid, Mailgun) tell of bounces in JSON, as they send it to web hooks?"""

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
}
_COMPLAINTS = frozenset({"spamreport", "complained"})
_MOST = 200


def _read(prose: Prose) -> Reading | None:
    if prose.text.lstrip()[:1] not in ("[", "{"):
        return None
    events = [told_json.mapping(told.get("event-data")) or told for told in told_json.objects(prose.text)[:_MOST]]
    deliveries = tuple(_delivery(prose, event) for event in events if event.get("event") in _ACTIONS)
    if deliveries:
        is_tried = all(delivery.action is Action.DELAYED for delivery in deliveries)
        return Reading(kind=Kind.DELAY if is_tried else Kind.FAILURE, deliveries=deliveries)
    complains = any(event.get("event") in _COMPLAINTS for event in events)
    return Reading(kind=Kind.COMPLAINT, deliveries=()) if complains else None


def _delivery(prose: Prose, event: dict[str, object]) -> Delivery:
    answer = told_json.mapping(event.get("delivery-status"))
    said = next((text for text in (answer.get("message"), answer.get("description"), event.get("reason")) if text), "")
    words = " ".join(str(said).split())
    reply = smtp.deciding(words)
    address = str(event.get("email") or event.get("recipient") or "")
    shown = next((text for text in (str(said), address) if text and text in prose.text), "")
    at = prose.text.find(shown)
    is_tried = event.get("severity") == "temporary"
    return Delivery(
        recipient=addresses.of_field(address),
        action=Action.DELAYED if is_tried else _ACTIONS[str(event.get("event"))],
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
    ),
    reads=_read,
)
