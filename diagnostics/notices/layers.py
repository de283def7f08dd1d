"""What lies under one wrapper, and how sure is it that somebody forwarded it?"""

from dataclasses import dataclass

from diagnostics.notices.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """``style`` names the wrapper (``attachment``, ``inline:gmail`` …), ``message`` is what it held.

    ``strength`` is how surely that is a notice, as ``notice_signs.strength`` tells; ``others`` are the further notices
    that were forwarded beside it.
    """

    style: str
    message: Message
    is_sure: bool
    strength: int = 0
    others: tuple[Message, ...] = ()
