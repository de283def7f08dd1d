"""An edition travels as one file, and nothing is imported by half."""

import tomllib
from dataclasses import replace
from datetime import timedelta

import pytest

from diagnostics import editions
from diagnostics.editions import drafting, exchange, publishing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.loading import BadPage
from diagnostics.models import DraftPage, Edition, User
from tests.factories import NOW

FULL = Cause.MAILBOX_FULL


def draft_clock(days: int, by: User) -> None:
    opened = drafting.open_page(FULL)
    page = replace(opened.page, clock=timedelta(days=days))
    drafting.save_page(cause=FULL, page=page, version=opened.version, by=by, now=NOW)


@pytest.mark.django_db
class TestExport:
    def test_holds_every_page_and_says_what_it_is(self, edition: Edition) -> None:
        table = tomllib.loads(exchange.export(edition).decode())
        assert (table["format"], table["version"], table["edition"]) == (exchange.FORMAT, 1, 1)
        assert set(table["pages"]) == set(Cause)

    def test_is_read_back_as_the_same_pages(self, edition: Edition) -> None:
        assert exchange.read(exchange.export(edition)) == editions.book(edition).pages


@pytest.mark.django_db
class TestImport:
    def test_drafts_what_differs(self, edition: Edition, kei: User) -> None:
        draft_clock(9, kei)
        other = exchange.export(publishing.publish(by=kei, now=NOW))
        publishing.restore(number=1, by=kei, now=NOW)
        [row] = exchange.import_(raw=other, by=kei, now=NOW)
        assert row.cause == FULL
        assert drafting.open_page(FULL).page.clock == timedelta(days=9)

    def test_of_what_is_in_force_drafts_nothing(self, edition: Edition, kei: User) -> None:
        assert exchange.import_(raw=exchange.export(edition), by=kei, now=NOW) == []

    def test_overwrites_no_draft_unless_it_is_told_to(self, edition: Edition, kei: User) -> None:
        archive = exchange.export(edition).replace(b'clock = "3d"', b'clock = "4d"')
        draft_clock(9, kei)
        with pytest.raises(exchange.DraftsInTheWay) as refused:
            exchange.import_(raw=archive, by=kei, now=NOW)
        assert refused.value.causes == (FULL,)
        assert drafting.open_page(FULL).page.clock == timedelta(days=9)
        exchange.import_(raw=archive, by=kei, now=NOW, overwrite=True)
        assert drafting.open_page(FULL).page.clock == timedelta(days=4)

    def test_names_page_and_rule_of_a_fault_and_imports_nothing(self, edition: Edition, kei: User) -> None:
        archive = exchange.export(edition).replace(b'clock = "3d"', b'clock = "4d"')
        broken = archive.replace(b'slug = "quota-words"', b'slug = "quota-words"\nspeed = 3', 1)
        with pytest.raises(BadPage) as refused:
            exchange.import_(raw=broken, by=kei, now=NOW)
        assert (refused.value.page, refused.value.rule) == ("mailbox-full", "quota-words")
        assert "speed" in str(refused.value.fault)
        assert not DraftPage.objects.exists()

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"\xff\xfe",
            b"not toml",
            b'format = "other"',
            b'format = "bounceportal-knowledge"\nversion = 1',
            b'format = "bounceportal-knowledge"\nversion = 9\n[pages.unclear]',
        ],
    )
    def test_refuses_what_is_no_archive(self, raw: bytes, edition: Edition, kei: User) -> None:
        with pytest.raises(exchange.BadArchive):
            exchange.import_(raw=raw, by=kei, now=NOW)

    @pytest.mark.parametrize("page", ["[pages.nonsense]\nx = 1", "[pages]\nunclear = 3", "[pages.unclear]\nx = 1"])
    def test_refuses_what_is_no_page(self, page: str, edition: Edition, kei: User) -> None:
        with pytest.raises(BadPage):
            exchange.import_(raw=f'format = "{exchange.FORMAT}"\nversion = 1\n{page}'.encode(), by=kei, now=NOW)

    def test_refuses_what_is_too_large(self, edition: Edition, kei: User, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(exchange, "LARGEST", 10)
        with pytest.raises(exchange.BadArchive, match="larger"):
            exchange.import_(raw=exchange.export(edition), by=kei, now=NOW)
