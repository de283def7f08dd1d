"""What is told of the mail that came back: attached, as a header, or quoted below the notice's own words."""

import base64

import pytest

from diagnostics.notices import read
from diagnostics.notices.facts import Original

COPY = b"""Received: from pc.example by mx.example.net with ESMTP id A; Tue, 3 Mar 2026 10:11:10 +0900
From: =?utf-8?B?5L2Q6Jek?= <sato@sender.example>
To: =?utf-8?B?6Iqx5a2Q?= <hanako@example.jp>
Cc: "Suzuki, Jiro" <jiro@example.com>
Subject: =?utf-8?B?5a6a5L6L44Gu?= =?utf-8?B?5Lu2?=
Date: Tue, 3 Mar 2026 10:11:09 +0900
Message-Id: <one@sender.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="in"

--in
Content-Type: text/plain

hello
--in
Content-Type: application/pdf; name="plain.pdf"
Content-Disposition: attachment; filename*=utf-8''%E8%A6%8B%E7%A9%8D.pdf

x
--in
Content-Disposition: attachment;
 filename*0*=iso-2022-jp'ja'%1B%24B%24%22;
 filename*1*=%1B%28B.xls

x
--in--
"""
HEADER = COPY[: COPY.index(b"\n\n") + 1]
ATTACHED = ("見積.pdf", "あ.xls")
QMAIL = (
    b"Hi. This is the qmail-send program at mx.example.net.\nI'm afraid I wasn't able to deliver your message to the "
    b"following addresses.\n\n<hanako@example.jp>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 no\n\n"
)


def reported(content_type: bytes, body: bytes) -> Original:
    return original(
        b'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="out"\n\n'
        b"--out\nContent-Type: text/plain\n\nIt failed.\n--out\nContent-Type: message/delivery-status\n\n"
        b"Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; hanako@example.jp\nAction: failed\n"
        b"Status: 5.1.1\n\n--out\nContent-Type: " + content_type + b"\n\n" + body + b"\n--out--\n"
    )


def quoted(announcement: bytes, copy: bytes = COPY) -> Original:
    return original(b"\n" + QMAIL + announcement + b"\n\n" + copy)


def original(rest: bytes) -> Original:
    head = b"From: MAILER-DAEMON@mx.example.net\nTo: sato@sender.example\nSubject: failure notice\n"
    found = read(head + rest).original
    assert found is not None
    return found


@pytest.mark.parametrize(
    "found",
    [
        reported(b"message/rfc822", COPY),
        reported(b"message/global", COPY),
        reported(b"message/rfc822\nContent-Transfer-Encoding: base64", base64.encodebytes(COPY)),
        quoted(b"--- Below this line is a copy of the message."),
        quoted(b"------ This is a copy of the message, including all the headers. ------"),
        quoted(b"   ----- Original message follows -----"),
    ],
)
def test_a_whole_copy_tells_everything(found):
    assert found.message_id == "one@sender.example"
    assert found.sender == "sato@sender.example"
    assert found.recipients == ("hanako@example.jp", "jiro@example.com")
    assert found.subject == "定例の件"
    assert found.sent_at is not None
    assert (found.size, found.attachments) == (pytest.approx(len(COPY), abs=1), ATTACHED)


@pytest.mark.parametrize(
    "found",
    [
        reported(b"text/rfc822-headers", HEADER),
        reported(b"message/global-headers", HEADER),
        quoted(b"--- Below this line is a copy of the headers.", HEADER),
        quoted(b"------ This is a copy of the message's headers. ------", HEADER + b"\nSee you."),
        quoted(b"--- Below this line is a copy of the message.", HEADER),
    ],
)
def test_a_header_alone_tells_no_size_and_no_attachments(found):
    assert (found.message_id, found.size, found.attachments) == ("one@sender.example", None, ())


@pytest.mark.parametrize(
    "found",
    [
        reported(b"message/rfc822", COPY[:-200]),
        quoted(b"--- Below this line is a copy of the message.", COPY[:-200]),
    ],
)
def test_a_copy_that_was_cut_tells_no_size(found):
    assert found.size is None


def test_a_size_that_the_notice_states_is_taken_where_the_copy_was_cut():
    announcement = (
        b"------ This is a copy of the message, including all the headers. ------\n"
        b"------ The body of the message is 5242880 characters long; only the first\n------ 100 or so are included."
    )
    assert quoted(announcement, COPY[:-100]).size == 5_242_880


def test_a_few_fields_in_a_forward_tell_no_size():
    copy = b"From: sato@sender.example\nTo: hanako@example.jp\nSubject: x\n\nhello\n"
    assert quoted(b"--- Below this line is a copy of the message.", copy).size is None


def test_a_copy_too_deep_to_be_read_has_no_attachments():
    head = b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n'
    deep = b"Message-Id: <a@b>\nFrom: a@b.example\n" + b"".join(head % (n, n) for n in range(40)) + b"\nname=x"
    assert quoted(b"--- Below this line is a copy of the message.", deep).attachments == ()


def test_a_giant_copy_tells_no_size():
    copy = b"Message-Id: <a@b>\nFrom: a@b.example\n\n" + b"x" * 600_000
    assert quoted(b"--- Below this line is a copy of the message.", copy).size is None
