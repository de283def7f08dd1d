"""What two sides changed on one page."""

from dataclasses import replace
from datetime import timedelta

from diagnostics.knowledge import loading
from diagnostics.knowledge.causes import Cause, Owner
from diagnostics.knowledge.merging import merge
from diagnostics.knowledge.pages import Page, Text
from tests.knowledge import books

CAUSE = Cause.MAILBOX_FULL
BASE = replace(
    loading.parse_page(CAUSE, books.HEAD),
    rules=tuple(books.rule(CAUSE, slug, patterns=(slug,)) for slug in ("one", "two", "three")),
)
ONE, TWO, THREE = BASE.rules
OWN = books.rule(CAUSE, "own", patterns=("own",))


def with_texts(ja: str, en: str) -> Page:
    return replace(BASE, staff=Text(ja=ja, en=en))


class TestMerge:
    def test_takes_what_either_side_changed(self) -> None:
        ours = replace(BASE, owner=Owner.US, rules=(ONE, TWO, THREE, OWN))
        theirs = replace(BASE, clock=timedelta(days=2))
        merged = merge(BASE, ours, theirs)
        assert merged.page == replace(ours, clock=timedelta(days=2))
        assert merged.conflicts == ()

    def test_knows_languages_apart(self) -> None:
        merged = merge(BASE, with_texts("ja", BASE.staff.en), with_texts(BASE.staff.ja, "en"))
        assert merged.page.staff == Text(ja="ja", en="en")
        assert merged.conflicts == ()

    def test_keeps_ours_where_both_changed_and_names_it(self) -> None:
        merged = merge(BASE, with_texts("a", "same"), with_texts("b", "same"))
        assert merged.page.staff == Text(ja="a", en="same")
        assert merged.conflicts == ("staff.ja",)

    def test_goes_by_the_names_of_rules_in_their_order(self) -> None:
        changed = replace(TWO, patterns=("2",))
        ours = replace(BASE, rules=(ONE, changed, THREE, OWN))
        theirs = replace(BASE, rules=(THREE, TWO, ONE))
        assert merge(BASE, ours, theirs).page.rules == (THREE, changed, ONE, OWN)

    def test_takes_a_rule_out_that_either_side_took_out(self) -> None:
        merged = merge(BASE, replace(BASE, rules=(TWO, THREE)), replace(BASE, rules=(ONE, TWO)))
        assert (merged.page.rules, merged.conflicts) == ((TWO,), ())

    def test_keeps_a_rule_that_one_changed_and_the_other_took_out(self) -> None:
        changed = replace(ONE, patterns=("1",))
        merged = merge(BASE, replace(BASE, rules=(changed, TWO, THREE)), replace(BASE, rules=(TWO, THREE)))
        assert changed in merged.page.rules
        assert merged.conflicts == ("rules/one",)
