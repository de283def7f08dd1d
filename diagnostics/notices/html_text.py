"""Which text would a reader of this HTML see, line for line?"""

import html
import re

import inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig

_MOST_CHARACTERS = 400_000
_MOST_TAGS = 40_000
_UNESCAPED_ADDRESS = re.compile(r"<([^<>\s\"'=/]{1,80}@[^<>\s\"'=/]{1,255})>")
_TEXT = re.compile(r"(?<=>)[^<]+")
_FEWEST_LINES = 3
_SHORT_LINE = 50
_DEEPEST_QUOTE = 30
_INDENTED = re.compile(r"(<(?:br|p|div)\b[^<>]{0,400}>\n?)([ \t]{1,40})(?=[^\s<])", re.IGNORECASE)
_KEPT_BLANK, _OPENS, _CLOSES = "\ue000", "\ue001", "\ue002"
_BLOCKQUOTE = re.compile(r"</?blockquote\b[^<>]{0,2000}>", re.IGNORECASE)
_QUOTATION = re.compile(
    r"<blockquote\b[^<>]{0,1000}(?:\btype=[\"']?cite|\bclass=[\"'][^\"'<>]{0,80}quote|border-left(?!:\s{0,4}none))",
    re.IGNORECASE,
)
_UNSEEN = frozenset({"script", "style", "title", "template"})
_BREAKS = frozenset({"br", "br/", "/p", "/div", "/tr", "/h1", "/h2", "/h3", "/li", "hr", "/pre"})
_CELLS = frozenset({"/td", "/th"})
_LAYOUT = ParserConfig(css=CSS_PROFILES["strict"].copy())


def to_text(source: str) -> str:
    """The visible text of the HTML ``source`` with its line breaks, cut at a size that cannot make it slow.

    What a browser would run together is kept apart where it was plain text once: blanks that begin a line (quoted mail
    headers are folded with them), and lines without any tag between them.
    """
    source = source[:_MOST_CHARACTERS].replace("\x00", "")
    source = _UNESCAPED_ADDRESS.sub(r"&lt;\1&gt;", source)
    source = _with_meant_breaks(_with_quotes_marked(source))
    source = _INDENTED.sub(lambda found: found[1] + _KEPT_BLANK * len(found[2]), source)
    text = _laid_out(source) or without_tags(source)
    lines = text.replace("\u00a0", " ").replace(_KEPT_BLANK, " ").split("\n")
    if _OPENS in text:
        lines = _quoted(lines)
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _with_quotes_marked(source: str) -> str:
    """``source`` with a sign where each quotation begins and ends; indented paragraphs are no quotations."""
    if not _QUOTATION.search(source):
        return source
    are_quotations: list[bool] = []

    def marked(tag: re.Match[str]) -> str:
        if tag[0][1] != "/":
            are_quotations.append(_QUOTATION.match(tag[0]) is not None)
            return f"<div>{_OPENS}</div><div>" if are_quotations[-1] else tag[0]
        is_quotation = bool(are_quotations) and are_quotations.pop()
        return f"</div><div>{_CLOSES}</div>" if is_quotation else tag[0]

    return _BLOCKQUOTE.sub(marked, source)


def _quoted(lines: list[str]) -> list[str]:
    """``lines`` with quote signs, as plain text would have them."""
    quoted: list[str] = []
    depth = 0
    for line in lines:
        words = line.strip()
        if words in (_OPENS, _CLOSES):
            depth = max(0, depth + (1 if words == _OPENS else -1))
        else:
            quoted.append(f"{'>' * min(depth, _DEEPEST_QUOTE)} {line}" if depth else line)
    return quoted


def _with_meant_breaks(source: str) -> str:
    """``source`` with breaks where plain text was put into it as it was; not where a program wrapped long lines."""
    broken = [line.strip() for run in _TEXT.findall(source) for line in run.strip().split("\n")[:-1]]
    short = sum(len(line) < _SHORT_LINE for line in broken)
    if len(broken) < _FEWEST_LINES or 3 * short < len(broken):
        return source
    return _TEXT.sub(lambda run: _broken(run[0]), source)


def _broken(run: str) -> str:
    inner = run.strip("\n")
    return run.replace(inner, inner.replace("\n", "<br>"), 1) if "\n" in inner else run


def _laid_out(source: str) -> str:
    """The text as a browser would break it into lines; empty where the layout engine cannot take the source."""
    if source.count("<") > _MOST_TAGS:
        return ""
    try:
        text = inscriptis.get_text(source, _LAYOUT)
    except (ValueError, RecursionError, IndexError, AttributeError, TypeError, AssertionError):
        return ""
    return text if text.strip() else ""


def without_tags(source: str) -> str:
    """A plain reading in one pass: for what the layout engine cannot take, and where only the words matter."""
    source = _UNESCAPED_ADDRESS.sub(r"&lt;\1&gt;", source[:_MOST_CHARACTERS])
    first, *pieces = source.split("<")
    seen = [first]
    unseen = ""
    for piece in pieces:
        tag, closed, words = piece.partition(">")
        name = tag[:12].split(" ", 1)[0].lower()
        if unseen:
            unseen = "" if name == f"/{unseen}" else unseen
        elif name in _UNSEEN:
            unseen = name
            continue
        if not unseen and closed and tag[:1] != "!":
            seen.append("\n" if name in _BREAKS else "\t" if name in _CELLS else "")
            seen.append(words)
    return html.unescape("".join(seen)).replace("\u00a0", " ")
