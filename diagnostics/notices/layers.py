"""What lies under one wrapper, and how sure is it that somebody forwarded it?"""

from dataclasses import dataclass

from diagnostics.notices.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """``style`` names the wrapper (``attachment``, ``inline:gmail`` …), ``message`` is what it held."""

    style: str
    message: Message
    is_sure: bool
    defects: tuple[str, ...] = ()
