"""What do codes mean, in the words of the dictionary and with the causes that they can stand for?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from diagnostics import notices
from diagnostics.knowledge import glossing
from diagnostics.knowledge.dictionary import Dictionary, Entry, load_dictionary
from diagnostics.web import wording
from diagnostics.web.book import Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """A cause that a code can stand for."""

    cause: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """One code as it is read in one language."""

    code: str
    vendor: str
    slug: str
    title: str
    meaning: str
    source: str
    causes: tuple[Possible, ...]


@cache
def dictionary() -> Dictionary:
    """The shipped dictionary, read once per process."""
    return load_dictionary()


def glosses(entries: Iterable[Entry], pages: Pages, language: str) -> tuple[Gloss, ...]:
    """The ``entries`` in ``language``."""
    return tuple(_gloss(entry, pages, language) for entry in entries)


def of_delivery(delivery: notices.Delivery, pages: Pages, language: str) -> tuple[Gloss, ...]:
    """What the codes of ``delivery`` mean at whoever said them, as they were said."""
    found = glosses(glossing.gloss(dictionary(), delivery), pages, language)
    return tuple(replace(one, code=delivery.status) if one.code.startswith("X.") else one for one in found)


def _gloss(entry: Entry, pages: Pages, language: str) -> Gloss:
    return Gloss(
        code=entry.code,
        vendor=entry.vendor,
        slug=entry.slug,
        title=entry.title.within(language),
        meaning=entry.meaning.within(language),
        source=entry.source,
        causes=tuple(
            Possible(cause=cause.value, name=wording.cause_name(pages, cause, language=language))
            for cause in entry.causes
        ),
    )
