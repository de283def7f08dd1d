"""What two sides changed on one page."""

from dataclasses import replace
from datetime import timedelta

from diagnostics.knowledge import loading
from diagnostics.knowledge.causes import Cause, Heading, Owner, Resend
from diagnostics.knowledge.merging import merge
from diagnostics.knowledge.pages import Page, Text
from tests.knowledge import books

CAUSE = Cause.MAILBOX_FULL
BASE = replace(
    loading.parse_page(CAUSE, books.HEAD),
    rules=tuple(books.rule(CAUSE, slug, patterns=(slug,)) for slug in ("one", "two", "three")),
)
ONE, TWO, THREE = BASE.rules
OWN, NEW = (books.rule(CAUSE, slug, patterns=(slug,)) for slug in ("own", "new"))
QUESTION = Text(ja="満杯ですか", en="Is it full?")


def with_texts(ja: str, en: str) -> Page:
    return replace(BASE, staff=Text(ja=ja, en=en))


class TestMerge:
    def test_takes_what_either_side_changed(self) -> None:
        ours = replace(BASE, owner=Owner.US, rules=(ONE, TWO, THREE, OWN))
        theirs = replace(BASE, clock=timedelta(days=2))
        merged = merge(BASE, ours, theirs)
        assert merged.page == replace(ours, clock=timedelta(days=2))
        assert merged.conflicts == ()

    def test_takes_every_field_of_a_page_that_they_alone_changed(self) -> None:
        word = Text(ja="新", en="new")
        theirs = Page(
            cause=CAUSE,
            heading=Heading.SIZE,
            owner=Owner.NOBODY,
            also_owner=Owner.US,
            resend=Resend.NEVER,
            clock=timedelta(hours=4),
            name=word,
            summary=word,
            staff=word,
            customer=word,
            question=QUESTION,
            rules=(NEW,),
        )
        assert merge(BASE, BASE, theirs).page == theirs
        assert merge(BASE, theirs, BASE).page == theirs

    def test_knows_languages_apart(self) -> None:
        merged = merge(BASE, with_texts("ja", BASE.staff.en), with_texts(BASE.staff.ja, "en"))
        assert merged.page.staff == Text(ja="ja", en="en")
        assert merged.conflicts == ()

    def test_keeps_ours_where_both_changed_and_names_it(self) -> None:
        merged = merge(BASE, with_texts("a", "same"), with_texts("b", "same"))
        assert merged.page.staff == Text(ja="a", en="same")
        assert merged.conflicts == ("staff.ja",)

    def test_keeps_a_question_whole(self) -> None:
        base = replace(BASE, question=QUESTION)
        ours = replace(base, question=Text(ja=QUESTION.ja, en="Is their mailbox full?"))
        merged = merge(base, ours, replace(base, question=None))
        assert (merged.page.question, merged.conflicts) == (ours.question, ("question",))


class TestRulesOfBothSides:
    def test_go_by_their_names(self) -> None:
        changed = replace(TWO, patterns=("2",))
        merged = merge(BASE, replace(BASE, rules=(ONE, changed, THREE)), replace(BASE, rules=(ONE, TWO, THREE, NEW)))
        assert (merged.page.rules, merged.conflicts) == ((ONE, changed, THREE, NEW), ())

    def test_that_are_new_follow_the_rule_that_they_followed(self) -> None:
        merged = merge(BASE, replace(BASE, rules=(OWN, ONE, TWO, THREE)), replace(BASE, rules=(ONE, NEW, TWO, THREE)))
        assert merged.page.rules == (OWN, ONE, NEW, TWO, THREE)

    def test_stand_in_the_order_of_the_side_that_changed_it(self) -> None:
        ours, theirs = replace(BASE, rules=(ONE, TWO, THREE, OWN)), replace(BASE, rules=(NEW, THREE, TWO, ONE))
        for one, other in ((ours, theirs), (theirs, ours)):
            merged = merge(BASE, one, other)
            assert (merged.page.rules, merged.conflicts) == ((NEW, THREE, OWN, TWO, ONE), ())

    def test_stay_in_our_order_where_both_changed_it_and_say_so(self) -> None:
        ours, theirs = replace(BASE, rules=(TWO, ONE, THREE)), replace(BASE, rules=(THREE, ONE, TWO))
        merged = merge(BASE, ours, theirs)
        assert (merged.page.rules, merged.conflicts) == ((TWO, ONE, THREE), ("rules",))
        assert merge(BASE, ours, ours).conflicts == ()

    def test_that_either_side_took_out_are_out(self) -> None:
        merged = merge(BASE, replace(BASE, rules=(TWO, THREE)), replace(BASE, rules=(ONE, TWO)))
        assert (merged.page.rules, merged.conflicts) == ((TWO,), ())

    def test_that_one_changed_and_the_other_took_out_stay(self) -> None:
        changed = replace(ONE, patterns=("1",))
        merged = merge(BASE, replace(BASE, rules=(changed, TWO, THREE)), replace(BASE, rules=(TWO, THREE)))
        assert changed in merged.page.rules
        assert merged.conflicts == ("rules/one",)

    def test_that_we_took_out_and_they_changed_stay_out_and_say_so(self) -> None:
        changed = replace(ONE, patterns=("1",))
        merged = merge(BASE, replace(BASE, rules=(TWO, THREE)), replace(BASE, rules=(changed, TWO, THREE)))
        assert (merged.page.rules, merged.conflicts) == ((TWO, THREE), ("rules/one",))
