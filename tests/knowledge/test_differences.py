"""What became of a page, said once for everybody who asks."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostics.knowledge import differences, loading
from diagnostics.knowledge.causes import Cause, Owner
from diagnostics.knowledge.differences import Fate, Move
from diagnostics.knowledge.pages import Book, Page, Text
from diagnostics.knowledge.rules import Rule
from tests.knowledge import books

CAUSE = Cause.MAILBOX_FULL
PAGE = loading.parse_page(CAUSE, books.HEAD)
NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True)


def rule(slug: str, **values: object) -> Rule:
    return books.rule(CAUSE, slug, **{"patterns": (slug,), **values})


def page(*rules: Rule) -> Page:
    return replace(PAGE, rules=rules)


ONE, TWO, THREE = (rule(slug) for slug in ("one", "two", "three"))


class TestADifference:
    def test_is_false_and_empty_where_nothing_differs(self) -> None:
        found = differences.between_pages(page(ONE), page(ONE))
        assert (bool(found), found.places) == (False, ())

    def test_names_choices_and_texts_in_each_language(self) -> None:
        after = replace(PAGE, also_owner=Owner.US, clock=timedelta(days=3), staff=Text(ja=PAGE.staff.ja, en="Wait."))
        found = differences.between_pages(PAGE, after)
        assert (found.cause, found.choices) == (CAUSE, ("also_owner", "clock"))
        [text] = found.texts
        assert (text.name, text.language, text.before, text.after) == ("staff", "en", PAGE.staff.en, "Wait.")
        assert found.places == ("also_owner", "clock", "staff.en")

    def test_knows_a_question_that_came_as_one_place_of_two_texts(self) -> None:
        found = differences.between_pages(PAGE, replace(PAGE, question=Text(ja="満杯ですか", en="Is it full?")))
        assert [(text.language, text.before) for text in found.texts] == [("ja", ""), ("en", "")]
        assert found.places == ("question",)

    def test_tells_rules_that_came_went_and_changed_with_the_fields_that_did(self) -> None:
        changed = replace(TWO, confidence=0.5, patterns=("2",))
        found = differences.between_pages(page(ONE, TWO), page(changed, THREE))
        assert [(one.slug, one.fate, one.fields) for one in found.rules if one.fate == Fate.CHANGED] == [
            ("two", Fate.CHANGED, ("patterns", "confidence"))
        ]
        assert [(one.fate, one.before, one.after) for one in found.rules] == [
            (Fate.CHANGED, TWO, changed),
            (Fate.ADDED, None, THREE),
            (Fate.REMOVED, ONE, None),
        ]
        assert found.places == ("rules/two", "rules/three", "rules/one")

    def test_of_books_holds_the_pages_that_differ(self) -> None:
        one = books.book(ONE)
        other = Book(pages=tuple(replace(one, rules=(ONE, TWO)) if one.cause == CAUSE else one for one in one.pages))
        assert [found.cause for found in differences.between(one, other)] == [CAUSE]


class TestTheOrderOfRules:
    def test_names_the_one_that_moved_and_its_places(self) -> None:
        found = differences.between_pages(page(ONE, TWO, THREE), page(THREE, ONE, TWO))
        assert found.moves == (Move(slug="three", before=3, after=1),)
        assert (found.places, found.rules) == (("rules",), ())

    def test_is_the_same_where_rules_only_came_or_went(self) -> None:
        assert differences.between_pages(page(ONE, TWO), page(THREE, TWO)).moves == ()

    def test_decides_between_rules_that_weigh_the_same(self) -> None:
        assert differences.between_pages(page(ONE, TWO), page(TWO, ONE)).order_decides

    def test_decides_nothing_where_those_that_moved_weigh_differently(self) -> None:
        surer, code = rule("surer", confidence=0.95), rule("code", patterns=(), statuses=("5.2.2",))
        found = differences.between_pages(page(ONE, surer, code), page(code, surer, ONE))
        assert found.moves
        assert not found.order_decides

    def test_counts_words_of_a_host_and_others_as_equals_where_they_may_stand_in_the_context(self) -> None:
        host = rule("host", remote_hosts=("example.jp",))
        assert differences.between_pages(page(ONE, host), page(host, ONE)).order_decides

    @settings(deadline=None)
    @given(before=NAMES, after=NAMES)
    def test_is_restored_by_moving_no_more_than_those_named(self, before: list[str], after: list[str]) -> None:
        moves = differences.moved(before, after)
        gone = {move.slug for move in moves}
        stayed = set(before) & set(after) - gone
        assert [slug for slug in before if slug in stayed] == [slug for slug in after if slug in stayed]
        assert all((before[move.before - 1], after[move.after - 1]) == (move.slug, move.slug) for move in moves)
        assert len(moves) <= max(0, len(set(before) & set(after)) - 1)
