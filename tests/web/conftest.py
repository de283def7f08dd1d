"""The cast, signed in."""

import pytest
from django.test import Client

from diagnostics.models import User


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ada_client(ada: User) -> Client:
    return _signed_in(ada)


@pytest.fixture
def bob_client(bob: User) -> Client:
    return _signed_in(bob)


@pytest.fixture
def kei_client(kei: User) -> Client:
    return _signed_in(kei)


@pytest.fixture
def charlie_client(charlie: User) -> Client:
    return _signed_in(charlie)


@pytest.fixture
def auditor_client(auditor: User) -> Client:
    return _signed_in(auditor)
