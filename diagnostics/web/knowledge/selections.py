"""Which tickets did somebody choose to be diagnosed again, and how is that said?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from diagnostics.analysis.selection import Selection
from diagnostics.models import columns
from diagnostics.web import plain

LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the form says, and the selection that it means; None where nothing was chosen, or not rightly."""

    which: str = ""
    tickets: str = ""
    fingerprint: str = ""
    since: str = ""
    until: str = ""
    selection: Selection | None = None
    trouble: str = ""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """What a form sends to say the same again."""
        names = ("which", "tickets", "fingerprint", "since", "until")
        return tuple((name, value) for name in names if (value := getattr(self, name)))


def chosen(asked: Mapping[str, str]) -> Chosen:
    """The choice in ``asked``: ``which`` is ``open``, ``tickets``, ``alike`` or ``period``."""
    typed = {
        name: columns.clean(asked.get(name, "")[:LONGEST])
        for name in ("which", "tickets", "fingerprint", "since", "until")
    }
    selection = _selection(typed)
    is_amiss = bool(typed["which"]) and selection is None
    return Chosen(
        which=typed["which"],
        tickets=typed["tickets"],
        fingerprint=typed["fingerprint"],
        since=typed["since"],
        until=typed["until"],
        selection=selection,
        trouble=_("Say which tickets: give numbers, or a first and a last day.") if is_amiss else "",
    )


def described(kept: Mapping[str, object]) -> str:
    """What a run was told to look at, in words."""
    numbers = kept.get("ticket_ids")
    if isinstance(numbers, list):
        named = ", ".join(f"#{number}" for number in numbers[:12])
        return f"{named} …" if len(numbers) > 12 else named
    if kept.get("fingerprint"):
        return _("Open tickets with the same unclear reply")
    if kept.get("since"):
        days = {"since": _local(str(kept["since"])), "until": _local(str(kept["until"]), back=1)}
        return _("Tickets opened from %(since)s to %(until)s") % days
    return _("All open tickets")


def _selection(typed: Mapping[str, str]) -> Selection | None:
    match typed["which"]:
        case "open":
            return Selection.open_tickets()
        case "tickets":
            numbers = {int(word) for word in re.findall(r"\d{1,12}", typed["tickets"])}
            return Selection.of(numbers) if numbers else None
        case "alike":
            return Selection.alike(typed["fingerprint"]) if typed["fingerprint"] else None
        case "period":
            return _period(plain.day(typed["since"]), plain.day(typed["until"]))
    return None


def _period(since: date | None, until: date | None) -> Selection | None:
    if since is None or until is None or since > until:
        return None
    return Selection.of_period(_midnight(since), _midnight(until + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _local(moment: str, *, back: int = 0) -> str:
    local = timezone.localtime(datetime.fromisoformat(moment)) - timedelta(days=back)
    return local.date().isoformat()
