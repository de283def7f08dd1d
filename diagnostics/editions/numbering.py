"""How does an edition come to be? One after the other, each complete and with the next number."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from django.db import connection

from diagnostics.models import Edition, User

_WRITING = 0x626F6F6B
"""The advisory lock that those hold who change drafts or make an edition."""


def one_at_a_time() -> None:
    """Hold back all others who write knowledge until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITING])


def digest_of(pages: Mapping[str, str]) -> str:
    """What tells ``pages`` from any others."""
    return hashlib.sha256(json.dumps(dict(pages), sort_keys=True).encode()).hexdigest()


def append(pages: Mapping[str, str], *, by: User | None, now: datetime, note: str = "") -> Edition:
    """The next edition, which says ``pages``; the caller is the only one who writes."""
    newest = Edition.objects.order_by("-number").values_list("number", flat=True).first()
    return Edition.objects.create(
        number=(newest or 0) + 1,
        pages=dict(pages),
        digest=digest_of(pages),
        note=note,
        published_at=now,
        published_by=by,
    )
