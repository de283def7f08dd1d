"""Who sent this mail, though a list or a group may have put its own address in From?

Lists do so to pass DMARC: ``From: 'Ada' via Desk <desk@example.jp>``, with the sender in a field of their own.
"""

import re

from diagnostics.notices import headers
from diagnostics.notices.message import Message

_BY_A_LIST = ("list-id", "list-post", "x-original-from", "x-original-sender")
_KEPT = ("x-original-from", "x-original-sender", "reply-to")
_VIA = re.compile(r"\b(?:via|über|経由)\b|経由", re.IGNORECASE)


def of(message: Message) -> str:
    """The address of who sent ``message``, empty if unknown."""
    if not any(message.has(name) for name in _BY_A_LIST) or not _VIA.search(message.header("from")):
        return message.sender
    kept = (address for name in _KEPT for address in headers.addresses(message.header(name)))
    return next((address for address in kept if address.lower() != message.sender.lower()), message.sender)
