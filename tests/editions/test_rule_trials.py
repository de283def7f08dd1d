"""A rule is tried while it is written."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.utils import translation

from diagnostics.editions import drafting
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.faults import Wrong
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.models import Edition
from tests.factories import DeliveryFactory
from tests.pace import within

PUZZLE = "550 5.7.1 <taro@example.com> E-POSTBOX LOCKED BY CARETAKER, ticket 4711-AB12CD34"


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def rule(**values: object) -> Rule:
    given = {"slug": "locked", "cause": Cause.MAILBOX_DISABLED, "patterns": ("postbox locked",), **values}
    given.setdefault("examples", (Example(text=PUZZLE),))
    return Rule(**given)


def check(tried: Rule, **values: object) -> drafting.RuleCheck:
    return drafting.check_rule(tried, cause=tried.cause, **values)


@pytest.mark.django_db
class TestCheckRule:
    def test_finds_nothing_wrong_with_a_sound_rule(self, edition: Edition) -> None:
        checked = check(rule(near_misses=(Example(text="550 User unknown"),)))
        assert checked.is_sound
        assert checked.examples == ((PUZZLE, True),)
        assert checked.near_misses == (("550 User unknown", False),)

    def test_names_each_fault_at_its_place(self, edition: Edition) -> None:
        checked = check(rule(patterns=("fine", "(?=ahead)", ".*", "(open", "*"), statuses=("5.7.1", "nonsense")))
        assert [(error.field, error.index) for error in checked.errors] == [
            ("statuses", 1),
            *(("patterns", index) for index in (1, 2, 3, 4)),
        ]

    def test_names_examples_and_near_misses_that_go_wrong(self, edition: Edition) -> None:
        checked = check(rule(examples=(Example(text="550 User unknown"),), near_misses=(Example(text=PUZZLE),)))
        assert [(error.field, error.index) for error in checked.errors] == [("examples", 0), ("near_misses", 0)]

    def test_asks_for_a_condition_and_an_example(self, edition: Edition) -> None:
        assert [error.wrong for error in check(rule(patterns=())).errors] == [Wrong.ASKS_FOR_NOTHING]
        assert [error.field for error in check(rule(examples=())).errors] == ["examples"]

    def test_shows_what_matches_in_the_delivery_at_hand(self, edition: Edition) -> None:
        delivery = DeliveryFactory(diagnostic=PUZZLE, status="", reply_code=None)
        checked = check(rule(), delivery=delivery)
        assert checked.matches_delivery
        assert checked.span is not None
        assert checked.sight is not None
        assert PUZZLE[slice(*checked.span)] == "POSTBOX LOCKED"
        assert checked.sight.decides

    def test_says_when_it_does_not_match_the_delivery(self, edition: Edition) -> None:
        delivery = DeliveryFactory(diagnostic="something else")
        assert check(rule(), delivery=delivery).matches_delivery is False

    def test_says_which_other_rule_would_decide(self, edition: Edition) -> None:
        delivery = DeliveryFactory(diagnostic="552 5.2.2 Mailbox full")
        timid = rule(patterns=("mailbox",), confidence=0.02, examples=(Example(text="552 5.2.2 Mailbox full"),))
        checked = check(timid, delivery=delivery)
        assert checked.sight is not None
        assert not checked.sight.decides
        assert checked.sight.loses_to.startswith("mailbox-full/")
        assert checked.shadowed_by == (checked.sight.loses_to,)

    def test_names_the_examples_of_other_causes_that_it_takes(self, edition: Edition) -> None:
        taken = check(rule(patterns=("unknown",), examples=(Example(text="unknown"),))).greedy
        assert taken
        assert {one.cause for one in taken}.isdisjoint({Cause.MAILBOX_DISABLED})
        assert check(rule()).greedy == ()


@pytest.mark.django_db
class TestProposeRule:
    def test_generalises_what_belongs_to_one_mail(self, edition: Edition) -> None:
        delivery = DeliveryFactory(diagnostic=PUZZLE, status="5.7.1", reply_code=550, remote_host="MX.example.com")
        proposed = drafting.propose_rule(delivery=delivery, text=PUZZLE, cause=Cause.MAILBOX_DISABLED)
        assert "taro" not in proposed.patterns[0]
        assert "taro" not in proposed.examples[0].text
        assert (proposed.examples[0].status, proposed.examples[0].reply_code) == ("5.7.1", 550)
        assert proposed.slug == "postbox-locked-caretaker-ticket"
        assert check(proposed, delivery=delivery).is_sound

    def test_takes_the_marked_words_where_they_do_not_stand_in_the_reply(self, edition: Edition) -> None:
        delivery = DeliveryFactory(diagnostic="550 refused", dialect="")
        proposed = drafting.propose_rule(delivery=delivery, text="the postbox was locked")
        assert proposed.examples[0].text == "the postbox was locked"
        assert check(replace(proposed, cause=Cause.MAILBOX_DISABLED)).is_sound

    def test_finds_a_name_that_the_page_does_not_have_yet(self, edition: Edition) -> None:
        delivery = DeliveryFactory(diagnostic="5 5 5")
        assert drafting.propose_rule(delivery=delivery).slug == "new-rule"


HOSTILE = {
    "nested": "(a+)+$",
    "look-ahead": "(?=a)b",
    "look-behind": "(?<!a)b",
    "back": r"(a)\1",
    "anything": ".*",
    "long": "x" * 10_000,
    "repeats": "(a{1000}){1000}",
    "open": "((((((((((",
}


@pytest.mark.django_db
class TestAPatternOfAnyKind:
    @pytest.mark.parametrize("name", HOSTILE)
    def test_is_taken_or_refused_with_a_sentence_and_never_slow(self, name: str, edition: Edition) -> None:
        drafting.check_rule(rule(), cause=Cause.MAILBOX_DISABLED)
        delivery = DeliveryFactory.build(diagnostic="a" * 1_000_000 + "b", submission=None, ticket=None)
        with within(1):
            checked = check(rule(patterns=(HOSTILE[name],), examples=(Example(text="a" * 4_000),)), delivery=delivery)
        refused = [error for error in checked.errors if error.field == "patterns"]
        assert bool(refused) == (name != "nested")
