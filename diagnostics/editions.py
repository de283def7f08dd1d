"""Which knowledge is in force, and what does it say?

An edition is kept as rows of text; here it becomes the pure book and its matcher, once per process and content.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from django.db import connection, transaction

from diagnostics.knowledge import loading
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.pages import Book, Page
from diagnostics.models import Edition

_PUBLISHING = 0x626F6F6B
"""The advisory lock that those hold who make an edition."""


class NoKnowledge(Exception):
    """No edition was ever published: ``manage.py load_knowledge`` has not run."""


def current() -> Edition:
    """The edition in force, without its pages (loaded when asked for); NoKnowledge before the first."""
    try:
        return Edition.objects.defer("pages").current()
    except Edition.DoesNotExist:
        raise NoKnowledge("no edition of the knowledge is published: run manage.py load_knowledge") from None


def book(edition: Edition) -> Book:
    """The pages of ``edition``."""
    return _book(edition.digest)


def matcher(edition: Edition) -> Matcher:
    """The rules of ``edition``, ready to match."""
    return _matcher(edition.digest)


def page(cause: Cause) -> Page:
    """The page of ``cause`` in the edition in force."""
    return book(current()).page(cause)


def warm() -> None:
    """Have the edition in force at hand, so that processes forked from this one find it ready."""
    newest = Edition.objects.defer("pages").order_by("-number").first()
    if newest is not None:
        matcher(newest)


@transaction.atomic
def load_shipped(*, now: datetime) -> Edition:
    """Publish the shipped knowledge; the edition in force stays if this very content was shipped before.

    Raises ``loading.BadPage`` naming page and rule, and publishes nothing, if a page is faulty.
    """
    pages = {path.stem: path.read_text(encoding="utf-8") for path in sorted(loading.SHIPPED.glob("*.toml"))}
    canonical = json.dumps(pages, sort_keys=True)
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    _publish_one_at_a_time()
    shipped = Edition.objects.filter(published_by=None).order_by("-number").values_list("digest", flat=True).first()
    if shipped == digest:
        return current()
    _prove(canonical)
    return _publish(pages, digest=digest, now=now)


def _publish_one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PUBLISHING])


def _publish(pages: Mapping[str, str], *, digest: str, now: datetime) -> Edition:
    newest = Edition.objects.order_by("-number").values_list("number", flat=True).first()
    return Edition.objects.create(number=(newest or 0) + 1, pages=pages, digest=digest, published_at=now)


@lru_cache(maxsize=1)
def _prove(canonical: str) -> None:
    loading.parse_book(json.loads(canonical))


@lru_cache(maxsize=4)
def _book(digest: str) -> Book:
    return loading.parse_book(Edition.objects.filter(digest=digest)[:1].get().pages, proven=True)


@lru_cache(maxsize=4)
def _matcher(digest: str) -> Matcher:
    return Matcher(_book(digest))
