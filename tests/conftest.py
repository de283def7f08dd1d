"""What every test may rely on: quick passwords, plain static files, an empty Valkey."""

from collections.abc import Iterator

import pytest
import redis
from django.conf import settings

QUICK_PASSWORDS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PLAIN_STATIC_FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = QUICK_PASSWORDS
    settings.STORAGES = {**settings.STORAGES, "staticfiles": PLAIN_STATIC_FILES}


@pytest.fixture
def valkey() -> Iterator[redis.Redis]:
    """The session's own Valkey, emptied before and after the test."""
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        client.flushdb()
        yield client
        client.flushdb()
