"""Which recipients a text names as failed, and what it says of each."""

import pytest

from diagnostics.notices import blocks, message, prose, reasons, returned_marks
from diagnostics.notices.blocks import Block
from diagnostics.notices.prose import Prose


def prose_of(text: str) -> Prose:
    return Prose(path="1", content_type="text/plain", text=text, end=returned_marks.start(text))


def find(text: str, *, recipients: str = "", others: str = "") -> list[Block]:
    return blocks.find(
        prose_of(text), recipients=frozenset(recipients.split()), others=frozenset(others.split()), most=100
    )


def named(text: str, *, recipients: str = "", others: str = "") -> list[str]:
    return [block.recipient for block in find(text, recipients=recipients, others=others)]


class TestNaming:
    @pytest.mark.parametrize(
        "text",
        [
            "taro@example.jp",
            "  <taro@example.jp>:",
            "* taro@example.jp",
            "1. taro@example.jp",
            "・taro@example.jp",
            "Recipient: taro@example.jp",
            "宛先：taro@example.jp",
            "Empfänger: <taro@example.jp>",
            "收件人：taro@example.jp",
            "Could not be delivered to: <taro@example.jp>",
            "the mail to taro@example.jp was refused",
            "taro@example.jp への配信に失敗しました",
            "550 5.1.1 <taro@example.jp>... User unknown",
            ">>> RCPT To:<taro@example.jp>\n<<< 550 no",
            "To: taro@example.jp",
        ],
    )
    def test_a_failed_recipient_is_found_however_it_is_named(self, text):
        assert named(text) == ["taro@example.jp"]

    @pytest.mark.parametrize(
        "text",
        [
            "From: hanako@example.com",
            "if you have questions, contact hanako@example.com",
            "お問い合わせ先：hanako@example.com",
            "For assistance, write to\nhanako@example.com",
            "see https://example.com/?user=hanako@example.com which was refused",
            "(expanded from: hanako@example.com) was refused",
            ">>> MAIL From:<hanako@example.com>\n<<< 550 no",
            "we met hanako@example.com yesterday",
        ],
    )
    def test_who_plays_another_part_is_not(self, text):
        assert named(text) == []

    def test_a_line_of_its_own_counts_more_than_a_sentence(self):
        text = "Mail to jiro@example.jp was refused before.\n\nFailed now:\n\n  taro@example.jp\n    unknown user\n"
        assert named(text) == ["taro@example.jp"]

    def test_a_stray_address_counts_less_than_a_sentence(self):
        text = "Your mail to taro@example.jp could not be delivered.\n\nBye\nsales@shop.example\n"
        assert named(text) == ["taro@example.jp"]

    def test_a_wrapped_reply_names_no_further_recipient(self):
        text = "<taro@example.jp>: host mx said: 550\n    <alias@example.org>: unknown\n\n<jiro@example.jp>: full\n"
        assert named(text) == ["taro@example.jp", "jiro@example.jp"]

    def test_of_two_in_a_line_the_first_counts_unless_brackets_say_otherwise(self):
        assert named("Recipient: taro@example.jp; address: jiro@example.jp unknown") == ["taro@example.jp"]
        assert named("Recipient: taro@example.jp; address: <jiro@example.jp>: unknown") == ["jiro@example.jp"]

    def test_whom_the_mail_was_for_is_preferred(self):
        text = "Nobody here:\n\npostbox@gw.example\n\nYour mail for taro@example.jp was refused.\n"
        assert named(text, recipients="taro@example.jp") == ["taro@example.jp"]

    def test_another_with_a_reason_of_its_own_is_kept(self):
        text = "<real@example.jp>: 550 5.1.1 no such user\n\n<taro@example.jp>: 550 5.1.1 no such user\n"
        assert named(text, recipients="taro@example.jp") == ["real@example.jp", "taro@example.jp"]

    def test_a_sentence_about_someone_else_gives_way_to_whom_the_mail_was_for(self):
        text = "The mail of bounce@gw.example was refused. The mail to taro@example.jp was refused.\n"
        assert named(text, recipients="taro@example.jp") == ["taro@example.jp"]

    def test_the_desk_that_reports_is_not_the_recipient(self):
        assert named("postmaster@example.jp\n\ntaro@example.jp\n") == ["taro@example.jp"]

    def test_the_returned_message_is_not_searched(self):
        assert named("taro@example.jp failed\n\n--- Original message follows.\n\njiro@example.jp\n") == [
            "taro@example.jp"
        ]

    def test_no_more_than_asked_for_are_named(self):
        text = "".join(f"user{number}@example.jp\n" for number in range(50))
        found = blocks.find(prose_of(text), recipients=frozenset(), others=frozenset(), most=7)
        assert len(found) == 7

    def test_lines_of_one_indented_list_are_all_recipients_with_their_reasons(self):
        text = (
            "Folgende Adressen sind fehlgeschlagen:\n\n  taro@example.jp\n    Unbekannt\n  ken@example.jp\n    Nanu\n"
        )

        assert named(text) == ["taro@example.jp", "ken@example.jp"]


class TestAliases:
    def test_postfix_and_exim_put_the_alias_behind_the_address(self):
        (block,) = find("<real@example.jp> (expanded from <alias@example.com>): 550 no\n")
        assert (block.recipient, block.original) == ("real@example.jp", "alias@example.com")

    def test_sendmail_reports_on_the_alias(self):
        (block,) = find("<real@example.jp>\n    (expanded from: <alias@example.com>)\n")
        assert (block.recipient, block.original) == ("alias@example.com", "real@example.jp")


class TestStretches:
    def test_recipients_without_words_of_their_own_share_those_below(self):
        text = "taro@example.jp\njiro@example.jp\n\nReason: over quota\n"
        shared, own = find(text)
        assert text[shared.words_start : shared.end] == text[own.words_start : own.end]
        assert "over quota" in text[shared.words_start : shared.end]

    def test_the_address_again_in_brackets_is_no_reason(self):
        text = "taro@example.jp (Taro) <mailto:taro@example.jp>\nNot found.\n"
        (block,) = find("taro@example.jp<mailto:taro@example.jp>\nNot found.\n")
        assert "mailto" not in "taro@example.jp<mailto:taro@example.jp>\nNot found.\n"[block.words_start :]
        assert named(text) == ["taro@example.jp"]

    def test_a_date_behind_the_address_is_no_reason(self):
        text = "taro@example.jp on Tue, 10 Nov 2026 09:12:33 +0900\n    Unknown Recipient\n"
        (block,) = find(text)
        assert text[block.words_start : block.end].strip() == "Unknown Recipient"


class TestReasons:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("something\n\n550 5.1.1 no user\n\nmore", "550 5.1.1 no user"),
            ("... while talking to mx:\n<<< 552 full\n554 5.0.0 Service unavailable", "552 full"),
            ("<<< 550 no user\n550 5.1.1 <t@e.example>... User unknown\n<<< 503 5.0.0 Need RCPT", "550 no user"),
            ("Hello,\n\nthe mailbox is full.\n\nBye", "the mailbox is full."),
            ("Dear Hanako,\n\nwe are sorry.\n\nBye", "we are sorry."),
            ("first\n\n(#5.2.1) closed", "(#5.2.1) closed"),
            ("For this reason:\n\nthe end", "the end"),
        ],
    )
    def test_the_deciding_words_are_found(self, text, wanted):
        found = reasons.find(text, 0, len(text))
        assert found is not None
        assert text[found.start : found.end] == wanted

    def test_blank_text_has_no_reason(self):
        assert reasons.find(" \n \n", 0, 4) is None

    @pytest.mark.parametrize(
        "reply",
        ["550 5.1.1 The recipient's mailbox doesn't exist", "550 5.7.1 no mail here"],
    )
    def test_an_apostrophe_within_a_word_does_not_end_a_quoted_reply(self, reply):
        text = f"Remote Server returned '{reply}'\nmore"

        found = reasons.find(text, 0, len(text))

        assert text[found.start : found.end] == reply

    def test_a_quoted_reply_without_an_end_goes_on(self):
        text = "returned '550 5.1.1 That user doesn't exist"

        found = reasons.find(text, 0, len(text))

        assert text[found.start : found.end].endswith("doesn't exist")

    def test_the_reply_about_the_recipient_counts_more(self):
        text = "<<< 550 <a@b.example> unknown\n\n<<< 552 <c@d.example> full\n"
        found = reasons.find(text, 0, len(text), recipient="a@b.example")
        assert found is not None
        assert found.code == 550

    def test_a_reply_cut_after_its_first_line_is_made_whole(self):
        text = "(reason: 550-5.7.26 blocked because)\n\n<<< 550-5.7.26 blocked because\n<<< 550 5.7.26 of DMARC\n"
        found = reasons.find(text, 0, 40)
        assert found is not None
        whole = reasons.whole(text, found, len(text))
        assert text[whole.start : whole.end].endswith("of DMARC")


class TestReturnedMail:
    @pytest.mark.parametrize(
        "mark",
        [
            "--- Below this line is a copy of the message.",
            "------ This is a copy of the message, including all the headers. ------",
            "   ----- Original message follows -----",
            "Original message headers:",
            "-----Original Message-----",
            "Message d'origine :",
            "--- Der Kopf der ursprünglichen Nachricht folgt ---",
            "元のメッセージ ヘッダー:",
            "Исходное сообщение:",
            "Received: from a by b; Tue, 10 Nov 2026 09:12:20 +0900",
            "X-Mailer: Becky\nReceived: from a by b",
        ],
    )
    def test_it_begins_at_its_mark(self, mark):
        text = f"could not be delivered\n\n{mark}\nFrom: hanako@example.com\n"
        assert returned_marks.start(text) == len("could not be delivered\n\n")

    @pytest.mark.parametrize(
        "line",
        [
            "The original message was received at Tue, 10 Nov 2026 09:12:20 +0900",
            "your original message follows " + "x" * 300,
            "Received: once",
            "delete your own text from the attached returned message.",
        ],
    )
    def test_other_lines_are_the_notices_own(self, line):
        assert returned_marks.start(f"could not\n\n{line}") == len(f"could not\n\n{line}")


class TestAbout:
    def test_a_recipient_known_from_elsewhere_has_its_stretch(self):
        text = "To: taro@example.jp\n\nRecipient address: taro@example.jp\nReason: over quota\n"
        block = blocks.about(prose_of(text), "taro@example.jp")
        assert block is not None
        assert text[block.start : block.end].startswith("Recipient address")

    def test_who_is_only_named_in_another_part_has_none(self):
        assert blocks.about(prose_of("From: taro@example.jp\n" * 9), "taro@example.jp") is None

    @pytest.mark.parametrize("recipient", ["", "jiro@example.jp", "taro@exa"])
    def test_who_is_not_named_has_none(self, recipient):
        assert blocks.about(prose_of("taro@example.jp is unknown"), recipient) is None

    def test_letters_that_change_their_number_in_lower_case_do_no_harm(self):
        one = prose_of("İ taro@example.jp")
        assert len(one.lower) == len(one.own)


def test_html_is_read_only_where_there_is_no_plain_text():

    both = message.parse(
        b"From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nplain words\n--b\nContent-Type: text/html\n\n<p>html</p>\n--b--\n"
    )
    assert [one.content_type for one in prose.find(both)] == ["text/plain"]
    html = message.parse(b"From: a@b.example\nContent-Type: text/html\n\n<p>html <b>words</b></p>\n")
    (only,) = prose.find(html)
    assert (only.text.strip(), only.reconstructed) == ("html words", True)
