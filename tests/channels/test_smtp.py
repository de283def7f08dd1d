"""The receiver that mail servers hand forwarded bounces to."""

import asyncio
import smtplib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.conf import LazySettings
from django.db import connection

from diagnostics.channels import smtp
from diagnostics.models import Submission
from tests import mails

pytestmark = pytest.mark.django_db(transaction=True)

Receiver = Callable[..., AbstractContextManager[int]]


@contextmanager
def receiving(*, lmtp: bool = False) -> Iterator[int]:
    """A receiver in a thread of its own; gives its port."""
    port: list[int] = []
    listening = threading.Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    def told(number: int) -> None:
        port.append(number)
        listening.set()

    async def serve() -> None:
        await smtp.serve(smtp.Address(port=0, lmtp=lmtp), listening=told, stop=stop.wait())

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    try:
        assert listening.wait(10)
        yield port[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(20)
        loop.close()
        assert not thread.is_alive()


def hand_over(port: int, raw: bytes, *, sender: str = "taro@customer.example.jp") -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as client:
        client.sendmail(sender, ["bounces@desk.example.jp"], raw)


def raw_of(submission: Submission) -> bytes:
    return submission.raw_message.raw


class TestReceiving:
    def test_thirty_forwarded_bounces_are_kept_once_each(self) -> None:
        messages = [mails.bounce(number=number).replace(b"\n", b"\r\n") for number in range(30)]
        with receiving() as port, smtplib.SMTP("127.0.0.1", port) as client:
            for raw in messages:
                client.sendmail("taro@customer.example.jp", ["bounces@desk.example.jp"], raw)
        kept = list(Submission.objects.all())
        assert sorted(raw_of(submission) for submission in kept) == sorted(messages)
        assert {submission.channel for submission in kept} == {Submission.Channel.SMTP}
        assert {submission.envelope_from for submission in kept} == {"taro@customer.example.jp"}

    def test_the_same_message_again_is_a_duplicate_of_the_first(self) -> None:
        with receiving() as port:
            hand_over(port, mails.bounce(number=1))
            hand_over(port, mails.bounce(number=1))
        first, second = Submission.objects.order_by("id")
        assert second.state == Submission.State.DUPLICATE
        assert second.duplicate_of == first

    def test_a_bounce_with_its_null_return_path_is_accepted(self) -> None:
        with receiving() as port:
            hand_over(port, mails.bounce(number=1), sender="")
        assert Submission.objects.get().envelope_from == ""

    def test_a_line_of_a_hundred_thousand_characters_is_accepted_as_it_is(self) -> None:
        raw = b"Subject: long\r\n\r\n" + b"x" * 100_000 + b"\r\n"
        with receiving() as port:
            hand_over(port, raw)
        assert raw_of(Submission.objects.get()) == raw

    def test_lines_that_begin_with_a_dot_come_in_unchanged(self) -> None:
        raw = b"Subject: dots\r\n\r\n.\r\n..\r\n.com\r\n"
        with receiving() as port:
            hand_over(port, raw)
        assert raw_of(Submission.objects.get()) == raw

    def test_an_address_with_japanese_letters_is_accepted(self) -> None:
        with receiving() as port, smtplib.SMTP("127.0.0.1", port) as client:
            client.ehlo()
            client.mail("太郎@例え.jp", ["SMTPUTF8", "BODY=8BITMIME"])
            client.rcpt("bounces@desk.example.jp")
            assert client.data(mails.bounce(number=1))[0] == 250
        assert Submission.objects.get().envelope_from == "太郎@例え.jp"


class TestRefusing:
    def test_a_message_over_the_limit_is_refused_for_good(self, settings: LazySettings) -> None:
        settings.MAIL_LIMIT_BYTES = 10_000
        with receiving() as port, smtplib.SMTP("127.0.0.1", port) as client:
            client.ehlo()
            assert client.esmtp_features["size"] == "10000"
            client.mail("taro@customer.example.jp")
            client.rcpt("bounces@desk.example.jp")
            assert client.data(b"Subject: big\r\n\r\n" + (b"x" * 70 + b"\r\n") * 300)[0] == 552
        assert not Submission.objects.exists()

    def test_one_endless_line_is_too_large_as_well(self, settings: LazySettings) -> None:
        settings.MAIL_LIMIT_BYTES = 10_000
        with receiving() as port, smtplib.SMTP("127.0.0.1", port) as client:
            client.ehlo()
            client.mail("taro@customer.example.jp")
            client.rcpt("bounces@desk.example.jp")
            assert client.data(b"x" * 15_000)[0] == 552

    def test_while_the_database_is_away_the_mail_server_is_asked_to_try_again(self) -> None:
        with receiving() as port:
            with without_submissions(), pytest.raises(smtplib.SMTPDataError) as refusal:
                hand_over(port, mails.bounce(number=1))
            assert refusal.value.smtp_code == 451
            hand_over(port, mails.bounce(number=1))
        assert Submission.objects.count() == 1

    def test_more_connections_than_allowed_are_asked_to_come_later(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(smtp, "CONNECTIONS_AT_ONCE", 1)
        with receiving() as port:
            with smtplib.SMTP("127.0.0.1", port) as client, socket.create_connection(("127.0.0.1", port)) as second:
                client.noop()
                assert second.makefile().readline().startswith("421")
            hand_over(port, mails.bounce(number=1))
        assert Submission.objects.count() == 1


def test_lmtp_answers_once_for_each_recipient() -> None:
    with receiving(lmtp=True) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        answers = client.makefile("rb")
        client.sendall(b"LHLO mx.example.jp\r\n")
        answers.readline()
        while not answers.readline().startswith(b"250 "):
            pass
        for line in (b"MAIL FROM:<taro@example.jp>", b"RCPT TO:<a@example.jp>", b"RCPT TO:<b@example.jp>", b"DATA"):
            client.sendall(line + b"\r\n")
            assert answers.readline()[:3] in (b"250", b"354")
        client.sendall(b"Subject: x\r\n\r\nx\r\n.\r\n")
        assert [answers.readline()[:3] for _ in range(2)] == [b"250", b"250"]
        client.sendall(b"QUIT\r\n")
        assert answers.readline().startswith(b"221")
    assert Submission.objects.count() == 1


@contextmanager
def without_submissions() -> Iterator[None]:
    """As if the database could not take rows for a while."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE diagnostics_submission RENAME TO away")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE away RENAME TO diagnostics_submission")
