"""What was seen and the knowledge says too little about."""

from dataclasses import replace
from datetime import timedelta

import pytest

from diagnostics import editions, insights
from diagnostics.editions import drafting, publishing
from diagnostics.knowledge import loading
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Text
from diagnostics.knowledge.translating import untranslated
from diagnostics.models import Edition, User
from tests.factories import NOW, DiagnosisFactory

GREYLISTED = Cause.GREYLISTED


def publish_bare(kei: User) -> None:
    """A page of greylisting with half a translation and no rules."""
    page = replace(editions.page(GREYLISTED), rules=(), staff=Text(ja="待つ", en="待つ"))
    drafting.save_page(cause=GREYLISTED, page=page, version=0, by=kei, now=NOW)
    publishing.publish(by=kei, now=NOW, untranslated=[GREYLISTED])


@pytest.mark.django_db
class TestCauses:
    def test_that_were_seen_are_named_with_what_they_lack(self, edition: Edition, kei: User) -> None:
        publish_bare(kei)
        DiagnosisFactory(cause=GREYLISTED)
        DiagnosisFactory(cause=Cause.MAILBOX_FULL)
        [gap] = insights.coverage(now=NOW).causes
        assert (gap.cause, gap.count) == (GREYLISTED, 1)
        assert gap.lacks == ("article", "translation", "rule", "example")
        assert gap.translations == ("staff.en",)

    def test_that_are_written_in_one_language_lack_a_translation_alone(self, edition: Edition, kei: User) -> None:
        before = editions.page(GREYLISTED)
        page = replace(before, staff=Text(ja=before.staff.ja, en=""))
        drafting.save_page(cause=GREYLISTED, page=page, version=0, by=kei, now=NOW)
        publishing.publish(by=kei, now=NOW, untranslated=[GREYLISTED])
        DiagnosisFactory(cause=GREYLISTED)
        [gap] = insights.coverage(now=NOW).causes
        assert (gap.lacks, gap.translations) == (("translation",), ("staff.en",))

    def test_that_were_seen_long_ago_are_not(self, edition: Edition, kei: User) -> None:
        publish_bare(kei)
        DiagnosisFactory(cause=GREYLISTED, made_at=NOW - timedelta(days=31))
        assert insights.coverage(now=NOW).causes == ()


@pytest.mark.django_db
class TestCodes:
    def test_that_nothing_asks_for_are_named_the_most_frequent_first(self, edition: Edition) -> None:
        for _ in range(2):
            DiagnosisFactory(cause=Cause.UNCLEAR, delivery__status="5.99.99", delivery__reply_code=None)
        DiagnosisFactory(delivery__status="5.2.2", delivery__reply_code=299)
        found = {gap.code: gap for gap in insights.coverage(now=NOW).codes}
        assert (found["5.99.99"].count, found["5.99.99"].unclear) == (2, 2)
        assert found["5.99.99"].lacks == ("rule", "example", "meaning")
        assert "299" in found
        assert "5.2.2" not in found


def test_the_shipped_book_is_translated() -> None:
    assert {page.cause: untranslated(page) for page in loading.load_book(proven=True).pages if untranslated(page)} == {}
