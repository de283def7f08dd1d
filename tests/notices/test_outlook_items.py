"""Are Outlook items read as the mail that they store?"""

from email.message import EmailMessage

import pytest
from aspose.email_foss.msg.mapi_message import MapiMessage

from diagnostics import notices
from diagnostics.notices import Limits, Unreadable, outlook_items, stored_mail
from diagnostics.notices.message import Message
from diagnostics.notices.stored_mail import StoredFile, StoredMail

REPLY = "<taro@example.jp>: host mx1.example.jp said: 550 5.1.1 User unknown (in reply to RCPT TO command)"
TEXT = f"This is the mail system at host mx.example.jp.\n\nIt could not be delivered.\n\n{REPLY}\n"
SMTP_SENDER, SUPPLEMENTARY_INFO, STRING = 0x5D01, 0x0C1B, 0x001F


def notice_source() -> EmailMessage:
    mail = EmailMessage()
    mail["Return-Path"] = "<>"
    mail["From"] = "Mail Delivery System <MAILER-DAEMON@mx.example.jp>"
    mail["To"] = "ada@example.jp"
    mail["Subject"] = "メールが配信できませんでした"
    mail["Date"] = "Tue, 10 Nov 2026 09:12:33 +0900"
    mail["Message-ID"] = "<1@mx.example.jp>"
    mail.set_content(TEXT)
    return mail


def notice_item() -> MapiMessage:
    return MapiMessage.from_email_message(notice_source())


def parsed(raw: bytes) -> Message:
    return outlook_items.parse(raw, limits=Limits())


class TestAnItem:
    def test_keeps_sender_subject_date_and_text(self) -> None:
        found = parsed(notice_item().to_bytes())
        assert found.sender == "MAILER-DAEMON@mx.example.jp"
        assert found.subject == "メールが配信できませんでした"
        assert found.header("date") == "Tue, 10 Nov 2026 09:12:33 +0900"
        assert found.header("return-path") == "<>"
        assert found.parts[0].text.strip() == TEXT.strip()

    def test_is_marked_as_reconstructed(self) -> None:
        found = parsed(notice_item().to_bytes())
        assert all(part.reconstructed for part in found.parts)
        assert "outlook-item" in found.defects

    def test_tells_its_sender_by_the_stored_address(self) -> None:
        item = MapiMessage.create("Subject", "text")
        item.set_property(0x0C1A, STRING, "佐藤 あだ")
        item.set_property(SMTP_SENDER, STRING, "ada@example.jp")
        assert parsed(item.to_bytes()).header("from") == "佐藤 あだ <ada@example.jp>"

    def test_without_an_address_tells_its_sender_by_name(self) -> None:
        item = MapiMessage.create("Subject", "text")
        item.set_property(0x0C1A, STRING, "System Administrator")
        assert parsed(item.to_bytes()).header("from") == "System Administrator"

    def test_tells_what_is_kept_beside_each_recipient(self) -> None:
        item = MapiMessage.create("Undeliverable: Order", "Your message did not reach some or all recipients.")
        recipient = item.add_recipient("taro@example.jp", display_name="Taro")
        recipient.set_property(SUPPLEMENTARY_INFO, STRING, "<mx.example.jp #5.1.1\nUser unknown>")
        assert "<taro@example.jp>: <mx.example.jp #5.1.1 User unknown>" in parsed(item.to_bytes()).parts[0].text

    def test_brings_its_files_and_messages(self) -> None:
        item = MapiMessage.create("FW: error", "see attached")
        item.add_attachment("source.eml", notice_source().as_bytes())
        item.add_embedded_message_attachment(notice_item())
        found = parsed(item.to_bytes())
        assert [part.content_type for part in found.parts] == [
            "text/plain",
            "application/octet-stream",
            "message/rfc822",
        ]
        assert found.parts[1].filename == "source.eml"
        assert found.parts[1].content == notice_source().as_bytes()

    def test_nested_too_often_ends(self) -> None:
        item = notice_item()
        for depth in range(8):
            outer = MapiMessage.create(f"Fwd {depth}", "see")
            outer.add_embedded_message_attachment(item)
            item = outer
        innermost = parsed(item.to_bytes())
        opened = 0
        while inside := next((part.message for part in innermost.parts if part.message), None):
            innermost, opened = inside, opened + 1
        assert opened == 5

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"From: a@example.jp\n\nx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ],
    )
    def test_that_is_broken_cannot_be_read(self, raw: bytes) -> None:
        with pytest.raises(Unreadable) as refused:
            parsed(raw)
        assert refused.value.reason == "outlook-item"

    @pytest.mark.parametrize("kind", ["IPM", "Unheard.Of"])
    def test_that_is_no_mail_cannot_be_read(self, kind: str) -> None:
        item = MapiMessage.create("Taro", "text")
        item.message_class = kind
        with pytest.raises(Unreadable) as refused:
            parsed(item.to_bytes())
        assert refused.value.reason == "outlook-item"

    def test_whose_properties_cannot_be_read_cannot_be_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def stumble(_: object, __: int) -> StoredMail:
            raise UnicodeDecodeError("utf-16", b"", 0, 1, "broken")

        monkeypatch.setattr(outlook_items, "_mail", stumble)
        with pytest.raises(Unreadable) as refused:
            parsed(notice_item().to_bytes())
        assert refused.value.reason == "outlook-item"

    def test_that_is_too_large_is_not_opened(self) -> None:
        with pytest.raises(Unreadable) as refused:
            outlook_items.parse(notice_item().to_bytes(), limits=Limits(bytes=100))
        assert refused.value.reason == "too-large"

    @pytest.mark.parametrize(("name", "expected"), [("a.msg", True), ("", True), ("a.doc", False), ("A.XLS", False)])
    def test_is_told_from_older_office_files(self, name: str, *, expected: bool) -> None:
        assert outlook_items.is_outlook_item(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", name) is expected


class TestASubmission:
    def test_that_is_an_item_is_read_as_the_notice_it_is(self) -> None:
        notice = notices.read(notice_item().to_bytes())
        assert [delivery.recipient for delivery in notice.deliveries] == ["taro@example.jp"]
        assert notice.deliveries[0].status == "5.1.1"
        assert notice.forwarded == ()
        assert all(part.reconstructed for part in notice.parts)

    def test_that_is_an_item_with_a_notice_in_it_is_unwrapped(self) -> None:
        item = MapiMessage.create("FW: error", "see attached")
        item.set_property(SMTP_SENDER, STRING, "ada@example.jp")
        item.add_embedded_message_attachment(notice_item())
        notice = notices.read(item.to_bytes())
        assert (notice.forwarded, notice.forwarder) == (("attachment",), "ada@example.jp")
        assert all(part.reconstructed for part in notice.parts)
        assert "outlook-item" in notice.defects

    @pytest.mark.parametrize("broken", [False, True])
    def test_that_brings_an_item_is_unwrapped(self, *, broken: bool) -> None:
        mail = EmailMessage()
        mail["From"] = "Ada <ada@example.jp>"
        mail["Subject"] = "FW: error"
        mail.set_content("see attached")
        raw = notice_item().to_bytes()
        raw = raw[:512] if broken else raw
        mail.add_attachment(raw, maintype="application", subtype="vnd.ms-outlook", filename="error.msg")
        notice = notices.read(mail.as_bytes())
        assert notice.forwarded == (() if broken else ("outlook-item",))
        assert [delivery.recipient for delivery in notice.deliveries] == ([] if broken else ["taro@example.jp"])


class TestMailSource:
    def test_html_stands_in_where_there_is_no_text(self) -> None:
        found = stored_mail.parse(StoredMail(html="<p>x</p>"), limits=Limits(), path="3", depth=0)
        assert [(part.path, part.content_type, part.text.strip()) for part in found.parts] == [
            ("3.1", "text/html", "<p>x</p>")
        ]

    def test_the_wire_header_goes_before_what_was_stored(self) -> None:
        header = (
            "Microsoft Mail Internet Headers Version 2.0\r\nFrom: a@example.jp\r\nSubject: one\r\n two\r\n"
            'Content-Type: multipart/report;\r\n\tboundary="x"\r\nMIME-Version: 1.0\r\n\r\n'
        )
        fields = (("From", "stored@example.jp"), ("To", "b@example.jp"), ("Date", ""))
        found = stored_mail.parse(StoredMail(wire_header=header, fields=fields), limits=Limits(), path="", depth=0)
        assert (found.sender, found.subject, found.header("to")) == ("a@example.jp", "one two", "b@example.jp")
        assert found.content_type == "multipart/mixed"
        assert not found.has("date")

    def test_no_name_of_a_file_breaks_the_source(self) -> None:
        file = StoredFile(name='a"\r\nX-Evil: 1\\.eml', content=b"hello")
        found = stored_mail.parse(StoredMail(text="x", attachments=(file,)), limits=Limits(), path="", depth=0)
        assert found.parts[1].filename == "a___X-Evil: 1_.eml"
        assert found.parts[1].content == b"hello"
