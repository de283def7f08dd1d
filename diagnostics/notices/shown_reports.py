"""Which report did a mail program write out as text, where it forwards a message that carries one?

A report of failure is left in the text, which tells more; only what is no failure is told by its report alone.
"""

import re

from diagnostics.notices.message import Part

TYPES = frozenset({"message/feedback-report", "message/delivery-status"})
_MOST_CHARACTERS = 60_000
_COMPLAINS = re.compile(
    r"^[ \t]{0,4}feedback-type:[ \t]{0,8}(?:abuse|fraud|virus|opt-out|not-spam|other)\b"
    r"|^\W{0,4}this is an? (?:[\w.!-]{1,30} ){0,3}(?:abuse|spam|opt-out|fraud) report"
    r" (?:for|of) an? (?:e-?mail|message)",
    re.IGNORECASE | re.MULTILINE,
)
_ARRIVED = re.compile(r"^[ \t]{0,4}action:[ \t]{0,8}(?:delivered|relayed|expanded)\b", re.IGNORECASE | re.MULTILINE)
_FAILED = re.compile(r"^[ \t]{0,4}action:[ \t]{0,8}(?:fail|delay)", re.IGNORECASE | re.MULTILINE)
_STARTS = re.compile(
    r"^[ \t]{0,4}(?:reporting-mta|(?:original|final)-recipient)[ \t]{0,4}:", re.IGNORECASE | re.MULTILINE
)


def parts_in(text: Part) -> tuple[Part, ...]:
    """The report in ``text`` as the part that it was, in which everything stands where it stands in ``text``."""
    shown = text.text[:_MOST_CHARACTERS]
    if _COMPLAINS.search(shown):
        return (_part(text, "message/feedback-report", shown),)
    if not _ARRIVED.search(shown) or _FAILED.search(shown):
        return ()
    start = _STARTS.search(shown)
    return (_part(text, "message/delivery-status", _from(shown, start.start())),) if start else ()


def _from(text: str, start: int) -> str:
    return "\n" * start + text[start:]


def _part(text: Part, content_type: str, shown: str) -> Part:
    return Part(
        path=text.path,
        content_type=content_type,
        given_text=shown,
        reconstructed=text.reconstructed,
        limits=text.limits,
        depth=text.depth,
    )
