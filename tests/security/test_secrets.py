"""What the queue, the cache and the logs get to know of mails, people and passwords: nothing."""

import logging
import zlib

import pytest
import redis
from django.conf import settings
from django.test import Client
from django.urls import reverse

from diagnostics import intake
from diagnostics.models import Submission, User
from tests import mails
from tests.factories import NOW, PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = (b"taro", b"hanako", b"Quotation", b"User unknown", b"private-name")


def everything_in(valkey: redis.Redis) -> bytes:
    """All keys and values, those of jobs unpacked."""
    found: list[bytes] = []
    for key in valkey.scan_iter():
        if valkey.type(key) == b"hash":
            fields = valkey.hgetall(key)
            found += [*fields.keys(), *map(unpacked, fields.values())]
        elif valkey.type(key) == b"string":
            found.append(valkey.get(key) or b"")
        found.append(key)
    return b"\n".join(found)


def unpacked(value: bytes) -> bytes:
    try:
        return zlib.decompress(value)
    except zlib.error:
        return value


class TestTheQueue:
    def test_gets_numbers_of_rows_and_nothing_of_mails(self, valkey: redis.Redis, bob: User) -> None:
        kept = intake.receive(
            raw=mails.bounce(number=1), channel=Submission.Channel.SMTP, filename="private-name.eml", by=bob, now=NOW
        )
        found = everything_in(valkey)
        assert f'"diagnostics.jobs.analyze_submissions", null, [[{kept.pk}]]'.encode() in found
        assert [word for word in WORDS if word in found] == []


class TestTheCache:
    def test_keeps_neither_passwords_nor_addresses_of_who_signs_in(self, valkey: redis.Redis, bob: User) -> None:
        for password in (PASSWORD, "not it at all"):
            Client().post(reverse("account_login"), {"login": bob.email, "password": password})
        found = everything_in(valkey)
        assert found
        assert PASSWORD.encode() not in found
        assert b"not it at all" not in found
        assert bob.email.encode() not in found


class TestTheLogs:
    def test_say_nothing_of_mails_searches_and_passwords(
        self, caplog: pytest.LogCaptureFixture, valkey: redis.Redis, bob: User, bob_client: Client
    ) -> None:
        with caplog.at_level(logging.INFO):
            intake.receive(
                raw=mails.bounce(number=1), channel=Submission.Channel.SMTP, filename="private-name.eml", now=NOW
            )
            bob_client.get("/", {"q": "private-name"})
            bob_client.get("/nothing/", {"q": "private-name"})
            Client().post(reverse("account_login"), {"login": bob.email, "password": "private-name"})
        assert "/nothing/" in caplog.text
        assert [word for word in WORDS if word.decode() in caplog.text] == []

    def test_never_repeat_what_strangers_say_to_the_mail_receiver(self) -> None:
        assert settings.LOGGING["loggers"]["mail.log"]["level"] == "ERROR"
