"""Where does an article lead, and where must a text not lead?

An article leads to another by the address of its cause, ``/knowledge/<cause>/``, and to the dictionary by ``/codes/``.
"""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt

from diagnostics.knowledge import dictionary
from diagnostics.knowledge.causes import Cause

OUTSIDE = ("https://", "http://", "mailto:")
_INWARD = re.compile(r"/(?:knowledge/(?:" + "|".join(Cause) + r")\b|tickets/\d|codes/[\dx])[^\s)\"'<>]{0,200}")
_markdown = MarkdownIt("js-default")


def address_of(cause: Cause) -> str:
    """By which address an article leads to the one of ``cause``."""
    return f"/knowledge/{cause}/"


def targets(text: str) -> tuple[str, ...]:
    """The addresses of all links in the Markdown ``text``, each once, in their order."""
    return tuple(dict.fromkeys(_targets(text)))


def causes(text: str) -> tuple[Cause, ...]:
    """The causes to whose articles the Markdown ``text`` leads, each once, in their order."""
    by_address = {address_of(cause): cause for cause in Cause}
    return tuple(by_address[target] for target in targets(text) if target in by_address)


def astray(text: str) -> tuple[str, ...]:
    """Those links of the Markdown ``text`` that lead neither out of the portal nor to a page of its knowledge."""
    return tuple(target for target in targets(text) if not target.startswith(OUTSIDE) and target not in _pages())


def inward(text: str) -> tuple[str, ...]:
    """All links and addresses of ``text`` that whoever has no account here could not follow."""
    inner = [target for target in targets(text) if not target.startswith(OUTSIDE)]
    return tuple(dict.fromkeys([*inner, *_INWARD.findall(text)]))


def _targets(text: str) -> Iterator[str]:
    for token in _markdown.parse(text):
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs["href"])


@cache
def _pages() -> frozenset[str]:
    """The addresses in the portal that an article may lead to."""
    codes = (f"/codes/{entry.slug}/" for entry in dictionary.load_dictionary().entries)
    return frozenset(("/knowledge/", "/codes/", *codes, *(address_of(cause) for cause in Cause)))
