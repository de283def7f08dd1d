"""How does a remedy read with a delivery's own values?"""

from diagnostics.knowledge.remedies import PLACEHOLDERS, fill, unknown_placeholders


class TestFill:
    def test_puts_values_in_place_of_placeholders(self) -> None:
        assert fill("To {recipient}: {code}", {"recipient": "taro@example.jp", "code": "5.1.1"}, language="en") == (
            "To taro@example.jp: 5.1.1"
        )

    def test_says_something_neutral_for_what_is_unknown(self) -> None:
        for name, neutral in PLACEHOLDERS.items():
            assert fill(f"({{{name}}})", {name: " "}, language="en").lower() == f"({neutral.en})".lower()
            assert fill(f"({{{name}}})", {}, language="ja") == f"({neutral.ja})"

    def test_fills_once_and_leaves_other_braces_alone(self) -> None:
        assert fill("{code} {what} {}", {"code": "{recipient}"}, language="en") == "{recipient} {what} {}"


class TestUnknownPlaceholders:
    def test_are_named_once_in_their_order(self) -> None:
        assert unknown_placeholders("{zip} {recipient} {age} {zip}") == ("zip", "age")
