"""What mails cost that are made to cost much: time grows with their size, and nothing raises but Unreadable."""

import contextlib
import time

import pytest

from diagnostics import notices
from diagnostics.notices import Kind, reasons
from tests.pace import slowness

HEAD = b"From: MAILER-DAEMON@mx.example.net\nTo: a@sender.example\nSubject: Undelivered Mail\nMIME-Version: 1.0\n"
ADAS = HEAD.replace(b"MAILER-DAEMON", b"ada") + b"\n"
GROUP = b"Final-Recipient: rfc822; u@example.jp\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no\n\n"


def report(body: bytes, text: bytes = b"x") -> bytes:
    return (
        HEAD + b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\n'
        b"Content-Type: text/plain\n\n" + text + b"\n--b\nContent-Type: message/delivery-status\n\n"
        b"Reporting-MTA: dns; mx.example.net\n\n" + body + b"\n--b--\n"
    )


def field(name: bytes, filler: bytes, size: int) -> bytes:
    return HEAD + name + b": " + filler * (size // len(filler)) + b"\n\n<taro@example.jp>: 550 5.1.1 user unknown\n"


def seconds(raw: bytes) -> float:
    began = time.process_time()
    with contextlib.suppress(notices.Unreadable):
        notices.read(raw)
    return time.process_time() - began


MAILS = {
    "groups of a report": lambda size: report(GROUP * (size // len(GROUP))),
    "recipient fields": lambda size: report(b"Final-Recipient: rfc822; u@example.jp\n" * (size // 38)),
    "replies in a field": lambda size: report(GROUP[:-2] + b" 550 5.1.1" * (size // 10)),
    "failed recipients": lambda size: field(b"X-Failed-Recipients", b"u@example.jp, ", size),
    "encoded words": lambda size: field(b"Subject", b"=?utf-8?q?a?= ", size),
    "parameters": lambda size: field(b"Content-Type", b'text/plain; a="b', size),
    "continued parameters": lambda size: field(b"Content-Type", b"; name*1*=a", size),
    "angle brackets": lambda size: HEAD + b"\n" + b"<" * size,
    "at signs": lambda size: HEAD + b"\n" + b"@" * size,
    "addresses in a row": lambda size: HEAD + b"\n" + b"<taro@C822; " * (size // 12),
    "addresses behind blanks": lambda size: HEAD + b"\n" + b" " * (size // 2) + b"- u@example.jp" * (size // 28),
    "blanks": lambda size: HEAD + b"\n" + b" " * size,
    "quoting": lambda size: HEAD + b"\n" + b"> " * (size // 2),
    "tags": lambda size: HEAD + b"Content-Type: text/html\n\n" + b"<div>" * (size // 5),
    "false boundaries": lambda size: (
        HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"\n--bx" * (size // 5)
    ),
    "forward marks": lambda size: ADAS + b"begin forwarded message:\n" * (size // 25),
    "shown headers": lambda size: ADAS + b"From: a@b.example\nDate: x\nTo: b\nSubject: y\n" * (size // 40),
    "recipients of a sentence": lambda size: (
        HEAD + b"\ncould" + b" not be delivered to a@b.example because" * (size // 40)
    ),
    "boundary lines": lambda size: HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n" * (size // 4),
    "shifts of ISO 2022": lambda size: HEAD + b"\n" + b"\x1b$B%a\x1b(B" * (size // 8),
    "a giant boundary": lambda size: HEAD + b'Content-Type: multipart/mixed; boundary="%s"\n\n--' % (b"b" * size),
}


def test_a_sentence_that_holds_for_hundreds_of_recipients_is_sought_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sought: list[int] = []
    seek = reasons.sentence
    monkeypatch.setattr(reasons, "sentence", lambda *place: sought.append(1) or seek(*place))
    groups = b"".join(b"Final-Recipient: rfc822; u%d@example.jp\nAction: failed\n\n" % number for number in range(300))

    notice = notices.read(report(groups, text=b"The basin is dry.\n\n" * 50))

    assert len(notice.deliveries) == 300
    assert len(sought) < 5


@pytest.mark.parametrize("make", MAILS.values(), ids=MAILS)
def test_the_time_grows_with_the_size(make):
    small, large = min(seconds(make(100_000)) for _ in range(3)), min(seconds(make(400_000)) for _ in range(2))
    assert large < slowness()
    assert large < 8 * small + 0.1


def test_no_more_recipients_than_the_limit_are_told_of():
    for raw in (report(GROUP.replace(b"u@", b"u%d@") * 1), field(b"X-Failed-Recipients", b"u@example.jp, ", 100)):
        assert notices.read(raw).kind is Kind.FAILURE
    many = b"".join(GROUP.replace(b"u@", b"u%d@" % number) for number in range(1_200))
    assert len(notices.read(report(many)).deliveries) == 1_000
    named = HEAD + b"X-Failed-Recipients: " + b", ".join(b"u%d@example.jp" % number for number in range(1_200))
    assert len(notices.read(named + b"\n\nIt failed.\n").deliveries) == 1_000
