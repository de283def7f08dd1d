"""Which of many patterns, phrases and words stand in a text, however long it is?"""

import pytest

from diagnostics.notices import literals
from diagnostics.notices.linear import Groups, Phrases, SiftedPatterns, Words
from diagnostics.notices.literals import Literals


class TestLiterals:
    def test_finds_words_within_words(self) -> None:
        assert Literals(("full", "mailbox full", "box", "empty")).numbers_in("my mailbox full") == {0, 1, 2}

    def test_finds_nothing_without_words(self) -> None:
        assert Literals(()).numbers_in("anything") == set()

    def test_minds_case(self) -> None:
        assert Literals(("full",)).numbers_in("FULL") == set()

    def test_takes_half_a_character_for_a_question_mark(self) -> None:
        assert Literals(("full",)).numbers_in("\ud800full") == {0}

    @pytest.mark.parametrize("before", range(8))
    def test_seeks_a_long_text_piece_by_piece(self, before: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(literals, "_AT_ONCE", 8)

        assert Literals(("unknown", "full")).numbers_in("." * before + "unknown" + "." * 20 + "full") == {0, 1}

    def test_finds_nothing_in_a_long_text_without_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(literals, "_AT_ONCE", 8)

        assert Literals(()).numbers_in("." * 30) == set()


class TestSiftedPatterns:
    def test_finds_those_that_occur_in_order(self) -> None:
        together = SiftedPatterns((r"^absent\b", r"\bbox \S+ full\b", r"\d{3}", r"(?m)^full"))

        assert list(together.each_in("550 box is full\nfull")) == [1, 2, 3]
        assert list(together.each_in("box full")) == []

    def test_minds_case_unless_asked_not_to(self) -> None:
        assert list(SiftedPatterns(("Full box",)).each_in("full box")) == []
        assert list(SiftedPatterns(("Full box",), ignore_case=True).each_in("full BOX")) == [0]


class TestPhrases:
    def test_says_whether_any_stands_there(self) -> None:
        phrases = Phrases(("over quota", "is full"))

        assert phrases.are_in("the box is full")
        assert not phrases.are_in("the box is fine")


class TestGroups:
    def test_names_the_groups_of_what_it_finds(self) -> None:
        groups = Groups((("failed", "bounced"), ("waits",), ("failed for good",)))

        assert groups.found_in("it failed for good") == {0, 2}
        assert groups.found_in("it waits") == {1}


class TestWords:
    def test_says_which_stand_there(self) -> None:
        assert Words(("said", "refused", "host")).found_in("host said") == {"said", "host"}
