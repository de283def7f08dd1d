"""A new release changes what nobody touched, and offers the rest."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from diagnostics import editions
from diagnostics.editions import drafting, publishing, shipped
from diagnostics.knowledge import loading
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Edition, User
from tests.factories import NOW

FULL, GREYLISTED = Cause.MAILBOX_FULL, Cause.GREYLISTED
LATER = NOW + timedelta(days=9)


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edition: Edition) -> Path:
    """A folder of shipped pages that a test may change, after the first release was loaded."""
    for page in loading.SHIPPED.glob("*.toml"):
        (tmp_path / page.name).write_bytes(page.read_bytes())
    monkeypatch.setattr(loading, "SHIPPED", tmp_path)
    return tmp_path


def publish_clock(cause: Cause, days: int, by: User) -> None:
    opened = drafting.open_page(cause)
    page = replace(opened.page, clock=timedelta(days=days))
    drafting.save_page(cause=cause, page=page, version=opened.version, by=by, now=NOW)
    publishing.publish(by=by, now=NOW)


def ship_clock(release: Path, cause: Cause, clock: str) -> None:
    path = release / f"{cause}.toml"
    lines = [f'clock = "{clock}"' if line.startswith("clock") else line for line in path.read_text().splitlines()]
    path.write_text("\n".join(lines) + "\n")
    editions.load_shipped(now=LATER)


def clock(cause: Cause) -> int:
    found = editions.page(cause).clock
    assert found is not None
    return found.days


@pytest.mark.django_db
class TestAPageThatNobodyTouched:
    def test_follows_the_release(self, release: Path, kei: User) -> None:
        publish_clock(GREYLISTED, 8, kei)
        ship_clock(release, FULL, "5d")
        assert (clock(FULL), clock(GREYLISTED)) == (5, 8)
        assert editions.current().published_by is None
        assert shipped.offered() == []

    def test_follows_although_it_was_written_anew_with_the_same_words(self, release: Path, kei: User) -> None:
        publish_clock(FULL, 8, kei)
        publish_clock(FULL, 3, kei)
        ship_clock(release, FULL, "5d")
        assert clock(FULL) == 5


@pytest.mark.django_db
class TestAPageThatWasEditedHere:
    def test_stays_and_the_shipped_text_is_offered_with_the_difference(self, release: Path, kei: User) -> None:
        publish_clock(FULL, 8, kei)
        ship_clock(release, FULL, "5d")
        assert clock(FULL) == 8
        [offer] = shipped.offered()
        assert (offer.difference.cause, offer.shipped_at) == (FULL, LATER)
        found = offer.difference
        assert (found.choices, found.before.clock, found.after.clock) == (
            ("clock",),
            timedelta(days=8),
            timedelta(days=5),
        )

    def test_takes_the_shipped_text_by_way_of_the_draft(self, release: Path, kei: User) -> None:
        publish_clock(FULL, 8, kei)
        ship_clock(release, FULL, "5d")
        shipped.take_shipped(cause=FULL, by=kei, now=LATER)
        assert [one.difference.cause for one in shipped.offered()] == [FULL]
        publishing.publish(by=kei, now=LATER)
        assert clock(FULL) == 5
        assert shipped.offered() == []

    def test_does_not_put_the_shipped_text_over_a_draft_that_nobody_looked_at(self, release: Path, kei: User) -> None:
        publish_clock(FULL, 8, kei)
        ship_clock(release, FULL, "5d")
        opened = drafting.open_page(FULL)
        page = replace(opened.page, clock=timedelta(days=9))
        drafting.save_page(cause=FULL, page=page, version=opened.version, by=kei, now=NOW)
        with pytest.raises(drafting.StaleDraft):
            shipped.take_shipped(cause=FULL, by=kei, now=LATER)
        shipped.take_shipped(cause=FULL, by=kei, now=LATER, version=drafting.open_page(FULL).version)
        assert drafting.open_page(FULL).page.clock == timedelta(days=5)

    def test_can_have_what_the_release_changed_beside_its_own(self, release: Path, kei: User) -> None:
        opened = drafting.open_page(FULL)
        own = replace(opened.page.rules[0], slug="our-own")
        page = replace(opened.page, rules=(*opened.page.rules, own))
        drafting.save_page(cause=FULL, page=page, version=opened.version, by=kei, now=NOW)
        publishing.publish(by=kei, now=NOW)
        ship_clock(release, FULL, "5d")
        [offer] = shipped.offered()
        assert offer.merged.places == ("clock",)
        assert offer.conflicts == ()
        shipped.merge_shipped(cause=FULL, by=kei, now=LATER)
        publishing.publish(by=kei, now=LATER)
        assert (clock(FULL), editions.page(FULL).rules[-1].slug) == (5, "our-own")
        assert shipped.offered() == []

    def test_keeps_its_own_where_both_were_changed_and_says_where(self, release: Path, kei: User) -> None:
        publish_clock(FULL, 8, kei)
        ship_clock(release, FULL, "5d")
        [offer] = shipped.offered()
        assert offer.conflicts == ("clock",)
        assert not offer.merged
        assert shipped.merge_shipped(cause=FULL, by=kei, now=LATER) is None
        assert clock(FULL) == 8

    def test_keeps_its_own_until_the_shipped_text_changes_again(self, release: Path, kei: User) -> None:
        publish_clock(FULL, 8, kei)
        ship_clock(release, FULL, "5d")
        shipped.keep_ours(cause=FULL, by=kei, now=LATER)
        editions.load_shipped(now=LATER)
        assert shipped.offered() == []
        ship_clock(release, FULL, "6d")
        assert [one.difference.cause for one in shipped.offered()] == [FULL]
        assert clock(FULL) == 8

    def test_is_not_overwritten_by_a_release_that_changes_another(self, release: Path, kei: User) -> None:
        publish_clock(FULL, 8, kei)
        ship_clock(release, Cause.SERVER_TROUBLE, "6h")
        assert clock(FULL) == 8
        assert shipped.offered() == []

    def test_refuses_a_decision_about_what_is_not_offered(self, release: Path, kei: User) -> None:
        with pytest.raises(shipped.NothingOffered):
            shipped.take_shipped(cause=FULL, by=kei, now=NOW)
        with pytest.raises(shipped.NothingOffered):
            shipped.keep_ours(cause=FULL, by=kei, now=NOW)


@pytest.mark.django_db
class TestADraft:
    def test_of_a_page_that_followed_a_release_is_outdated(self, release: Path, kei: User) -> None:
        opened = drafting.open_page(FULL)
        page = replace(opened.page, clock=timedelta(days=8))
        drafting.save_page(cause=FULL, page=page, version=opened.version, by=kei, now=NOW)
        ship_clock(release, FULL, "5d")
        assert drafting.open_page(FULL).is_outdated
