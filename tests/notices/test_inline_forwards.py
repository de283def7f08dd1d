"""Is the outermost message found that somebody forwarded inside a text?"""

import pytest

from diagnostics.notices import inline_forwards
from diagnostics.notices.forward_marks import Claim
from diagnostics.notices.inline_forwards import InlineForward
from tests.pace import within

BODY = "This is the mail system.\n\n<taro@example.jp>: 550 5.1.1 User unknown"


def only(text: str) -> InlineForward:
    (found,) = inline_forwards.find(text)
    return found


def header(*lines: str) -> str:
    return "\n".join(lines) + "\n\n" + BODY


ENGLISH = header("From: MAILER-DAEMON@mx.example.com", "Date: Tue", "Subject: failure notice", "To: ada@example.jp")
OUTLOOK = header("From: MAILER-DAEMON@mx.example.com", "Sent: Tue", "To: ada@example.jp", "Subject: failure notice")
JAPANESE = header(
    "差出人: MAILER-DAEMON@mx.example.com", "送信日時: 火", "宛先: ada@example.jp", "件名: failure notice"
)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("---------- Forwarded message ---------\n" + ENGLISH, "gmail"),
        ("---------- 転送メッセージ ----------\n" + ENGLISH, "gmail"),
        ("-----Original Message-----\n" + OUTLOOK, "outlook"),
        ("________________________________\n" + JAPANESE, "outlook"),
        (OUTLOOK, "outlook"),
        (JAPANESE, "outlook"),
        (ENGLISH, "plain"),
        ("-------- Forwarded Message --------\n" + ENGLISH, "thunderbird"),
        ("-------- 転送メッセージ --------\n" + ENGLISH, "thunderbird"),
        ("Begin forwarded message:\n\n" + ENGLISH, "apple"),
        ("転送されたメッセージ:\n\n" + ENGLISH, "apple"),
        ("-------- Original message --------\n" + ENGLISH, "android"),
        ("----- Forwarded Message -----\n" + ENGLISH, "yahoo"),
        ("----- Forwarded Message -----\n" + ENGLISH.replace("Tue", "2026/11/10, Tue 09:25"), "yahoo-japan"),
        ("----- Original Message -----\n" + ENGLISH, "yahoo"),
        ("Forwarded by ada <ada@example.jp>\n---------------- Original Message ----------------\n" + ENGLISH, "becky"),
        ("---------------- Original Message ----------------\n" + ENGLISH, "becky"),
        ("------- Forwarded by Ada/Example on 2026/11/24 -------\n" + ENGLISH, "notes"),
        ("=== 転送元メッセージ ===\n" + ENGLISH, "other"),
        ("======\n" + ENGLISH, "other"),
        ("======\n" + OUTLOOK, "outlook"),
        ("------- 元のメッセージ -------\n" + ENGLISH, "other"),
        ("\n".join(f"> {line}" for line in ENGLISH.split("\n")), "quoted"),
        ("=====\n" + "\n".join(f"> {line}" for line in ENGLISH.split("\n")), "quoted"),
    ],
)
def test_each_program_is_told_by_its_way_of_forwarding(text: str, style: str) -> None:
    found = only("見てください。\n\n" + text)
    assert (found.style, found.words, found.body) == (style, "見てください。", BODY)
    assert dict(found.fields)["From"] == "MAILER-DAEMON@mx.example.com"
    assert dict(found.fields)["Subject"] == "failure notice"


def test_a_field_folded_onto_the_next_lines_is_put_together() -> None:
    folded = "From: a@example.jp\nSubject: one\n two\nTo: b@example.jp,\nc@example.jp\nDate: Tue\n\nx"
    text = f"---------- Forwarded message ---------\n{folded}"
    fields = dict(only(text).fields)
    assert (fields["Subject"], fields["To"]) == ("one two", "b@example.jp, c@example.jp")


def test_a_value_on_the_line_below_its_label_is_taken() -> None:
    fields = dict(
        only("-------- Forwarded Message --------\nSubject:\nfailure notice\nFrom:\na@example.jp\n\nx").fields
    )
    assert fields == {"Subject": "failure notice", "From": "a@example.jp"}


def test_fields_that_html_set_apart_as_paragraphs_are_one_header() -> None:
    found = only("---------- Forwarded message ---------\n\nFrom: a@example.jp\n\nDate: Tue\n\nSubject: x\n\nhello")
    assert ([name for name, _ in found.fields], found.body) == (["From", "Date", "Subject"], "hello")


def test_a_text_below_an_unfinished_header_is_no_part_of_it() -> None:
    found = only("---------- Forwarded message ---------\nFrom: a@example.jp\nDate: Tue\n\nhello\nSubject: x")
    assert found.body == "hello\nSubject: x"
    found = only("---------- Forwarded message ---------\nFrom: a@example.jp\nDate: Tue\n\n\n\n\n\nhello")
    assert found.body == "hello"


def test_a_text_right_below_a_finished_header_begins_the_body() -> None:
    found = only(
        "---------- Forwarded message ---------\nFrom: a@b.example\nSubject: x\nTo: c\nDate: d\nReporting-MTA: e\n"
    )
    assert found.body == "Reporting-MTA: e"
    found = only("---------- Forwarded message ---------\nFrom: a@b.example\nSubject: x\nhello there")
    assert found.body == "hello there"


def test_a_header_shown_in_full_keeps_fields_that_no_program_translates() -> None:
    text = (
        "----- Forwarded message from ada -----\n\nReturn-Path: <>\nX-Queue: 1\nFrom: a@b.example\nTo: c\n"
        "Date: d\nSubject: e\nX-More: f\n\nhello\n----- End forwarded message -----\nmy words"
    )
    found = only(text)
    assert dict(found.fields)["X-More"] == "f"
    assert found.body == "hello"


def test_my_own_words_between_end_a_quoted_header() -> None:
    found = only("> From: a@example.jp\n> To: b\n> Subject: c\nmy words: here\n> hello\n")
    assert (len(found.fields), found.body) == (3, "my words: here\nhello")


def test_a_mark_without_header_forwards_what_stands_below() -> None:
    found = only("Begin forwarded message:\n\n> hello\n> there")
    assert (found.claim, found.fields, found.body, found.is_quoted) == (Claim.FORWARDED, (), "hello\nthere", True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear all,\n\nplease see below.\n",
        "-----Original Message-----\nhello",
        "---------- Forwarded message ---------",
        "---------- Forwarded message ---------\n\n",
        "From: a@example.jp\nTo: b@example.jp\n\nhello",
        "Date: Tue\nTo: b@example.jp\nFrom: c@example.jp\n\nhello",
        "Message-ID: <1@x>\nDate: Tue\nFrom: a@example.jp\nTo: b@example.jp\nSubject: the returned mail\n\n",
        "--- original mail info\nFrom: a@example.jp\nSubject: x\nDate: Tue\nMessage-ID: <1@x>\n",
        ">>> RCPT TO:<taro@example.jp>\n<<< 550 5.1.1 User unknown",
        "He said:\n> one\nand I answered\nat length\nmore than once",
    ],
)
def test_what_is_no_forward_is_none(text: str) -> None:
    assert inline_forwards.find(text) == ()


def test_a_short_header_below_original_message_is_enough() -> None:
    assert only("-----Original Message-----\nFrom: a@example.jp\nSubject: x\n\nhello").body == "hello"


@pytest.mark.parametrize(
    "above",
    [
        "On Tue, Nov 10, 2026 at 9:12 AM Mail System <\npostmaster@mx.example.com> wrote:",
        "2026年11月10日(火) 9:12 Mail System <postmaster@mx.example.com>:",
        "2026/11/10 9:12、Mail System <postmaster@mx.example.com>のメール：",
        "Am 10.11.2026 um 09:12 schrieb Mail System <postmaster@mx.example.com>:",
    ],
)
def test_a_quotation_names_who_wrote_it(above: str) -> None:
    found = only(f"ada says\n\n{above}\n\n> one\n> two\n")
    assert "<postmaster@mx.example.com>" in dict(found.fields)["From"]
    assert found.body == "one\ntwo"
    assert found.style == "quoted"


@pytest.mark.parametrize(
    ("above", "words"),
    [("", ""), ("see:\n", "see:"), ("see a@example.jp\n", "see a@example.jp"), ("She wrote:\n\n", ""), ("\n\n", "")],
)
def test_a_bare_quotation_has_no_sender(above: str, words: str) -> None:
    found = only(f"{above}> one\n> two")
    assert (found.fields, found.words) == ((), words)


def test_the_attribution_is_no_longer_than_its_paragraph() -> None:
    assert only("a@example.jp\n\nShe wrote:\n> one").fields == ()
    assert only("a@example.jp is hers\n1\n2\n3 wrote:\n> one").fields == ()


def test_a_quotation_above_a_forward_is_offered_first() -> None:
    quoted = "\n".join(f"> line {number}" for number in range(40))
    first, second = inline_forwards.find(f"{quoted}\n\n---------- Forwarded message ---------\n{ENGLISH}")
    assert (first.style, second.style) == ("quoted", "gmail")


def test_the_rest_of_a_long_text_is_left_unread() -> None:
    assert inline_forwards.find("x\n" * 30_000 + "---------- Forwarded message ---------\n" + ENGLISH) == ()


@pytest.mark.parametrize(
    "line",
    ["---", ">", "> > >", "From: x", "From: x\nSubject: y\nTo: z", "", "Subject: x\n y", "On a@b.example wrote:\n> x"],
)
def test_hostile_repetition_is_not_slow(line: str) -> None:
    with within(2):
        inline_forwards.find(f"{line}\n" * 200_000)


def test_a_mark_that_is_written_twice_is_left_out() -> None:
    mark = "============ Forwarded message ============"
    text = f"{mark}\nFrom: a@example.jp\nTo: b@example.jp\nDate: Tue\nSubject: c\n{mark}\n\nbody"
    (forward,) = inline_forwards.find(text)
    assert forward.body.strip() == "body"


def test_below_a_mark_one_line_may_be_the_whole_header() -> None:
    text = "-------- Пересылаемое сообщение --------\n10.11.2026, 09:12, MAILER-DAEMON <m@mx.example.ru>:\n\nbody"
    (forward,) = inline_forwards.find(text)
    assert (forward.fields, forward.body) == ((("From", "MAILER-DAEMON <m@mx.example.ru>"),), "body")


@pytest.mark.parametrize(
    ("body", "freed"),
    [
        ("> > one\n> > two\nlists@example.jp", "one\ntwo"),
        ("> > one\n> two\n> three\n> four", "> one\ntwo\nthree\nfour"),
        ("> one\n> two\n\n===== end =====\nAda\nada@example.jp\n", "one\ntwo"),
        ("> one\nmine\nmine too\nand mine\n> two", "> one\nmine\nmine too\nand mine\n> two"),
        ("one\n> two\n> three", "one\n> two\n> three"),
        ("    one\n\n      two\n    three", "one\n\n  two\nthree"),
    ],
)
def test_a_body_is_freed_of_the_signs_that_most_of_it_has_from_its_beginning(body: str, freed: str) -> None:
    mark = "---------- Forwarded message ---------\nFrom: a@example.jp\nSubject: x\n\n"
    assert inline_forwards.find(mark + body)[-1].body == freed
