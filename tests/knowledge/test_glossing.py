"""What the codes of one reply say."""

import pytest

from diagnostics.knowledge.dictionary import load_dictionary
from diagnostics.knowledge.glossing import gloss
from diagnostics.notices.facts import Delivery

SHIPPED = load_dictionary()


def glossed(diagnostic: str, host: str = "", *, status: str = "", reply: int | None = None) -> list[tuple[str, str]]:
    delivery = Delivery(
        recipient="taro@example.jp", diagnostic=diagnostic, remote_host=host, status=status, reply_code=reply
    )
    return [(entry.vendor, entry.code) for entry in gloss(SHIPPED, delivery)]


def test_the_standard_explains_whom_nobody_knows() -> None:
    said = glossed("550 5.1.1 no such user", "mx.example.jp", status="5.1.1", reply=550)
    assert said == [("", "X.1.1"), ("", "550")]


def test_a_known_host_has_the_word() -> None:
    said = glossed("550 5.4.1 Access denied", "x.mail.protection.outlook.com", status="5.4.1", reply=550)
    assert said == [("Microsoft", "5.4.1"), ("", "550")]


def test_the_domain_of_the_recipient_tells_the_vendor_where_no_host_is_named() -> None:
    delivery = Delivery(recipient="taro@docomo.ne.jp", diagnostic="550 Unknown user taro@docomo.ne.jp", reply_code=550)
    assert [entry.code for entry in gloss(SHIPPED, delivery)] == ["550 Unknown user"]


@pytest.mark.parametrize(
    ("diagnostic", "code"),
    [
        ("550 <taro@ezweb.ne.jp>: User unknown", "550 <address>: User unknown"),
        ("550 : User unknown", "550 : User unknown"),
    ],
)
def test_words_decide_between_two_meanings_of_one_reply(diagnostic: str, code: str) -> None:
    assert glossed(diagnostic, "mx.ezweb.ne.jp", reply=550) == [("au", code)]


def test_a_reply_whose_words_differ_keeps_the_meaning_of_the_standard() -> None:
    assert glossed("550 Something else", "mfsmax.docomo.ne.jp", reply=550) == [("", "550")]


@pytest.mark.parametrize(
    ("diagnostic", "host", "code"),
    [
        ("550 5.7.1 messages from [192.0.2.1] weren't sent (S3150)", "mx.olc.protection.outlook.com", "S3150"),
        ("421 4.7.0 [TSS04] Messages deferred", "mta5.am0.yahoodns.net", "TSS04"),
        ("550 5.2.1 https://support.example/?p=DisabledUser - gsmtp", "gmail-smtp-in.l.google.com", "DisabledUser"),
        ("550 5.2.0 Mail rejected. ofr_506 [506]", "smtp-in.orange.fr", "OFR_506"),
    ],
)
def test_own_words_of_a_vendor_come_first(diagnostic: str, host: str, code: str) -> None:
    assert glossed(diagnostic, host)[0][1] == code


def test_a_block_list_that_is_named_explains_its_part() -> None:
    said = glossed("554 5.7.1 blocked using zen.spamhaus.org, PBL", "mx.example.jp", status="5.7.1", reply=554)
    assert said == [("Spamhaus", "PBL"), ("", "X.7.1"), ("", "554")]


def test_without_codes_nothing_is_explained() -> None:
    assert glossed("the mail could not be delivered") == []
