"""What is read out is understood, spelt as it may be."""

import pytest

from diagnostics.knowledge import brands, listening, mishearing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.matching import Matcher


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_book(proven=True))


class TestBrands:
    @pytest.mark.parametrize(
        ("name", "domain"),
        [
            ("docomo", "docomo.ne.jp"),
            ("ドコモ", "docomo.ne.jp"),
            ("ＡＵ", "au.com"),
            ("ソフトバンクのメール", "softbank.ne.jp"),
            ("G メール", "gmail.com"),
            ("example.jp", "example.jp"),
            ("taro@docomo.ne.jp", "taro@docomo.ne.jp"),
        ],
    )
    def test_a_name_stands_for_a_domain(self, name: str, domain: str) -> None:
        assert brands.domain_of(name) == domain

    @pytest.mark.parametrize(
        ("text", "domain"),
        [
            ("docomo.ne.jp 550 Unknown user", "docomo.ne.jp"),
            ("ドコモで550です", "docomo.ne.jp"),
            ("sent to gmail, refused", "gmail.com"),
            ("blocked using zen.spamhaus.org", ""),
            ("see https://support.google.com/mail", ""),
            ("taro@docomo.ne.jp unknown", ""),
            ("Microsoft Outlook could not deliver", ""),
        ],
    )
    def test_a_text_may_name_one(self, text: str, domain: str) -> None:
        assert brands.named_in(text) == domain


class TestMishearing:
    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("user unknwon", "user unknown"),
            ("over quoter", "over quota"),
            ("recipiant adress rejcted", "recipient address rejected"),
            ("めーるぼっくすがいっぱい", "メールボックスがいっぱい"),
            ("Mailbox unavailable", "Mailbox unavailable"),
            ("please speak slowly", "please speak slowly"),
        ],
    )
    def test_a_word_near_a_known_one_is_set_right(self, text: str, meant: str) -> None:
        assert mishearing.mended(text) == meant

    def test_a_word_between_two_known_ones_stays(self) -> None:
        assert mishearing.mended("mailed") == "mailed"


class TestUnderstood:
    @pytest.mark.parametrize(
        ("fields", "cause"),
        [
            ({"code": "five fifty five one one"}, Cause.ADDRESS_UNKNOWN),
            ({"code": "550-5.1.1"}, Cause.ADDRESS_UNKNOWN),
            ({"words": "ユーザー不明"}, Cause.ADDRESS_UNKNOWN),
            ({"words": "user unknwon"}, Cause.ADDRESS_UNKNOWN),
            ({"code": "S3150"}, Cause.IP_BLOCKED),
            ({"code": "5.7.515"}, Cause.AUTHENTICATION_FAILED),
            ({"code": "five two two"}, Cause.MAILBOX_FULL),
            ({"code": "550"}, Cause.UNCLEAR),
            ({"words": "something went awry"}, Cause.UNCLEAR),
        ],
    )
    def test_codes_and_words_in_any_spelling(self, matcher: Matcher, fields: dict[str, str], cause: Cause) -> None:
        assert listening.understood(matcher, **fields).diagnosis.cause == cause

    @pytest.mark.parametrize("recipient", ["docomo.ne.jp", "ドコモ", "taro@docomo.ne.jp"])
    def test_a_carrier_leaves_two_causes_possible(self, matcher: Matcher, recipient: str) -> None:
        found = listening.understood(matcher, code="550", words="Unknown user", recipient=recipient)
        causes = {found.diagnosis.cause, *(other.cause for other in found.diagnosis.alternatives)}
        assert causes >= {Cause.ADDRESS_UNKNOWN, Cause.RECIPIENT_FILTER}
        assert found.notice.deliveries[0].remote_host == "docomo.ne.jp"

    def test_mended_words_are_told(self, matcher: Matcher) -> None:
        assert listening.understood(matcher, words="over quoter").mended == "over quota"
        assert listening.understood(matcher, words="over quota").mended == ""
        assert listening.understood(matcher, words="somethng addres").mended == ""


class TestWidthAndSlips:
    @pytest.mark.parametrize(
        ("words", "cause"),
        [
            ("550　User　unknown", Cause.ADDRESS_UNKNOWN),
            ("Ｕｓｅｒ　ｕｎｋｎｏｗｎ", Cause.ADDRESS_UNKNOWN),
            ("５５２　ｍａｉｌｂｏｘ　ｆｕｌ", Cause.MAILBOX_FULL),
            ("usr unkown", Cause.ADDRESS_UNKNOWN),
            ("user unknow", Cause.ADDRESS_UNKNOWN),
            ("mail box full", Cause.MAILBOX_FULL),
            ("no such usr", Cause.ADDRESS_UNKNOWN),
            ("host not fuond", Cause.DOMAIN_UNKNOWN),
            ("acces denied", Cause.SECURITY_REFUSED),
            ("rejected as spamm", Cause.SPAM_SUSPECTED),
        ],
    )
    def test_neither_hides_the_cause(self, matcher: Matcher, words: str, cause: Cause) -> None:
        assert listening.understood(matcher, words=words).diagnosis.cause == cause

    def test_full_width_codes_count(self, matcher: Matcher) -> None:
        heard = listening.understood(matcher, words="５５０　５．１．１　Ｎｏ　ｓｕｃｈ　ｕｓｅｒ")
        (delivery,) = heard.notice.deliveries
        assert (delivery.reply_code, delivery.status) == (550, "5.1.1")
        assert heard.diagnosis.evidence is not None
        assert heard.diagnosis.evidence.text == "Ｎｏ　ｓｕｃｈ　ｕｓｅｒ"

    def test_words_that_are_sure_as_they_stand_stay(self, matcher: Matcher) -> None:
        assert listening.understood(matcher, words="550 conection refused").mended == ""
