"""What does this e-mail say? Facts per recipient, without opinion; no Django, no clock, no input or output."""

from diagnostics.notices.facts import (
    Action,
    Delivery,
    Kind,
    Limits,
    Notice,
    Original,
    Passage,
    Rest,
    TextPart,
    Unreadable,
)
from diagnostics.notices.reading import read

__all__ = [
    "Action",
    "Delivery",
    "Kind",
    "Limits",
    "Notice",
    "Original",
    "Passage",
    "Rest",
    "TextPart",
    "Unreadable",
    "read",
]
