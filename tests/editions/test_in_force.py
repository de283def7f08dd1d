"""Which knowledge is in force."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from diagnostics import editions
from diagnostics.knowledge import loading
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.loading import BadPage
from diagnostics.models import Edition, User
from tests.factories import NOW


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pages that a test may change, taken for the shipped one."""
    for page in loading.SHIPPED.glob("*.toml"):
        (tmp_path / page.name).write_bytes(page.read_bytes())
    monkeypatch.setattr(loading, "SHIPPED", tmp_path)
    return tmp_path


def change(page: Path) -> None:
    page.write_text(page.read_text() + "\n# changed\n")


@pytest.mark.django_db
class TestLoadShipped:
    def test_publishes_every_page_as_the_first_edition(self) -> None:
        edition = editions.load_shipped(now=NOW)
        assert (edition.number, edition.published_at, edition.published_by) == (1, NOW, None)
        assert set(edition.pages) == set(Cause)
        assert editions.current() == edition

    def test_does_nothing_when_the_same_content_was_published(self) -> None:
        assert editions.load_shipped(now=NOW) == editions.load_shipped(now=NOW)
        assert Edition.objects.count() == 1

    def test_publishes_what_has_changed_as_another_edition(self, shipped: Path) -> None:
        editions.load_shipped(now=NOW)
        change(shipped / "mailbox-full.toml")
        assert editions.load_shipped(now=NOW).number == 2

    def test_leaves_an_edition_that_people_published_in_force(self, kei: User) -> None:
        first = editions.load_shipped(now=NOW)
        own = Edition.objects.create(number=2, pages=first.pages, digest="own", published_at=NOW, published_by=kei)
        assert editions.load_shipped(now=NOW) == own

    def test_publishes_nothing_when_a_page_is_faulty(self, shipped: Path) -> None:
        (shipped / "mailbox-full.toml").write_text("heading = 1")
        with pytest.raises(BadPage, match="mailbox-full"):
            editions.load_shipped(now=NOW)
        assert not Edition.objects.exists()


@pytest.mark.django_db(transaction=True)
class TestLoadShippedAtOnce:
    def test_publishes_one_edition(self) -> None:
        together = threading.Barrier(3)

        def load(_: int) -> int:
            try:
                together.wait()
                return editions.load_shipped(now=NOW).number
            finally:
                connection.close()

        with ThreadPoolExecutor(3) as pool:
            assert set(pool.map(load, range(3))) == {1}


@pytest.mark.django_db
class TestTheEditionInForce:
    def test_is_none_at_first(self) -> None:
        with pytest.raises(editions.NoKnowledge, match="load_knowledge"):
            editions.current()
        editions.warm()

    def test_is_parsed_once_and_asked_for_with_one_query(
        self, edition: Edition, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        editions.warm()
        with django_assert_num_queries(1):
            matcher = editions.matcher(editions.current())
        assert editions.matcher(edition) is matcher
        assert editions.book(edition) is editions.book(edition)

    def test_is_taken_up_as_soon_as_it_is_published(self, edition: Edition, shipped: Path) -> None:
        former = editions.page(Cause.MAILBOX_FULL)
        text = (shipped / "mailbox-full.toml").read_text()
        (shipped / "mailbox-full.toml").write_text(text.replace('clock = "3d"', 'clock = "5d"'))
        editions.load_shipped(now=NOW)
        assert editions.page(Cause.MAILBOX_FULL).clock != former.clock
        assert editions.book(edition).page(Cause.MAILBOX_FULL) == former
