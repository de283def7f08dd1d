"""Which lines of a forwarded text were one, before a mail program broke what was too long for it?

Who writes lines fills them; a program that breaks a long line leaves a short rest and begins the next line anew. Where
such rests show that a text was broken so, what did not fit is put back.
"""

import re

_NARROWEST, _WIDEST = 50, 80
_FEWEST_RESTS = 2
_SHORT = 0.6
_ADDRESS = r"[^\s<>()@]{1,64}@[^\s<>()@]{1,255}"
_BEGINS = re.compile(
    rf"\s|$|[-*_=#>•・■◆|\[\d]|{_ADDRESS}|[<(\"'\[]{_ADDRESS}[>)\"'\]](?:[:,;]|$)|[A-Za-z][A-Za-z-]{{1,30}} ?:|<<<"
    r"|\.\.\.|[^\x00-\u2e7f]"
)
"""How a line begins that a writer began: blank or indented, an item, an address, a field, a letter of East Asia."""


def joined(lines: list[str]) -> list[str]:
    """``lines`` with what was broken off put back, if they were broken at all."""
    width = max((len(line.rstrip()) for line in lines if " " in line.strip()), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return lines
    breaks = {number for number in range(1, len(lines)) if _did_not_fit(lines[number - 1], lines[number], width)}
    rests = sum(_is_rest(lines, number, width) for number in breaks)
    if rests < _FEWEST_RESTS:
        return lines
    whole: list[str] = []
    for number, line in enumerate(lines):
        if number in breaks:
            whole[-1] = f"{whole[-1].rstrip()} {line}"
        else:
            whole.append(line)
    return whole


def _did_not_fit(line: str, following: str, width: int) -> bool:
    """Whether ``following`` may be the rest of ``line``, which had no room for its first word."""
    if _BEGINS.match(following) or not line.strip():
        return False
    return len(line.rstrip()) + 1 + len(following.split(None, 1)[0]) > width


def _is_rest(lines: list[str], number: int, width: int) -> bool:
    """Whether the line is short, though the next one goes on in the same paragraph."""
    if len(lines[number]) > _SHORT * width or number + 1 == len(lines):
        return False
    following = lines[number + 1]
    return bool(following.strip()) and len(lines[number]) + 1 + len(following.split(None, 1)[0]) <= width
