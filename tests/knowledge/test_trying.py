"""Whatever a rule is made of, trying it is bounded."""

from dataclasses import replace

import pytest

from diagnostics.knowledge import complaints, loading, proving, trying
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.faults import Fault, Wrong
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.patterns import Pattern
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.notices import Delivery, Kind, Passage
from tests.knowledge import books
from tests.pace import within

A_MEGABYTE = "a" * 1_000_000 + "b"
HOSTILE = {
    "nested": ("(a+)+$", None),
    "look-ahead": ("(?=a)b", Wrong.NO_LOOK_AROUND),
    "look-behind": ("(?<!a)b", Wrong.NO_LOOK_AROUND),
    "back-reference": (r"(a)\1", Wrong.NO_BACK_REFERENCE),
    "anything": (".*", Wrong.MATCHES_ANYTHING),
    "any-character": (".", Wrong.MATCHES_ANYTHING),
    "long": ("x" * 10_000, Wrong.TOO_LONG),
    "repeats": ("(a{1000}){1000}", Wrong.TOO_LARGE),
    "large": ("(a?b?){900}c", Wrong.TOO_LARGE),
    "open": ("(((", Wrong.NOT_CLOSED),
    "star": ("*a", Wrong.NOTHING_TO_REPEAT),
    "class": ("[a", Wrong.NOT_CLOSED),
    "backslash": ("a\\", Wrong.NOT_CLOSED),
    "surrogate": ("\ud800", Wrong.NOT_A_PATTERN),
    "blank": (" ", Wrong.EMPTY),
    "exponential": ("(a|b)*a(a|b){200}c", None),
}


def rule(*patterns: str, **values: object) -> Rule:
    given = {"slug": "tried", "cause": Cause.MAILBOX_FULL, "examples": (Example(text="full"),), **values}
    return Rule(patterns=patterns, **given)


class TestAPatternOfAnyKind:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_is_taken_or_refused_for_a_reason_at_once(self, name: str) -> None:
        pattern, expected = HOSTILE[name]
        with within(0.5):
            found = [one.wrong for one in complaints.complaints(rule(pattern)) if one.field == "patterns"]
            assert found == ([expected] if expected else [])

    @pytest.mark.parametrize("name", [name for name, (_, wrong) in HOSTILE.items() if wrong is None])
    def test_that_is_taken_is_linear(self, name: str) -> None:
        compiled = Pattern(HOSTILE[name][0])
        with within(5):
            compiled.span_in(A_MEGABYTE)

    @pytest.mark.parametrize("name", ["look-ahead", "anything", "large", "open", "surrogate"])
    def test_that_is_refused_is_refused_by_the_loader_too(self, name: str) -> None:
        with pytest.raises(Fault, match="pattern"):
            proving.prove(rule(HOSTILE[name][0]))


class TestComplaints:
    def test_name_what_stands_twice(self) -> None:
        found = complaints.complaints(rule("full", "full", statuses=("5.2.2", "5.2.2")))
        assert [(one.field, one.index, one.wrong) for one in found] == [
            ("statuses", 1, Wrong.TWICE),
            ("patterns", 1, Wrong.TWICE),
        ]

    def test_name_a_missing_and_a_wrong_name(self) -> None:
        assert complaints.complaints(rule("full", slug=""))[0].wrong == Wrong.EMPTY
        assert complaints.complaints(rule("full", slug="Not so"))[0].wrong == Wrong.NOT_ALLOWED

    def test_name_what_the_loader_refuses_besides(self) -> None:
        [found] = complaints.complaints(rule("full", confidence=7.0))
        assert (found.field, found.wrong, found.detail) == ("confidence", Wrong.OUT_OF_RANGE, "0.01–0.99")


class TestARuleOfManyPatterns:
    def test_and_many_examples_is_refused_at_once(self) -> None:
        heavy = rule(
            *(f"(a|b)*a(a|b){{200}}{number}" for number in range(200)),
            examples=tuple(Example(text="ab" * 1_900 + str(number)) for number in range(200)),
        )
        with within(2):
            assert [one.wrong for one in complaints.complaints(heavy)] == [Wrong.TOO_MUCH]
            assert complaints.fits(heavy, heavy.examples) == [False] * 200
        with pytest.raises(Fault, match="too many large patterns"):
            proving.prove(heavy)

    def test_and_a_few_examples_is_tried_in_a_moment(self) -> None:
        many = rule(*(f"word{number} full" for number in range(200)), examples=(Example(text="word7 full"),))
        with within(3):
            assert complaints.complaints(many) == []
            assert trying.greedy(many, loading.load_book(proven=True)) == []


class TestFiveThousandRules:
    def test_match_and_are_tried_in_a_moment(self) -> None:
        rules = [
            replace(
                rule(rf"\bdrawer {number} (is|was) full\b", cause=cause),
                slug=f"r{number}",
                examples=(Example(text=f"550 drawer {number} is full"),),
            )
            for number, cause in ((number, tuple(Cause)[number % 31]) for number in range(5_000))
        ]
        book = books.book(*rules)
        matcher = Matcher(book)
        delivery = Delivery(recipient="x@example.jp", diagnostic="550 drawer 4711 was full")
        matcher.diagnose(delivery, kind=Kind.FAILURE)
        with within(2):
            for _ in range(100):
                assert matcher.diagnose(delivery, kind=Kind.FAILURE).rule.endswith("/r4711")
        with within(2):
            tried = rule("drawer", examples=(Example(text="550 drawer 9 is full"),))
            assert len(trying.greedy(tried, book)) == trying.MOST_NAMED
            assert trying.shadowed_by(tried, matcher, order=9_999)


class TestShadowedBy:
    def test_names_who_decides_on_the_examples_and_nobody_where_the_rule_itself_does(self) -> None:
        other = replace(rule("mailbox full", confidence=0.95, cause=Cause.SERVER_FULL), slug="other")
        weak = rule("full", confidence=0.5, examples=(Example(text="mailbox full"), Example(text="drawer full")))
        assert trying.shadowed_by(weak, Matcher(books.book(other)), order=9) == ["server-full/other"]
        assert trying.shadowed_by(weak, Matcher(books.book()), order=9) == []


class TestSight:
    def test_sees_words_in_the_context_and_codes_without_words(self) -> None:
        book = books.book(rule("mailbox full"))
        status = rule(statuses=("5.2.2",))
        seen = trying.sight(status, Delivery(recipient="", status="5.2.2"), Matcher(book), kind=Kind.FAILURE, order=9)
        assert (seen.matches, seen.span, seen.decides) == (True, None, True)

    def test_sees_nothing_where_a_condition_does_not_hold(self) -> None:
        tried = rule("full", statuses=("5.2.2",))
        seen = trying.sight(
            tried, Delivery(recipient="", diagnostic="full"), Matcher(books.book()), kind=Kind.FAILURE, order=9
        )
        assert not seen.matches

    def test_looks_for_vague_words_in_the_reply_alone(self) -> None:
        from_context = Delivery(
            recipient="", diagnostic="refused", context=(Passage(part="1", start=0, end=12, text="mailbox full"),)
        )
        vague, clear = rule("full", specificity=-5), rule("full")
        matcher = Matcher(books.book())
        assert not trying.sight(vague, from_context, matcher, kind=Kind.FAILURE, order=9).matches
        assert trying.sight(clear, from_context, matcher, kind=Kind.FAILURE, order=9).span == (8, 12)
