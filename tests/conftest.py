"""What every test may rely on: quick passwords, plain static files, an empty Valkey."""

from collections.abc import Iterator

import pytest
import redis
from django.conf import settings
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from diagnostics import editions
from diagnostics.models import Edition, Role, ShippedPage, User
from tests.factories import NOW, UserFactory

QUICK_PASSWORDS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PLAIN_STATIC_FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = QUICK_PASSWORDS
    settings.STORAGES = {**settings.STORAGES, "staticfiles": PLAIN_STATIC_FILES}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test's own database, with nobody left in it at last: what a browser's loop asked it in stays connected."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def valkey() -> Iterator[redis.Redis]:
    """The session's own Valkey, emptied before and after the test."""
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        client.flushdb()
        yield client
        client.flushdb()


@pytest.fixture
def ada(db: None) -> User:
    """Works the desk."""
    return UserFactory(email="ada@example.jp", first_name="Ada", roles=(Role.AGENT,))


@pytest.fixture
def bob(db: None) -> User:
    """Uploads, and sees what he uploaded."""
    return UserFactory(email="bob@example.jp", first_name="Bob", roles=(Role.UPLOADER,))


@pytest.fixture
def kei(db: None) -> User:
    """Edits the knowledge."""
    return UserFactory(email="kei@example.jp", first_name="Kei", roles=(Role.EDITOR,))


@pytest.fixture
def charlie(db: None) -> User:
    """Uploads too, and must see nothing of the others'."""
    return UserFactory(email="charlie@example.jp", first_name="Charlie", roles=(Role.UPLOADER,))


@pytest.fixture
def auditor(db: None) -> User:
    """Reads everything and changes nothing."""
    return UserFactory(email="auditor@example.jp", first_name="Auditor", roles=(Role.AUDITOR,))


@pytest.fixture(scope="session")
def kept_knowledge(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> tuple[str, ...]:
    """The tables of the shipped knowledge, loaded once and kept aside: loading takes longer than most tests."""
    tables = (ShippedPage._meta.db_table, Edition._meta.db_table)
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        editions.load_shipped(now=NOW)
        for table in tables:
            cursor.execute(f"CREATE TABLE kept_{table} AS TABLE {table}")
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
    return tables


@pytest.fixture
def edition(db: None, kept_knowledge: tuple[str, ...]) -> Edition:
    """The shipped knowledge, published."""
    with connection.cursor() as cursor:
        for table in kept_knowledge:
            cursor.execute(f"INSERT INTO {table} SELECT * FROM kept_{table}")
    return Edition.objects.get()
