"""What happened to a ticket?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diagnostics.models.ticket import Ticket


class Event(models.Model):
    """One entry of a ticket's history; never changed afterwards. ``details`` holds what the verb needs."""

    class Verb(models.TextChoices):
        OPENED = "opened", _("opened")
        JOINED = "joined", _("came again")
        STATE_CHANGED = "state-changed", _("changed the state")
        ASSIGNED = "assigned", _("assigned")
        NOTED = "noted", _("noted")
        FOLLOW_UP_SET = "follow-up-set", _("set the follow-up")
        CAUSE_CHANGED = "cause-changed", _("changed the cause")
        RAW_VIEWED = "raw-viewed", _("looked at the raw mail")

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="events")
    verb = models.CharField(max_length=20, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="events")
    at = models.DateTimeField()
    text = models.TextField(blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["ticket", "at", "id"], name="event_of_ticket")]

    def __str__(self) -> str:
        return f"{self.verb} {self.ticket}"
