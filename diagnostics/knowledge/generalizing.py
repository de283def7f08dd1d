"""What stays of a reply when everything that belongs to one mail alone is taken out?

Two uses: a pattern that matches the next reply of the same kind, and a fingerprint under which like replies gather.
"""

import re
from collections.abc import Iterator

from diagnostics.knowledge.patterns import literal
from diagnostics.knowledge.rule_tables import PATTERN_LIMIT

_LONGEST = 2_000
_PIECES: tuple[tuple[str, str, str], ...] = (
    ("url", r"https?://[^\s<>\"']{1,300}", r"https?://\S+"),
    ("address", r"<?[\w.+'&/=-]{1,64}@[\w.-]{1,253}>?", r"<?\S+@\S+"),
    ("ip", r"\[?\b\d{1,3}(?:\.\d{1,3}){3}\b\]?", r"\[?[\d.]+\]?"),
    ("ip6", r"\[?(?:IPv6:)?[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){3,7}\]?", r"\[?[0-9a-fA-F:]+\]?"),
    ("date", r"\d{4}[-/]\d{1,2}[-/]\d{1,2}", r"[\d/-]+"),
    ("time", r"\d{1,2}:\d{2}(?::\d{2})?\b", r"[\d:]+"),
    ("status", r"\b[245]\.\d{1,3}\.\d{1,3}\b", r"\d\.\d+\.\d+"),
    ("id", r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{8,80}(?:\.[\w-]{1,40}){0,6}", r"\S+"),
    ("host", r"\b(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}\b", r"\S+"),
    ("number", r"\d+", r"\d+"),
    ("blank", r"\s+", r"\s+"),
)
_ANY = re.compile("|".join(f"(?P<{name}>{found})" for name, found, _ in _PIECES), re.IGNORECASE)
_PATTERNS = {name: pattern for name, _, pattern in _PIECES}


def pattern_for(text: str) -> str:
    """An RE2 pattern for replies like ``text``: addresses, hosts, ids, dates and numbers may differ.

    Blanks at either end are left out; a text too long for one pattern is cut at a word.
    """
    built = ""
    for kind, piece in _pieces(text.strip()[:_LONGEST]):
        more = _PATTERNS[kind] if kind else literal(piece)
        if len(built) + len(more) > PATTERN_LIMIT:
            break
        built += more
    return built.removesuffix(r"\s+")


def fingerprint(text: str) -> str:
    """What ``text`` has in common with replies of the same kind; empty if nothing but figures is left."""
    words = [
        f"<{kind}>" if kind else piece.lower() for kind, piece in _pieces(text.strip()[:_LONGEST]) if kind != "blank"
    ]
    plain = " ".join("".join(f" {word} " for word in words).split())
    return plain if any(character.isalpha() for character in re.sub(r"<\w+>", "", plain)) else ""


def redact(text: str) -> str:
    """``text`` with every address, link and host of one mail replaced by a harmless one of the same shape."""
    return _ANY.sub(_harmless, text)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut into (kind, piece); the kind is empty for what stays as it is."""
    end = 0
    for found in _ANY.finditer(text):
        if found.start() > end:
            yield "", text[end : found.start()]
        yield found.lastgroup or "", found.group()
        end = found.end()
    if end < len(text):
        yield "", text[end:]


def _harmless(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "address":
            piece = found.group()
            return f"{'<' if piece.startswith('<') else ''}someone@example.jp{'>' if piece.endswith('>') else ''}"
        case "url":
            return "https://example.jp/"
        case _:
            return found.group()
