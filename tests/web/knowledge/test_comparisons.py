"""Differences in words that an admin reads."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from diagnostics import editions
from diagnostics.editions import drafting
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.differences import between_pages
from diagnostics.knowledge.pages import Page
from diagnostics.models import Edition, User
from diagnostics.web.knowledge import comparisons, differences
from tests.factories import NOW

FULL = Cause.MAILBOX_FULL


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def draft(page: Page, by: User) -> None:
    drafting.save_page(cause=FULL, page=page, version=drafting.open_page(FULL).version, by=by, now=NOW)


@pytest.mark.django_db
class TestARule:
    def test_that_changed_names_the_fields_that_did_and_shows_no_others(self, edition: Edition) -> None:
        page = editions.page(FULL)
        changed = replace(page.rules[0], confidence=0.5)
        found = comparisons.of_page(between_pages(page, replace(page, rules=(changed, *page.rules[1:]))))
        [rule] = found.rules
        assert [str(field) for field in rule.fields] == ["Confidence"]
        assert {line.kind for line in rule.lines} == {"added", "removed"}
        assert all(line.text.startswith("Confidence: ") for line in rule.lines)

    def test_that_is_new_is_shown_whole(self, edition: Edition) -> None:
        page = editions.page(FULL)
        new = replace(page.rules[0], slug="new")
        [rule] = comparisons.of_page(between_pages(page, replace(page, rules=(*page.rules, new)))).rules
        assert (rule.said, rule.fields) == ("added", ())
        assert any(line.text.startswith("Example: ") for line in rule.lines)


@pytest.mark.django_db
class TestAMereReordering:
    def test_is_one_difference_and_says_what_moved_where(
        self, edition: Edition, kei: User, kei_client: Client, publisher_client: Client
    ) -> None:
        page = editions.page(FULL)
        first, *others = page.rules
        draft(replace(page, rules=(*others, first)), kei)
        text = publisher_client.get("/knowledge/publish/").content.decode()
        assert "1 difference" in text
        assert f"{first.slug}: from place 1 to place {len(page.rules)}" in text
        assert "Order of the rules" in kei_client.get("/knowledge/drafts/").content.decode()

    def test_says_whether_the_order_decides_anything(self, edition: Edition) -> None:
        page = editions.page(FULL)
        one = page.rules[0]
        for confidence, said in ((one.confidence, "some of these do"), (0.01, "decides nothing")):
            other = replace(one, slug="other", confidence=confidence)
            before, after = replace(page, rules=(one, other)), replace(page, rules=(other, one))
            found = comparisons.of_page(between_pages(before, after))
            assert (found.size, found.order_decides) == (1, confidence != 0.01)
            assert said in _rendered(found)


def _rendered(found: comparisons.PageChange) -> str:
    return render_to_string("knowledge/_page_change.html", {"change": found})


class TestPlaces:
    @pytest.mark.parametrize(
        ("place", "said"),
        [
            ("clock", "We look again"),
            ("also_owner", "Who can mend it"),
            ("staff.ja", "Remedy for the desk – 日本語"),
            ("question", "A question that tells it apart"),
            ("rules", "order of the rules"),
            ("rules/quota-words", "rule quota-words"),
        ],
    )
    def test_are_called_as_the_editor_calls_them(self, place: str, said: str) -> None:
        assert differences.place(place) == said
