"""What happened to a ticket, told in words?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diagnostics.knowledge.pages import Page
from diagnostics.models import Event, Ticket, User
from diagnostics.models.event import Event as Entry
from diagnostics.web.filters import absolute
from diagnostics.web.wording import Words

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One entry of the history: ``what`` happened, and the ``note`` if one was written."""

    at: datetime
    who: str
    what: str
    note: str
    icon: str


def told(ticket: Ticket, pages: Mapping[str, Page], *, language: str) -> tuple[Told, ...]:
    """The newest events of ``ticket`` first, in two queries."""
    events = list(ticket.events.select_related("by").order_by("-at", "-id")[:MOST])
    names = _names(events)
    return tuple(
        Told(
            at=event.at,
            who=event.by.short_name if event.by else _("Bounceportal"),
            what=_what(event, names, pages, language),
            note=event.text,
            icon=_ICONS.get(event.verb, "clock"),
        )
        for event in events
    )


def _names(events: Iterable[Entry]) -> Mapping[object, str]:
    """The people that assignments speak of."""
    ids = {event.details.get(side) for event in events if event.verb == Event.Verb.ASSIGNED for side in ("from", "to")}
    return {user.pk: user.short_name for user in User.objects.filter(pk__in=ids - {None})}


def _what(event: Entry, names: Mapping[object, str], pages: Mapping[str, Page], language: str) -> str:
    details = event.details
    match event.verb:
        case Event.Verb.ASSIGNED:
            to = names.get(details.get("to"))
            if to and details.get("to") == event.by_id:
                return _("took it on")
            return _("assigned it to %(name)s") % {"name": to} if to else _("gave it back")
        case Event.Verb.STATE_CHANGED:
            states = {state.value: str(state.label) for state in Ticket.State}
            return _("changed the state: %(before)s → %(after)s") % _sides(details, states)
        case Event.Verb.CAUSE_CHANGED:
            causes = {cause: page.name.within(language) for cause, page in pages.items()}
            return _cause_changed(details) % _sides(details, causes)
        case Event.Verb.FOLLOW_UP_SET:
            return _follow_up(details.get("at"))
    return str(_SENTENCES[event.verb])


def _cause_changed(details: Mapping[str, str]) -> str:
    if "rediagnosis" in details:
        return _("had it diagnosed again: %(before)s → %(after)s")
    if "undone" in details:
        return _("undid a diagnosis: %(before)s → %(after)s")
    return _("corrected the cause: %(before)s → %(after)s")


def _sides(details: Mapping[str, str], names: Mapping[str, str]) -> Mapping[str, str]:
    before, after = details.get("from", "–"), details.get("to", "–")
    return {"before": names.get(before, before), "after": names.get(after, after)}


def _follow_up(at: str | None) -> str:
    if not at:
        return _("removed the follow-up")
    return _("set the follow-up to %(date)s") % {"date": absolute(datetime.fromisoformat(at))}


_SENTENCES: Mapping[str, Words] = {
    Event.Verb.OPENED: gettext_lazy("opened the ticket"),
    Event.Verb.JOINED: gettext_lazy("received the same bounce again"),
    Event.Verb.NOTED: gettext_lazy("wrote a note"),
    Event.Verb.RAW_VIEWED: gettext_lazy("looked at the raw mail"),
}

_ICONS: Mapping[str, str] = {
    Event.Verb.OPENED: "inbox-arrow-down",
    Event.Verb.JOINED: "arrow-path",
    Event.Verb.STATE_CHANGED: "check-circle",
    Event.Verb.ASSIGNED: "user",
    Event.Verb.NOTED: "pencil-square",
    Event.Verb.FOLLOW_UP_SET: "clock",
    Event.Verb.CAUSE_CHANGED: "wrench",
    Event.Verb.RAW_VIEWED: "eye",
}
