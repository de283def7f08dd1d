"""In which language does a reader get a text of the knowledge, and which one is missing?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from diagnostics.knowledge.pages import Text
from diagnostics.web import remedies, wording

_Reading = Callable[[str, Mapping[str, str], str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A text filled in, in the language called ``name``; ``missing`` names the one for which it stands in, if any."""

    language: str
    name: str
    text: str
    missing: str = ""


def article(text: Text, values: Mapping[str, str], *, language: str) -> Telling:
    """The article for a reader of ``language``, as HTML: in that language, else in the other one."""
    return _telling(remedies.article, text, values, language)


def letter(text: Text, values: Mapping[str, str], *, language: str) -> Telling:
    """A plain text for a reader of ``language``: in that language, else in the other one."""
    return _telling(remedies.letter, text, values, language)


def articles(text: Text, values: Mapping[str, str], *, first: str, leads_in: bool = True) -> tuple[Telling, ...]:
    """The article for a reader of ``first``, and then in the other language, if it is written.

    Without ``leads_in`` its links into the portal are mere words.
    """
    return tuple(_tellings(remedies.article if leads_in else remedies.unlinked_article, text, values, first))


def letters(text: Text, values: Mapping[str, str], *, first: str) -> tuple[Telling, ...]:
    """A plain text for a reader of ``first``, and then in the other language, if it is written."""
    return tuple(_tellings(remedies.letter, text, values, first))


def _tellings(read: _Reading, text: Text, values: Mapping[str, str], first: str) -> Iterator[Telling]:
    leading = _telling(read, text, values, first)
    yield leading
    for language in wording.LANGUAGES:
        if language != leading.language and text.written(language):
            yield _telling(read, text, values, language)


def _telling(read: _Reading, text: Text, values: Mapping[str, str], language: str) -> Telling:
    got = text.language_for(language)
    return Telling(
        language=got,
        name=wording.LANGUAGES[got],
        text=read(text.written(got), values, got),
        missing="" if got == language else wording.LANGUAGES[language],
    )
