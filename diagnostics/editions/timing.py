"""Which patterns take longest?"""

import time
from collections.abc import Iterator, Sequence

from diagnostics.knowledge import signals
from diagnostics.knowledge.pages import Book
from diagnostics.knowledge.patterns import Pattern

REPLIES = 30
ROUNDS = 2
"""The best of so many counts: others may have disturbed the rest."""
SHOWN = 10


def slowest(book: Book, replies: Sequence[str]) -> list[dict[str, object]]:
    """The ``SHOWN`` patterns that take longest for some of the ``replies``: {rule, pattern, microseconds a reply}."""
    texts = [signals.clean(reply) for reply in replies[:: max(1, len(replies) // REPLIES)][:REPLIES]]
    if not texts:
        return []
    timed = sorted(_timed(book, texts), reverse=True)[:SHOWN]
    return [
        {"rule": rule, "pattern": pattern, "microseconds": round(seconds * 1_000_000 / len(texts), 1)}
        for seconds, rule, pattern in timed
    ]


def _timed(book: Book, texts: Sequence[str]) -> Iterator[tuple[float, str, str]]:
    for page in book.pages:
        for rule in page.rules:
            for pattern in rule.patterns:
                yield _best(Pattern(pattern), texts), rule.name, pattern


def _best(pattern: Pattern, texts: Sequence[str]) -> float:
    return min(_seconds(pattern, texts) for _ in range(ROUNDS))


def _seconds(pattern: Pattern, texts: Sequence[str]) -> float:
    began = time.process_time()
    for text in texts:
        pattern.span_in(text)
    return time.process_time() - began
