"""Which knowledge is in force, and what does it say?

An edition is kept as rows of text; here it becomes the pure book and its matcher, once per process and content.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from diagnostics.editions import numbering
from diagnostics.knowledge import loading
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.pages import Book, Page
from diagnostics.models import Edition

_AT_HAND = 4
"""How many contents a process keeps; the rules of one take some 35 MB."""


class NoKnowledge(Exception):
    """No edition was ever published: ``manage.py load_knowledge`` has not run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Pages known by what they say; they are asked for only when they are not at hand."""

    digest: str
    pages: Callable[[], Mapping[str, str]] = field(compare=False)


def current() -> Edition:
    """The edition in force, without its pages (loaded when asked for); NoKnowledge before the first."""
    try:
        return Edition.objects.defer("pages").current()
    except Edition.DoesNotExist:
        raise NoKnowledge("no edition of the knowledge is published: run manage.py load_knowledge") from None


def book(edition: Edition) -> Book:
    """The pages of ``edition``."""
    return _book(content(edition))


def matcher(edition: Edition) -> Matcher:
    """The rules of ``edition``, ready to match."""
    return _matcher(content(edition))


def page(cause: Cause) -> Page:
    """The page of ``cause`` in the edition in force."""
    return book(current()).page(cause)


def content(edition: Edition) -> Content:
    """What ``edition`` says."""
    return Content(digest=edition.digest, pages=lambda: edition.pages)


def content_of(pages: Mapping[str, str]) -> Content:
    """The content that ``pages`` make."""
    return Content(digest=numbering.digest_of(pages), pages=lambda: pages)


def book_of(content: Content) -> Book:
    """The book that ``content`` makes; its pages were proven when they were saved."""
    return _book(content)


def matcher_of(content: Content) -> Matcher:
    """The rules that ``content`` makes, ready to match."""
    return _matcher(content)


def warm() -> None:
    """Have the edition in force at hand, so that processes forked from this one find it ready."""
    newest = Edition.objects.defer("pages").order_by("-number").first()
    if newest is not None:
        matcher(newest)


@lru_cache(maxsize=_AT_HAND)
def _book(content: Content) -> Book:
    return loading.parse_book(content.pages(), proven=True)


@lru_cache(maxsize=_AT_HAND)
def _matcher(content: Content) -> Matcher:
    return Matcher(_book(content))
