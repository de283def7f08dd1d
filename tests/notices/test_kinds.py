"""What is a notice, and what only looks like one or talks about one."""

import pytest

from diagnostics import notices
from diagnostics.notices import Kind

DAEMON = "From: MAILER-DAEMON@mx.example.com\nTo: hanako@example.com\n"
PERSON = "From: Ken <ken@example.com>\nTo: hanako@example.com\n"
FAILED = "<taro@example.jp>: host mx.example.jp[192.0.2.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command)\n"


def kind(header: str, body: str) -> Kind:
    return notices.read(f"{header}\n{body}".encode()).kind


class TestNotices:
    def test_a_daemon_that_reports_a_failure_sends_a_notice(self):
        assert kind(DAEMON + "Subject: Undelivered Mail\n", FAILED) is Kind.FAILURE

    def test_a_daemon_may_write_without_a_telling_subject(self):
        assert kind(DAEMON + "Subject: your mail\n", FAILED) is Kind.FAILURE

    def test_an_empty_return_path_and_a_telling_subject_are_enough(self):
        assert kind("Return-Path: <>\n" + PERSON + "Subject: Delivery failed\n", FAILED) is Kind.FAILURE

    def test_a_mailer_daemon_needs_no_more_than_a_reason(self):
        assert kind(DAEMON + "Subject: x\n", "To: taro@example.jp\nProblem: invalid address\n") is Kind.FAILURE

    @pytest.mark.parametrize(
        ("subject", "body", "expected"),
        [
            ("Delivery delayed", "has been delayed. Delivery attempts will continue.", Kind.DELAY),
            ("Returned mail", "has been delayed too long. Giving up. This is a permanent error.", Kind.FAILURE),
            ("お知らせ", "宛のメールは配送待ちです。再送する必要はありません。", Kind.DELAY),
            ("配達不能", "宛のメールの配送を続けましたが、届かないため断念しました。", Kind.FAILURE),
        ],
    )
    def test_what_is_still_tried_is_a_delay_and_what_was_given_up_a_failure(self, subject, body, expected):
        before = "" if body.startswith("宛") else "Your mail to "
        assert kind(f"{DAEMON}Subject: {subject}\n", f"{before}taro@example.jp {body}\n") is expected

    def test_a_machine_needs_no_telling_subject_where_a_sentence_tells_the_sender(self):
        machine = "From: no-reply@example.com\nTo: hanako@example.com\nSubject: Information\n"
        reply = "550 5.1.1 User unknown\n"
        assert kind(machine, f"Your message to taro@example.jp could not be delivered.\n{reply}") is Kind.FAILURE
        assert kind(machine, f"Somebody wrote of taro@example.jp again.\n{reply}") is Kind.ORDINARY

    def test_a_person_who_says_that_a_mail_arrived_sends_no_notice_of_it(self):
        body = "Your message was delivered to taro@example.jp, he says.\n"
        assert kind(PERSON + "Subject: Message successfully delivered\n", body) is Kind.ORDINARY
        assert kind(DAEMON + "Subject: Message successfully delivered\n", body) is Kind.DELIVERED


class TestAcknowledgements:
    @pytest.mark.parametrize(
        "subject",
        [
            "お問い合わせありがとうございます",
            "Thank you for contacting us",
            "ご注文内容の確認",
            "Ваше обращение принято",
            "문의하신 내용이 접수되었습니다",
        ],
    )
    def test_that_repeat_what_a_customer_wrote_of_a_failure_are_none(self, subject):
        header = f"Return-Path: <>\nFrom: no-reply@example.com\nTo: hanako@example.com\nSubject: {subject}\n"
        assert kind(header, "内容: 550 User unknown で送信できません。宛先: taro@example.jp\n") is Kind.ORDINARY

    def test_a_mail_system_may_say_thanks(self):
        header = DAEMON + "Subject: Thank you for your mail to us\n"
        assert kind(header, FAILED) is Kind.FAILURE


class TestUnknownLanguages:
    @pytest.mark.parametrize("more", ["", "Auto-Submitted: auto-replied\n"])
    def test_a_mailer_daemon_with_a_recipient_on_a_line_of_its_own_needs_no_return_path(self, more):
        assert kind(f"{DAEMON}{more}Subject: Mesaĝo\n", "taro@example.jp\n\nLa leterujo pezas tro.\n") is Kind.FAILURE

    @pytest.mark.parametrize(
        ("sender", "words"),
        [
            ("postmaster@mx.example.com", "taro@example.jp\n\nLa leterujo pezas tro.\n"),
            ("MAILER-DAEMON@mx.example.com", "La leterujo de taro@example.jp pezas tro.\n"),
            ("MAILER-DAEMON@mx.example.com", "taro@example.jp\n\nLa letero alvenis: success.\n"),
        ],
    )
    def test_another_sender_one_named_in_passing_and_good_news_do(self, sender, words):
        header = f"From: {sender}\nTo: hanako@example.com\nSubject: Mesaĝo\n"
        assert kind(header, words) is Kind.ORDINARY

    BACK = "Return-Path: <>\n" + DAEMON + "Subject: Via mesaĝo\n"

    def test_a_daemon_whose_words_nobody_knows_still_names_the_recipient(self):
        notice = notices.read(f"{self.BACK}\nBedaŭrinde ne atingis: via mesaĝo al taro@example.jp .\n".encode())

        assert (notice.kind, [each.recipient for each in notice.deliveries]) == (Kind.FAILURE, ["taro@example.jp"])

    @pytest.mark.parametrize(
        "words",
        [
            "Via mesaĝo iras de taro@example.jp al jiro@example.com .",
            "Sendu demandojn; From: taro@example.jp",
            "Vidu https://example.jp/?to=taro@example.jp .",
            "La mesaĝo al taro@example.jp estas success .",
            "taro@example.jp 宛のメールが配信されました。",
        ],
    )
    def test_several_others_links_and_good_news_make_no_failure(self, words):
        assert kind(self.BACK, words + "\n") is Kind.ORDINARY

    @pytest.mark.parametrize(
        ("subject", "words", "expected"),
        [
            ("Mensagem devolvida", "Bedaŭrinde al taro@example.jp nenio iras .", Kind.FAILURE),
            ("Mensagem devolvida", "Nek al taro@example.jp nek al jiro@example.com .", Kind.ORDINARY),
            ("Via mesaĝo", "Bedaŭrinde al taro@example.jp nenio iras .", Kind.ORDINARY),
        ],
    )
    def test_a_postmaster_whose_subject_tells_of_a_failure_needs_no_return_path(self, subject, words, expected):
        header = f"From: postmaster@mx.example.com\nTo: hanako@example.com\nSubject: {subject}\n"
        assert kind(header, words + "\n") is expected

    def test_a_machine_that_only_passes_a_mail_on_without_a_word_of_failure_does_not(self):
        header = "From: no-reply@example.com\nTo: hanako@example.com\nSubject: A copy\n"
        body = (
            "Here it is.\n\n--b\nContent-Type: message/rfc822\n\nFrom: hanako@example.com\nTo: taro@example.jp\n\nHi\n"
        )
        assert kind(f"{header}Content-Type: multipart/mixed; boundary=b\n", f"--b\n\n{body}--b--\n") is Kind.ORDINARY

    def test_a_person_who_says_that_something_was_delivered_sends_no_notice(self):
        assert kind(PERSON + "Subject: Message delivered\n", "I gave it to taro@example.jp today.\n") is Kind.ORDINARY

    def test_a_person_needs_words_that_are_known(self):
        body = "Via mesaĝo al taro@example.jp ne atingis.\n"
        assert kind("Return-Path: <>\n" + PERSON + "Subject: x\n", body) is Kind.ORDINARY


class TestOthers:
    @pytest.mark.parametrize(
        "more",
        [
            "Subject: hello\n",
            "Subject: hello\nIn-Reply-To: <1@example.com>\n",
            "Subject: hello\nList-Id: <l.example>\n",
        ],
    )
    def test_a_person_who_quotes_a_reply_sends_ordinary_mail(self, more):
        assert kind(PERSON + more, "I saw 550 5.1.1 today and the mail could not be delivered.\n") is Kind.ORDINARY

    @pytest.mark.parametrize("header", ["X-Mailer: Becky! ver. 2.81.04\nSubject: ", "Subject: Re: "])
    def test_a_person_who_tells_of_a_failure_in_a_line_sends_ordinary_mail(self, header):
        assert (
            kind(f"{PERSON}{header}Undeliverable: hello\n", "taro@example.jp 550 5.1.1 User unknown\n") is Kind.ORDINARY
        )

    def test_an_answer_to_a_mail_is_none_even_with_an_empty_return_path(self):
        header = "Return-Path: <>\nIn-Reply-To: <1@example.com>\n" + PERSON + "Subject: Re: Delivery failed\n"
        assert kind(header, "It was rejected: 550 5.1.1 no.\n") is Kind.ORDINARY

    def test_a_newsletter_about_bounces_is_ordinary(self):
        header = "From: news@example.com\nSubject: Undeliverable mail, and what to do\nList-Unsubscribe: <https://x.example>\n"
        assert kind(header, "Mails that could not be delivered cost money.\n") is Kind.ORDINARY

    def test_a_daemon_that_says_nothing_of_mail_is_ordinary(self):
        assert kind(DAEMON + "Subject: hello\n", "Nothing happened.\n") is Kind.ORDINARY

    def test_what_ran_out_is_nobody_away(self):
        assert kind(PERSON + "Subject: Out of paper\n", "Please refill the printer.\n") is Kind.ORDINARY

    @pytest.mark.parametrize(
        ("subject", "expected"),
        [
            ("不在票のお知らせ", Kind.ORDINARY),
            ("ご不在でした(再配達のご案内)", Kind.ORDINARY),
            ("不在のお知らせ", Kind.AUTO_REPLY),
        ],
    )
    def test_an_absent_addressee_of_a_parcel_is_no_person_out_of_office(self, subject, expected):
        assert kind(PERSON + f"Subject: {subject}\n", "お問い合わせ番号 1234\n") is expected

    def test_a_list_is_no_automatic_answer(self):
        header = "From: news@example.com\nSubject: Out of office party\nList-Id: <l.example>\n"
        assert kind(header, "Come all.\n") is Kind.ORDINARY

    @pytest.mark.parametrize(
        "more",
        [
            "Subject: Re: x\nAuto-Submitted: auto-replied\n",
            "Subject: Re: x\nX-Autoreply: yes\n",
            "Subject: Re: x\nX-Vacation: 1\n",
            "Subject: Auto: x\n",
            "Subject: x (Abwesenheit)\n",
            "Subject: Out of the office\n",
        ],
    )
    def test_a_machine_that_answers_for_a_person_sends_an_auto_reply(self, more):
        assert kind(PERSON + more, "I am away until Monday.\n") is Kind.AUTO_REPLY


class TestNaming:
    def test_a_postmaster_who_names_nobody_sends_no_notice(self):
        header = "From: postmaster@example.com\nTo: hanako@example.com\nSubject: Delivery errors of this week\n"
        assert kind(header, "12 mails could not be delivered: 550 5.1.1 unknown user.\n") is Kind.ORDINARY

    def test_nor_one_who_names_only_the_addressee(self):
        header = "From: postmaster@example.com\nTo: hanako@example.com\nSubject: Delivery failed\n"
        assert kind(header, "Recipient: hanako@example.com\n5 mails could not be delivered.\n") is Kind.ORDINARY

    def test_a_daemon_that_names_nobody_but_brings_a_file_is_a_fake(self):
        header = DAEMON + 'Subject: Delivery failed\nContent-Type: multipart/mixed; boundary="b"\n'
        body = "--b\n\nThe mailbox is full.\n--b\nContent-Type: application/zip; name=a.zip\n\nPK\n--b--\n"
        assert kind(header, body) is Kind.ORDINARY

    def test_a_machine_that_labels_a_recipient_and_says_what_failed_needs_no_telling_subject(self):
        header = "From: virus-admin@example.com\nTo: hanako@example.com\nSubject: notice\n"
        assert kind(header, "Recipient: taro@example.jp\nThe mail was not delivered.\n") is Kind.FAILURE

    def test_an_answer_that_quotes_a_whole_reply_is_ordinary(self):
        header = "Return-Path: <>\nIn-Reply-To: <1@example.com>\n" + PERSON + "Subject: Re: Delivery failed\n"
        assert kind(header, "<taro@example.jp>: 550 5.1.1 no\n") is Kind.ORDINARY


class TestPasted:
    def test_an_error_text_alone_is_a_failure(self):
        assert notices.read(b"554 5.7.1 Relay access denied\n").kind is Kind.FAILURE

    def test_words_of_failure_alone_are_one_too(self):
        assert notices.read("メールボックスが一杯です\n".encode()).kind is Kind.FAILURE

    def test_any_other_text_is_ordinary(self):
        assert notices.read(b"see you on Monday\n").kind is Kind.ORDINARY
