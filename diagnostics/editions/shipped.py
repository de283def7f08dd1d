"""How does the shipped knowledge come into force?"""

import json
from datetime import datetime
from functools import lru_cache

from django.db import transaction

from diagnostics.editions import in_force, numbering
from diagnostics.knowledge import loading
from diagnostics.models import Edition


@transaction.atomic
def load_shipped(*, now: datetime) -> Edition:
    """Publish the shipped knowledge; the edition in force stays if this very content was shipped before.

    Raises ``loading.BadPage`` naming page and rule, and publishes nothing, if a page is faulty.
    """
    pages = {path.stem: path.read_text(encoding="utf-8") for path in sorted(loading.SHIPPED.glob("*.toml"))}
    numbering.one_at_a_time()
    shipped = Edition.objects.filter(published_by=None).order_by("-number").values_list("digest", flat=True).first()
    if shipped == numbering.digest_of(pages):
        return in_force.current()
    _prove(json.dumps(pages, sort_keys=True))
    return numbering.append(pages, by=None, now=now)


@lru_cache(maxsize=1)
def _prove(canonical: str) -> None:
    loading.parse_book(json.loads(canonical))
