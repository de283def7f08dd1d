"""What is wrong with a text of an article: placeholders, double brackets, links?"""

from collections.abc import Iterator

from diagnostics.knowledge import linking, remedies
from diagnostics.knowledge.faults import Wrong


def wrongs(name: str, text: str) -> Iterator[tuple[Wrong, str]]:
    """What is wrong with the text called ``name`` (``staff``, ``customer`` …), each with the words that are meant.

    Only the article for the desk may lead into the portal: all other texts are read by outsiders, too.
    """
    yield from unknown(text)
    for stretch in remedies.unsettled(text):
        yield Wrong.UNSETTLED, stretch
    for link in linking.astray(text) if name == "staff" else ():
        yield Wrong.LEADS_NOWHERE, link
    for link in linking.inward(text) if name != "staff" else ():
        yield Wrong.LEADS_INWARD, link


def unknown(text: str) -> Iterator[tuple[Wrong, str]]:
    """The placeholders of ``text`` that there are not."""
    for placeholder in remedies.unknown_placeholders(text):
        yield Wrong.UNKNOWN_PLACEHOLDER, placeholder
