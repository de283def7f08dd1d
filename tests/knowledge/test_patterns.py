"""Which of many patterns occur, and which cannot be used?"""

import pytest

from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.patterns import BadPattern, Pattern, PatternSet, literal


class TestPatternSet:
    def test_finds_those_that_occur_in_any_language(self) -> None:
        together = PatternSet([r"\bmailbox full\b", "宛先.{0,9}不明", r"\d{3} denied", "unbekannt"])

        assert together.found_in("Mailbox FULL") == [0]
        assert together.found_in("宛先が不明です") == [1]
        assert together.found_in("550 denied, UNBEKANNT, mailbox full") == [0, 2, 3]
        assert together.found_in("") == []

    def test_finds_nothing_without_patterns(self) -> None:
        assert PatternSet([]).found_in("anything") == []

    def test_keeps_thousands_apart(self) -> None:
        together = PatternSet(rf"\bword{number}z (is |was )?\S+\b" for number in range(5_000))

        assert together.found_in("Word3z was here and WORD4321Z is too, not word7") == [3, 4321]

    def test_finds_in_real_replies_whatever_each_pattern_alone_finds(self) -> None:
        rules = [rule for page in load_book(proven=True).pages for rule in page.rules]
        given = [pattern for rule in rules for pattern in rule.patterns]
        texts = [example.text for rule in rules for example in rule.examples[:1]][::8]
        alone = [Pattern(pattern) for pattern in given]

        together = PatternSet(given)

        for text in texts:
            expected = [position for position, one in enumerate(alone) if one.span_in(text) is not None]
            assert together.found_in(text) == expected

    def test_tries_a_pattern_that_is_too_large_for_an_automaton(self) -> None:
        assert PatternSet([r"(user|box) \S{0,1000} unknown"]).found_in("the user {} unknown".format("x" * 400)) == [0]

    def test_refuses_a_bad_pattern_and_says_why(self) -> None:
        with pytest.raises(BadPattern, match="missing \\)"):
            PatternSet(["sound", "unsound("])

    def test_refuses_half_a_character(self) -> None:
        with pytest.raises(BadPattern):
            PatternSet(["\ud800"])

    def test_says_where_a_pattern_occurs(self) -> None:
        together = PatternSet(["full", "absent"])

        assert together.span(0, "mailbox full") == (8, 12)
        assert together.span(1, "mailbox full") == (0, 12)


class TestPattern:
    def test_is_matched_in_linear_time_however_it_is_written(self) -> None:
        assert Pattern("(a+)+$").span_in("a" * 1_000_000 + "b") is None

    @pytest.mark.parametrize("text", ["(?=ahead)", "(?<!behind)x", r"(a)\1", "(", "a{1001}", "\ud800"])
    def test_refuses_what_re2_cannot_do(self, text) -> None:
        with pytest.raises(BadPattern):
            Pattern(text)

    def test_takes_a_literal_as_it_is(self) -> None:
        assert Pattern(literal("a.c (x)"), ignore_case=False).span_in("abc (x) a.c (x)") == (8, 15)
