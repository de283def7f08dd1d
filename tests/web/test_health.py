"""What a load balancer asks."""

import time

import pytest
import redis
from django.db import connection
from django.test import Client


@pytest.fixture
def worker(valkey: redis.Redis) -> None:
    """As if a worker had just shown a sign of life."""
    valkey.zadd("bounceportal:workers", {"worker": time.time()})


def test_the_process_answers_without_sign_in_and_without_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
class TestReadiness:
    def test_with_database_queue_and_worker_it_is_ready(self, client: Client, worker: None) -> None:
        answer = client.get("/readyz")
        assert answer.status_code == 200
        assert answer.json() == {"ready": True, "database": True, "queue": True, "worker": True, "missing": []}

    def test_without_a_worker_it_is_not_ready(self, client: Client, valkey: redis.Redis) -> None:
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["missing"] == ["worker"]

    def test_without_database_it_is_not_ready(self, client: Client, worker: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 1")
            with pytest.raises(Exception, match="statement timeout"):
                cursor.execute("SELECT pg_sleep(1)")
        answer = client.get("/readyz")  # the broken transaction answers nothing any more
        assert answer.status_code == 503
        assert answer.json()["missing"] == ["database"]

    def test_nothing_is_kept_by_a_cache_on_the_way(self, client: Client, worker: None) -> None:
        assert "no-store" in client.get("/readyz")["Cache-Control"]
