"""What does the knowledge know about one cause?"""

from dataclasses import dataclass
from datetime import timedelta

from diagnostics.knowledge.causes import Cause, Heading, Owner, Resend
from diagnostics.knowledge.rules import Rule

LANGUAGES = ("ja", "en")
"""The languages of the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in both languages of the desk; empty in one of them where it is not translated yet."""

    ja: str
    en: str

    def within(self, language: str) -> str:
        """The text in ``language`` (``ja`` or ``en``, region ignored), in the other where it is missing.

        Japanese where it is neither.
        """
        return self.written(self.language_for(language))

    def written(self, language: str) -> str:
        """The text in ``language`` alone; empty where it is missing."""
        return self.en if language.startswith("en") else self.ja

    def language_for(self, language: str) -> str:
        """The language in which a reader of ``language`` gets the text: ``ja`` or ``en``."""
        asked, other = ("en", "ja") if language.startswith("en") else ("ja", "en")
        return asked if self.written(asked) or not self.written(other) else other


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One cause: its name, remedy and rules.

    ``name`` is for the desk, ``summary`` one sentence of what happened, ``staff`` the article for the desk and
    ``customer`` the text for the customer, both in Markdown with ``{recipient}``-style placeholders. ``clock`` is
    when to look again, None for never. ``question`` tells this cause from its usual neighbours.
    """

    cause: Cause
    heading: Heading
    owner: Owner
    also_owner: Owner | None = None
    resend: Resend
    clock: timedelta | None
    name: Text
    summary: Text
    staff: Text
    customer: Text
    question: Text | None = None
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All pages, in the order of the causes."""

    pages: tuple[Page, ...]

    def page(self, cause: Cause) -> Page:
        """The page of ``cause``; KeyError if the book has none."""
        for page in self.pages:
            if page.cause == cause:
                return page
        raise KeyError(cause)
