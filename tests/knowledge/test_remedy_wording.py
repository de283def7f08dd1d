"""How does a remedy read when some of its values are unknown?"""

from diagnostics.knowledge.remedies import fill

LETTER = "{customer} 様\n\n「{subject}」は、{recipient} に届きませんでした。"


class TestFill:
    def test_puts_known_values_in_place_with_their_quotes_and_title(self) -> None:
        values = {"customer": "山田 花子", "subject": "見積りの件", "recipient": "taro@example.jp"}

        letter = fill(LETTER, values, language="ja")

        assert letter == "山田 花子 様\n\n「見積りの件」は、taro@example.jp に届きませんでした。"

    def test_reads_naturally_in_japanese_when_nothing_is_known(self) -> None:
        assert fill(LETTER, {}, language="ja") == (
            "お客様\n\nお送りいただいたメールは、宛先のアドレスに届きませんでした。"
        )

    def test_reads_naturally_in_english_when_nothing_is_known(self) -> None:
        letter = fill('Dear {customer},\n\nSo far, "{subject}" has not reached {recipient}.', {}, language="en")

        assert letter == "Dear customer,\n\nSo far, your message has not reached the recipient's address."

    def test_opens_a_sentence_with_a_capital(self) -> None:
        summary = "{domain} refused the mail.\n{ip} is listed; {ip} stays."

        assert fill(summary, {}, language="en") == (
            "The recipient's domain refused the mail.\nThe sending IP address is listed; the sending IP address stays."
        )

    def test_keeps_the_quotes_around_other_unknown_values(self) -> None:
        assert fill("@ より後ろ「{domain}」が", {}, language="ja") == "@ より後ろ「宛先のドメイン」が"

    def test_does_not_fill_braces_within_values(self) -> None:
        assert fill("「{subject}」", {"subject": "{customer} 様"}, language="ja") == "「{customer} 様」"

    def test_leaves_braces_that_name_no_placeholder(self) -> None:
        assert fill("値 {nonsense} と {Other}", {}, language="ja") == "値 {nonsense} と {Other}"
