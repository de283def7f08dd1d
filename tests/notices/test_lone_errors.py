"""When is a mail's text nothing but one error, and whom and what does it then tell of?"""

import pytest

from diagnostics import notices
from diagnostics.notices import Kind, lone_errors
from tests.pace import within

PERSON = "From: Hanako <hanako@example.com>\nTo: support@example.net\nSubject: question\n"
UNKNOWN = "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"
ERRORS = [
    f"Remote Server returned '{UNKNOWN}'",
    "Remote Server at example.jp (192.0.2.1) returned '550 5.2.2 mailbox full'",
    "Remote Server returned '554 no'",
    "#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
    "#< #5.1.1 smtp;550 5.1.1 User unknown> #SMTP#",
    "<taro@example.jp> #5.1.1 smtp; 550 5.1.1 User unknown",
    "taro@example.jp #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##",
    "host mx.example.jp[192.0.2.1] said: 550 User unknown (in reply to RCPT TO command)",
    "mx.example.jp [192.0.2.1]: 550 User unknown",
    "mx.example.jp gave this error: Recipient address rejected: User unknown",
    "smtp; 550 5.1.1 <taro@example.jp>: User unknown",
    "550 5.1.1 <taro@example.jp>... User unknown",
    "taro@example.jp: 550 5.1.1 User unknown",
    "Error: 550 5.4.1 Recipient address rejected: Access denied.",
    "リモート サーバーから '550 5.1.1 User unknown' が返されました",
    "Der Remoteserver hat zurückgegeben: 550 5.1.1 User unknown",
    "Nov 24 10:00:01 mx postfix/smtp[1]: A1: to=<taro@example.jp>, dsn=5.2.2, status=bounced (552 5.2.2 full)",
    "<mx.example.jp #5.1.1 smtp;550 5.1.1 User unknown>",
    "5.1.1 - Bad destination email address",
    "x-postfix; mail for example.jp loops back to myself",
    "> host mx.example.jp[192.0.2.1] said: 550 User unknown",
    "dsn=5.1.1, stat=User unknown",
    "** taro@example.jp R=dnslookup T=remote_smtp: 550 unknown user",
    "taro@example.jp\n\nmx.example.jp\nRemote Server returned '550 5.1.1 User unknown'",
    "host mx.example.jp[192.0.2.1] said: 550 5.1.1 <taro@example.jp>:\n    Recipient address rejected: User unknown",
]
NO_ERRORS = [
    "",
    "Hello,\nthe server said 550 5.1.1 user unknown",
    "550 5.1.1 user unknown\n\nBest regards, Hanako",
    "host mx.example.jp[192.0.2.1] said: 550 User unknown. What is that?",
    "Our server has been down for 450 minutes",
    "Meeting at the server room: 500 chairs",
    "550 people came",
    "4.2.1 - released yesterday",
    "taro@example.jp",
    f"Remote Server returned '{UNKNOWN}'\n" + "and so on\n" * 5,
    "550 5.1.1 " + "x" * 800,
]


class TestIsOne:
    @pytest.mark.parametrize("text", ERRORS)
    def test_lines_as_machines_word_them_are(self, text):
        assert lone_errors.is_one(f"\n{text}\n")

    @pytest.mark.parametrize("text", NO_ERRORS)
    def test_words_of_a_person_more_text_and_mere_numbers_are_not(self, text):
        assert not lone_errors.is_one(text)

    @pytest.mark.parametrize("filler", ["server ", "a@b", "a.", "host ", "to=a@b,", "550 ", "x " * 4 + "server", "("])
    def test_are_told_in_little_time(self, filler):
        with within(0.2):
            lone_errors.is_one((filler * 800)[:790])


class TestMail:
    @pytest.mark.parametrize("text", ERRORS)
    def test_whose_text_is_one_error_is_read_whoever_sends_it(self, text):
        notice = notices.read(f"{PERSON}\n{text}\n".encode())
        assert notice.kind is Kind.FAILURE
        assert {delivery.recipient for delivery in notice.deliveries} <= {"", "taro@example.jp"}

    def test_names_the_server_and_its_reply(self):
        (delivery,) = notices.read(f"{PERSON}\n{ERRORS[1]}\n".encode()).deliveries
        assert (delivery.remote_host, delivery.reply_code, delivery.status) == ("example.jp", 550, "5.2.2")
        assert delivery.diagnostic == "550 5.2.2 mailbox full"

    @pytest.mark.parametrize("more", ["In-Reply-To: <1@example.com>\n", "List-Id: <l.example>\n", "Subject: Re: x\n"])
    def test_that_answers_or_goes_to_a_list_is_ordinary(self, more):
        header = PERSON.replace("Subject: question\n", "") + more
        assert notices.read(f"{header}\n{ERRORS[0]}\n".encode()).kind is Kind.ORDINARY

    @pytest.mark.parametrize("text", [*ERRORS, "unrouteable address", "Name service error for name=example.jp"])
    def test_needs_no_header_where_the_text_is_pasted(self, text):
        assert notices.read(f"{text}\n".encode()).kind is Kind.FAILURE

    def test_with_a_word_about_it_is_ordinary(self):
        assert notices.read(f"{PERSON}\nHello, I got this:\n{ERRORS[0]}\n".encode()).kind is Kind.ORDINARY

    def test_without_any_text_is_ordinary(self):
        header = PERSON + "Content-Type: image/png\nContent-Transfer-Encoding: base64\n"
        assert notices.read(f"{header}\naGVsbG8=\n".encode()).kind is Kind.ORDINARY
