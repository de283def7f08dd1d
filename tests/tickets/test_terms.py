"""The search language: what is understood, and what is reported instead of guessed."""

from datetime import timedelta

import pytest

from diagnostics.tickets import terms
from diagnostics.tickets.terms import Key, Term


class TestUnderstands:
    def test_a_line_of_keys_and_words(self) -> None:
        search = terms.parse("cause:mailbox-full domain:docomo.ne.jp is:unassigned age:>2d code:5.2.2 free text")
        assert search.terms == (
            Term(key=Key.CAUSE, value="mailbox-full"),
            Term(key=Key.DOMAIN, value="docomo.ne.jp"),
            Term(key=Key.IS, value="unassigned"),
            Term(key=Key.AGE, value=">2d"),
            Term(key=Key.CODE, value="5.2.2"),
        )
        assert search.words == ("free", "text")
        assert search.problems == ()

    def test_keys_and_values_in_any_case(self) -> None:
        assert terms.parse("IS:Open").terms == (Term(key=Key.IS, value="open"),)

    def test_what_a_japanese_keyboard_types_in_full_width(self) -> None:
        search = terms.parse("ｉｓ：ｏｐｅｎ　見積書")
        assert search.terms == (Term(key=Key.IS, value="open"),)
        assert search.words == ("見積書",)

    def test_quotes_that_keep_blanks_and_colons(self) -> None:
        assert terms.parse('"smtp:550 User unknown"').words == ("smtp:550 User unknown",)
        assert terms.parse('customer:"Yamato Trading"').terms == (Term(key=Key.CUSTOMER, value="yamato trading"),)

    def test_a_minus_as_the_opposite(self) -> None:
        search = terms.parse("-cause:unclear -spam")
        assert search.terms == (Term(key=Key.CAUSE, value="unclear", negated=True),)
        assert search.words == ("-spam",)

    def test_codes_and_addresses_as_plain_words(self) -> None:
        assert terms.parse("550 5.1.1 <taro@example.com>").words == ("550", "5.1.1", "<taro@example.com>")

    @pytest.mark.parametrize("text", ["", "   ", '""', "\x00"])
    def test_nothing_as_nothing(self, text: str) -> None:
        assert terms.parse(text) == terms.Search()


class TestReports:
    def test_a_key_that_does_not_exist(self) -> None:
        search = terms.parse("colour:red taro")
        (problem,) = search.problems
        assert (problem.word, problem.is_unknown_key) == ("colour:red", True)
        assert search.words == ("taro",)
        assert search.terms == ()

    @pytest.mark.parametrize(
        "word", ["is:late", "state:closed", "cause:flu", "heading:x", "age:2d", "age:>2y", "code:9"]
    )
    def test_a_value_that_does_not_exist_with_those_that_do(self, word: str) -> None:
        (problem,) = terms.parse(word).problems
        assert not problem.is_unknown_key
        assert problem.choices

    @pytest.mark.parametrize("word", ["password:x", "assignee__password:a", "id:1", "deliveries__submission:1"])
    def test_columns_that_are_no_keys(self, word: str) -> None:
        assert terms.parse(word).terms == ()


class TestStaysSmall:
    def test_a_line_of_a_megabyte_is_cut(self) -> None:
        search = terms.parse("is:open " * 100_000)
        assert len(search.terms) <= terms.LONGEST // len("is:open ") + 1

    def test_few_words_are_enough(self) -> None:
        assert len(terms.parse(" ".join("abcdefghijklmnopqrstuvwxyz")).words) == 12


class TestAge:
    @pytest.mark.parametrize(
        ("word", "length"), [(">2d", timedelta(days=2)), ("<3h", timedelta(hours=3)), (">1w", timedelta(weeks=1))]
    )
    def test_is_a_sign_and_a_length(self, word: str, length: timedelta) -> None:
        assert terms.age(word) == (word[0], length)

    def test_refuses_what_is_no_age(self) -> None:
        with pytest.raises(ValueError, match="2 days"):
            terms.age("2 days")
