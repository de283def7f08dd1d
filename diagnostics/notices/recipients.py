"""Whom was a returned mail for, where the notice's own words name nobody?"""

import re

from diagnostics.notices import headers
from diagnostics.notices.message import Message
from diagnostics.notices.original import Returned
from diagnostics.notices.prose import Prose

_VERP = re.compile(r"[+-]([^\s@=+]{1,64})=([^\s@=]{1,200}\.[A-Za-z]{2,24})(?:[+-][^\s@]{0,80})?@")


def unnamed(message: Message, texts: tuple[Prose, ...], returned: Returned | None) -> tuple[str, ...]:
    """The addresses in X-Failed-Recipients, else those of the returned mail that the words hint at, else its only one,

    else the one that the return path spells out (VERP); empty if nothing tells.
    """
    declared = headers.addresses(message.header("x-failed-recipients"))
    if declared:
        return declared
    addressed = returned.message.recipients if returned else ()
    if len(addressed) == 1:
        return addressed
    hinted = tuple(address for address in addressed if _is_hinted(address, texts))
    return hinted or _spelt_out(message)


def _is_hinted(address: str, texts: tuple[Prose, ...]) -> bool:
    local = re.escape(address.partition("@")[0].lower())
    return any(re.search(rf"(?<![\w.+-]){local}(?![\w.+-])", prose.folded) for prose in texts[:3])


def _spelt_out(message: Message) -> tuple[str, ...]:
    for name in ("to", "x-original-to", "delivered-to"):
        found = _VERP.search(message.header(name))
        if found:
            return (f"{found[1]}@{found[2]}",)
    return ()
