"""Which words of a mail say that it failed, waits, or answers by itself?

Phrases are lower-case with single blanks; they are sought in text folded the same way, in one linear pass.
"""

from enum import IntEnum

from diagnostics.notices import kana, linear
from diagnostics.notices.phrases import AUTOMATIC, DELAYED, FINAL, TELLING
from diagnostics.notices.phrases_of_failure import FAILED


def folded(text: str) -> str:
    """``text`` in lower case with blanks collapsed."""
    return kana.as_read(" ".join(text.lower().split()))


class Topic(IntEnum):
    """What words can be about."""

    FAILED = 0
    DELAYED = 1
    FINAL = 2
    AUTOMATIC = 3
    TELLING = 4


_TOPICS = tuple(Topic)
_BY_TOPIC = linear.Groups((FAILED, DELAYED, FINAL, AUTOMATIC, TELLING))


def topics_in(folded: str) -> frozenset[Topic]:
    """What the words in ``folded`` are about."""
    return frozenset(_TOPICS[number] for number in _BY_TOPIC.found_in(folded))


failed = linear.Phrases(FAILED)
delayed = linear.Phrases(DELAYED)
telling = linear.Phrases(TELLING)
automatic = linear.Phrases(AUTOMATIC)
