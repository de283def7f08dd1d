"""Two people rewrite pages and do not overwrite each other."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from diagnostics import editions
from diagnostics.editions import drafting, drafts, numbering
from diagnostics.knowledge import writing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.loading import BadPage
from diagnostics.knowledge.pages import Page
from diagnostics.models import DraftPage, Edition, User
from tests.factories import NOW

FULL = Cause.MAILBOX_FULL


def with_clock(days: int) -> Page:
    return replace(drafting.open_page(FULL).page, clock=timedelta(days=days))


def save(page: Page, version: int, by: User) -> DraftPage:
    row = drafting.save_page(cause=FULL, page=page, version=version, by=by, now=NOW)
    assert row is not None
    return row


def publish_meanwhile(page: Page) -> Edition:
    pages = {**editions.current().pages, page.cause: writing.page_to_toml(page)}
    return numbering.append(pages, by=None, now=NOW)


@pytest.mark.django_db
class TestAPageWithoutADraft:
    def test_opens_as_it_is_in_force(self, edition: Edition) -> None:
        opened = drafting.open_page(FULL)
        assert opened.page == editions.page(FULL)
        assert (opened.is_draft, opened.is_outdated, opened.base_number) == (False, False, edition.number)
        assert drafting.draft() == []

    def test_is_told_when_another_has_begun_a_draft(self, edition: Edition, ada: User, kei: User) -> None:
        opened = drafting.open_page(FULL)
        theirs = save(with_clock(5), opened.version, kei)
        with pytest.raises(drafting.StaleDraft) as told:
            save(with_clock(7), opened.version, ada)
        assert told.value.theirs == theirs

    def test_is_told_when_it_was_published_anew(self, edition: Edition, kei: User) -> None:
        opened = drafting.open_page(FULL)
        publish_meanwhile(with_clock(5))
        with pytest.raises(drafting.StaleDraft):
            save(with_clock(7), opened.version, kei)

    def test_does_not_mind_that_another_page_was_published(self, edition: Edition, kei: User) -> None:
        opened = drafting.open_page(FULL)
        publish_meanwhile(replace(editions.page(Cause.GREYLISTED), clock=timedelta(days=9)))
        assert save(with_clock(7), opened.version, kei).base.number == 2


@pytest.mark.django_db
class TestADraft:
    def test_is_what_would_be_published_and_not_what_is_in_force(self, edition: Edition, kei: User) -> None:
        save(with_clock(5), drafting.open_page(FULL).version, kei)
        opened = drafting.open_page(FULL)
        assert (opened.page.clock, opened.edited_by, opened.is_draft) == (timedelta(days=5), kei, True)
        assert editions.page(FULL).clock == timedelta(days=3)
        assert drafts.book().page(FULL).clock == timedelta(days=5)
        assert [row.cause for row in drafting.draft()] == [FULL]

    def test_is_saved_again_with_its_own_version_only(self, edition: Edition, ada: User, kei: User) -> None:
        first = save(with_clock(5), -edition.number, kei)
        second = save(with_clock(6), first.version, kei)
        with pytest.raises(drafting.StaleDraft) as told:
            save(with_clock(7), first.version, ada)
        assert told.value.theirs == second

    def test_is_gone_when_it_says_what_is_in_force(self, edition: Edition, kei: User) -> None:
        version = save(with_clock(5), 0, kei).version
        page = editions.page(FULL)
        assert drafting.save_page(cause=FULL, page=page, version=version, by=kei, now=NOW) is None
        assert drafting.draft() == []

    def test_can_be_dropped_and_its_version_never_comes_back(self, edition: Edition, ada: User, kei: User) -> None:
        version = save(with_clock(5), 0, kei).version
        drafting.drop_page(cause=FULL, version=version, by=kei, now=NOW)
        drafting.save_page(cause=FULL, page=with_clock(6), version=0, by=ada, now=NOW + timedelta(seconds=1))
        with pytest.raises(drafting.StaleDraft):
            drafting.drop_page(cause=FULL, version=version, by=kei, now=NOW)

    def test_that_was_dropped_is_not_saved_by_whoever_had_it_open(self, edition: Edition, ada: User, kei: User) -> None:
        version = save(with_clock(5), 0, kei).version
        drafting.drop_page(cause=FULL, version=version, by=kei, now=NOW)
        with pytest.raises(drafting.StaleDraft) as told:
            save(with_clock(6), version, ada)
        assert told.value.theirs is None

    def test_is_outdated_once_its_page_is_published_anew_until_its_writer_has_seen_it(
        self, edition: Edition, kei: User
    ) -> None:
        version = save(with_clock(5), 0, kei).version
        publish_meanwhile(with_clock(9))
        assert drafting.open_page(FULL).is_outdated
        drafting.rebase(cause=FULL, version=version, by=kei, now=NOW)
        opened = drafting.open_page(FULL)
        assert (opened.is_outdated, opened.base_number, opened.page.clock) == (False, 2, timedelta(days=5))

    def test_is_not_saved_when_it_is_unsound(self, edition: Edition, kei: User) -> None:
        page = with_clock(5)
        rule = replace(page.rules[0], patterns=("(?=mailbox)",))
        with pytest.raises(BadPage, match=page.rules[0].name):
            save(replace(page, rules=(rule,)), 0, kei)
        assert drafting.draft() == []

    def test_refuses_unknown_placeholders_by_name(self, edition: Edition, kei: User) -> None:
        page = with_clock(5)
        with pytest.raises(BadPage, match="recipent"):
            save(replace(page, staff=replace(page.staff, en="Ask {recipent}.")), 0, kei)

    def test_that_is_none_is_not_rebased(self, edition: Edition, kei: User) -> None:
        assert drafting.rebase(cause=FULL, version=-edition.number, by=kei, now=NOW) is None

    def test_of_an_edition_that_never_was_is_refused(self, edition: Edition, kei: User) -> None:
        with pytest.raises(drafting.StaleDraft, match="mailbox-full"):
            save(with_clock(5), -99, kei)


@pytest.mark.django_db(transaction=True)
class TestTwoWritersAtOnce:
    def test_one_saves_and_the_other_is_told(self, edition: Edition, ada: User, kei: User) -> None:
        version = drafting.open_page(FULL).version
        together = threading.Barrier(2)

        def write(by: User, days: int) -> str:
            try:
                together.wait()
                save(with_clock(days), version, by)
            except drafting.StaleDraft:
                return "told"
            else:
                return "saved"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(write, (ada, kei), (5, 6))) == ["saved", "told"]
