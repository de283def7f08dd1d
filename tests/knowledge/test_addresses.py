"""Which slips are suggested, and which addresses are left alone?"""

import pytest

from diagnostics.knowledge.addresses import Hint, Slip, hints
from diagnostics.knowledge.known_domains import REAL_NEIGHBOURS, WELL_KNOWN


def suggestions(address: str) -> list[tuple[Slip, str]]:
    return [(hint.slip, hint.suggestion) for hint in hints(address)]


class TestMistypedDomains:
    @pytest.mark.parametrize(
        ("wrong", "meant"),
        [
            ("gmial.com", "gmail.com"),
            ("gmai.com", "gmail.com"),
            ("gmal.com", "gmail.com"),
            ("gamil.com", "gmail.com"),
            ("hotnail.com", "hotmail.com"),
            ("hotmal.com", "hotmail.com"),
            ("homail.com", "hotmail.com"),
            ("iloud.com", "icloud.com"),
            ("icoud.com", "icloud.com"),
            ("yaho.co.jp", "yahoo.co.jp"),
            ("yahooo.co.jp", "yahoo.co.jp"),
            ("gocomo.ne.jp", "docomo.ne.jp"),
            ("docmo.ne.jp", "docomo.ne.jp"),
            ("ezwev.ne.jp", "ezweb.ne.jp"),
            ("outlok.com", "outlook.com"),
            ("softbnak.ne.jp", "softbank.ne.jp"),
            ("softbank.jp", "softbank.ne.jp"),
            ("gmail.co", "gmail.com"),
            ("icould.com", "icloud.com"),
            ("icloud.co.jp", "icloud.com"),
            ("g-mail.com", "gmail.com"),
            ("sonet.ne.jp", "so-net.ne.jp"),
            ("yah00.co.jp", "yahoo.co.jp"),
            ("d0c0m0.ne.jp", "docomo.ne.jp"),
            ("i.sofbank.jp", "i.softbank.jp"),
            ("ocn.me.jp", "ocn.ne.jp"),
            ("rakumail.jo", "rakumail.jp"),
        ],
    )
    def test_a_near_miss_of_a_well_known_domain_is_suggested(self, wrong: str, meant: str) -> None:
        assert suggestions(f"taro@{wrong}") == [(Slip.DOMAIN, f"taro@{meant}")]

    def test_a_domain_that_is_real_is_left_alone(self) -> None:
        assert [domain for domain in WELL_KNOWN | REAL_NEIGHBOURS if hints(f"taro.suzuki@{domain}")] == []

    @pytest.mark.parametrize(
        "domain",
        [
            "example.jp",
            "yamato.example.jp",
            "mx.gmail.example",
            "aoba-print.co.jp",
            "goto.ne.jp",
            "mailx.jp",
            "au.jp",
            "outlook.kr",
            "hotmail.be",
            "foxmail.com",
            "topmail.com",
            "ymobile1.ne.jp",
            "bmobile.ne.jp",
            "au.cm",
        ],
    )
    def test_an_unknown_domain_that_resembles_nothing_is_left_alone(self, domain: str) -> None:
        assert hints(f"info@{domain}") == ()

    def test_two_equally_near_domains_give_no_suggestion(self) -> None:
        assert hints("a@xmail.com") == ()


class TestTopLevels:
    @pytest.mark.parametrize(
        ("wrong", "meant"),
        [
            ("example.con", "example.com"),
            ("gmail.cpm", "gmail.com"),
            ("gmail.comm", "gmail.com"),
            ("gmial.con", "gmail.com"),
            ("example.co.jpp", "example.co.jp"),
            ("yahoo.co.jo", "yahoo.co.jp"),
            ("example.cp.jp", "example.co.jp"),
            ("example.ac.ip", "example.ac.jp"),
            ("gmail.coml", "gmail.com"),
        ],
    )
    def test_an_impossible_top_level_is_mended(self, wrong: str, meant: str) -> None:
        assert suggestions(f"a@{wrong}") == [(Slip.TOP_LEVEL, f"a@{meant}")]


class TestDots:
    def test_a_comma_for_a_dot_is_mended(self) -> None:
        assert suggestions("taro@example.co,jp") == [(Slip.PUNCTUATION, "taro@example.co.jp")]

    @pytest.mark.parametrize(
        ("wrong", "meant"),
        [("gmailcom", "gmail.com"), ("docomone.jp", "docomo.ne.jp"), ("example.cojp", "example.co.jp")],
    )
    def test_a_missing_dot_is_put_back(self, wrong: str, meant: str) -> None:
        assert suggestions(f"a@{wrong}") == [(Slip.MISSING_DOT, f"a@{meant}")]

    def test_doubled_and_outer_dots_are_named(self) -> None:
        assert (Slip.DOUBLED_DOT, "a@example.jp") in suggestions("a@example..jp")
        assert (Slip.EDGE_DOT, "a@example.jp") in suggestions("a@example.jp.")
        assert suggestions("a..b@example.jp") == [(Slip.DOUBLED_DOT, "a.b@example.jp")]
        assert suggestions(".a@example.jp") == [(Slip.EDGE_DOT, "a@example.jp")]

    def test_old_addresses_of_japanese_carriers_may_have_odd_dots(self) -> None:
        assert hints("taro..suzuki.@docomo.ne.jp") == ()


class TestCharacters:
    def test_full_width_letters_are_narrowed(self) -> None:
        assert (Slip.FULL_WIDTH, "taro@example.jp") in suggestions("ｔaro@example.jp")

    def test_a_full_width_at_sign_is_narrowed(self) -> None:
        assert (Slip.FULL_WIDTH, "taro@example.jp") in suggestions("taro＠example.jp")

    def test_invisible_characters_are_named_by_number(self) -> None:
        assert hints("taro\u200b@example.jp") == (
            Hint(slip=Slip.INVISIBLE, found="U+200B", suggestion="taro@example.jp"),
        )

    @pytest.mark.parametrize("address", ["taro @example.jp", "taro@example.jp\u3000", " taro@example.jp"])
    def test_blanks_are_taken_out(self, address: str) -> None:
        assert (Slip.BLANK, "taro@example.jp") in suggestions(address)

    @pytest.mark.parametrize(
        ("address", "odd"),
        [
            ("<taro@example.jp>", "< >"),
            ("mailto:taro@example.jp", "mailto:"),
            ("taro@example.jp,", ","),
            ("「taro@example.jp」", "「 」"),
            ("www.taro@example.jp", "www."),
            ("www.taro@example.jp。", "www. 。"),
        ],
    )
    def test_what_stands_around_an_address_is_taken_off(self, address: str, odd: str) -> None:
        assert Hint(slip=Slip.STRAY, found=odd, suggestion="taro@example.jp") in hints(address)

    def test_a_web_host_is_no_mail_domain(self) -> None:
        assert (Slip.STRAY, "taro@gmail.com") in suggestions("taro@www.gmail.com")
        assert hints("taro@www.example.jp") == ()

    @pytest.mark.parametrize(
        ("address", "meant"),
        [("t\u0430ro@example.jp", "taro@example.jp"), ("taro\u2010x@example.jp", "taro-x@example.jp")],
    )
    def test_letters_of_other_scripts_that_look_the_same_are_replaced(self, address: str, meant: str) -> None:
        assert suggestions(address) == [(Slip.TWIN, meant)]

    def test_an_address_in_another_script_is_left_alone(self) -> None:
        assert hints("почта@пример.рф") == ()

    @pytest.mark.parametrize(
        ("address", "meant"),
        [
            ("taro@@example.jp", "taro@example.jp"),
            ("taro@example@jp", "taro@example.jp"),
            ("taro.gmail.com", "taro@gmail.com"),
        ],
    )
    def test_the_at_sign_is_put_in_its_place(self, address: str, meant: str) -> None:
        assert suggestions(address) == [(Slip.AT_SIGN, meant)]


class TestOwnHistory:
    def test_an_address_that_received_mail_before_is_suggested_for_its_lookalike(self) -> None:
        assert hints("taro.suzuki@docomo.ne.jp", known=["jiro@docomo.ne.jp", "Taro.Suzuk1@docomo.ne.jp"]) == (
            Hint(slip=Slip.LOOKALIKE, found="i", suggestion="taro.suzuk1@docomo.ne.jp"),
        )

    def test_an_address_that_itself_received_mail_gets_no_hint(self) -> None:
        assert hints("taro@gmial.com", known=["taro@gmial.com"]) == ()


class TestLimits:
    @pytest.mark.parametrize(
        "address", ["", "a", "@", "x" * 400, "@@", "@@@", "no-at-sign", "gmail.com", '"a@b"@example.jp']
    )
    def test_what_is_no_address_gets_no_hints(self, address: str) -> None:
        assert hints(address) == ()
