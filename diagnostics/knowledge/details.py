"""Which figures and names does a reply give away: the blocked address, the block list, the limit?"""

import ipaddress
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diagnostics.knowledge import figures
from diagnostics.knowledge.pages import Text
from diagnostics.knowledge.quotas import Quota, quota
from diagnostics.notices import addresses
from diagnostics.notices.facts import Delivery

_LONGEST, _FEW = 8_000, 5
_IP = re.compile(
    r"(?<![\w.:])(?:ipv6:)?(\d{1,3}(?:\.\d{1,3}){3}(?!\.\d)|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})(?![\w:])",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"')\]]{3,300}")
_BLOCKED = re.compile(
    r"(?:client|sender|sending|messages? from|connections? (?:from )?|mail from|your|blocked|banned|listed|[?&/]ip[=/]"
    r"|\bip|送信元|接続元)[^\n]{0,30}?\[?$",
    re.IGNORECASE,
)
_BEFORE = 48
_PRIVATE = tuple(
    ipaddress.ip_network(net)
    for net in ("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
                "::/127", "fc00::/7", "fe80::/10")
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockList:
    """A block list or reputation service; ``page`` is where one asks for removal, empty if nowhere.

    A text names it by one of ``marks``, together with one of ``besides`` where there are any.
    """

    name: str
    marks: tuple[str, ...]
    page: str
    besides: tuple[str, ...] = ()
    note: Text | None = None

    def is_named_in(self, lowered: str) -> bool:
        """Whether the lower-case text names it."""
        return any(mark in lowered for mark in self.marks) and (
            not self.besides or any(word in lowered for word in self.besides)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a reply gives away besides its verdict; unknown values are empty or None.

    ``url`` is the page that the reply itself refers to; ``limit`` and ``size`` (of the mail) are in bytes.
    ``other_recipient`` is another address of the same domain that the reply is about: some servers refuse a mail to
    several recipients because of one, and then name that one to each.
    """

    ip: str = ""
    blocklist: BlockList | None = None
    url: str = ""
    limit: int | None = None
    size: int | None = None
    other_recipient: str = ""
    quota: Quota | None = None


def details(delivery: Delivery) -> Details:
    """The figures and names in the diagnostic of ``delivery`` and, failing that, in its context."""
    texts = (delivery.diagnostic, *(passage.text for passage in delivery.context))
    text = "\n".join(texts)[:_LONGEST]
    return Details(
        ip=_blocked_ip(text, delivery.remote_ip),
        blocklist=blocklist(text),
        url=_url(delivery.diagnostic),
        limit=figures.limit(text),
        size=figures.size(text),
        other_recipient=_other_recipient(delivery),
        quota=quota(text),
    )


def blocklist(text: str) -> BlockList | None:
    """The block list that ``text`` names, None if it names none that is known."""
    lowered = text.lower()
    return next((known for known in blocklists() if known.is_named_in(lowered)), None)


@cache
def blocklists() -> tuple[BlockList, ...]:
    """All known block lists, in the order in which they are tried."""
    found = tomllib.loads((Path(__file__).parent / "blocklists.toml").read_text(encoding="utf-8"))
    return tuple(
        BlockList(
            name=entry["name"],
            marks=tuple(entry["marks"]),
            page=entry["page"],
            besides=tuple(entry.get("besides", ())),
            note=Text(**entry["note"]) if "note" in entry else None,
        )
        for entry in found["lists"]
    )


def _other_recipient(delivery: Delivery) -> str:
    """The address of the recipient's domain that the reply names in place of the recipient; empty if it names none."""
    own = {delivery.recipient.lower(), delivery.original_recipient.lower()}
    domain = delivery.recipient.lower().rpartition("@")[2]
    text = delivery.diagnostic[:_LONGEST]
    named = [found.address for found in addresses.mentions(text, 0, len(text), most=_FEW)]
    if not domain or any(one.lower() in own for one in named):
        return ""
    return next((one for one in named if one.lower().endswith(f"@{domain}")), "")


def _blocked_ip(text: str, remote_ip: str) -> str:
    """The address that ``text`` says is refused, else the first public one that is not the remote host's."""
    first = ""
    for found in _IP.finditer(text):
        address = found[1]
        if address == remote_ip or not _is_public(address):
            continue
        if _BLOCKED.search(text[max(0, found.start() - _BEFORE) : found.start()]):
            return address
        first = first or address
    return first


def _is_public(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return not any(address in net for net in _PRIVATE if net.version == address.version)


def _url(text: str) -> str:
    found = _URL.search(text)
    return found.group().rstrip(".,;") if found else ""
