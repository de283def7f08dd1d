"""What does a text say to its reader, whatever mail programs made of its lines, signs and addresses?"""

import re

from diagnostics.notices import flowed, html_text
from diagnostics.notices.message import Message, Part

_MOST_TEXTS = 8
_ENOUGH_WORDS = 20_000
_MOST_ESCAPES = 3
_SIGN_OF = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " ", "&amp;": "&"}
_ESCAPE = re.compile("|".join(_SIGN_OF))
_MOST_CHARACTERS = 400_000
_EFFORT_OF_LINE, _EFFORT_OF_PAGE = 20, 4
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"), "") | dict.fromkeys(map(ord, "\u00a0\u202f"), " ")
_IS_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad\u00a0\u202f]")
_ADDRESS = r"[^\s<>()\[\]\"',;:@]{1,80}@[^\s<>()\[\]\"',;:@]{1,255}"
_BEFORE, _BEHIND = r"[<\[(]\s?mailto: ?", r"(?:\?[^\s<>()\[\]]{0,200})?\s?[>\])]"
_TWICE = re.compile(
    rf"(?<![^\s<>()\[\]\"',;:])(?:\[({_ADDRESS})\]|({_ADDRESS}))\s{{0,2}}{_BEFORE}(?:\1|\2){_BEHIND}", re.IGNORECASE
)
_LINK = re.compile(rf"{_BEFORE}({_ADDRESS}){_BEHIND}", re.IGNORECASE)


def text(part: Part) -> str:
    """The text of ``part`` as its reader sees it: HTML laid out, soft line breaks, escapes and links undone."""
    if part.content_type == "text/html":
        seen = html_text.to_text(part.text)
    elif part.parameters.get("format", "").lower() == "flowed":
        seen = flowed.unwrapped(part.text, joins_without_blank=part.parameters.get("delsp", "").lower() == "yes")
    else:
        seen = part.text
    return without_links(unescaped(seen.translate(_UNSEEN) if _IS_UNSEEN.search(seen) else seen))


def words(message: Message) -> str:
    """The texts of a message that are no attachments, together; HTML only where there is no plain text."""
    texts = message.texts[:_MOST_TEXTS]
    said = "\n".join(text(part)[:_ENOUGH_WORDS] for part in plain(texts))
    return said if said.strip() else "\n".join(text(part)[:_ENOUGH_WORDS] for part in pages(texts))


def effort(message: Message) -> int:
    """What reading the texts of ``message`` costs, in characters: each line some besides, HTML far more."""
    return sum(_effort(part) for part in message.texts[:_MOST_TEXTS])


def _effort(part: Part) -> int:
    if part.given_text is not None:
        lines, size = part.given_text.count("\n", 0, _MOST_CHARACTERS), len(part.given_text)
    else:
        lines, size = part.body.count(b"\n", 0, _MOST_CHARACTERS), len(part.body)
    characters = min(size, _MOST_CHARACTERS) + _EFFORT_OF_LINE * lines
    return characters * (_EFFORT_OF_PAGE if part.content_type == "text/html" else 1)


def plain(texts: tuple[Part, ...]) -> list[Part]:
    """Those of ``texts`` that are no HTML."""
    return [part for part in texts if part.content_type != "text/html"]


def pages(texts: tuple[Part, ...]) -> list[Part]:
    """Those of ``texts`` that are HTML."""
    return [part for part in texts if part.content_type == "text/html"]


def unescaped(said: str) -> str:
    """``said`` with the signs that a program escaped for HTML and then showed as they were, perhaps repeatedly."""
    for _ in range(_MOST_ESCAPES):
        if "&lt;" not in said and "&amp;lt;" not in said:
            return said
        said = _ESCAPE.sub(lambda found: _SIGN_OF[found[0]], said)
    return said


def without_links(said: str) -> str:
    """``said`` with each address once: programs write behind it, or in place of its brackets, where its link leads."""
    if "mailto:" not in said:
        return said
    return _LINK.sub(r"<\1>", _TWICE.sub(lambda found: found[1] or found[2], said))
