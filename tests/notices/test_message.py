"""What becomes of hostile bytes: a bounded message, or a reason why not."""

import base64
import random

import pytest

from diagnostics.notices import Limits, Unreadable, message, mime
from diagnostics.notices.message import Message

HEADER = b"From: ada@example.jp\nSubject: Hello\n"


def parse(raw: bytes, **limits: int) -> Message:
    return message.parse(raw, limits=Limits(**limits))


def nested(depth: int) -> bytes:
    raw = HEADER + b"Content-Type: multipart/mixed; boundary=b0\n\n"
    for level in range(depth):
        raw += b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (level, level + 1)
    return raw + b"--b%d\n\nthe bottom\n" % depth


class TestRefusing:
    @pytest.mark.parametrize(
        ("raw", "reason"),
        [
            (b"", "empty"),
            (b" \r\n\t\n", "empty"),
            (b"PK\x03\x04rest", "archive"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "outlook-item"),
            (b"%PDF-1.7", "not-mail"),
            (b"\x89PNG\r\n\x1a\n", "not-mail"),
            (b"a\x00b\x00c\x00d\x00", "not-mail"),
        ],
    )
    def test_what_is_no_mail_is_refused_with_its_reason(self, raw, reason):
        with pytest.raises(Unreadable) as refused:
            parse(raw)
        assert refused.value.reason == reason

    @pytest.mark.parametrize("size", [60, 3_000, 100_000])
    def test_bytes_without_any_order_are_no_mail_even_without_a_null(self, size):
        noise = random.Random(size).randbytes(size).replace(b"\0", b"\1")
        with pytest.raises(Unreadable, match="not-mail"):
            parse(noise)

    @pytest.mark.parametrize("charset", ["shift_jis", "euc_jp", "iso-2022-jp", "utf-8", "utf-16"])
    def test_text_without_a_header_is_read_whatever_its_charset(self, charset):
        assert "宛先が不明です" in parse("550 宛先が不明です。\n\t太郎様\f\n".encode(charset)).parts[0].text

        with pytest.raises(Unreadable, match="too-large"):
            parse(HEADER + b"\n" + b"x" * 100, bytes=100)

    def test_three_thousand_nested_parts_are_refused_and_not_opened(self):
        with pytest.raises(Unreadable, match="too-deep"):
            parse(nested(3_000))

    def test_parts_as_deep_as_allowed_are_read(self):
        assert [part.text.strip() for part in parse(nested(3), depth=4).parts] == ["the bottom"]

    def test_more_parts_than_allowed_are_refused(self):
        raw = HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 11
        with pytest.raises(Unreadable, match="too-many-parts"):
            parse(raw, parts=10)

    def test_a_giant_header_is_cut_and_said_so(self):
        found = parse(HEADER + b"X-Junk: " + b"x" * 5_000 + b"\n\nbody", header_bytes=200)
        assert found.header("subject") == "Hello"
        assert "header-too-large" in found.defects


class TestNewlines:
    @pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r", b"\r\r\n"])
    def test_any_newline_parts_header_and_body(self, newline):
        found = parse((HEADER + b"\nfirst\nsecond\n").replace(b"\n", newline))
        assert found.subject == "Hello"
        assert found.parts[0].text == "first\nsecond\n"

    @pytest.mark.parametrize("lead", [b"\xef\xbb\xbf", b"\n\n  \n", b"From MAILER-DAEMON Tue Nov 10 09:12:33 2026\n"])
    def test_what_stands_before_the_header_is_passed_over(self, lead):
        assert parse(lead + HEADER + b"\nbody").sender == "ada@example.jp"

    def test_utf_16_is_read(self):
        assert parse((HEADER + b"\nbody").decode().encode("utf-16")).subject == "Hello"

    def test_a_broken_header_line_begins_the_body(self):
        found = parse(HEADER + b"this is no field\nmore\n")
        assert found.defects == ("header-broken",)
        assert found.parts[0].text == "this is no field\nmore\n"


class TestFields:
    def test_encoded_words_are_decoded_together(self):
        raw = "Subject: =?utf-8?B?44Oh?= =?utf-8?B?44O844Or?= =?iso-8859-1?q?caf=E9?= end\nFrom: a@b.example\n\n"
        assert parse(raw.encode()).subject == "メールcafé end"

    def test_a_character_cut_in_two_by_encoded_words_is_mended(self):
        whole = base64.b64encode("配".encode()).decode()
        raw = f"From: a@b.example\nSubject: =?utf-8?B?{whole[:2]}==?= =?utf-8?Q?=85=8D?=\n\n"
        assert parse(raw.encode()).subject == "配"

    @pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "euc-jp", "cp932"])
    def test_raw_japanese_in_a_field_is_recognised(self, charset):
        raw = b"From: a@b.example\nSubject: " + "配送できませんでした".encode(charset) + b"\n\n"
        assert parse(raw).subject == "配送できませんでした"

    def test_all_fields_of_a_name_are_given_from_the_top(self):
        assert parse(b"Received: one\nFrom: a@b.example\nReceived: two\n\n").headers("received") == ("one", "two")

    def test_folded_fields_are_unfolded(self):
        assert parse(b"From: a@b.example\nSubject: one\n\ttwo\n three\n\n").subject == "one two three"


class TestParts:
    def test_parts_are_numbered_as_imap_does(self):
        raw = HEADER + (
            b"Content-Type: multipart/mixed; boundary=o\n\n--o\n\nplain\n--o\n"
            b"Content-Type: multipart/alternative; boundary=i\n\n--i\n\na\n--i\n\nb\n--i--\n--o\n"
            b"Content-Type: message/rfc822\n\nSubject: inner\nFrom: b@c.example\n\ninside\n--o--\n"
        )
        found = parse(raw)
        assert [part.path for part in found.parts] == ["1", "2.1", "2.2", "3"]
        inner = found.parts[3].message
        assert inner is not None
        assert (inner.subject, inner.parts[0].path, inner.parts[0].text) == ("inner", "3.1", "inside")

    def test_only_a_message_part_has_a_message(self):
        assert parse(HEADER + b"\nbody").parts[0].message is None

    def test_a_message_part_that_is_no_mail_has_none(self):
        raw = HEADER + b"Content-Type: message/rfc822\n\n\n  \n"
        assert parse(raw).parts[0].message is None

    def test_a_missing_boundary_is_found_in_the_body(self):
        found = parse(HEADER + b"Content-Type: multipart/mixed\n\n--x1\nContent-Type: text/plain\n\nhello\n--x1--\n")
        assert [part.text for part in found.parts] == ["hello"]
        assert "boundary-missing" in found.defects

    def test_a_multipart_without_any_boundary_is_one_text(self):
        found = parse(HEADER + b"Content-Type: multipart/mixed; boundary=none\n\nhello\n")
        assert [(part.content_type, part.text) for part in found.parts] == [("text/plain", "hello\n")]

    def test_a_multipart_that_no_field_declares_is_taken_apart(self):
        raw = (
            HEADER + b"\nThis is a MIME-encapsulated message\n\n--b/1\n\nhello\n--b/1\nContent-Type: text/html\n\n<p>\n"
        )
        assert [part.content_type for part in parse(raw).parts] == ["text/plain", "text/html"]

    def test_what_follows_the_closing_boundary_is_no_part(self):
        raw = HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b--\nepilogue\n--b\n\ntwo\n"
        assert [part.text for part in parse(raw).parts] == ["one"]

    def test_parts_of_a_digest_are_messages_unless_they_say_otherwise(self):
        raw = HEADER + (
            b"Content-Type: multipart/digest; boundary=d\n\n--d\n\nSubject: one\nFrom: b@c.example\n\nfirst\n--d\n"
            b"Content-Type: text/plain\n\nno message\n--d\n"
            b"Content-Description: the next\n\nSubject: two\n\nsecond\n--d\n"
            b"From: d@e.example\nSubject: three\n"
            b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+\n--d--\n"
        )
        found = parse(raw).parts
        assert [part.content_type for part in found] == [
            "message/rfc822",
            "text/plain",
            "message/rfc822",
            "message/rfc822",
        ]
        inside = [part.message for part in found if part.message is not None]
        assert [one.subject for one in inside] == ["one", "two", "three"]
        assert [one.parts[0].text for one in inside] == ["first", "second", "<p>"]

    def test_a_file_name_in_pieces_and_charsets_is_put_together(self):
        raw = HEADER + (
            b"Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=utf-8''%E6%B3%A8;\n"
            b" filename*1*=%E6%96%87; filename*2=.pdf\n\n"
        )
        part = parse(raw).parts[0]
        assert part.filename == "注文.pdf"
        assert part.is_attachment

    @pytest.mark.parametrize(
        ("disposition", "name"),
        [
            (b'attachment; filename="a \\"b\\".txt"', 'a "b".txt'),
            (b"attachment; filename*=iso-8859-1'en'caf%E9.txt", "café.txt"),
            (b"attachment; filename*0=long; filename*1=er.txt", "longer.txt"),
            (b"attachment; filename*=plain.txt", "plain.txt"),
            (b"attachment; filename*x=odd.txt; filename=even.txt", "even.txt"),
        ],
    )
    def test_file_names_are_read_in_all_their_ways(self, disposition, name):
        assert parse(HEADER + b"Content-Disposition: " + disposition + b"\n\nx").parts[0].filename == name


class TestContent:
    @pytest.mark.parametrize(
        ("encoding", "body", "text"),
        [
            (b"base64", base64.b64encode("日本".encode()), "日本"),
            (b"base64", base64.b64encode("日本".encode()).rstrip(b"=")[:-1], "日\ufffd"),
            (b"base64", b"not base64: at all, but words", "not base64: at all, but words"),
            (b"quoted-printable", b"caf=C3=A9 =\nau lait", "café au lait"),
            (b"x-unknown", b"as it is", "as it is"),
        ],
    )
    def test_transfer_encodings_are_taken_off_even_where_broken(self, encoding, body, text):
        raw = (
            HEADER + b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: " + encoding + b"\n\n" + body
        )
        assert parse(raw).parts[0].text == text

    def test_text_is_cut_at_the_limit(self):
        assert len(parse(HEADER + b"\n" + b"x" * 500, text_characters=100).parts[0].text) == 100

    def test_the_beginning_is_known_without_decoding_all(self):
        body = base64.encodebytes(b"\x78\x9f\x3e\x22" + b"x" * 3_000)
        raw = HEADER + b"Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n" + body
        part = parse(raw).parts[0]
        assert part.beginning.startswith(b"\x78\x9f\x3e\x22")
        assert "content" not in part.__dict__

    def test_a_given_text_is_the_content_too(self):
        part = message.Part(path="1", given_text="日本")
        assert (part.text, part.content) == ("日本", "日本".encode())


class TestPasting:
    def test_text_without_a_header_is_one_part(self):
        found = parse(b"550 5.1.1 User unknown\n")
        assert (found.fields, found.parts[0].text) == ((), "550 5.1.1 User unknown\n")

    def test_words_with_a_colon_are_no_header(self):
        assert parse(b"Error: mailbox full\n").fields == ()


def test_a_length_above_the_header_says_where_the_message_ends():
    raw = HEADER + b"\nnot delivered\n"
    found = parse(b"%d      \n" % len(raw) + raw + b'<?xml version="1.0"?><plist/>')
    assert (found.subject, found.parts[0].text) == ("Hello", "not delivered\n")


def test_boundaries_are_sought_no_longer_than_parts_may_be_read() -> None:
    assert len(mime.split(b"--b\nx\n" * 1_000, 0, 7_000, b"b", 500)) in (501, 502)
    assert mime.split(b"--bx\n" * 30_000 + b"--b\nx\n--b--\n", 0, 150_012, b"b", 500) == []
