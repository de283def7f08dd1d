"""Where in the mail do the characters stand that a rule matched?"""

from diagnostics.knowledge.patterns import Pattern, literal
from diagnostics.knowledge.signals import clean
from diagnostics.notices import kana
from diagnostics.notices.facts import Passage

LONGEST = 600
GAP = r"[\s\x{a0}\x{3000}>|_]+(?:[245]\d\d[- ](?:[245]\.\d{1,3}\.\d{1,3}\s+)?)?"


def locate(words: str, passage: Passage) -> Passage:
    """The part of ``passage`` that reads ``words`` once blanks, quote marks, width and repeated codes are set aside.

    The whole passage where none does.
    """
    pieces = words.split()
    if not pieces or len(words) > LONGEST:
        return passage
    text = kana.narrowed(passage.text)
    exact = text.find(words)
    if exact >= 0:
        return _cut(passage, exact, exact + len(words))
    pattern = Pattern(GAP.join(literal(piece) for piece in pieces), ignore_case=False)
    span = pattern.span_in(clean(text))
    return passage if span is None else _cut(passage, *span)


def _cut(passage: Passage, start: int, end: int) -> Passage:
    return Passage(
        part=passage.part, start=passage.start + start, end=passage.start + end, text=passage.text[start:end]
    )
