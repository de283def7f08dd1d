"""What did these lines say before a mail program quoted or spaced them?"""

import re
from dataclasses import dataclass
from itertools import pairwise

_SIGN = r"(?:[A-Z]{1,3}(?=>(?:[ \t]|$)))?[>\uff1e]|\|(?=[ \t](?![^\n]*\|\s*$))"
"""Some programs put the writer's initials before the sign, some draw a line instead; what ends in one is a table."""
_SIGNS = re.compile(rf"(?:[ \t]?(?:{_SIGN}))+")
_FIRST_SIGN = re.compile(rf"[ \t]*(?:{_SIGN})")
_MOST_CHARACTERS = 400_000
_MOST_LINES = 20_000
_FEWEST_DOUBLED = 8
_LONG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: how deep it is quoted, what it says without quote signs and blanks around, and the line itself."""

    depth: int
    text: str
    is_indented: bool
    raw: str


def lines_of(text: str) -> list[Line]:
    """The lines of ``text``, as many as a person might read."""
    return [_line(raw) for raw in text[:_MOST_CHARACTERS].split("\n", _MOST_LINES)[:_MOST_LINES]]


def unquoted(lines: list[Line], depth: int) -> list[str]:
    """``lines`` up to the last one quoted so deep, without ``depth`` quote signs.

    What a mail program broke off a long quoted line, and left unquoted, is put back.
    """
    last = max((number for number, line in enumerate(lines) if line.depth >= depth), default=-1)
    body: list[str] = []
    above: Line | None = None
    for line in lines[: last + 1]:
        if line.depth >= depth:
            body.append(_without_signs(line.raw, depth))
            above = line
        elif above is not None and _was_broken_off(line, above):
            body[-1] = f"{body[-1].rstrip()} {line.text}"
            above = line
        else:
            body.append(line.raw)
            above = None
    return body


def _was_broken_off(line: Line, above: Line) -> bool:
    """Whether ``line`` is the end of the quoted one ``above``: that was long, or the rest is one long word."""
    return bool(line.text) and (len(above.raw) > _LONG or (len(line.text) > _LONG and " " not in line.text))


def single_spaced(body: list[str]) -> list[str]:
    """``body`` without the blank line that a program put after each line, where it did so throughout."""
    texts = [number for number, line in enumerate(body) if line.strip()]
    if len(texts) < _FEWEST_DOUBLED or any(later - number == 1 for number, later in pairwise(texts)):
        return body
    single: list[str] = []
    for number, later in pairwise([*texts, texts[-1] + 1]):
        single.append(body[number])
        single.extend([""] * ((later - number - 2) // 2))
    return single


def _line(raw: str) -> Line:
    signs = _SIGNS.match(raw)
    if signs is None:
        return Line(depth=0, text=raw.strip(), is_indented=raw[:1] in (" ", "\t"), raw=raw)
    rest = raw[signs.end() :]
    depth = sum(map(signs[0].count, ">\uff1e|"))
    return Line(depth=depth, text=rest.strip(), is_indented=rest[1:2] in (" ", "\t"), raw=raw)


def _without_signs(raw: str, depth: int) -> str:
    for _ in range(depth):
        raw = _FIRST_SIGN.sub("", raw, count=1)
    return raw[1:] if raw[:1] == " " else raw
