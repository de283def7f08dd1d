"""What became of each recipient, when the report's fields and the prose are put together?"""

import re
from datetime import timedelta

from diagnostics.notices import addresses, dates, report, sayings, session, smtp, transcripts
from diagnostics.notices.facts import Action, Delivery, Passage
from diagnostics.notices.report import Group, Report
from diagnostics.notices.sayings import Saying, Told

_ACTIONS = {action.value: action for action in Action} | {
    "fail": Action.FAILED,
    "failure": Action.FAILED,
    "delay": Action.DELAYED,
    "expired": Action.FAILED,
    "deliverable": Action.DELIVERED,
    "success": Action.DELIVERED,
}
_REMARK = re.compile(r"\(([^()]{4,300})\)")
_NOTES = ("localized-diagnostic", "x-powermta-bouncecategory")
_LONGEST_DIAGNOSTIC = 4_000
_LONGEST_CONTEXT = 6_000


def of_group(
    group: Group, about: Report, told: list[Told], *, recipient: str, dialect: str, zone: timedelta
) -> Delivery:
    """The delivery that the fields of one recipient state, with what the prose adds; ``zone`` is for deadlines."""
    fields = _fields_saying(group)
    prose = (
        [] if any(_is_complete(saying) for saying in fields) else [s for one in told if (s := sayings.of_prose(one))]
    )
    remark = [saying] if not fields and (saying := _remark(group)) else []
    decided = _best([*fields, *prose, *remark])
    field_status = smtp.status_in(report.value(group, "status"))
    surroundings = _surroundings(told)
    host, ip = _remote(group, decided, surroundings, recipient)
    command = _command(decided, told, surroundings)
    return Delivery(
        recipient=recipient,
        original_recipient=_original_recipient(group, told),
        action=_action(group, field_status),
        status=_status(decided, field_status),
        status_is_remote=bool(decided and decided.status and decided.code),
        reply_code=decided.code if decided else None,
        command=command,
        diagnostic=collapsed(decided.passage.text) if decided else "",
        diagnostic_type=fields[0].kind if fields else "",
        reporting_host=_host(report.value(about.message, "reporting-mta")),
        remote_host=host,
        remote_ip=ip,
        dialect=dialect,
        occurred_at=dates.parsed(report.value(group, "last-attempt-date"))
        or dates.parsed(report.value(about.message, "arrival-date")),
        retry_until=dates.parsed(report.value(group, "will-retry-until"), zone=zone),
        evidence=decided.passage if decided else _stated(group),
        context=_context(decided, [*fields, *prose], told, _notes(group)),
    )


def of_told(told: Told, *, dialect: str, action: Action) -> Delivery:
    """The delivery that the prose alone tells."""
    decided = sayings.of_prose(told)
    surroundings = _surroundings([told])
    host, ip = _told_remote(decided, surroundings, told.block.recipient)
    command = _command(decided, [told], surroundings)
    return Delivery(
        recipient=told.block.recipient,
        original_recipient=told.block.original,
        action=Action.DELAYED if sayings.is_still_tried(told) else action,
        status=decided.status if decided else "",
        status_is_remote=bool(decided and decided.status),
        reply_code=decided.code if decided else None,
        command=command,
        diagnostic=collapsed(decided.passage.text) if decided else "",
        remote_host=host,
        remote_ip=ip,
        dialect=dialect,
        evidence=decided.passage if decided else None,
        context=_context(decided, [decided] if decided else [], [told], []),
    )


def collapsed(text: str) -> str:
    """``text`` on one line, without the marks of a dialogue."""
    if "<<<" in text:
        text = text.replace("<<<", " ")
    return " ".join(text.split())[:_LONGEST_DIAGNOSTIC]


def _original_recipient(group: Group, told: list[Told]) -> str:
    stated = report.value(group, "original-recipient")
    address = addresses.of_field(stated) if stated else ""
    return address or next((one.block.original for one in told if one.block.original), "")


def _action(group: Group, status: str) -> Action:
    word = report.value(group, "action").split("(")[0].split(";")[0].strip().lower()
    if word in _ACTIONS:
        return _ACTIONS[word]
    return {"4": Action.DELAYED, "2": Action.DELIVERED}.get(status[:1], Action.FAILED)


def _status(decided: Saying | None, field_status: str) -> str:
    """That of the reply; where a report says that time ran out (RFC 3463, X.4.7), no passing reply was the end."""
    if field_status.endswith(".4.7") and (decided is None or decided.code is None or decided.code < 500):
        return field_status
    return (decided.status if decided else "") or field_status


def _fields_saying(group: Group) -> list[Saying]:
    found = []
    for name in ("diagnostic-code", "x-supplementary-info"):
        for field in group.get(name, ()):
            saying = _field_saying(field.passage)
            if saying:
                found.append(saying)
    return found


def _stated(group: Group) -> Passage | None:
    """Where the status stands, or failing that the action: all that is said where no words are."""
    return next((found.passage for name in ("status", "action") for found in group.get(name, ()) if found.raw), None)


def _remark(group: Group) -> Saying | None:
    """The words in brackets behind a status: ``5.4.4 (Illegal host/domain name found)``."""
    for field in group.get("status", ()):
        found = _REMARK.search(field.passage.text)
        if found:
            start = field.passage.start + found.start(1)
            place = Passage(part=field.passage.part, start=start, end=start + len(found[1]), text=found[1])
            return Saying(passage=place, status="")
    return None


def _field_saying(passage: Passage) -> Saying | None:
    """A diagnostic field without its type."""
    kind, semicolon, text = passage.text.partition(";")
    is_typed = bool(semicolon) and len(kind) < 40 and " " not in kind.strip() and not kind.strip()[:3].isdigit()
    if not is_typed:
        kind, text = "", passage.text
    offset = len(passage.text) - len(text.lstrip())
    text = passage.text[offset:].rstrip()
    if not text:
        return None
    reply = smtp.deciding(text)
    if reply and text[: reply.start].rstrip().endswith("said:"):
        offset, text = offset + reply.start, text[reply.start :]
    text = text.split("(in reply to ")[0].rstrip() or text
    place = Passage(part=passage.part, start=passage.start + offset, end=passage.start + offset + len(text), text=text)
    status = (reply.status if reply else "") or smtp.status_in(text)
    return Saying(passage=place, code=reply.code if reply else None, status=status, kind=kind.strip().lower())


def _best(sayings: list[Saying]) -> Saying | None:
    """The saying with the most: a reply with its words before words alone, and a longer reply before its stump."""
    best: Saying | None = None
    for saying in sayings:
        if best is None or _worth(saying) > _worth(best) or _completes(saying, best):
            best = saying
    return best


def _worth(saying: Saying) -> int:
    has_words = len(saying.passage.text.strip()) > 12
    return 2 * (saying.code is not None and has_words) + has_words


def _is_complete(saying: Saying) -> bool:
    """Whether a reply with its words stands there whole, and not the first of several lines alone."""
    text = saying.passage.text
    return saying.code is not None and len(text) > 12 and (text[3:4] != "-" or text.count(text[:3]) > 1)


def _completes(longer: Saying, shorter: Saying) -> bool:
    """Whether ``longer`` is the same reply with the lines that the other lost."""
    if longer.code is None or longer.code != shorter.code:
        return False
    whole, stump = collapsed(longer.passage.text), collapsed(shorter.passage.text)
    return len(whole) > len(stump) and whole.startswith(stump[:60]) and stump[3:4] == "-"


def _remote(
    group: Group, decided: Saying | None, surroundings: list[session.Session], recipient: str
) -> tuple[str, str]:
    field = report.value(group, "remote-mta")
    stated, ip = _host(field), session.ip_in(field)
    if stated and not session.is_ip(stated):
        return stated, ip or next((found for one in surroundings if (found := one.ip_of(stated))), "")
    told_host, told_ip = _told_remote(decided, surroundings, recipient)
    return told_host, ip or told_ip


def _told_remote(decided: Saying | None, surroundings: list[session.Session], recipient: str) -> tuple[str, str]:
    """Which server answered by what is said, first of all by the words that decide."""
    said = [session.Session(decided.passage.text)] if decided else []
    return session.remote_in([*said, *surroundings], recipient=recipient)


def _host(value: str) -> str:
    """The name in a field such as ``dns; mx.example.jp (192.0.2.1)``."""
    name = (value.partition(";")[2] or value).partition("(")[0]
    words = name.split(None, 1)
    return words[0].strip("<>[].,").lower() if words else ""


def _command(decided: Saying | None, told: list[Told], surroundings: list[session.Session]) -> str:
    for one, said in zip(told, surroundings, strict=True):
        before = None
        if decided and decided.passage.part == one.prose.path and decided.passage.start >= one.block.start:
            before = decided.passage.start - one.block.start
        command = said.command(before=None if one.turn else before)
        if command:
            return command
    return session.Session(decided.passage.text).command() if decided else ""


def _surroundings(told: list[Told]) -> list[session.Session]:
    """What the prose says about the recipient, with the line before its list where one shares it."""
    return [session.Session(_surrounding(one)) for one in told]


def _surrounding(told: Told) -> str:
    if told.turn:
        return transcripts.with_heading(told.prose, told.turn)
    block = told.block
    return told.prose.text[block.start : min(block.end, block.start + _LONGEST_CONTEXT)]


def _notes(group: Group) -> list[Passage]:
    """What the reporting system adds in fields of its own: its category, the reason in the sender's language."""
    return [field.passage for name in _NOTES for field in group.get(name, ())]


def _context(
    decided: Saying | None, sayings: list[Saying], told: list[Told], notes: list[Passage]
) -> tuple[Passage, ...]:
    """The other sayings, then the stretches of prose: for a lone recipient all that the mail system says."""
    passages = [saying.passage for saying in sayings if decided is None or saying.passage != decided.passage]
    passages += notes
    for one in told:
        passages.append(one.prose.passage(one.block.start, min(one.block.end, one.block.start + _LONGEST_CONTEXT)))
        if one.turn:
            passages.append(one.prose.passage(one.turn.start, one.turn.end))
        if one.is_alone:
            passages.append(one.prose.passage(0, min(one.prose.end, _LONGEST_CONTEXT)))
    return tuple(dict.fromkeys(passage for passage in passages if passage.text))[:6]
