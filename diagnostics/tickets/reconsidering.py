"""How does a ticket follow when newer knowledge understands its mails otherwise, and how does it go back?"""

from datetime import datetime
from typing import TypedDict

from diagnostics import editions
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Diagnosis, Event, Rediagnosis, Ticket, User
from diagnostics.tickets import changes
from diagnostics.tickets.foreseeing import Outlook
from diagnostics.tickets.joining import Case

_FOLLOWING = ("cause", "heading", "confidence", "needs_review", "evidence")


class Kept(TypedDict):
    """How ``ticket`` was before it followed, and which cause and follow-up date it has since."""

    ticket: int
    before: dict[str, str | float | bool]
    cause: str
    follow_up_at: str


def follow(outlook: Outlook, *, run: Rediagnosis, by: User, now: datetime) -> Kept:
    """Let the locked ticket follow, and return how it was: what ``go_back`` takes. CaseAlreadyOpen as its name says."""
    ticket = outlook.ticket
    before = {name: getattr(ticket, name) for name in _FOLLOWING} | {"follow_up_at": _text(ticket.follow_up_at)}
    _take_over(outlook, now=now)
    if outlook.has_other_cause:
        ticket.cause = outlook.decisive.cause
        details = {"from": before["cause"], "to": ticket.cause, "rediagnosis": run.pk}
        changes.record(ticket, verb=Event.Verb.CAUSE_CHANGED, by=by, now=now, details=details)
    else:
        ticket.save(update_fields=[*_FOLLOWING, "follow_up_at"])
    _replace(outlook, run=run)
    return Kept(ticket=ticket.pk, before=before, cause=ticket.cause, follow_up_at=_text(ticket.follow_up_at))


def go_back(ticket: Ticket, kept: Kept, *, run: Rediagnosis, by: User, now: datetime) -> bool:
    """Undo what ``follow`` did to the locked ``ticket``; False, and nothing happens, where a person decided since.

    CaseAlreadyOpen as its name says.
    """
    if ticket.cause != kept["cause"] or _is_decided(ticket):
        return False
    before = kept["before"]
    details = {"from": ticket.cause, "to": before["cause"], "undone": run.pk}
    if _text(ticket.follow_up_at) == kept["follow_up_at"]:
        ticket.follow_up_at = _moment(before["follow_up_at"])
    for name in _FOLLOWING:
        setattr(ticket, name, before[name])
    if details["from"] == details["to"]:
        ticket.save(update_fields=[*_FOLLOWING, "follow_up_at"])
    else:
        changes.record(ticket, verb=Event.Verb.CAUSE_CHANGED, by=by, now=now, details=details)
    _reinstate(ticket, run=run)
    return True


def _take_over(outlook: Outlook, *, now: datetime) -> None:
    """Let the ticket say what the decisive diagnosis says, all but the cause; not saved."""
    ticket, decisive = outlook.ticket, outlook.decisive
    page = editions.book(decisive.edition).page(Cause(decisive.cause))
    case = Case(delivery=decisive.delivery, diagnosis=decisive, page=page, customer=ticket.customer)
    ticket.heading, ticket.evidence = page.heading, case.evidence
    ticket.confidence, ticket.needs_review = decisive.confidence, decisive.needs_review
    is_open = ticket.state != Ticket.State.DONE
    if outlook.has_other_cause and is_open and not changes.has_follow_up_by_hand(ticket):
        ticket.follow_up_at = case.follow_up_at(now)


def _replace(outlook: Outlook, *, run: Rediagnosis) -> None:
    Diagnosis.objects.filter(pk__in=[former.pk for former, _ in outlook.replaced]).update(is_current=False)
    for former, new in outlook.replaced:
        new.rediagnosis, new.replaces = run, former
    Diagnosis.objects.bulk_create(new for _, new in outlook.replaced)


def _reinstate(ticket: Ticket, *, run: Rediagnosis) -> None:
    made = Diagnosis.objects.filter(delivery__ticket=ticket, rediagnosis=run, is_current=True)
    former = [diagnosis.replaces_id for diagnosis in made if diagnosis.replaces_id is not None]
    made.update(is_current=False)
    Diagnosis.objects.filter(pk__in=former).update(is_current=True)


def _is_decided(ticket: Ticket) -> bool:
    return Diagnosis.objects.filter(delivery__ticket=ticket, is_current=True).exclude(made_by=None).exists()


def _text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None
