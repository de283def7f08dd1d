"""How does an edition travel from one installation to another? As one TOML file, taken in whole or not at all.

``format`` and ``version`` say what it is, ``[pages.<cause>]`` hold the pages as the book has them.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

import tomli_w
from django.db import transaction

from diagnostics.editions import drafting, drafts, in_force, numbering
from diagnostics.knowledge import loading, writing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.faults import Fault, Wrong
from diagnostics.knowledge.loading import BadPage
from diagnostics.knowledge.pages import Page
from diagnostics.knowledge.patterns import Pattern
from diagnostics.models import DraftPage, Edition, User

FORMAT = "bounceportal-knowledge"
VERSION = 1
LARGEST = 8 * 1024 * 1024
_STEP = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*"""
_LONG_KEY = Pattern(rf"(?m)(?:^[ \t]*|[\[{{,][ \t]*){_STEP}(?:\.[ \t]*{_STEP}){{8,}}[=\]]")
"""Keys of many steps: the parser takes time and memory by the square of the steps, and no page has them."""


class Unfit(StrEnum):
    """Why a file is no archive."""

    TOO_LARGE = "too-large"
    NO_TOML = "no-toml"
    FOREIGN = "foreign"
    EMPTY = "empty"


class BadArchive(ValueError):
    """A file that holds no knowledge: ``why``, and the message in English for a terminal."""

    def __init__(self, why: Unfit, words: str) -> None:
        super().__init__(words)
        self.why = why


class DraftsInTheWay(Exception):
    """Pages are being rewritten that the archive would overwrite: ``causes``."""

    def __init__(self, causes: Sequence[Cause]) -> None:
        super().__init__(", ".join(causes))
        self.causes = tuple(causes)


def export(edition: Edition) -> bytes:
    """The archive of ``edition``."""
    pages = {page.cause.value: tomllib.loads(writing.page_to_toml(page)) for page in in_force.book(edition).pages}
    head = {
        "format": FORMAT,
        "version": VERSION,
        "edition": edition.number,
        "note": edition.note,
        "published_at": edition.published_at,
    }
    return tomli_w.dumps({**head, "pages": pages}, multiline_strings=True).encode()


def read(raw: bytes) -> tuple[Page, ...]:
    """The pages in an archive, each proven; BadArchive if it is none, BadPage if a page or rule is unsound."""
    return tuple(_page(name, table) for name, table in _pages(raw).items())


@transaction.atomic
def import_(*, raw: bytes, by: User, now: datetime, overwrite: bool = False) -> list[DraftPage]:
    """Make a draft of each page of the archive that differs from what is in force.

    Raises BadArchive, BadPage, or DraftsInTheWay unless ``overwrite``, and imports nothing then.
    """
    pages = read(raw)
    numbering.one_at_a_time()
    current = in_force.book(in_force.current())
    in_the_way = [row for row in drafts.draft() if _would_overwrite(row, pages)]
    if in_the_way and not overwrite:
        raise DraftsInTheWay([Cause(row.cause) for row in in_the_way])
    DraftPage.objects.filter(pk__in=[row.pk for row in in_the_way]).delete()
    saved = (
        drafting.save_page(cause=page.cause, page=page, version=drafting.open_page(page.cause).version, by=by, now=now)
        for page in pages
        if page != current.page(page.cause)
    )
    return [row for row in saved if row is not None]


def _pages(raw: bytes) -> Mapping[str, object]:
    if len(raw) > LARGEST:
        raise BadArchive(Unfit.TOO_LARGE, f"is larger than {LARGEST // 1024 // 1024} MB")
    try:
        text = raw.decode("utf-8-sig")
        table = {} if _LONG_KEY.span_in(text) else tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits are mere ValueErrors
        raise BadArchive(Unfit.NO_TOML, f"is no TOML: {error}") from None
    if table.get("format") != FORMAT or table.get("version") != VERSION:
        raise BadArchive(Unfit.FOREIGN, f"is no {FORMAT} of version {VERSION}")
    pages = table.get("pages")
    if not isinstance(pages, dict) or not pages:
        raise BadArchive(Unfit.EMPTY, "holds no pages")
    return pages


def _page(name: str, table: object) -> Page:
    if name not in set(Cause):
        raise BadPage(name[:60], "", Fault(Wrong.UNKNOWN_CAUSE, "is no cause"))
    if not isinstance(table, dict):
        raise BadPage(name, "", Fault(Wrong.WRONG_KIND, "is no table"))
    return loading.parse_page(Cause(name), tomli_w.dumps(table, multiline_strings=True))


def _would_overwrite(row: DraftPage, pages: Sequence[Page]) -> bool:
    drafted = loading.parse_page(Cause(row.cause), row.toml, proven=True)
    return any(page.cause == row.cause and page != drafted for page in pages)
