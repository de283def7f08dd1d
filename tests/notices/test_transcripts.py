"""Where does a transcript speak of one recipient among several?"""

from diagnostics import notices
from diagnostics.notices import transcripts
from diagnostics.notices.prose import Prose

TWO = (
    "... while talking to mx1.example.jp.:\n"
    ">>> RCPT To:<Taro@example.jp>\n"
    "<<< 552 Mailbox full\n"
    "554 5.0.0 <Taro@example.jp>... Service unavailable\n"
    "550 <jiro@example.org>... Host unknown"
)


def prose(text: str) -> Prose:
    return Prose(path="1", content_type="text/plain", text=text, end=len(text))


def read(text: str, recipient: str) -> str | None:
    turn = transcripts.turn(prose(text), recipient, 0)
    return text[turn.start : turn.end] if turn else None


def test_a_turn_goes_from_the_command_to_its_outcome() -> None:
    assert read(TWO, "taro@example.jp") == "\n".join(TWO.split("\n")[1:4])
    assert read("mail\n" + TWO.split("\n", 1)[1], "taro@example.jp") == "\n".join(TWO.split("\n")[1:4])


def test_it_may_begin_where_the_text_does() -> None:
    assert read(TWO.split("\n", 1)[1], "taro@example.jp") == "\n".join(TWO.split("\n")[1:4])
    assert read("<taro@example.jp>... Deferred", "taro@example.jp") == "<taro@example.jp>... Deferred"


def test_no_dialogue_leads_to_what_no_server_said() -> None:
    assert read(TWO, "jiro@example.org") == "550 <jiro@example.org>... Host unknown"


def test_none_is_found_where_no_line_begins_with_the_recipient() -> None:
    assert read(TWO, "hanako@example.jp") is None
    assert read("550 see <taro@example.jp>... and\n" * 20, "taro@example.jp") is None


def test_a_turn_with_dialogue_stands_below_its_server() -> None:
    text = prose(TWO)
    taro, jiro = transcripts.turn(text, "taro@example.jp", 0), transcripts.turn(text, "jiro@example.org", 0)
    assert taro is not None
    assert jiro is not None
    assert transcripts.with_heading(text, taro).startswith("while talking to mx1.example.jp.:\n>>> RCPT")
    assert "mx1" not in transcripts.with_heading(text, jiro)


def test_a_long_dialogue_is_cut_short() -> None:
    text = "<<< 250-more\n" * 500 + "550 <taro@example.jp>... no"
    turn = transcripts.turn(prose(text), "taro@example.jp", 0)
    assert turn is not None
    assert turn.end - turn.start < 500


def test_the_warning_has_its_transcript_above_the_list() -> None:
    mail = (
        b"From: MAILER-DAEMON@mx.example.jp\nSubject: Returned mail: see transcript for details\n\n"
        b"   ----- Transcript of session follows -----\n"
        b"... while talking to mx1.example.com.:\n>>> RCPT To:<taro@example.com>\n<<< 552 5.2.2 Mailbox full\n"
        b"552 5.2.2 <taro@example.com>... Service unavailable\n550 5.1.2 <jiro@example.org>... Host unknown\n\n"
        b"   ----- The following addresses had permanent fatal errors -----\n<taro@example.com>\n<jiro@example.org>\n"
    )
    taro, jiro = notices.read(mail).deliveries
    assert (taro.diagnostic, taro.command, taro.remote_host) == ("552 5.2.2 Mailbox full", "RCPT", "mx1.example.com")
    assert (jiro.status, jiro.command, jiro.remote_host) == ("5.1.2", "", "")


def test_a_reason_in_brackets_is_given_without_them() -> None:
    mail = (
        b"From: MAILER-DAEMON@mx.example.jp\nSubject: Returned mail: see transcript for details\n\n"
        b"   ----- The following addresses had permanent fatal errors -----\n"
        b"<taro@example.com>\n    (reason: 550 5.1.1 User unknown (#5.1.1))\n"
        b"<jiro@example.com>\n    (reason: 554 5.7.1 Type not allowed)\n    (expanded from: <info@example.jp>)\n"
    )
    taro, info = notices.read(mail).deliveries
    assert taro.diagnostic == "550 5.1.1 User unknown (#5.1.1)"
    assert info.diagnostic == "554 5.7.1 Type not allowed"
