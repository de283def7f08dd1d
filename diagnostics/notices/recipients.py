"""Whom was a returned mail for, where the notice's own words name nobody?"""

import re

from diagnostics.notices import addresses, headers, notice_signs, roles
from diagnostics.notices.message import Message
from diagnostics.notices.original import Returned
from diagnostics.notices.prose import Prose
from diagnostics.notices.roles import Role

_MOST_DECLARED = 1_000
_IN_WORD = re.compile(r"[\w.+-]")
_MOST = 20
_VERP = re.compile(
    r"[+-](?:(?:bounces?|returns?|errors?|err|owner|admin|request|probe|senders?|\d{1,20}|sc\.\d[\w.]{0,40})[+-]){0,4}"
    r"([^\s@=+]{1,64})=([^\s@=]{1,200}\.[A-Za-z]{2,24})(?:[+-][^\s@]{0,80})?@",
    re.IGNORECASE,
)


def unnamed(message: Message, texts: tuple[Prose, ...], returned: Returned | None) -> tuple[str, ...]:
    """The addresses in X-Failed-Recipients, else those of the returned mail that the words hint at, else its only one,

    else the one that the return path spells out (VERP), else the only one that a mail system mentions; empty if nothing

    tells.
    """
    declared = headers.addresses(message.header("x-failed-recipients"))
    if declared:
        return declared[:_MOST_DECLARED]
    addressed = returned.recipients if returned else ()
    if len(addressed) == 1:
        return addressed
    hinted = tuple(address for address in addressed if _is_hinted(address, texts))
    return hinted or _spelt_out(message) or _mentioned(message, texts)


def _is_hinted(address: str, texts: tuple[Prose, ...]) -> bool:
    local = address.partition("@")[0].lower()
    return any(_stands_in(prose.folded, local) for prose in texts[:3])


def _stands_in(text: str, local: str) -> bool:
    """Whether ``local`` stands in ``text`` as a word of its own."""
    at = text.find(local) if local else -1
    while at >= 0:
        end = at + len(local)
        if not (_IN_WORD.match(text, end) or (at and _IN_WORD.match(text, at - 1))):
            return True
        at = text.find(local, end)
    return False


def _spelt_out(message: Message) -> tuple[str, ...]:
    for name in ("to", "x-original-to", "delivered-to"):
        found = _VERP.search(message.header(name))
        if found:
            return (f"{found[1]}@{found[2]}",)
    return ()


def _mentioned(message: Message, texts: tuple[Prose, ...]) -> tuple[str, ...]:
    """The only address that a mail system mentions, in any language, whose envelope or subject tells of a failure."""
    if not notice_signs.names_mail_system(message.header("from")):
        return ()
    if not (notice_signs.has_null_return_path(message) or notice_signs.says_failed(message.subject)):
        return ()
    known = {message.sender.lower(), *(address.lower() for address in headers.addresses(message.header("to")))}
    found: dict[str, str] = {}
    for prose in texts[:1]:
        for mention in addresses.mentions(prose.text, 0, prose.end, most=_MOST):
            if mention.address.lower() not in known and _may_have_failed(prose.text, mention.start):
                found.setdefault(mention.address.lower(), mention.address)
    return tuple(found.values()) if len(found) == 1 else ()


def _may_have_failed(text: str, start: int) -> bool:
    """Whether nothing before the address says that it is a link, or that of somebody else."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    role = roles.before(before)
    return "://" not in before[-200:] and (role is None or role is Role.RECIPIENT)
