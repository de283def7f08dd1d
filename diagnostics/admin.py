"""Which rows may administrators look at, and which may they change? Accounts; everything else is read only."""

from typing import ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from diagnostics.models import (
    Backtest,
    Batch,
    Customer,
    Delivery,
    Diagnosis,
    DraftPage,
    Edition,
    Event,
    Feedback,
    GoldenSample,
    Rediagnosis,
    ShippedPage,
    Submission,
    Ticket,
    User,
)


class NewAccountForm(AdminUserCreationForm):  # type: ignore[type-arg]  # at run time it takes none
    """An account by address."""

    class Meta:
        model = User
        fields = ("email", "first_name")


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]  # at run time it takes none
    """People and their roles."""

    add_form = NewAccountForm
    ordering = ("email",)
    list_display = ("email", "first_name", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    search_fields = ("email", "first_name")
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "language", "theme", "shortcuts")}),
        (_("Roles"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "first_name", "usable_password", "password1", "password2")}),)
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ("groups",)


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # at run time it takes none
    """Rows that change by use cases only."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002  # as Django calls it
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:  # noqa: ARG002
        return False


@admin.register(Submission)
class SubmissionAdmin(ReadOnly):
    list_display = ("id", "state", "reason", "kind", "filename", "channel", "submitted_by", "received_at")
    list_filter = ("state", "kind", "channel")
    list_select_related = ("submitted_by",)
    ordering = ("-id",)
    exclude: ClassVar[list[str]] = ["digest", "parts"]


@admin.register(Ticket)
class TicketAdmin(ReadOnly):
    list_display = ("id", "state", "cause", "recipient", "customer", "assignee", "updated_at")
    list_filter = ("state", "cause", "needs_review")
    list_select_related = ("customer", "assignee")
    ordering = ("-id",)


@admin.register(Edition)
class EditionAdmin(ReadOnly):
    list_display = ("number", "published_at", "published_by", "note")
    ordering = ("-number",)


@admin.register(Backtest, Rediagnosis)
class RunAdmin(ReadOnly):
    list_display = ("id", "state", "total", "done", "started_by", "started_at", "finished_at")
    list_filter = ("state",)
    list_select_related = ("started_by",)
    ordering = ("-id",)
    exclude: ClassVar[list[str]] = ["pages", "result"]


@admin.register(DraftPage, ShippedPage)
class PageAdmin(ReadOnly):
    ordering = ("cause",)


@admin.register(Batch, Customer, Delivery, Diagnosis, Event, Feedback, GoldenSample)
class RowAdmin(ReadOnly):
    ordering = ("-id",)
