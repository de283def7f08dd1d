"""Notices as a whole: facts of report and prose together, and nothing raised but Unreadable."""

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from diagnostics import notices
from diagnostics.notices import Action, Kind, Limits, Notice, Unreadable
from diagnostics.notices.lazy import lazy
from tests import mails

HEADER = "From: MAILER-DAEMON@mx.example.com\nTo: hanako@example.com\nSubject: Undelivered Mail Returned to Sender\n"
REPORT = 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n'


def read(text: str) -> Notice:
    return notices.read(text.encode())


def report(prose: str, status: str) -> Notice:
    return read(
        f"{HEADER}{REPORT}\n--b\nContent-Type: text/plain; charset=utf-8\n\n{prose}\n"
        f"--b\nContent-Type: message/delivery-status\n\n{status}\n--b--\n"
    )


class TestReportsWithProse:
    def test_the_prose_adds_command_and_address_of_the_server(self):
        (delivery,) = report(
            "<taro@example.jp>: host mx.example.jp[192.0.2.1] said: 550 no (in reply to RCPT TO command)",
            "Final-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 5.0.0\n"
            "Remote-MTA: dns; mx.example.jp\nDiagnostic-Code: smtp; 550 no such user here",
        ).deliveries
        assert (delivery.command, delivery.remote_host, delivery.remote_ip) == ("RCPT", "mx.example.jp", "192.0.2.1")
        assert delivery.diagnostic == "550 no such user here"

    def test_a_status_that_nobody_sent_is_not_the_remotes(self):
        made_up, said = report(
            "see below",
            "Final-Recipient: rfc822; a@example.jp\nAction: failed\nStatus: 5.0.0\n"
            "Diagnostic-Code: smtp; 550 no such user\n\n"
            "Final-Recipient: rfc822; b@example.jp\nAction: failed\nStatus: 5.0.0\n"
            "Diagnostic-Code: smtp; 550 5.1.1 no such user",
        ).deliveries
        assert (made_up.status, made_up.status_is_remote) == ("5.0.0", False)
        assert (said.status, said.status_is_remote) == ("5.1.1", True)

    def test_the_prose_decides_where_the_fields_say_nothing(self):
        (delivery,) = report(
            "taro@example.jp\n#550 5.2.2 STOREDRV.Deliver: mailbox full ##",
            "Final-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp;",
        ).deliveries
        assert (delivery.reply_code, delivery.status) == (550, "5.2.2")
        assert "mailbox full" in delivery.diagnostic

    def test_one_recipient_told_of_a_thousand_times_is_one_delivery_and_takes_no_longer(self):
        (delivery,) = report(
            "taro@example.jp: 550 5.1.1 no such user\n" * 1_000,
            "\n\n".join(f"Final-Recipient: rfc822; taro@example.jp\nStatus: 5.0.{part}" for part in range(700)),
        ).deliveries
        assert delivery.status == "5.1.1"

    def test_the_words_behind_a_status_are_a_reason_too(self):
        (delivery,) = report(
            "", "Final-Recipient: rfc822; a@example.jp\nAction: failed\nStatus: 5.4.4 (no such domain)"
        ).deliveries
        assert delivery.diagnostic == "no such domain"

    def test_what_a_gateway_puts_before_the_reply_is_no_part_of_it(self):
        (delivery,) = report(
            "see below",
            "Final-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 5.0.0\n"
            "Diagnostic-Code: X-Postfix; host mx.example.jp[192.0.2.1] said: 550 5.1.1 no\n"
            " (in reply to RCPT TO command)",
        ).deliveries
        assert delivery.diagnostic == "550 5.1.1 no"
        assert delivery.diagnostic_type == "x-postfix"

    def test_all_the_mail_system_says_is_context_for_a_lone_recipient(self):
        (delivery,) = report(
            "We are sorry.\n\nAsk the owner of the mailbox.",
            "Final-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 5.2.2\n"
            "Diagnostic-Code: smtp; 552 5.2.2 full",
        ).deliveries
        assert any("Ask the owner" in passage.text for passage in delivery.context)

    @pytest.mark.parametrize(
        ("action", "status", "wanted"),
        [
            ("failed (permanent)", "5.0.0", Action.FAILED),
            ("expired", "4.4.7", Action.FAILED),
            ("DELAYED", "4.0.0", Action.DELAYED),
            ("unheard-of", "4.4.1", Action.DELAYED),
            ("unheard-of", "2.0.0", Action.DELIVERED),
            ("unheard-of", "", Action.FAILED),
        ],
    )
    def test_an_unusual_action_is_understood_by_its_status(self, action, status, wanted):
        (delivery,) = report(
            "", f"Final-Recipient: rfc822; a@example.jp\nAction: {action}\nStatus: {status}"
        ).deliveries
        assert delivery.action is wanted

    def test_failed_and_delayed_together_are_a_failure(self):
        found = report(
            "",
            "Final-Recipient: rfc822; a@example.jp\nAction: delayed\nStatus: 4.4.1\n\n"
            "Final-Recipient: rfc822; b@example.jp\nAction: failed\nStatus: 5.1.1",
        )
        assert found.kind is Kind.FAILURE
        assert [delivery.action for delivery in found.deliveries] == [Action.DELAYED, Action.FAILED]

    def test_a_recipient_reported_twice_is_one_delivery_with_the_better_reply(self):
        (delivery,) = report(
            "",
            "Final-Recipient: rfc822; a@example.jp\nAction: failed\nStatus: 5.0.0\n\n"
            "Final-Recipient: rfc822; A@example.jp\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no",
        ).deliveries
        assert delivery.reply_code == 550


class TestOriginals:
    def test_the_returned_message_is_described(self):
        found = read(
            f'{HEADER}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n<taro@example.jp>: 550 no\n--b\n'
            "Content-Type: message/rfc822\n\nFrom: Hanako <hanako@example.com>\nTo: taro@example.jp\n"
            "Subject: =?utf-8?b?5rOo5paH?=\nDate: Tue, 10 Nov 2026 09:12:19 +0900\nMessage-ID: <1@example.com>\n"
            'Content-Type: multipart/mixed; boundary="c"\n\n--c\n\nhello\n--c\n'
            "Content-Type: application/pdf; name=order.pdf\n\nx\n--c--\n--b--\n"
        ).original
        assert found is not None
        assert (found.message_id, found.sender, found.subject) == ("1@example.com", "hanako@example.com", "注文")
        assert (found.recipients, found.attachments) == (("taro@example.jp",), ("order.pdf",))
        assert found.size

    def test_an_empty_header_part_is_passed_over_for_the_text(self):
        found = read(
            f'{HEADER}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n<taro@example.jp>: 550 no\n\n'
            "Received: from a by b\nTo: taro@example.jp\nSubject: quoted\n--b\n"
            "Content-Type: text/rfc822-headers\n\n \n--b--\n"
        ).original
        assert found is not None
        assert found.subject == "quoted"

    def test_a_message_part_without_a_header_is_passed_over_for_the_text(self):
        found = read(
            f'{HEADER}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n<taro@example.jp>: 550 no\n\n'
            "Received: from a by b\nTo: taro@example.jp\nSubject: quoted\n--b\n"
            "Content-Type: message/rfc822\n\nno header here\n--b--\n"
        ).original
        assert found is not None
        assert found.subject == "quoted"

    def test_a_notice_without_the_message_has_none(self):
        assert read(f"{HEADER}\n<taro@example.jp>: 550 no\n").original is None


def test_json_that_is_cut_off_is_read_as_text():
    text = '{"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"taro@example.jp"'
    assert read(f"From: no-reply@sns.example.com\nSubject: AWS Notification Message\n\n{text}\n").deliveries == ()


class TestRecipientsUnnamed:
    def test_the_header_names_them(self):
        found = read(f"{HEADER}X-Failed-Recipients: a@example.jp, b@example.jp\n\nThe mailbox is full.\n")
        assert [delivery.recipient for delivery in found.deliveries] == ["a@example.jp", "b@example.jp"]

    def test_of_several_the_hinted_one_is_meant(self):
        found = read(
            f"{HEADER}\nThe user jiro is unknown.\n\n--- Original message follows.\n\n"
            "From: hanako@example.com\nTo: taro@example.jp, jiro@example.jp\nSubject: x\n"
        )
        assert [delivery.recipient for delivery in found.deliveries] == ["jiro@example.jp"]

    def test_if_nothing_tells_the_delivery_has_no_recipient(self):
        (delivery,) = read(f"{HEADER}\nThe mailbox is full.\n").deliveries
        assert delivery.recipient == ""
        assert delivery.diagnostic == "The mailbox is full."

    def test_a_notice_without_words_still_has_its_recipient(self):
        (delivery,) = read(f"{HEADER}X-Failed-Recipients: a@example.jp\n\n\n").deliveries
        assert (delivery.recipient, delivery.diagnostic) == ("a@example.jp", "")

    def test_an_address_below_endless_blank_lines_has_no_reason(self):
        (delivery,) = read(HEADER + "\n" * 70_000 + "<taro@example.jp>\n").deliveries
        assert (delivery.recipient, delivery.evidence) == ("taro@example.jp", None)


def forwarded_together(*notices: str) -> str:
    inside = "".join(f"--o\nContent-Type: message/rfc822\n\n{notice}\n" for notice in notices)
    head = "From: hanako@example.jp\nTo: desk@example.net\nSubject: Fwd: bounces\nMIME-Version: 1.0\n"
    words = "--o\nContent-Type: text/plain\n\nPlease help.\n"
    return f"{head}Content-Type: multipart/mixed; boundary=o\n\n{words}{inside}--o--\n"


def attached_notice(subject: str, words: str) -> str:
    return f"From: MAILER-DAEMON@mx.example.jp\nTo: hanako@example.jp\nSubject: {subject}\n\n{words}\n"


FAILED = attached_notice("Undelivered Mail Returned to Sender", "<taro@example.com>: 550 5.1.1 User unknown")
FULL = attached_notice("Undelivered Mail Returned to Sender", "<jiro@example.com>: 552 5.2.2 Mailbox full")
LATE = attached_notice("Warning: message delayed 4 hours", "<Taro@example.com>: 451 4.4.1 Connection timed out")
ARRIVED = (
    "From: MAILER-DAEMON@mx.example.jp\nTo: hanako@example.jp\nSubject: Successful Mail Delivery Report\n"
    "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=i\n\n"
    "--i\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.jp\n\n"
    "Final-Recipient: rfc822; taro@example.com\nAction: delivered\nStatus: 2.0.0\n\n--i--\n"
)
ABSENT = "From: taro@example.com\nSubject: Out of office\nAuto-Submitted: auto-replied\n\nI am away.\n"


class TestSeveralNoticesInOneMail:
    def test_are_all_read(self) -> None:
        notice = read(forwarded_together(FAILED, FULL))
        assert [(found.recipient, found.status) for found in notice.deliveries] == [
            ("taro@example.com", "5.1.1"),
            ("jiro@example.com", "5.2.2"),
        ]
        assert [part.path for part in notice.parts] == ["2.1", "3.1"]
        assert (notice.kind, notice.forwarder) == (Kind.FAILURE, "hanako@example.jp")

    def test_a_recipient_is_told_of_once_and_a_failure_outweighs_a_delay(self) -> None:
        assert len(read(forwarded_together(FAILED, LATE)).deliveries) == 1
        late_first = read(forwarded_together(LATE, FULL))
        assert late_first.kind is Kind.FAILURE
        assert {found.action for found in late_first.deliveries} == {Action.DELAYED, Action.FAILED}
        assert read(forwarded_together(LATE, LATE)).kind is Kind.DELAY

    def test_those_that_tell_of_no_failure_add_nothing(self) -> None:
        notice = read(forwarded_together(ABSENT, FAILED))
        assert [found.recipient for found in notice.deliveries] == ["taro@example.com"]
        assert read(forwarded_together(ABSENT, ABSENT)).kind is Kind.AUTO_REPLY
        assert read(forwarded_together(ARRIVED, ARRIVED)).kind is Kind.DELIVERED

    def test_are_read_up_to_the_limit_of_recipients(self) -> None:
        raw = forwarded_together(FAILED, FULL).encode()
        assert len(notices.read(raw, limits=Limits(recipients=1)).deliveries) == 1


class TestLimits:
    def test_no_more_recipients_than_allowed_are_read(self):
        text = HEADER + "\n" + "".join(f"<user{number}@example.jp>: 550 no\n\n" for number in range(30))
        assert len(notices.read(text.encode(), limits=Limits(recipients=5)).deliveries) == 5

    def test_a_deep_returned_message_does_not_hide_the_notice(self):
        deep = "".join(f"--n{i}\nContent-Type: multipart/mixed; boundary=n{i + 1}\n\n" for i in range(3_000))
        found = read(
            f'{HEADER}Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n<taro@example.jp>: 550 no\n--b\n'
            "Content-Type: message/rfc822\n\nFrom: h@example.com\nSubject: name\n"
            f"Content-Type: multipart/mixed; boundary=n0\n\n{deep}"
        )
        assert [delivery.recipient for delivery in found.deliveries] == ["taro@example.jp"]


def read_quietly(raw: bytes) -> None:
    try:
        notice = notices.read(raw)
    except Unreadable:
        return
    texts = {part.path: part.text for part in notice.parts}
    for delivery in notice.deliveries:
        for passage in (*((delivery.evidence,) if delivery.evidence else ()), *delivery.context):
            assert texts[passage.part][passage.start : passage.end] == passage.text


class TestHostility:
    @given(some.binary(max_size=3_000))
    @settings(max_examples=150, deadline=None)
    def test_any_bytes_are_read_or_unreadable(self, raw):
        read_quietly(raw)

    @given(some.text(max_size=2_000))
    @settings(max_examples=150, deadline=None)
    def test_any_text_in_a_notice_is_read(self, text):
        read_quietly(HEADER.encode() + b"Content-Type: text/plain; charset=utf-8\n\n" + text.encode("utf-8", "replace"))

    @given(
        some.lists(
            some.sampled_from(["<a@b.example>", ":", "\n", " ", "550", "5.1.1", "@", "(", "said", ">>>", "--", "To"])
        )
    )
    @settings(max_examples=200, deadline=None)
    def test_any_order_of_a_notices_words_is_read(self, pieces):
        read_quietly((HEADER + "\n" + " ".join(pieces)).encode())

    @pytest.mark.parametrize("piece", ["@", "<a@b.example>\n", "550 ", "a@", " ", "(", "<", "To: ", "\n", "5.1.1 "])
    def test_a_piece_repeated_a_hundred_thousand_times_is_read_in_time(self, piece):
        read_quietly((HEADER + "\n" + piece * (200_000 // len(piece))).encode())

    def test_random_header_bytes_are_read(self):
        chance = random.Random(7)
        for _ in range(30):
            junk = bytes(chance.choice(b"\x00\x80\xff=?:<@ \n") for _ in range(300))
            read_quietly(HEADER.encode() + b"X-Junk: " + junk + b"\n\nbody")


def test_a_notice_was_sent_when_its_own_date_says():
    sent = notices.read(mails.bounce(number=1)).sent_at
    assert sent == datetime(2026, 11, 24, 1, 15, 30, tzinfo=UTC)


def test_a_lazy_value_is_worked_out_once():
    class Lamp:
        lit = 0

        @lazy
        def light(self) -> str:
            """What shines."""
            self.lit += 1
            return "bright"

    lamp = Lamp()
    assert (lamp.light, lamp.light, lamp.lit) == ("bright", "bright", 1)
    assert Lamp.light.__doc__ == "What shines."
