"""How does Amazon SES tell of bounces through its notification service, in JSON?"""

from diagnostics.notices import addresses, smtp, told_json
from diagnostics.notices.dates import parsed
from diagnostics.notices.dialect import Dialect, Reading
from diagnostics.notices.facts import Action, Delivery, Kind, Passage
from diagnostics.notices.prose import Prose

_KINDS = {"bounce": Kind.FAILURE, "complaint": Kind.COMPLAINT, "delivery": Kind.DELIVERED}
_ACTIONS = {Kind.FAILURE: Action.FAILED, Kind.DELIVERED: Action.DELIVERED}


def _read(prose: Prose) -> Reading | None:
    told = next(iter(told_json.objects(prose.text)), {})
    name = str(told.get("notificationType") or told.get("eventType")).lower()
    kind = _KINDS.get(name)
    if kind is None:
        return None
    if kind is Kind.COMPLAINT:
        return Reading(kind=kind, deliveries=())
    about = told_json.mapping(told.get(name))
    return Reading(kind=kind, deliveries=tuple(_delivery(prose, about, item, kind) for item in _recipients(about)))


def _recipients(about: dict[str, object]) -> list[dict[str, object]]:
    listed = about.get("bouncedRecipients") or about.get("recipients")
    items = listed if isinstance(listed, list) else []
    return [item if isinstance(item, dict) else {"emailAddress": item} for item in items]


def _delivery(prose: Prose, about: dict[str, object], item: dict[str, object], kind: Kind) -> Delivery:
    said = str(item.get("diagnosticCode") or about.get("smtpResponse") or "")
    reply = smtp.deciding(said)
    status = (reply.status if reply else "") or smtp.status_in(str(item.get("status") or ""))
    return Delivery(
        recipient=addresses.of_field(str(item.get("emailAddress") or "")),
        action=_ACTIONS[kind],
        status=status,
        status_is_remote=bool(reply and reply.status),
        reply_code=reply.code if reply else None,
        diagnostic=" ".join(said.partition(";")[2].split())
        if said.lower().startswith("smtp;")
        else " ".join(said.split()),
        reporting_host=str(about.get("reportingMTA") or "").partition(";")[2].strip(),
        dialect="amazon-sns",
        occurred_at=parsed(str(about.get("timestamp") or "")),
        evidence=_place(prose, item, said),
    )


def _place(prose: Prose, item: dict[str, object], said: str) -> Passage | None:
    """Where the words stand, or failing that the status or the address of the recipient."""
    address = str(item.get("emailAddress") or "")
    first = max(0, prose.text.find(address))
    for text, begin in ((said, 0), (str(item.get("status") or ""), first), (address, first)):
        start = prose.text.find(text, begin) if text else -1
        if start >= 0:
            return prose.passage(start, start + len(text))
    return None


DIALECT = Dialect(name="amazon-sns", signs=(r'"(?:notificationtype|eventtype)" ?:',), reads=_read)
