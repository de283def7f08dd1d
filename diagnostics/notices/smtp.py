"""What does a server's reply say (RFC 5321), with its enhanced status (RFC 3463)?"""

import re
from typing import NamedTuple

_STATUS = re.compile(r"[245]\.\d\.\d{1,3}")
_CODE = re.compile(r"[45]\d\d(?![\d.@/%])(?:(?:[- ]|[ :-]{0,3}#)([245]\.\d\.\d{1,3})(?![\d.]*\d))?")
_NOT_BEFORE_A_CODE = re.compile(r"[\w.\-/@]")
_MORE_NUMBERS = re.compile(r"[\d.]*\d")
_BEFORE_A_REPLY = frozenset(":;<>\"'([{#=|*,\n\t\u201c\u300c\u3010\u3011\uff08\uff1a")
_COUNTED = re.compile(r"[ :-]*(?:bytes?|messages|[km]i?b|hours?|days?|sec|min)\b", re.IGNORECASE)


class Reply(NamedTuple):
    """A reply code, its enhanced status if it has one, and where the reply begins in the text."""

    code: int
    status: str
    start: int


def replies(text: str) -> list[Reply]:
    """The error replies (4xx, 5xx) that stand in ``text`` where replies stand, in order."""
    found: list[Reply] = []
    for match in _CODE.finditer(text):
        start = match.start()
        if start and _NOT_BEFORE_A_CODE.match(text, start - 1):
            continue
        code, status = int(match[0][:3]), match[1]
        if found and _is_bracketed(text, start, match.end()):
            continue
        if status or _is_placed(text, start, match.end()):
            found.append(Reply(code=code, status=status or "", start=start))
    return found


def deciding(text: str) -> Reply | None:
    """The last reply of ``text`` whose lines count as one: several may be nested, the innermost is the remote's."""
    found = replies(text)
    if not found:
        return None
    last = found[-1]
    start = next(reply.start for reply in found if reply.code == last.code)
    status = last.status or next((reply.status for reply in found if reply.code == last.code and reply.status), "")
    return Reply(code=last.code, status=status or status_in(text[last.start :]), start=start)


def status_in(text: str) -> str:
    """The first enhanced status code in ``text`` that reports an error, else the first at all, else empty."""
    first = ""
    for match in _STATUS.finditer(text):
        start, end = match.span()
        if (start and (text[start - 1].isalnum() or text[start - 1] in "._")) or _MORE_NUMBERS.match(text, end):
            continue
        if text[start] != "2":
            return match[0]
        first = first or match[0]
    return first


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Whether a bare number stands in brackets, as the numbers of a provider's own list do behind its reply."""
    return text[max(0, start - 1) : start] == "[" and text[end : end + 1] == "]"


def _is_placed(text: str, start: int, end: int) -> bool:
    """Whether a bare number stands where a reply code stands: first in its line, or after a mark, before words."""
    after = text[end : end + 2]
    if after and (after[0] not in " -:;,.\n)\"'<#]" or (after[0] == "," and after[1:].isdigit())):
        return False
    if _COUNTED.match(text, end, end + 12):
        return False
    before = text[max(0, start - 4) : start].rstrip(" ")
    if before[-1:] == "," and before[-2:-1].isdigit():
        return False
    if not before or before[-1] in _BEFORE_A_REPLY or before.endswith("..."):
        return True
    return after[:1] == "-" and not after[1:2].isdigit()
