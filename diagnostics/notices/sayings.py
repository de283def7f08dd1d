"""Which words of the prose decide what became of one recipient?"""

import re
from typing import NamedTuple

from diagnostics.notices import reasons
from diagnostics.notices.blocks import Block
from diagnostics.notices.facts import Passage
from diagnostics.notices.prose import Prose

_RULE = re.compile(r"\n[ \t]*-{4,} ")
_LONGEST_BLOCK = 8_000
_FARTHEST = 60_000
_HEADING = 100


class Told(NamedTuple):
    """What the prose tells of one recipient: its block, the text in which that stands, whether it is the only one,

    and where the first recipient's block begins: what stands above it holds for all.
    """

    prose: Prose
    block: Block
    is_alone: bool = False
    first: int = 0


class Saying(NamedTuple):
    """A deciding text with its codes and place."""

    passage: Passage
    code: int | None = None
    status: str = ""
    kind: str = ""


def is_still_tried(told: Told) -> bool:
    """Whether the recipient stands in Sendmail's list of those that did not fail for good."""
    start = told.block.start
    heading = told.prose.text.rfind("----- ", max(0, start - _LONGEST_BLOCK), start)
    return heading >= 0 and "had transient non-fatal" in told.prose.text[heading : heading + _HEADING]


def of_prose(told: Told) -> Saying | None:
    """The deciding words of a block; where it has none, those of the whole text."""
    text, block = told.prose.text, told.block
    end = min(block.end, block.words_start + _LONGEST_BLOCK)
    found = reasons.reply(text, block.words_start, end, recipient=block.recipient)
    found = found or told.prose.sentence(block.words_start, end)
    if found is not None and not told.is_alone:
        found = _of_list(told, found)
    if found is None or not found.tells:
        wider = told.prose.reason
        found = wider if _is_better(wider, found, told) else found
    if found is None:
        return None
    found = reasons.whole(text, found, told.prose.end)
    return Saying(passage=told.prose.passage(found.start, found.end), code=found.code, status=found.status)


def _of_list(told: Told, found: reasons.Reason) -> reasons.Reason:
    """The reply that stands in the list of recipients, before one from the transcript below that may be another's."""
    text, block = told.prose.text, told.block
    rule = _RULE.search(text, block.words_start, found.start)
    if rule is None:
        return found
    recipient = block.recipient.lower()
    own = told.prose.lower.find(f"\n<{recipient}>...", rule.end(), rule.end() + _FARTHEST)
    if recipient in text[found.start : found.end if own < found.start else own].lower():
        return found
    listed = reasons.find(text, block.words_start, rule.start(), recipient=block.recipient)
    if listed is not None and listed.is_reply:
        return listed
    return (_of_transcript(text, own + len(f"\n<{recipient}>...")) if own >= 0 else None) or found


def _of_transcript(text: str, start: int) -> reasons.Reason | None:
    """What a line of the transcript says behind its recipient: ``<taro@example.jp>... Deferred: timed out``."""
    line_end = text.find("\n", start)
    found = reasons.find(text, start, line_end if line_end >= 0 else len(text))
    return found if found is not None and found.tells else None


def _is_better(wider: reasons.Reason | None, found: reasons.Reason | None, told: Told) -> bool:
    if wider is None or found is None:
        return found is None
    return wider.tells and (told.is_alone or found.is_heading or wider.end <= told.first)
