"""The administrators' view of the rows."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics import admin as registered  # noqa: F401  # registers the models
from diagnostics.models import User
from tests.factories import (
    BatchFactory,
    CustomerFactory,
    DiagnosisFactory,
    EventFactory,
    UserFactory,
)

READ_ONLY = ("batch", "customer", "delivery", "diagnosis", "edition", "event", "submission", "ticket")
pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client() -> Client:
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


@pytest.fixture
def rows() -> Callable[[str], int]:
    diagnosis = DiagnosisFactory()
    ids = {
        "batch": BatchFactory().pk,
        "customer": CustomerFactory().pk,
        "delivery": diagnosis.delivery.pk,
        "diagnosis": diagnosis.pk,
        "edition": diagnosis.edition.pk,
        "event": EventFactory().pk,
        "submission": diagnosis.delivery.submission.pk,
        "ticket": diagnosis.delivery.ticket.pk,
    }
    return ids.__getitem__


class TestRowsOfTheDesk:
    @pytest.mark.parametrize("name", READ_ONLY)
    def test_can_be_looked_at(self, admin_client: Client, rows: Callable[[str], int], name: str) -> None:
        assert admin_client.get(reverse(f"admin:diagnostics_{name}_changelist")).status_code == 200
        page = admin_client.get(reverse(f"admin:diagnostics_{name}_change", args=[rows(name)]))
        assert page.status_code == 200
        assert b'name="_save"' not in page.content

    @pytest.mark.parametrize("name", READ_ONLY)
    def test_cannot_be_changed(self, admin_client: Client, rows: Callable[[str], int], name: str) -> None:
        assert admin_client.get(reverse(f"admin:diagnostics_{name}_add")).status_code == 403
        for action in ("change", "delete"):
            url = reverse(f"admin:diagnostics_{name}_{action}", args=[rows(name)])
            assert admin_client.post(url, {"post": "yes"}).status_code == 403

    def test_are_hidden_from_who_is_no_administrator(self, ada: User) -> None:
        client = Client()
        client.force_login(ada)
        assert client.get(reverse("admin:diagnostics_ticket_changelist")).status_code == 302


class TestAccounts:
    def test_can_be_made(self, admin_client: Client) -> None:
        account = {
            "email": "new@example.jp",
            "first_name": "New",
            "usable_password": "true",
            "password1": "a long and quiet password",
            "password2": "a long and quiet password",
        }
        page = admin_client.post(reverse("admin:diagnostics_user_add"), account)
        assert page.status_code == 302
        assert User.objects.get(email="new@example.jp").check_password("a long and quiet password")

    def test_can_be_looked_at_and_listed(self, admin_client: Client, ada: User) -> None:
        assert admin_client.get(reverse("admin:diagnostics_user_changelist")).status_code == 200
        assert admin_client.get(reverse("admin:diagnostics_user_change", args=[ada.pk])).status_code == 200
