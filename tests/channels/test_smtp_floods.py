"""What those who reach the port of the receiver, and mean harm, can do."""

import smtplib
import socket
import time

import pytest

from diagnostics.channels import smtp
from diagnostics.models import Submission
from tests import mails
from tests.channels.test_smtp import hand_over, raw_of, receiving

pytestmark = pytest.mark.django_db(transaction=True)


def is_closed(client: socket.socket) -> bool:
    """Whether the other side hangs up within some seconds."""
    client.settimeout(10)
    try:
        while client.recv(65_536):
            pass
    except ConnectionError:
        return True
    except TimeoutError:
        return False
    return True


def is_cut_off(client: socket.socket, flood: bytes) -> bool:
    """Whether the other side hangs up on ``flood``, at the latest after some of it."""
    try:
        for _ in range(200):
            client.sendall(flood)
    except OSError:
        return True
    return is_closed(client)


class TestMemory:
    def test_is_not_filled_by_a_command_without_an_end(self) -> None:
        with receiving() as port, socket.create_connection(("127.0.0.1", port), timeout=10) as client:
            assert is_cut_off(client, b"x" * 65_536)
            hand_over(port, mails.bounce(number=1))

    def test_is_not_filled_by_mails_that_wait_for_a_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(smtp, "MAILS_AT_ONCE", 1)
        with receiving() as port, smtplib.SMTP("127.0.0.1", port) as first:
            begin(first)
            with socket.create_connection(("127.0.0.1", port), timeout=10) as second:
                second.sendall(b"EHLO x\r\nMAIL FROM:<a@example.jp>\r\nRCPT TO:<b@example.jp>\r\nDATA\r\n")
                time.sleep(0.5)
                second.sendall(b"x" * 70 * 1024)
                assert is_closed(second)
            first.send(b"Subject: x\r\n\r\nx\r\n.\r\n")
            assert first.getreply()[0] == 250

    def test_a_mail_that_waits_for_a_place_gets_its_turn(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(smtp, "MAILS_AT_ONCE", 1)
        with receiving() as port, smtplib.SMTP("127.0.0.1", port) as first:
            begin(first)
            with socket.create_connection(("127.0.0.1", port), timeout=10) as second:
                second.sendall(b"EHLO x\r\nMAIL FROM:<a@example.jp>\r\nRCPT TO:<b@example.jp>\r\nDATA\r\n")
                time.sleep(0.3)
                first.send(b"Subject: first\r\n\r\nx\r\n.\r\n")
                assert first.getreply()[0] == 250
                answers = second.makefile("rb")
                while not answers.readline().startswith(b"354"):
                    pass
                second.sendall(b"Subject: second\r\n\r\nx\r\n.\r\n")
                assert answers.readline().startswith(b"250")
        assert Submission.objects.count() == 2

    def test_a_size_over_the_limit_is_refused_before_a_byte_of_it_comes(self) -> None:
        with receiving() as port, smtplib.SMTP("127.0.0.1", port) as client:
            client.ehlo()
            assert client.mail("taro@example.jp", ["SIZE=99999999999"])[0] == 552


def begin(client: smtplib.SMTP) -> None:
    """Take the place of a mail, and send nothing of it."""
    client.ehlo()
    client.mail("taro@example.jp")
    client.rcpt("bounces@desk.example.jp")
    client.putcmd("DATA")
    assert client.getreply()[0] == 354


class TestFloods:
    def test_of_commands_end_the_connection(self) -> None:
        with receiving() as port, smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
            client.ehlo()
            answers = [client.noop()[0] for _ in range(smtp.COMMANDS["*"] + 1)]
            assert answers[-1] == 421
            client.close()

    def test_of_recipients_are_cut_off(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(smtp, "RECIPIENTS_A_MAIL", 3)
        with receiving() as port, smtplib.SMTP("127.0.0.1", port) as client:
            client.ehlo()
            client.mail("taro@example.jp")
            answers = [client.rcpt(f"r{number}@example.jp")[0] for number in range(5)]
            assert answers == [250, 250, 250, 452, 452]
            assert client.data(mails.bounce(number=1))[0] == 250

    def test_of_unknown_words_end_the_connection(self) -> None:
        with receiving() as port, socket.create_connection(("127.0.0.1", port), timeout=10) as client:
            client.sendall(b"\xff\xfe\x00\x1b[2J\r\n" * 20 + b"NONSENSE\r\n" * 20)
            assert is_closed(client)

    def test_learn_no_addresses(self) -> None:
        with receiving() as port, smtplib.SMTP("127.0.0.1", port) as client:
            client.ehlo()
            assert client.verify("ada@example.jp")[0] == client.verify("nobody@example.jp")[0] == 252
            assert client.docmd("EXPN", "staff")[0] in (500, 502)


class TestOneMail:
    @pytest.mark.parametrize("end", [b"\n.\n", b"\n.\r\n", b"\r.\r\n", b"\r\n.\n", b"\r.\r", b"\x00\r\n.\x00\r\n"])
    def test_cannot_be_made_two_by_other_ends_of_lines(self, end: bytes) -> None:
        raw = b"Subject: one\r\n\r\nfirst" + end + b"MAIL FROM:<evil@example.jp>\r\nRCPT TO:<x@example.jp>\r\nDATA\r\n"
        with receiving() as port, smtplib.SMTP("127.0.0.1", port) as client:
            begin(client)
            client.send(raw + b"\r\n.\r\n")
            assert client.getreply()[0] == 250
        assert b"evil@example.jp" in raw_of(Submission.objects.get())

    def test_with_bytes_and_an_envelope_that_are_no_text_is_kept(self) -> None:
        with receiving() as port, socket.create_connection(("127.0.0.1", port), timeout=10) as client:
            client.sendall(b"EHLO x\r\nMAIL FROM:<t\xff\x80ro@example.jp>\r\nRCPT TO:<b\xff@example.jp>\r\nDATA\r\n")
            answers = client.makefile("rb")
            while not answers.readline().startswith(b"354"):
                pass
            client.sendall(b"Subject: \x00\xff\r\n\r\n\x00\r\n.\r\n")
            assert answers.readline().startswith(b"250")
        kept = Submission.objects.get()
        assert kept.envelope_from == "t\ufffd\ufffdro@example.jp"
