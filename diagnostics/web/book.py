"""What does the knowledge in force say, for pages to show?"""

from collections.abc import Mapping

from django.utils import translation

from diagnostics import editions
from diagnostics.knowledge.pages import Page

Pages = Mapping[str, Page]


def pages() -> Pages:
    """The page of each cause in the edition in force; none before the first edition."""
    try:
        book = editions.book(editions.current())
    except editions.NoKnowledge:
        return {}
    return {page.cause.value: page for page in book.pages}


def names() -> "Names":
    """What the desk calls each cause, in the reader's language."""
    reading = language()
    return Names({cause: page.name.within(reading) for cause, page in pages().items()})


class Names(dict[str, str]):
    """Causes by name; one that the knowledge does not have is called by its bare word."""

    def __missing__(self, cause: str) -> str:
        return str(cause)


def language() -> str:
    """The language that the person reads in: ``ja`` or ``en``."""
    return "en" if (translation.get_language() or "").startswith("en") else "ja"
