"""Which of many patterns occur, and which cannot be used?"""

import hashlib

import pytest

from diagnostics.knowledge import patterns
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

    def test_keeps_positions_over_several_passes(self) -> None:
        together = PatternSet(f"word{number}z" for number in range(2 * patterns.TOGETHER + 5))

        assert together.found_in(f"word3z and word{2 * patterns.TOGETHER + 1}z") == [3, 2 * patterns.TOGETHER + 1]

    def test_halves_what_does_not_fit_together(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(patterns, "TOGETHER", 20_000)
        words = [hashlib.sha256(b"%d" % number).hexdigest()[:16] for number in range(9_000)]
        trios = [words[at : at + 3] for at in range(0, len(words), 3)]

        together = PatternSet(rf"\b{one} (is |was )?{two} \S+ {three}\b" for one, two, three in trios)

        assert together.found_in("{} was {} or {}".format(*trios[7])) == [7]
        assert together.found_in("{} {} or {}".format(*trios[2_999])) == [2_999]

    def test_refuses_a_bad_pattern_by_its_name(self) -> None:
        with pytest.raises(BadPattern, match=r"'unsound\(' is no pattern"):
            PatternSet(["sound", "unsound("])

    def test_refuses_half_a_character(self) -> None:
        with pytest.raises(BadPattern):
            PatternSet(["\ud800"])

    def test_refuses_one_that_is_too_large_even_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(patterns.re2.Filter, "Compile", refuse)

        with pytest.raises(BadPattern, match="failed to compile"):
            PatternSet(["fine"])

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


def refuse(self: object) -> None:
    raise patterns.re2.error("failed to compile Filter")
