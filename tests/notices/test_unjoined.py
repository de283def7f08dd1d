"""A text that lost its line breaks gets them back where a mail system speaks, and stays as it is elsewhere."""

from diagnostics import notices
from diagnostics.notices import unjoined

SAID = (
    "This is the mail system at host mx.example.net. Your message could not be delivered to one or more recipients. "
    "<taro@example.jp>: host mx.example.jp said: 550 5.1.1 <taro@example.jp>... User unknown (in reply to RCPT TO)"
)


def test_short_lines_stay() -> None:
    text = "<a@example.jp>: 550 5.1.1 no Final-Recipient: rfc822; a@example.jp\n" * 5
    assert unjoined.broken(text) is text


def test_a_long_line_in_which_no_mail_system_speaks_stays() -> None:
    text = "We met them. They said that all is well. " * 10
    assert unjoined.broken(text) == text


def test_sentences_recipients_and_fields_get_their_lines_back() -> None:
    lines = unjoined.broken(f"{SAID} Final-Recipient: rfc822; taro@example.jp Action: failed Status: 5.1.1").split("\n")
    assert [line.strip()[:20] for line in lines] == [
        "This is the mail sys",
        "Your message could n",
        "<taro@example.jp>: h",
        "Final-Recipient: rfc",
        "Action: failed",
        "Status: 5.1.1",
    ]


def test_breaks_that_were_written_as_signs_are_breaks() -> None:
    text = "48211,2026-11-24," + "This is the mail system\\n\\n<taro@example.jp>: 550 5.1.1 no\\r\\n" * 5
    assert "\n<taro@example.jp>: 550 5.1.1 no\n" in unjoined.broken(text)


def test_a_header_in_one_line_gets_its_lines_back() -> None:
    shown = "差出人: MAILER-DAEMON@mx.example.net 送信日時: 2026年11月24日 宛先: a@example.jp 件名: "
    lines = unjoined.broken(f"お世話になります。確認: 済 {shown}Undelivered Mail Returned to Sender {SAID}").split("\n")
    assert lines[1:5] == [
        "",
        "差出人: MAILER-DAEMON@mx.example.net",
        "送信日時: 2026年11月24日",
        "宛先: a@example.jp",
    ]
    assert lines[5].startswith("件名: Undelivered Mail Returned to Sender")
    assert "\nYour message could not be delivered" in "\n".join(lines)


def test_a_short_subject_is_shown_whole() -> None:
    line = f"From: {'a' * 150}@example.jp Sent: today To: b@example.jp Subject: Undelivered Mail"
    assert unjoined.broken(line).rstrip("\n").endswith("To: b@example.jp\nSubject: Undelivered Mail")


def test_a_sender_and_a_subject_alone_are_no_header() -> None:
    line = f"To: x Subject: y From: a@example.jp From: b@example.jp Subject: c {'d ' * 100}"
    assert unjoined.broken(line) == line


def test_a_notice_in_one_line_of_a_form_is_read() -> None:
    head = "From: ada@example.co.jp\nTo: desk@example.jp\nSubject: Contact\n\nName: Ada\nMessage: "
    returned = "From: ada@example.co.jp To: wrong@example.jp Subject: Hello"
    notice = notices.read(f"{head}{SAID} Reporting-MTA: dns; mx.example.net Action: failed {returned}\n".encode())
    assert notice.forwarded == ("inline:plain",)
    assert [delivery.recipient for delivery in notice.deliveries] == ["taro@example.jp"]


def test_what_is_quoted_stays_quoted() -> None:
    assert {line[:4] for line in unjoined.broken(f"MD> {SAID}").split("\n")} == {"MD> "}
