"""Which words of the prose decide what became of one recipient?"""

import re
from typing import NamedTuple

from diagnostics.notices import reasons, transcripts
from diagnostics.notices.blocks import Block
from diagnostics.notices.facts import Passage
from diagnostics.notices.prose import Prose
from diagnostics.notices.transcripts import Turn

_RULE = re.compile(r"\n[ \t]*-{4,} ")
_TRANSCRIPT = "transcript of session follows -----"
_LONGEST_BLOCK = 8_000
_HEADING = 100


class Told(NamedTuple):
    """What the prose tells of one recipient: its block, the text in which that stands, whether it is the only one,

    where the first recipient's block begins: what stands above it holds for all; and its own turn in a transcript.
    """

    prose: Prose
    block: Block
    is_alone: bool = False
    first: int = 0
    turn: Turn | None = None


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


def with_turns(told: list[Told]) -> list[Told]:
    """Those of several recipients, each with its own turn where a transcript stands below their list or above it."""
    prose, first = told[0].prose, told[0].first
    above = prose.lower.rfind(_TRANSCRIPT, max(0, first - transcripts.FARTHEST), first)
    return [_with_turn(one, above) if one.block.rank == 4 else one for one in told]


def _with_turn(told: Told, above: int) -> Told:
    block = told.block
    rule = _RULE.search(told.prose.text, block.words_start, block.end)
    if rule and (turn := transcripts.turn(told.prose, block.recipient, rule.end())):
        return told._replace(block=block._replace(end=rule.start()), turn=turn)
    if above >= 0:
        return told._replace(turn=transcripts.turn(told.prose, block.recipient, above, block.start))
    return told


def of_prose(told: Told) -> Saying | None:
    """The deciding words of a block; where it has none, those of the whole text."""
    text, block = told.prose.text, told.block
    end = min(block.end, block.words_start + _LONGEST_BLOCK)
    found = reasons.reply(text, block.words_start, end, recipient=block.recipient)
    if found is None and told.turn:
        found = _of_turn(text, told.turn, block.recipient)
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


def _of_turn(text: str, turn: Turn, recipient: str) -> reasons.Reason | None:
    """The reply in a turn; where none was, what it ends in: ``<taro@example.jp>... Deferred: timed out``."""
    found = reasons.reply(text, turn.start, turn.end, recipient=recipient)
    found = found or reasons.find(text, turn.words_start, turn.end)
    return found if found is not None and found.tells else None


def _of_list(told: Told, found: reasons.Reason) -> reasons.Reason:
    """The reply that stands in the list of recipients, before one from the transcript below that may be another's."""
    text, block = told.prose.text, told.block
    rule = _RULE.search(text, block.words_start, found.start)
    if rule is None or block.recipient.lower() in text[found.start : found.end].lower():
        return found
    listed = reasons.find(text, block.words_start, rule.start(), recipient=block.recipient)
    return listed if listed is not None and listed.is_reply else found


def _is_better(wider: reasons.Reason | None, found: reasons.Reason | None, told: Told) -> bool:
    if wider is None or found is None:
        return found is None
    return wider.tells and (told.is_alone or found.is_heading or wider.end <= told.first)
