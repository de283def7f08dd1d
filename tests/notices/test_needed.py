"""Which words does a pattern need, and is nothing ever asked for that a matching text may lack?"""

import pytest
import re2

from diagnostics.notices import needed
from diagnostics.notices.needed import words_for


class TestWordsFor:
    @pytest.mark.parametrize(
        ("pattern", "words"),
        [
            ("Mailbox FULL", [{"mailbox full"}]),
            (r"\bmail ?box( is)? full\b", [{"mailbox full", "mail box full", "mailbox is full", "mail box is full"}]),
            (r"quota[^a-z]{0,9}exceeded", [{"exceeded"}, {"quota"}]),
            (r"over (quota|limit)", [{"over quota", "over limit"}]),
            (r"reali[sz]ed", [{"realised", "realized"}]),
            (r"(?i)lost|(?:gone)", [{"lost", "gone"}]),
            (r"(?P<what>user)\.unknown", [{"user.unknown"}]),
            (r"(unknown \S+ user|nobody \d+ here)", [{"unknown ", "nobody "}]),
            (r"(spam)+ found", [{" found"}, {"spam"}]),
            (r"(spam){2,} found", [{" found"}, {"spam"}]),
            (r"宛先.{0,9}不明", [{"宛先"}, {"不明"}]),
            ("STRASSE", [{"strasse"}]),
            ("brace{x}d", [{"brace{x}d"}]),
            ("brace{1,x}", [{"brace{1,x}"}]),
            ("brace{1,2,3}", [{"brace{1,2,3}"}]),
            ("brace{", [{"brace{"}]),
            (r"tab\there\!", [{"tab\there!"}]),
            (r"[^]x]after", [{"after"}]),
            (r"[]]after", [{"]after"}]),
            (r"[[:alpha:]]after", [{"after"}]),
            (r"[\]x]after", [{"after"}]),
            (r"[a-c]after", [{"after"}]),
            (r"colou??r", [{"color", "colour"}]),
            (r"lower(?-i)CASE", [{"lowercase"}]),
            (r'"\|/\S+', [{'"|/'}]),
            (r"x?\|\d", [{"|", "x|"}]),
        ],
    )
    def test_says_what_stands_in_every_text_that_matches(self, pattern: str, words: list[set[str]]) -> None:
        assert sorted(map(sorted, words_for(pattern))) == sorted(map(sorted, words))

    @pytest.mark.parametrize(
        "pattern",
        [
            "",
            "a|b",
            "long enough|",
            r"\d{3} \S+",
            "(word)?",
            "(word)*",
            "(word){0,2}",
            "x{3}",
            "ab",
            r"\pL\x41bcd",
            "word|.*",
        ],
    )
    def test_asks_for_nothing_where_any_text_may_match(self, pattern: str) -> None:
        assert words_for(pattern) == ()

    @pytest.mark.parametrize("pattern", ["(open", "close)", "[open", "[[:open", "back\\", "(?P<name", "(?=ahead)word"])
    def test_asks_for_nothing_where_it_does_not_follow(self, pattern: str) -> None:
        assert words_for(pattern) == ()

    def test_goes_no_deeper_than_it_has_to(self) -> None:
        deep = needed.DEEPEST

        assert words_for("(" * deep + "word" + ")" * deep) == (frozenset({"word"}),)
        assert words_for("(" * (deep + 1) + "word" + ")" * (deep + 1)) == ()

    def test_does_not_multiply_readings_without_end(self) -> None:
        every = words_for("(one|two|three|four) (five|six|seven|eight) (nine|ten|eleven|twelve)")

        assert max(len(words) for words in every) <= needed.MOST

    def test_puts_the_most_telling_first(self) -> None:
        assert words_for(r"user \S+ is not known here")[0] == {" is not known here"}

    @pytest.mark.parametrize(
        ("pattern", "text"),
        [
            ("ΧΡΉΣΤΗΣ άγνωστος", "χρήστης ΆΓΝΩΣΤΟΣ"),
            ("kelvin", "\u212aelvin"),
            ("masse", "ma\u017f\u017fe"),
            ("Straße zu", "STRA\u1e9eE ZU"),
        ],
    )
    def test_folds_as_the_library_does(self, pattern: str, text: str) -> None:
        options = re2.Options()
        options.case_sensitive = False

        assert re2.compile(pattern, options).search(text)
        assert all(any(word in text.casefold() for word in words) for words in words_for(pattern))
