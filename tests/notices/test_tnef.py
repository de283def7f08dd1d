"""Is what Outlook packed into a winmail.dat unpacked, whatever it claims to hold?"""

import base64
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics import notices
from diagnostics.notices import tnef
from diagnostics.notices.stored_mail import StoredFile, StoredMail
from tests.pace import within

EMBEDDED = b"\x07\x03\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"
NOTICE = (
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.jp\nTo: ada@example.jp\nSubject: failure notice\n\n"
    "Hi. This is the qmail-send program at mx.example.jp.\nI'm afraid I wasn't able to deliver your message.\n\n"
    "<taro@example.jp>:\n192.0.2.25 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\n"
)


def packed(*objects: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(objects)


def entry(name: int, data: bytes, level: int = 1) -> bytes:
    return struct.pack("<BHHI", level, name, 6, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def properties(*values: bytes) -> bytes:
    return struct.pack("<I", len(values)) + b"".join(values)


def padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def variable(number: int, data: bytes, kind: int = 0x1E) -> bytes:
    return struct.pack("<HHII", kind, number, 1, len(data)) + padded(data)


def unicode(number: int, text: str) -> bytes:
    return variable(number, text.encode("utf-16-le") + b"\0\0", 0x1F)


def read(*objects: bytes) -> StoredMail:
    found = tnef.read(packed(*objects))
    assert found is not None
    return found


def attachment(*values: bytes, title: bytes = b"", data: bytes = b"") -> bytes:
    pieces = [entry(0x9002, b"\0" * 14, 2)]
    if title:
        pieces.append(entry(0x8010, title + b"\0", 2))
    if data:
        pieces.append(entry(0x800F, data, 2))
    return b"".join(pieces) + entry(0x9005, properties(*values), 2)


def test_the_message_keeps_sender_subject_and_texts() -> None:
    found = read(
        entry(
            0x9003,
            properties(
                unicode(0x0037, "転送: エラー"),
                unicode(0x0C1A, "佐藤"),
                unicode(0x0C1F, "ada@example.jp"),
                unicode(0x0E04, "desk@example.jp"),
                unicode(0x007D, "X-Kept: yes"),
                variable(0x1013, b"<p>x</p>", 0x102),
            ),
        ),
        entry(0x800C, b"plain text\0"),
        entry(0x8008, b"IPM.Note\0"),
    )
    assert dict(found.fields) == {"From": '"佐藤" <ada@example.jp>', "To": "desk@example.jp", "Subject": "転送: エラー"}
    assert (found.text, found.html, found.wire_header) == ("plain text", "<p>x</p>", "X-Kept: yes")


def test_text_in_the_code_page_of_the_sender_is_decoded() -> None:
    found = read(
        entry(0x9007, struct.pack("<II", 932, 0)),
        entry(0x9003, properties(variable(0x1000, "宛先不明".encode("cp932")))),
    )
    assert found.text == "宛先不明"


def test_a_sender_without_address_is_told_by_name() -> None:
    assert dict(read(entry(0x9003, properties(unicode(0x0C1A, "Ada")))).fields)["From"] == "Ada"


def test_values_of_every_kind_are_passed_over() -> None:
    named = (
        struct.pack("<HH", 0x1E, 0x8001) + bytes(16) + struct.pack("<II", 0, 7) + struct.pack("<II", 1, 2) + b"hi\0\0"
    )
    spelled = (
        struct.pack("<HH", 0x1E, 0x8002) + bytes(16) + struct.pack("<II", 1, 3) + b"abc\0" + struct.pack("<II", 1, 0)
    )
    many = struct.pack("<HHI", 0x1003, 0x0002, 3) + bytes(12)
    number = struct.pack("<HHI", 0x03, 0x0001, 5)
    found = read(entry(0x9003, properties(named, spelled, many, number, unicode(0x0037, "found"))))
    assert dict(found.fields)["Subject"] == "found"


def test_attachments_keep_their_names() -> None:
    found = read(
        attachment(unicode(0x3707, "長い名前.eml"), title=b"short.eml", data=b"one"),
        attachment(title=b"title.eml", data=b"two"),
        attachment(variable(0x3701, b"three", 0x102)),
    )
    assert found.attachments == (
        StoredFile(name="長い名前.eml", content=b"one"),
        StoredFile(name="title.eml", content=b"two"),
        StoredFile(name="", content=b"three"),
    )


def test_a_message_inside_is_a_message() -> None:
    inner = packed(entry(0x9003, properties(unicode(0x0037, "inner"))))
    (found,) = read(attachment(variable(0x3701, EMBEDDED + inner, 0x0D))).attachments
    assert isinstance(found, StoredMail)
    assert dict(found.fields)["Subject"] == "inner"


def test_a_message_inside_that_is_none_is_left_out() -> None:
    assert read(attachment(variable(0x3701, EMBEDDED + b"junk", 0x0D))).attachments == ()


def test_messages_nested_too_often_are_files() -> None:
    raw = packed()
    for _ in range(9):
        raw = packed(attachment(variable(0x3701, EMBEDDED + raw, 0x0D)))
    opened = 0
    found: StoredMail | StoredFile | None = tnef.read(raw)
    while isinstance(found, StoredMail) and found.attachments:
        found, opened = found.attachments[0], opened + 1
    assert opened == 6
    assert isinstance(found, StoredFile)


def test_no_more_than_fifty_attachments_are_kept() -> None:
    assert len(read(*(attachment(data=b"x") for _ in range(70))).attachments) == 50


@pytest.mark.parametrize(
    "raw",
    [
        packed(b"\x01\x03"),
        packed(entry(0x9003, b"")),
        packed(entry(0x9007, b"\0")),
        packed(entry(0x9003, properties(struct.pack("<HH", 0x77, 1)))),
        packed(entry(0x9003, properties(struct.pack("<HHI", 0x1003, 1, 0xFFFFFFFF)))),
        packed(entry(0x9003, properties(struct.pack("<HHI", 0x101E, 1, 0xFFFFFFFF)))),
        packed(entry(0x9003, properties(struct.pack("<HHI", 0x1E, 1, 0)))),
        packed(entry(0x9003, struct.pack("<I", 0xFFFFFFFF))),
    ],
)
def test_counts_that_lie_are_not_believed(raw: bytes) -> None:
    with within(1):
        assert tnef.read(raw) == StoredMail(fields=(("From", ""), ("To", ""), ("Subject", "")))


def test_no_more_than_a_thousand_properties_are_read() -> None:
    many = [variable(0x0001, b"x")] * 1_000
    assert dict(read(entry(0x9003, properties(*many, unicode(0x0037, "late")))).fields)["Subject"] == ""


def test_a_file_of_many_small_objects_is_not_slow() -> None:
    with within(1):
        tnef.read(packed(entry(0x800C, b"") * 500_000))


def test_other_files_are_none() -> None:
    assert tnef.read(b"PK\x03\x04") is None


@given(st.binary(max_size=400))
def test_no_bytes_raise(junk: bytes) -> None:
    tnef.read(packed(junk))
    tnef.read(packed(entry(0x9003, junk)))


def submission(raw: bytes, text: str = "see attached") -> bytes:
    return (
        b"From: Ada <ada@example.jp>\nSubject: FW: error\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
        + text.encode()
        + b"\n--b\nContent-Type: application/octet-stream\n\nx\n--b\nContent-Type: application/ms-tnef\n"
        + b"Content-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(raw)
        + b"--b--\n"
    )


def test_a_notice_in_a_winmail_dat_is_unwrapped() -> None:
    notice = notices.read(submission(packed(attachment(unicode(0x3707, "error.eml"), data=NOTICE.encode()))))
    assert (notice.forwarded, notice.forwarder) == (("attachment",), "ada@example.jp")
    assert [delivery.recipient for delivery in notice.deliveries] == ["taro@example.jp"]


def test_a_winmail_dat_that_cannot_be_parsed_stays_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise notices.Unreadable("too-deep")

    monkeypatch.setattr("diagnostics.notices.stored_mail.parse", refuse)
    assert notices.read(submission(packed())).forwarded == ()


def test_a_body_that_is_rich_text_alone_is_read() -> None:
    rtf = rb"{\rtf1\ansi\deff0\uc1\pard 550 5.1.1 User unknown\par}"
    rich = variable(0x1009, struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf, 0x102)
    assert read(entry(0x9003, properties(rich))).text == "550 5.1.1 User unknown\n"
    assert read(entry(0x9003, properties(rich, variable(0x1000, b"plain")))).text == "plain"
