"""Which case does the desk follow up?"""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diagnostics.knowledge.causes import Cause, Heading
from diagnostics.models import policy
from diagnostics.models.customer import Customer
from diagnostics.models.user import User


class TicketQuerySet(models.QuerySet["Ticket"]):
    """The vocabulary of reading tickets."""

    def open(self) -> Self:
        """Tickets that are not done."""
        return self.exclude(state=Ticket.State.DONE)

    def due(self, now: datetime) -> Self:
        """Open tickets whose follow-up date has come."""
        return self.open().filter(follow_up_at__lte=now)

    def unassigned(self) -> Self:
        """Open tickets that nobody has taken."""
        return self.open().filter(assignee=None)

    def visible_to(self, user: User) -> Self:
        """What ``user`` may see: everything for those who read the desk, else tickets of their own submissions."""
        if policy.may(user, policy.Right.READ_DESK):
            return self
        gave_it = Q(deliveries__submission__submitted_by=user)
        gave_it_again = Q(deliveries__submission__duplicates__submitted_by=user)
        return self.filter(pk__in=Ticket.objects.filter(gave_it | gave_it_again).values("pk"))


class Ticket(models.Model):
    """The case of one recipient, one cause and one customer; ``id`` is its number."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")

    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    cause = models.CharField(max_length=30, choices=[(cause.value, cause.value) for cause in Cause])
    heading = models.CharField(max_length=10, choices=[(heading.value, heading.value) for heading in Heading])
    confidence = models.FloatField()
    needs_review = models.BooleanField(default=False)
    recipient = models.CharField(max_length=320, blank=True)
    domain = models.CharField(max_length=255, blank=True)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="tickets")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="tickets")
    evidence = models.TextField(blank=True)
    deliveries_count = models.PositiveIntegerField(default=0)
    follow_up_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = TicketQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-updated_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "recipient",
                "cause",
                "customer",
                condition=~Q(state="done") & ~Q(recipient=""),
                nulls_distinct=False,
                name="ticket_one_open_per_case",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False) | (~Q(state="done") & Q(done_at=None)),
                name="ticket_done_has_time",
            ),
            models.CheckConstraint(condition=Q(confidence__range=(0, 1)), name="ticket_confidence_range"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-updated_at", "-id"], name="ticket_newest"),
            models.Index(fields=["state", "-updated_at", "-id"], name="ticket_by_state"),
            models.Index(fields=["cause", "-updated_at", "-id"], name="ticket_by_cause"),
            models.Index(fields=["domain", "-updated_at", "-id"], name="ticket_by_domain"),
            models.Index(fields=["assignee", "-updated_at", "-id"], name="ticket_by_assignee"),
            models.Index(fields=["follow_up_at"], condition=Q(follow_up_at__isnull=False), name="ticket_by_follow_up"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def number(self) -> int:
        """What people call the ticket by."""
        return self.pk
