"""Where addresses stand in a text, and what a report's field means."""

import pytest

from diagnostics.notices import addresses


def found(text: str) -> list[str]:
    return [mention.address for mention in addresses.mentions(text, 0, len(text), most=100)]


class TestMentions:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("to taro@example.jp.", ["taro@example.jp"]),
            ("<taro@example.jp>: gone", ["taro@example.jp"]),
            ("宛先taro@example.jpは不明", ["taro@example.jp"]),
            ("送信先：taro@example.jp、jiro@example.jp", ["taro@example.jp", "jiro@example.jp"]),
            ('"taro tanaka"@example.jp', ['"taro tanaka"@example.jp']),
            ('<"taro..tanaka"@example.jp>', ['"taro..tanaka"@example.jp']),
            ("taro..tanaka.@docomo.example", ["taro..tanaka.@docomo.example"]),
            ("<taro@[192.0.2.1]>", ["taro@[192.0.2.1]"]),
            ("taro@ims_daemon", ["taro@ims_daemon"]),
            ("太郎@例え.jp", ["太郎@例え.jp"]),
            ("<太郎@example.jp>", ["太郎@example.jp"]),
            ("'taro@example.jp'", ["taro@example.jp"]),
            ("a @ b, @home, taro@", []),
            ("<<taro@example.jp>>", ["taro@example.jp"]),
            ("<mailto:taro@example.jp>", ["taro@example.jp"]),
            ("<taro@exa mple.jp>", ["taro@exa"]),
            ("x=taro@example.jp", ["x=taro@example.jp"]),
        ],
    )
    def test_addresses_are_found_in_any_company(self, text, wanted):
        assert found(text) == wanted

    def test_no_more_than_asked_for_are_found(self):
        assert len(addresses.mentions("a@b.example " * 50, 0, 600, most=7)) == 7

    def test_the_brackets_belong_to_the_mention(self):
        (mention,) = addresses.mentions("x <taro@example.jp> y", 0, 21, most=1)
        assert (mention.start, mention.end, mention.is_angled) == (2, 19, True)

    def test_signs_that_belong_to_no_address_are_not_looked_at_for_ever(self):
        text = "@" * 1_000 + " taro@example.jp"
        assert addresses.mentions(text, 0, len(text), most=10) == []
        assert len(addresses.mentions(text, 0, len(text), most=100)) == 1


class TestFields:
    @pytest.mark.parametrize(
        ("value", "address"),
        [
            ("rfc822; taro@example.jp", "taro@example.jp"),
            ("RFC822;<taro@example.jp>", "taro@example.jp"),
            ("<taro@example.jp>", "taro@example.jp"),
            ("rfc822; mailto:taro@example.jp", "taro@example.jp"),
            ("rfc822; 'taro@example.jp'", "taro@example.jp"),
            ("rfc822; o'brien@example.ie", "o'brien@example.ie"),
            ("rfc822; 'taro@example.jp", "'taro@example.jp"),
            ("rfc822; taro@example.jp (Taro)", "taro@example.jp"),
            ("rfc822; Taro <taro@example.jp>", "taro@example.jp"),
            ("rfc822; taro+2Bshop@example.jp", "taro+shop@example.jp"),
            ("rfc822; taro+20@example.jp", "taro+20@example.jp"),
            ("utf-8; \\x{592A}\\x{90CE}@example.jp", "太郎@example.jp"),
            ("utf-8; \\x{D800}@example.jp", "\\x{D800}@example.jp"),
            ("rfc822; @gw.example.net:taro@example.jp", "taro@example.jp"),
            ("rfc822; =?utf-8?B?5aSq6YOO?=@example.jp", "太郎@example.jp"),
            ("local; taro", "taro"),
            ("", ""),
        ],
    )
    def test_every_address_type_is_understood(self, value, address):
        assert addresses.of_field(value) == address
