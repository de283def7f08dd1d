"""What does a message hold that tells of a failure? Each piece is looked for when first asked for, and once."""

from datetime import datetime, timedelta

from diagnostics.notices import dates, headers, original, prose, report
from diagnostics.notices.deadlines import Clock
from diagnostics.notices.facts import Limits
from diagnostics.notices.lazy import lazy
from diagnostics.notices.message import Message
from diagnostics.notices.original import Returned
from diagnostics.notices.prose import Prose
from diagnostics.notices.report import Report


class Contents:
    """The pieces of ``message``, read within ``limits``."""

    def __init__(self, message: Message, *, limits: Limits) -> None:
        self.message = message
        self.limits = limits

    @lazy
    def texts(self) -> tuple[Prose, ...]:
        """The texts that were written for people, in order."""
        return prose.find(self.message)

    @lazy
    def report(self) -> Report | None:
        """The delivery status report (RFC 3464), if there is one."""
        return report.find(self.message, most=self.limits.recipients)

    @lazy
    def returned(self) -> Returned | None:
        """The mail that came back, if it did."""
        return original.find(self.message, self.texts)

    @lazy
    def declared(self) -> tuple[str, ...]:
        """The failed recipients that the header itself names."""
        return headers.addresses(self.message.header("x-failed-recipients"))

    @lazy
    def addressees(self) -> tuple[str, ...]:
        """Whom the notice was sent to."""
        return headers.addresses(self.message.header("to"))

    @lazy
    def sent_at(self) -> datetime | None:
        """When the notice was sent, by its own Date."""
        return dates.parsed(self.message.header("date"))

    @lazy
    def zone(self) -> timedelta:
        """The zone of times that name none: the first besides UTC that the notice names for its own."""
        fields = [self.report.message, *self.report.recipients[:1]] if self.report else []
        told = [report.value(group, "arrival-date", "last-attempt-date") for group in fields]
        return dates.zone_of(self.message.header("date"), *told)

    @lazy
    def clock(self) -> Clock:
        """When the notice was sent, when its mail was, and its zone."""
        since = self.returned.message.sent_at if self.returned else None
        return Clock(sent_at=self.sent_at, since=since, zone=self.zone)
