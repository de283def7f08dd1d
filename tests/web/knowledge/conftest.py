"""Kei may publish in some tests, too."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from diagnostics.models import Role, User
from tests.factories import UserFactory


@pytest.fixture
def publisher(db: None) -> User:
    """Publishes what others wrote."""
    return UserFactory(email="rin@example.jp", first_name="Rin", roles=(Role.PUBLISHER,))


@pytest.fixture
def publisher_client(publisher: User) -> Client:
    client = Client()
    client.force_login(publisher)
    return client


@pytest.fixture
def kei_publishes(kei: User) -> User:
    """Kei with the rights of a publisher."""
    kei.groups.add(Group.objects.get_or_create(name=Role.PUBLISHER)[0])
    return kei
