"""An error text that is read out, without any mail."""

import pytest

from diagnostics import notices
from diagnostics.notices import Kind, hearsay
from diagnostics.notices.facts import Action, Delivery


def heard(code: str = "", words: str = "", recipient: str = "") -> Delivery:
    (delivery,) = hearsay.heard(hearsay.told(code=code, words=words, recipient=recipient)).deliveries
    return delivery


class TestHeard:
    def test_code_and_words_are_one_reply(self) -> None:
        delivery = heard("550 5.1.1", "user unknown")
        assert (delivery.reply_code, delivery.status, delivery.diagnostic) == (550, "5.1.1", "550 5.1.1 user unknown")

    @pytest.mark.parametrize("code", ["５．１．１", "5.1.1", " 5.1.1 "])
    def test_a_status_alone_is_enough(self, code: str) -> None:
        assert (heard(code).status, heard(code).reply_code) == ("5.1.1", None)

    @pytest.mark.parametrize("code", ["5 1 1", "５、１、１", "5。1。1", "5-1-1", "5, 1, 1"])
    def test_a_status_is_understood_as_it_is_spoken(self, code: str) -> None:
        assert (heard(code).status, heard(f"550 {code}").status) == ("5.1.1", "5.1.1")
        assert heard(f"550 {code}").reply_code == 550

    @pytest.mark.parametrize("code", ["550 5", "192.0.2.1", "5 1", "S3150", "550-552-554"])
    def test_other_numbers_are_no_status(self, code: str) -> None:
        assert heard(code).status == ""

    def test_a_reply_alone_is_enough(self) -> None:
        assert (heard("552").reply_code, heard("552").status) == (552, "")

    def test_a_word_of_a_vendor_is_no_number(self) -> None:
        delivery = heard("S3150", recipient="outlook.com")
        assert (delivery.reply_code, delivery.status, delivery.diagnostic) == (None, "", "S3150")

    def test_a_reply_that_no_words_make_a_notice_of_is_kept(self) -> None:
        assert heard("554 TSS09 5").reply_code == 554

    @pytest.mark.parametrize(
        ("words", "status"),
        [
            ("connected, but it went wrong (#4.4.2)", "4.4.2"),
            ("5.1.1 see our help", "5.1.1"),
            ("Server 5.1.1.2 is gone", ""),
            ("2.0.0 it says", ""),
            (200 * "x" + " 5.1.1", ""),
        ],
    )
    def test_the_status_of_an_error_is_found_in_the_words(self, words: str, status: str) -> None:
        assert heard("", words).status == status

    def test_an_address_names_recipient_and_host(self) -> None:
        delivery = heard("550", "no", "taro＠docomo.ne.jp")
        assert (delivery.recipient, delivery.remote_host) == ("taro@docomo.ne.jp", "docomo.ne.jp")

    def test_a_domain_names_the_host_alone(self) -> None:
        assert (heard("550", "no", "docomo.ne.jp").recipient, heard("550", "no", "docomo.ne.jp").remote_host) == (
            "",
            "docomo.ne.jp",
        )

    def test_an_address_in_the_words_is_the_recipient(self) -> None:
        assert heard("550", "<taro@example.jp>: user unknown").recipient == "taro@example.jp"

    def test_words_that_speak_of_a_delay_are_a_delay(self) -> None:
        said = hearsay.told(
            words="Warning: message still undelivered after 4 hours, will keep trying. You do not need to resend."
        )
        assert hearsay.heard(said).kind == Kind.DELAY

    @pytest.mark.parametrize(
        "line",
        [
            "postfix/smtp[7]: 4A: to=<taro@example.jp>, dsn=4.4.1, status=deferred (connect to mx[192.0.2.1]:25)",
            "sendmail[7]: x4: to=<taro@example.jp>, dsn=4.0.0, stat=Deferred: Connection timed out",
            "1abcDE-0001xA-Te == taro@example.jp R=dnslookup T=remote_smtp defer (110): Connection timed out",
            "delivery 12: deferral: Sorry,_the_server_did_not_answer/",
        ],
    )
    def test_the_line_of_a_log_that_puts_a_mail_off_is_a_delay(self, line: str) -> None:
        notice = hearsay.heard(hearsay.told(words=line))
        assert (notice.kind, notice.deliveries[0].action) == (Kind.DELAY, Action.DELAYED)

    def test_the_line_of_a_log_that_gives_a_mail_up_is_a_failure(self) -> None:
        line = "postfix/smtp[7]: 4A: to=<taro@example.jp>, dsn=5.1.1, status=bounced (host mx said: 550 5.1.1 unknown)"
        assert hearsay.heard(hearsay.told(words=line)).kind == Kind.FAILURE

    @pytest.mark.parametrize("words", ["hello", "PK\x03\x04", "\ud800 lone", ""])
    def test_whatever_is_said_is_a_failure_that_somebody_asks_about(self, words: str) -> None:
        notice = hearsay.heard(hearsay.told(words=words))
        assert (notice.kind, notice.dialect, len(notice.deliveries)) == (Kind.FAILURE, "text", 1)

    def test_only_so_much_is_read(self) -> None:
        assert len(hearsay.told(words="x" * 50_000).text) == hearsay.LONGEST


class TestAsANotice:
    def test_it_reads_as_it_was_told(self) -> None:
        said = hearsay.told(code="550 5.1.1", words="user unknown", recipient="taro@example.jp")
        (read,) = notices.read(said.as_notice.encode()).deliveries
        assert (read.recipient, read.status, read.remote_host) == ("taro@example.jp", "5.1.1", "example.jp")
        assert hearsay.reads_as_notice(said)

    def test_a_domain_stays_known(self) -> None:
        said = hearsay.told(code="550", words="Unknown user", recipient="docomo.ne.jp")
        (read,) = notices.read(said.as_notice.encode()).deliveries
        assert read.remote_host == "docomo.ne.jp"

    @pytest.mark.parametrize("code", ["", "5.1.1"])
    def test_too_little_is_no_notice(self, code: str) -> None:
        assert not hearsay.reads_as_notice(hearsay.told(code=code))


class TestWhoseErrorItIs:
    @pytest.mark.parametrize("words", ["<taro@example.jp>: cannot start TLS", '"taro@example.jp" cannot start TLS'])
    def test_an_address_that_leads_the_words(self, words: str) -> None:
        assert heard(words=words).recipient == "taro@example.jp"

    @pytest.mark.parametrize("words", ["cannot start TLS, ask helpdesk@example.jp", "cannot start TLS"])
    def test_none_that_stands_elsewhere(self, words: str) -> None:
        assert heard(words=words).recipient == ""
