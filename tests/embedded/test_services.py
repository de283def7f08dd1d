"""The services embedded in a folder."""

import socket

import psycopg
import pytest
import redis
from django.conf import settings
from django.db import connection
from redis.backoff import NoBackoff
from redis.retry import Retry


@pytest.mark.django_db
def test_postgres_speaks_utf8_and_trigrams_see_japanese() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("SELECT show_trgm('宛先不明')")
        assert len(cursor.fetchone()[0]) > 0


def test_postgres_refuses_a_wrong_password() -> None:
    database = settings.DATABASES["default"]
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(host=database["HOST"], port=database["PORT"], user=database["USER"], password="wrong")


@pytest.mark.django_db
def test_postgres_writes_no_statement_into_its_log() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('log_min_error_statement'), current_setting('log_statement')")
        assert cursor.fetchone() == ("panic", "none")


def test_valkey_refuses_who_has_no_password() -> None:
    port = redis.Redis.from_url(settings.REDIS_URL).connection_pool.connection_kwargs["port"]
    with redis.Redis(port=port, retry=Retry(NoBackoff(), 0)) as client, pytest.raises(redis.AuthenticationError):
        client.ping()


def test_valkey_drops_nothing_when_memory_is_short(valkey: redis.Redis) -> None:
    assert valkey.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_tests_reach_nothing_beyond_this_machine() -> None:
    with pytest.raises(UserWarning, match=r"192\.0\.2\.1"), socket.create_connection(("192.0.2.1", 80), timeout=1):
        pass
