"""Is the notice found that somebody forwarded, and never the mail that a notice returns?"""

import base64
import gzip
import io
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostics import notices
from diagnostics.notices import Limits, Unreadable, inline_messages, message
from diagnostics.notices.unwrapping import Unwrapped, unwrap
from tests.pace import within

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FORWARDS = sorted(CORPUS.glob("forward-*.toml"))
NOTICE = (CORPUS / "postfix-01.eml").read_text()
TEXT_NOTICE = (CORPUS / "exim-01.eml").read_text()
ORDINARY = "From: ken@example.com\nTo: ada@example.jp\nSubject: Lunch\n\nShall we meet at noon?\n"
PNG = base64.encodebytes(b"\x89PNG\r\n\x1a\n" + bytes(9_000)).decode()


def opened(raw: str | bytes) -> Unwrapped:
    raw = raw.encode() if isinstance(raw, str) else raw
    return unwrap(message.parse(raw), limits=Limits())


def wrapped(*parts: str, sender: str = "Ada <ada@example.jp>", subject: str = "Fwd: x", kind: str = "mixed") -> str:
    boundary = f"=_{abs(hash(parts))}"
    body = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return (
        f"From: {sender}\nTo: desk@example.jp\nSubject: {subject}\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{body}--{boundary}--\n'
    )


def words(text: str = "Please see.") -> str:
    return f"Content-Type: text/plain; charset=utf-8\n\n{text}\n"


def attached(raw: str, kind: str = "message/rfc822", name: str = "") -> str:
    disposition = f'Content-Disposition: attachment; filename="{name}"\n' if name else ""
    return f"Content-Type: {kind}\n{disposition}\n{raw}\n"


def inline(text: str, subject: str = "Fwd: x", sender: str = "Ada <ada@example.jp>") -> str:
    return f"From: {sender}\nTo: desk@example.jp\nSubject: {subject}\n\n{text}\n"


@pytest.mark.parametrize("expectation", FORWARDS, ids=lambda path: path.stem)
class TestForwardsOfTheCorpus:
    def test_who_forwarded_it_and_how_is_told(self, expectation: Path) -> None:
        wanted = tomllib.loads(expectation.read_text())
        found = opened(expectation.with_suffix(".eml").read_bytes())
        assert (list(found.forwarded), found.forwarder) == (wanted["forwarded"], wanted["forwarder"])

    def test_what_was_odd_about_it_is_told(self, expectation: Path) -> None:
        wanted = tomllib.loads(expectation.read_text())
        defects = opened(expectation.with_suffix(".eml").read_bytes()).message.defects
        assert set(wanted.get("defects", [])) <= set(defects)

    def test_the_parts_keep_the_paths_of_the_submission(self, expectation: Path) -> None:
        raw = expectation.with_suffix(".eml").read_bytes()
        paths = {part.path for part in message.parse(raw).parts}
        inside = {part.path for part in opened(raw).message.parts}
        assert all(any(path == outer or path.startswith(f"{outer}.") for outer in paths) for path in inside)


def test_the_corpus_holds_forwards() -> None:
    assert len(FORWARDS) >= 40


class TestReturnedMailIsNoForward:
    def test_in_a_report(self) -> None:
        returned = wrapped(words(), attached(NOTICE))
        report = wrapped(words("It failed."), attached(returned), sender="x@example.jp", subject="x", kind="report")
        assert opened(report).forwarded == ()

    @pytest.mark.parametrize(
        "sender", ["MAILER-DAEMON@mx.example.jp", "postmaster@mx.example.jp", "no-reply@example.jp"]
    )
    def test_attached_to_a_notice_of_words(self, sender: str) -> None:
        said = words("Your message could not be delivered:\n\n<desk@example.jp>: mailbox full\n")
        assert opened(wrapped(said, attached(ORDINARY), sender=sender, subject="Sorry")).forwarded == ()

    def test_attached_to_a_notice_of_words_though_it_is_a_forwarded_notice_itself(self) -> None:
        said = words("Your message could not be delivered:\n\n<desk@example.jp>: mailbox full\n")
        returned = attached(wrapped(words(), attached(NOTICE)))
        assert opened(wrapped(said, returned, sender="MAILER-DAEMON@mx.example.jp", subject="Error")).forwarded == ()

    def test_written_out_below_a_notice(self) -> None:
        returned = inline("---------- Forwarded message ---------\n" + TEXT_NOTICE)
        text = f"Hi. This is the program at mx.example.jp.\n\n<desk@example.jp>:\nmailbox full\n\n{returned}"
        assert opened(inline(text, "failure notice", "MAILER-DAEMON@mx.example.jp")).forwarded == ()

    def test_quoted_below_a_notice_without_known_sender(self) -> None:
        text = (
            "Your message could not be delivered to desk@example.jp: 550 5.1.1 User unknown\n\n"
            "-----Original Message-----\nFrom: ken@example.com\nSent: Tue\nTo: desk@example.jp\nSubject: Lunch\n\nNoon?"
        )
        assert opened(inline(text, "Sorry", "relay@example.jp")).forwarded == ()

    def test_of_an_automatic_answer(self) -> None:
        text = "---------- Forwarded message ---------\n" + TEXT_NOTICE
        raw = inline(text, "Automatic reply: Fwd: x").replace("Subject:", "Auto-Submitted: auto-replied\nSubject:", 1)
        assert opened(raw).forwarded == ()


class TestAttached:
    def test_an_ordinary_mail_is_opened_where_the_subject_says_that_it_was_forwarded(self) -> None:
        found = opened(wrapped(words(), attached(ORDINARY)))
        assert (found.forwarded, found.message.sender) == (("attachment",), "ken@example.com")

    def test_an_ordinary_mail_is_opened_where_the_subjects_agree(self) -> None:
        assert opened(wrapped(words(), attached(ORDINARY), subject="Lunch")).forwarded == ("attachment",)

    @pytest.mark.parametrize("subject", ["Minutes", ""])
    def test_an_ordinary_mail_stays_an_attachment_otherwise(self, subject: str) -> None:
        assert opened(wrapped(words(), attached(ORDINARY), subject=subject)).forwarded == ()

    def test_an_automatic_answer_is_opened_whatever_the_subject(self) -> None:
        answer = "From: taro@example.jp\nSubject: Away\nAuto-Submitted: auto-replied\n\nBack on Monday.\n"
        assert opened(wrapped(words(), attached(answer), subject="What is this?")).forwarded == ("attachment",)

    @pytest.mark.parametrize(
        ("content", "name", "kind"),
        [
            ("just some notes", "notes.txt", "text/plain"),
            ("Remember: buy milk", "notes.txt", "text/plain"),
            ("Remember: buy milk", "notes.eml", "application/octet-stream"),
            ("Remember: buy milk", "", "application/octet-stream"),
            ("%PDF-1.4", "a.pdf", "application/octet-stream"),
            ("Remember: buy milk", "a.csv", "text/csv"),
            ("", "empty.eml", "application/octet-stream"),
            ("", "", "message/rfc822"),
        ],
    )
    def test_a_file_that_holds_no_mail_is_none(self, content: str, name: str, kind: str) -> None:
        assert opened(wrapped(words(), attached(content, kind, name), subject="x")).forwarded == ()

    def test_a_text_file_with_the_words_of_a_notice_is_one(self) -> None:
        text = "<taro@example.jp>: 550 5.1.1 User unknown"
        found = opened(wrapped(words(), attached(text, "text/plain", "error.txt")))
        assert (found.forwarded, found.message.parts[0].text.strip()) == (("attachment",), text)

    def test_the_surest_of_several_is_the_notice(self) -> None:
        text = attached("<taro@example.jp>: 550 5.1.1 User unknown", "text/plain", "log.txt")
        found = opened(wrapped(words(), text, attached(NOTICE)))
        assert found.message.content_type == "multipart/report"
        assert [other.parts[0].text.strip() for other in found.others] == ["<taro@example.jp>: 550 5.1.1 User unknown"]

    def test_a_saved_page_is_a_text_file_too(self) -> None:
        page = "<html><body>Your mail could not be delivered.<br><br>&lt;taro@example.jp&gt;: 550 no</body></html>"
        found = opened(wrapped(words(), attached(page, "text/html", "mail.htm"), subject="help"))
        assert found.forwarded == ("attachment",)
        assert "<taro@example.jp>: 550 no" in found.message.parts[0].text

    def test_a_text_file_may_be_called_a_stream_of_bytes(self) -> None:
        text = "Your mail could not be delivered.\n\n<taro@example.jp>: 550 no"
        kind = "application/octet-stream"
        assert opened(wrapped(words(), attached(text, kind, "mail.txt"), subject="x")).forwarded == ("attachment",)
        assert opened(wrapped(words(), attached(text + "\0", kind, "mail.txt"), subject="x")).forwarded == ()

    def test_a_text_file_that_only_talks_of_notices_is_none(self) -> None:
        text = "He said that his mail could not be delivered, with 550 5.1.1 or so."
        assert opened(wrapped(words(), attached(text, "text/plain", "chat.txt"), subject="x")).forwarded == ()

    @pytest.mark.parametrize("charset", ["utf-16", "utf-16-le"])
    @pytest.mark.parametrize(
        "text", [NOTICE, "From:\tMail Delivery System\nSubject:\tfailure notice\n\nNot delivered."]
    )
    def test_a_text_file_may_be_stored_in_utf_16(self, text: str, charset: str) -> None:
        content = base64.encodebytes(text.encode(charset)).decode()
        kind = "text/plain\nContent-Transfer-Encoding: base64"
        found = opened(wrapped(words(), attached(content, kind, "mail.txt"), subject="help"))
        assert found.forwarded == ("attachment",)
        assert "\0" not in found.message.parts[0].text

    @pytest.mark.parametrize("name", ["mail.eml.gz", "mail.gz"])
    def test_a_compressed_mail_is_found(self, name: str) -> None:
        content = base64.encodebytes(gzip.compress(NOTICE.encode())).decode()
        kind = "application/gzip\nContent-Transfer-Encoding: base64"
        found = opened(wrapped(words(), attached(content, kind, name), subject="help"))
        assert (found.forwarded, found.message.content_type) == (("attachment",), "multipart/report")

    def test_a_mail_as_apple_mail_keeps_it_is_found(self) -> None:
        content = f"{len(NOTICE.encode())}\n{NOTICE}<?xml version='1.0'?>\n<plist version='1.0'></plist>"
        found = opened(wrapped(words(), attached(content, "application/octet-stream", "47.emlx"), subject="help"))
        assert (found.forwarded, found.message.content_type) == (("attachment",), "multipart/report")

    @pytest.mark.parametrize("files", [("a.eml",), ("list.csv", "b.EML")])
    def test_a_mail_in_an_archive_is_found(self, files: tuple[str, ...]) -> None:
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w") as archive:
            for name in files:
                archive.writestr(name, NOTICE)
        content = base64.encodebytes(raw.getvalue()).decode()
        kind = "application/zip\nContent-Transfer-Encoding: base64"
        found = opened(wrapped(words(), attached(content, kind, "mail.zip"), subject="help"))
        assert found.forwarded == ("attachment",)
        assert [part.path for part in found.message.parts] == ["2.1.1", "2.1.2", "2.1.3"]

    def test_nested_deeper_than_the_limit_stays_closed(self) -> None:
        raw = NOTICE
        for _ in range(30):
            raw = wrapped(words(), attached(raw))
        found = opened(raw)
        assert len(found.forwarded) <= 10

    def test_a_mailbox_is_opened_under_any_name(self) -> None:
        kept = f"From MAILER-DAEMON Mon Jun  3 10:00:00 2024\n{TEXT_NOTICE}"
        assert opened(wrapped(words(), attached(kept, "text/plain", "bounces"))).forwarded == ("attachment",)
        assert opened(wrapped(words(), attached("From noon on we meet.\n", "text/plain", "note"))).forwarded == ()

    def test_notices_are_all_read_however_long_they_are(self) -> None:
        page = "<p>Delivery failed.</p>\n" * 15_000
        reports = [
            "From: MAILER-DAEMON@mx.example.jp\nTo: ada@example.jp\nSubject: Undeliverable: Estimate\n"
            "Content-Type: multipart/report; report-type=delivery-status; boundary=B\n\n"
            f"--B\nContent-Type: text/html\n\n{page}\n--B\nContent-Type: message/delivery-status\n\n"
            f"Final-Recipient: rfc822; user{number}@example.com\nAction: failed\nStatus: 5.1.1\n\n--B--\n"
            for number in range(4)
        ]
        raw = wrapped(words(), *[attached(one) for one in reports]).encode()
        assert [one.recipient for one in notices.read(raw).deliveries] == [f"user{n}@example.com" for n in range(4)]


class TestInline:
    MARK = "---------- Forwarded message ---------\n"

    def test_what_the_text_says_beats_the_mail_that_came_along(self) -> None:
        text = words(self.MARK + TEXT_NOTICE.partition("------ This is")[0])
        found = opened(wrapped(text, attached(ORDINARY.replace("Shall", "It could not be delivered. Shall"))))
        assert found.forwarded == ("inline:gmail",)
        assert found.message.sender == "Mailer-Daemon@mx.example.com"
        assert [part.content_type for part in found.message.parts] == ["text/plain", "message/rfc822"]

    def test_a_report_that_came_along_as_a_file_is_a_report_again(self) -> None:
        report = "Reporting-MTA: dns; mx.example.jp\n\nFinal-Recipient: rfc822; taro@example.jp\nAction: failed\n"
        text = words(self.MARK + TEXT_NOTICE.partition("------ This is")[0])
        found = opened(
            wrapped(text, attached(report, "text/plain", "details.txt"), attached("x", "image/png", "a.png"))
        )
        assert [part.content_type for part in found.message.parts] == ["text/plain", "message/delivery-status"]

    def test_a_quoted_text_is_marked_as_reconstructed(self) -> None:
        quoted = "\n".join(f"> {line}" for line in TEXT_NOTICE.split("\n"))
        (part,) = opened(inline(quoted)).message.parts
        assert part.reconstructed
        assert not opened(inline(self.MARK + TEXT_NOTICE)).message.parts[0].reconstructed

    def test_without_a_subject_inside_the_wrappers_is_taken(self) -> None:
        assert opened(inline("> 550 5.1.1 User unknown\n", "Fwd: Mail error")).message.subject == "Mail error"
        assert opened(inline("> 550 5.1.1 User unknown\n", "Re: Mail error")).message.subject == "Mail error"
        attributed = "MAILER-DAEMON@mx.example.com wrote:\n> 550 5.1.1 User unknown\n"
        assert opened(inline(attributed, "")).message.subject == ""

    @pytest.mark.parametrize(
        ("subject", "quoted", "forwarded"),
        [
            ("Fwd: x", "550 5.1.1 User unknown", True),
            ("Fwd: failure notice", "it did not work", True),
            ("Fwd: x", "it could not be delivered", False),
            ("Re: failure notice", "550 5.1.1 User unknown", True),
            ("Re: failure notice", "it could not be delivered", True),
            ("Re: new release", "she saw 550 5.1.1 User unknown", False),
            ("Re: new release", "This is the mail system at host mx.example.jp. Your mail was not delivered.", True),
            ("Re: 不達", "she saw 550 5.1.1 User unknown", False),
            ("Re: 不達", "Your mail could not be delivered.", True),
        ],
    )
    def test_a_quotation_without_a_name_needs_a_subject_or_a_reply(
        self, subject: str, quoted: str, *, forwarded: bool
    ) -> None:
        assert bool(opened(inline(f"see:\n\n> {quoted}\n", subject)).forwarded) is forwarded

    def test_pasted_source_is_read_with_its_parts(self) -> None:
        found = opened(inline(f"see\n-- Forwarded message --\n\n{NOTICE}"))
        assert [part.path for part in found.message.parts] == ["1.1", "1.2", "1.3"]
        assert found.forwarded == ("inline:other",)

    def test_pasted_source_whose_parts_were_cut_off_is_read_as_text(self) -> None:
        (part,) = opened(inline("see\n" + self.MARK + NOTICE.partition("\n\n")[0] + "\n\nUser unknown")).message.parts
        assert part.text == "User unknown"

    def test_pasted_source_that_is_too_deep_is_read_as_text(self) -> None:
        raw = inline("see\n" + self.MARK + NOTICE).encode()
        limits = Limits(depth=1)
        (part,) = unwrap(message.parse(raw, limits=limits), limits=limits).message.parts
        assert part.path == "1"

    def test_a_pasted_notice_needs_a_subject_that_says_so(self) -> None:
        text = "this came:\n\n<taro@example.jp>: 550 5.1.1 User unknown"
        assert opened(inline(text, "Fwd: x")).forwarded == ("inline:plain",)
        assert opened(inline("it came", "Fwd: failure notice")).forwarded == ("inline:plain",)
        assert opened(inline("This is the mail system at host mx", "Fwd: x")).forwarded == ("inline:plain",)
        assert opened(inline(text, "Question")).forwarded == ()
        assert opened(inline("it came", "Fwd: Lunch")).forwarded == ()

    @pytest.mark.parametrize("subject", ["[desk] Fwd: failure notice", "I: failure notice", "VS: failure notice"])
    def test_a_pasted_notice_is_one_layer_whatever_stands_before_the_subject(self, subject: str) -> None:
        assert opened(inline("it came", subject)).forwarded == ("inline:plain",)

    @pytest.mark.parametrize("subject", ["Re: Fwd: failure notice", "[desk] 返信: Fwd: failure notice"])
    def test_an_answer_that_keeps_the_subject_of_a_forwarded_notice_must_say_more(self, subject: str) -> None:
        assert opened(inline("Thank you, he has corrected it and the mail arrived.", subject)).forwarded == ()
        assert opened(inline("It said: user unknown", subject)).forwarded == ("inline:plain",)

    def test_a_mail_in_html_alone_is_read_as_it_looks(self) -> None:
        html = f"<p>see</p><p>{self.MARK}<br>From: MAILER-DAEMON@mx.example.com<br>Subject: x</p>"
        raw = inline(html).replace("Subject: Fwd: x", "Subject: Fwd: x\nContent-Type: text/html")
        assert opened(raw).message.sender == "MAILER-DAEMON@mx.example.com"

    def test_a_mail_that_only_quotes_ordinary_mail_stays_closed(self) -> None:
        text = (
            "-----Original Message-----\nFrom: ken@example.com\nSent: Tue\nTo: ada@example.jp\nSubject: Lunch\n\nNoon?"
        )
        found = opened(inline(text, "Re: Lunch"))
        assert (found.forwarded, found.forwarder, found.message.subject) == ((), "", "Re: Lunch")

    def test_a_notice_shown_without_its_sender_is_opened(self) -> None:
        header = "Date: Tue, 24 Nov 2026 10:00:00 +0900\nSubject: Delivery failure\n"
        notice = "<taro@example.jp>: host mx.example.jp[192.0.2.1] said: 550 5.1.1 User unknown\n"
        assert opened(inline(f"Please see.\n\nBegin forwarded message:\n\n{header}\n{notice}")).forwarded == (
            "inline:apple",
        )


class TestPasted:
    NOTICE = "Your message could not be delivered to:\n\n  taro@example.jp\n\nReason: 550 5.1.1 User unknown"

    @pytest.mark.parametrize("subject", ["Question", "メールが送れません", ""])
    def test_needs_no_subject_where_the_signs_agree(self, subject: str) -> None:
        found = opened(inline(f"What is this?\n\n{self.NOTICE}\n\nAda", subject))
        assert (found.forwarded, found.forwarder) == (("inline:plain",), "ada@example.jp")

    def test_in_an_answer_needs_one_sign_more(self) -> None:
        answer = inline(f"it said\n\n{self.NOTICE}").replace("Subject: Fwd: x", "Subject: Re: x\nIn-Reply-To: <a@b>")
        assert opened(answer).forwarded == ("inline:plain",)
        assert opened(answer.replace("Reason: 550 5.1.1 ", "")).forwarded == ()

    @pytest.mark.parametrize(
        "field", ["List-Id: <x.example.org>", "Precedence: bulk", "Auto-Submitted: auto-generated"]
    )
    def test_is_not_believed_of_a_mail_to_many(self, field: str) -> None:
        assert opened(inline(self.NOTICE, "Question").replace("Subject:", f"{field}\nSubject:")).forwarded == ()

    @pytest.mark.parametrize(
        "sender", ["Filter <filter@example.jp>", "no-reply@example.jp", "メールシステム <m@example.jp>"]
    )
    def test_is_not_believed_of_a_machine(self, sender: str) -> None:
        assert opened(inline(self.NOTICE, "Question", sender)).forwarded == ()

    def test_is_not_believed_of_what_an_answer_quotes_from_a_person(self) -> None:
        quoted = "\n".join(f"> {line}" for line in self.NOTICE.split("\n"))
        text = f"This is solved.\n\nOn 10.11.26 9:12, Ken <ken@example.com> wrote:\n{quoted}"
        assert opened(inline(text, "Re: help")).forwarded == ()
        assert opened(inline(text, "Fwd: help")).forwarded == ("inline:quoted", "inline:plain")

    def test_is_found_below_the_question_that_the_answer_quotes(self) -> None:
        asked = "Here it is:\n\nOn 10.11.26 9:12, Desk <desk@example.jp> wrote:\n> Please send us all of it."
        text = f"{asked}\n\n{self.NOTICE}"
        assert opened(inline(text, "Re: help")).forwarded == ("inline:plain",)
        assert opened(inline(asked, "Re: help")).forwarded == ()

    def test_repeats_no_address_for_its_link(self) -> None:
        linked = self.NOTICE.replace("taro@example.jp", "taro@example.jp&lt;mailto:taro@example.jp&gt;").replace(
            "\n", "<br>"
        )
        raw = inline(linked).replace("Subject: Fwd: x", "Subject: Fwd: x\nContent-Type: text/html")
        assert "mailto:" not in opened(raw).message.parts[0].text

    def test_is_believed_of_what_an_answer_quotes_from_a_mail_system(self) -> None:
        text = f"Why?\n\nOn 10.11.26 9:12, Mail Delivery System wrote:\n> {self.NOTICE.splitlines()[0]}"
        found = opened(inline(text, "Re: failure notice"))
        assert (found.forwarded, found.message.header("from")) == (("inline:quoted",), "Mail Delivery System")
        assert found.message.header("to") == "Ada <ada@example.jp>"


class TestForwarder:
    @pytest.mark.parametrize(
        ("sender", "address", "name"),
        [
            ('"Sato, Ada" <ada@example.jp>', "ada@example.jp", "Sato, Ada"),
            ("=?utf-8?b?5L2Q6Jek?= <ada@example.jp>", "ada@example.jp", "佐藤"),
            ("ada@example.jp", "ada@example.jp", ""),
            ('"ada@example.jp" <ada@example.jp>', "ada@example.jp", ""),
        ],
    )
    def test_is_the_outermost_sender(self, sender: str, address: str, name: str) -> None:
        found = opened(wrapped(words(), attached(NOTICE), sender=sender))
        assert (found.forwarder, found.forwarder_name) == (address, name)


class TestScreenshots:
    def picture(self, content: str = PNG) -> str:
        return f"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n{content}"

    def test_a_picture_with_few_words_is_called_one(self) -> None:
        assert opened(wrapped(words(), self.picture())).message.defects == ("screenshot-only",)

    @pytest.mark.parametrize(
        "parts",
        [
            (words("A whole letter. " * 40),),
            (words("550 5.1.1 User unknown"),),
            (words(), "Content-Type: application/pdf\n\nx"),
        ],
    )
    def test_a_picture_beside_more_is_none(self, parts: tuple[str, ...]) -> None:
        assert opened(wrapped(*parts, self.picture(), subject="x")).message.defects == ()

    def test_a_small_picture_is_an_ornament(self) -> None:
        assert opened(wrapped(words(), self.picture("AAAA"))).message.defects == ()


class TestHostileMail:
    @settings(max_examples=60, deadline=None)
    @given(st.integers(min_value=0, max_value=len(FORWARDS) - 1), st.data())
    def test_a_damaged_forward_raises_nothing_but_unreadable(self, number: int, data: st.DataObject) -> None:
        raw = bytearray(FORWARDS[number].with_suffix(".eml").read_bytes())
        for _ in range(8):
            place = data.draw(st.integers(min_value=0, max_value=len(raw) - 1))
            raw[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
        try:
            notices.read(bytes(raw))
        except Unreadable:
            return

    @pytest.mark.parametrize(
        "piece", ["---------- Forwarded message ---------\nFrom: a\nSubject: b\n\n", "> ", "Subject: x\n y\n"]
    )
    def test_a_long_text_is_not_slow(self, piece: str) -> None:
        raw = inline(piece * (1_000_000 // len(piece)))
        with within(5):
            opened(raw)

    def test_many_attached_mails_are_not_slow(self) -> None:
        raw = wrapped(words(), *(attached(NOTICE) for _ in range(400)))
        with within(5):
            assert len(opened(raw).others) == 49

    def test_layers_are_opened_while_they_are_no_longer_than_people_forward(self) -> None:
        mark = "---------- Forwarded message ---------\nFrom: a@example.jp\nSubject: Undelivered\n\n"
        text = "Your message could not be delivered: 550 5.1.1 user unknown\n" * 50
        assert len(opened(inline(mark * 8 + text)).forwarded) >= 8
        assert len(opened(inline(mark * 8 + text * 200)).forwarded) < 8

    def test_attached_texts_are_opened_while_they_are_no_longer_than_people_forward(self) -> None:
        long = words(NOTICE * (400_000 // len(NOTICE)))
        one = attached(wrapped(long, sender="ken@example.net", subject="Undelivered"))
        assert len(opened(wrapped(words(), *[one] * 19)).others) < 18

    def test_a_report_is_opened_behind_however_much_else(self) -> None:
        one = attached(wrapped(words("Dear Ada,\n" * 40_000), sender="ken@example.net", subject="Minutes"))
        assert notices.read(wrapped(words(), *[one] * 9, attached(NOTICE)).encode()).kind is notices.Kind.FAILURE

    def test_what_is_attached_is_opened_with_one_patience_for_all(self, monkeypatch: pytest.MonkeyPatch) -> None:
        calls: list[int] = []
        look = inline_messages.open_one
        monkeypatch.setattr(
            inline_messages, "open_one", lambda *given, **named: calls.append(1) or look(*given, **named)
        )
        mark = "---------- Forwarded message ---------\nFrom: a@example.jp\nSubject: Undelivered\n\n"
        one = attached(inline(mark * 9 + "550 5.1.1 user unknown\n" * 2_000, subject="Fwd: Undelivered Mail"))
        assert len(notices.read(wrapped(words(), *[one] * 12).encode()).forwarded) > 1
        assert 12 < len(calls) < 60
