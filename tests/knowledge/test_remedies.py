"""How does a remedy read with a delivery's own values?"""

from diagnostics.knowledge.remedies import PLACEHOLDERS, fill, settled, unknown_placeholders, unsettled


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


QUOTA = {"quota": "5.0 GB"}


class TestAsides:
    def test_are_said_where_all_their_values_are_known(self) -> None:
        text = "It is full[[ ({quota})]]. [[{limit} of {quota}.]] Wait."
        assert fill(text, QUOTA, language="en") == "It is full (5.0 GB). Wait."
        assert fill(text, {**QUOTA, "limit": "9 MB"}, language="en") == "It is full (5.0 GB). 9 MB of 5.0 GB. Wait."

    def test_leave_no_gap_where_they_are_not_said(self) -> None:
        assert fill("[[{quota}.]] Wait.", {}, language="en") == "Wait."
        assert fill("一杯です。[[容量は {quota} です。]]待ちます。", {}, language="ja") == "一杯です。待ちます。"

    def test_take_their_line_along(self) -> None:
        assert settled("- one\n- [[{quota}]]\n- two", {}) == "- one\n- two"
        assert settled("One.\n\n[[{quota}]]\n\nTwo.", {}) == "One.\n\nTwo."
        assert settled("One.\n[[{quota}]]", {}) == "One.\n"

    def test_may_hold_a_link(self) -> None:
        assert settled("[[See [this](/knowledge/mailbox-full/): {quota}]]", QUOTA) == (
            "See [this](/knowledge/mailbox-full/): {quota}"
        )

    def test_are_not_made_by_values(self) -> None:
        assert fill("{subject}", {"subject": "[[{quota}]]"}, language="en") == "[[{quota}]]"

    def test_without_a_placeholder_are_none(self) -> None:
        assert settled("see [[this]]", {}) == "see [[this]]"


class TestUnsettled:
    def test_are_double_brackets_that_say_nothing_or_are_not_closed(self) -> None:
        assert unsettled("a [[b]] c") == ("a [[b]] c",)
        assert unsettled("one\na [[{quota} b\n]]") == ("a [[{quota} b", "]]")

    def test_are_none_in_asides_and_links(self) -> None:
        assert unsettled("[[{quota}]] and [a](b) and [[x [y](z) {code}]]") == ()


class TestUnknownPlaceholders:
    def test_are_named_once_in_their_order(self) -> None:
        assert unknown_placeholders("{zip} {recipient} {age} {zip}") == ("zip", "age")
