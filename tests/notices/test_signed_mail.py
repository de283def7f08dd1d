"""Is what somebody signed as a whole (opaque S/MIME) read as if it were not?"""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.notices import Kind, Notice, read, signed_mail
from tests.pace import within

SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
DATA = bytes.fromhex("06092a864886f70d010701")
FORWARD = (
    "Content-Type: text/plain; charset=utf-8\r\n\r\nWhat is this?\r\n\r\n-----Original Message-----\r\n"
    "From: Mail Delivery System <MAILER-DAEMON@mx.example.net>\r\nSent: Monday, March 2, 2026 9:12 AM\r\n"
    "To: ada@sender.example\r\nSubject: Undelivered Mail Returned to Sender\r\n\r\n"
    "<taro@example.jp>: host mx.example.jp[192.0.2.1] said: 552 5.2.2 Mailbox full\r\n"
    "    (in reply to RCPT TO command)\r\n"
)


def element(tag: int, body: bytes) -> bytes:
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def signed(content: bytes) -> bytes:
    """Signed data of told lengths, with something behind the content."""
    inside = element(0x30, DATA + element(0xA0, element(0x04, content)))
    fields = element(0x02, b"\1") + element(0x31, b"") + inside + element(0x31, b"")
    return element(0x30, SIGNED_DATA + element(0xA0, element(0x30, fields)))


def streamed(content: bytes) -> bytes:
    """Signed data as it is written while it is read: of open lengths, the content in pieces."""
    pieces = b"".join(element(0x04, content[at : at + 300]) for at in range(0, len(content), 300))
    inside = b"\x30\x80" + DATA + b"\xa0\x80\x24\x80" + pieces + b"\0\0\0\0\0\0"
    return b"\x30\x80" + SIGNED_DATA + b"\xa0\x80\x30\x80\x02\x01\x01\x31\x00" + inside + b"\0\0\0\0\0\0"


def mail(raw: bytes) -> Notice:
    return read(
        b"From: Bob <bob@sender.example>\nTo: desk@example.net\nSubject: Fw: Undelivered Mail\nMIME-Version: 1.0\n"
        b'Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"\n'
        b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(raw)
    )


@pytest.mark.parametrize("write", [signed, streamed])
def test_a_notice_forwarded_in_a_signed_mail_is_read(write):
    notice = mail(write(FORWARD.encode()))

    assert notice.kind is Kind.FAILURE
    assert notice.forwarder == "bob@sender.example"
    assert [one.recipient for one in notice.deliveries] == ["taro@example.jp"]


@pytest.mark.parametrize(
    "raw",
    [
        signed(b""),
        SIGNED_DATA,
        SIGNED_DATA + DATA,
        SIGNED_DATA + DATA + b"\x30\x02ab",
        signed(b"\0" * 300),
    ],
)
def test_what_holds_no_mail_stays_as_it_is(raw):
    assert mail(raw).kind is Kind.ORDINARY


def test_other_files_are_no_signed_data():
    assert signed_mail.content(b"\x30\x80" + DATA) == b""


@given(st.binary(max_size=200), st.integers(min_value=0, max_value=60))
def test_nothing_that_is_cut_or_damaged_raises(noise, kept):
    signed_mail.content(signed(b"mail")[:kept] + noise)


def test_countless_pieces_are_read_in_time():
    with within(seconds=1):
        assert signed_mail.content(SIGNED_DATA + DATA + b"\x04\x00" * 2_000_000) == b""
