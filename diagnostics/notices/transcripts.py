"""Where does Sendmail's transcript of its sessions speak of one recipient among several?"""

import re
from typing import NamedTuple

from diagnostics.notices.prose import Prose

FARTHEST = 60_000
_FEW = 8
_LONGEST_TURN = 24
_LEAD = re.compile(r"(?:[245]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3} )?)?")
_DIALOGUE = ("<<<", ">>>")
_SESSION = "while talking to "
_LONGEST_HEADING = 300


class Turn(NamedTuple):
    """From the command asked to the end of the line that tells the outcome; ``words_start``: behind the recipient."""

    start: int
    words_start: int
    end: int


def turn(prose: Prose, recipient: str, start: int, end: int | None = None) -> Turn | None:
    """The turn between two places that ends in ``550 5.1.1 <recipient>... User unknown``, with a code or without."""
    last = min(prose.end if end is None else end, start + FARTHEST)
    told = f"<{recipient.lower()}>..."
    at = prose.lower.find(told, start, last)
    for _ in range(_FEW):
        if at < 0:
            break
        line_start = prose.text.rfind("\n", 0, at) + 1
        if _LEAD.fullmatch(prose.text, line_start, at):
            line_end = prose.text.find("\n", at)
            words_end = line_end if line_end >= 0 else len(prose.text)
            return Turn(start=_asked(prose.text, line_start), words_start=at + len(told), end=words_end)
        at = prose.lower.find(told, at + len(told), last)
    return None


def with_heading(prose: Prose, one: Turn) -> str:
    """The text of a turn below the line that names its server; a turn without dialogue is the host's own word."""
    text = prose.text[one.start : one.end]
    at = prose.lower.rfind(_SESSION, 0, one.start) if text.startswith(_DIALOGUE) else -1
    heading = prose.text[at : at + _LONGEST_HEADING].partition("\n")[0] if at >= 0 else ""
    return f"{heading}\n{text}"


def _asked(text: str, start: int) -> int:
    """Where the lines of dialogue begin that stand right above the line at ``start``."""
    for _ in range(_LONGEST_TURN):
        above = text.rfind("\n", 0, max(0, start - 1)) + 1
        if above == start or not text.startswith(_DIALOGUE, above):
            break
        start = above
    return start
