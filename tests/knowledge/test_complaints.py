"""What is wrong with a rule is told of every entry at its place, and of nothing that the loader takes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostics.knowledge import complaints, loading, rule_tables, writing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.faults import Wrong
from diagnostics.knowledge.loading import BadPage
from diagnostics.knowledge.rules import Example, Rule
from tests.knowledge import books

CAUSE = Cause.MAILBOX_FULL
PAGE = loading.parse_page(CAUSE, books.HEAD)
FULL = Example(text="552 Mailbox full")
SOUND = Rule(slug="full", cause=CAUSE, patterns=("mailbox full",), examples=(FULL,))


def found(**changes: object) -> list[tuple[str, int, Wrong]]:
    return [(one.field, one.index, one.wrong) for one in complaints.complaints(replace(SOUND, **changes))]


class TestEachEntry:
    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({"statuses": ("5.2.2", "7.1")}, ("statuses", 1, Wrong.NOT_ALLOWED)),
            ({"commands": ("HELP",)}, ("commands", 0, Wrong.NOT_ALLOWED)),
            ({"reply_codes": ("552", "552")}, ("reply_codes", 1, Wrong.TWICE)),
            ({"remote_hosts": ("a." + "b" * 253,)}, ("remote_hosts", 0, Wrong.TOO_LONG)),
            ({"dialects": tuple(f"d{number}" for number in range(201))}, ("dialects", 0, Wrong.TOO_MANY)),
            ({"patterns": ("x" * 2_001,)}, ("patterns", 0, Wrong.TOO_LONG)),
            ({"specificity": 101}, ("specificity", 0, Wrong.OUT_OF_RANGE)),
            ({"alternatives": (Cause.GREYLISTED, CAUSE)}, ("alternatives", 1, Wrong.NOT_ALLOWED)),
            ({"alternatives": tuple(Cause)[:6]}, ("alternatives", 0, Wrong.TOO_MANY)),
            ({"examples": (FULL, Example(text=" "))}, ("examples", 1, Wrong.EMPTY)),
            ({"examples": (FULL, Example(text="x", status="5"))}, ("examples", 1, Wrong.NOT_ALLOWED)),
            ({"near_misses": (Example(text="x" * 4_001),)}, ("near_misses", 0, Wrong.TOO_LONG)),
            ({"near_misses": (Example(text="x"), FULL)}, ("near_misses", 1, Wrong.MATCHES)),
            ({"examples": (FULL, Example(text="550 User unknown"))}, ("examples", 1, Wrong.DOES_NOT_MATCH)),
        ],
    )
    def test_that_is_wrong_is_named_by_field_and_place(
        self, changes: dict[str, object], expected: tuple[str, int, Wrong]
    ) -> None:
        assert found(**changes) == [expected]

    def test_that_is_no_pattern_is_told_in_the_words_of_the_compiler(self) -> None:
        [one] = complaints.complaints(replace(SOUND, patterns=(r"full\q",)))
        assert (one.wrong, one.detail) == (Wrong.NOT_A_PATTERN, r"invalid escape sequence: \q")

    def test_that_is_missing_is_named_together_with_others(self) -> None:
        assert found(patterns=(), examples=()) == [("", 0, Wrong.ASKS_FOR_NOTHING), ("examples", 0, Wrong.EMPTY)]

    def test_of_the_codes_is_named_before_the_examples_are_tried(self) -> None:
        assert found(statuses=("no",), examples=(Example(text="other"),)) == [("statuses", 0, Wrong.NOT_ALLOWED)]


class TestFits:
    def test_is_said_of_each_example(self) -> None:
        assert complaints.fits(SOUND, (FULL, Example(text="other"))) == [True, False]

    def test_is_no_for_a_rule_whose_pattern_is_none(self) -> None:
        assert complaints.fits(replace(SOUND, patterns=("(",)), (FULL,)) == [False]


def several(*values: object) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(values), max_size=3).map(tuple)


ANY_RULE = st.builds(
    Rule,
    slug=st.sampled_from(["full", "", "Not so"]),
    cause=st.just(CAUSE),
    patterns=several("mailbox full", "full", "(", ".*", " ", r"(a)\\1", "x" * 2_001),
    statuses=several("5.2.2", "x.2.x", "9"),
    reply_codes=several("552", "45x", "1"),
    remote_hosts=several("example.jp", "localhost"),
    confidence=st.sampled_from([0.9, 0.0, 1.0]),
    specificity=st.sampled_from([0, 200]),
    alternatives=several(Cause.GREYLISTED, CAUSE),
    examples=several(FULL, Example(text=""), Example(text="552 full", status="5.2.2", reply_code=552)),
    near_misses=several(Example(text="other"), FULL),
)


def _is_refused(toml: str) -> bool:
    try:
        loading.parse_page(CAUSE, toml)
    except BadPage:
        return True
    return False


class TestTheFormAndTheLoader:
    @settings(deadline=None)
    @given(ANY_RULE)
    def test_refuse_the_same_rules(self, rule: Rule) -> None:
        toml = writing.page_to_toml(replace(PAGE, rules=(rule,)))
        assert bool(complaints.complaints(rule)) == _is_refused(toml)

    def test_hold_patterns_to_one_length(self) -> None:
        longest = "x" * rule_tables.PATTERN_LIMIT
        assert found(patterns=(longest,), examples=(Example(text=longest),)) == []
