"""What do the codes in one reply say, each with the one meaning that fits best here?"""

import re
from collections.abc import Iterator

from diagnostics.knowledge import codes
from diagnostics.knowledge.dictionary import Dictionary, Entry
from diagnostics.knowledge.vendors import vendor_of
from diagnostics.notices.facts import Delivery

_LONGEST = 4_000
_WORD = re.compile(r"[a-z0-9_.-]+")
_STATUS = r"(?:[245]\.\d{1,3}\.\d{1,3}\s)?"
_ADDRESS = "<address>"


def gloss(dictionary: Dictionary, delivery: Delivery) -> tuple[Entry, ...]:
    """The meanings of the codes of ``delivery``: words of the vendor first, then the status, then the reply code."""
    said = " ".join(delivery.diagnostic[:_LONGEST].split())
    vendor = vendor_of([delivery.remote_host, delivery.recipient.rpartition("@")[2]])
    vendors = {vendor.casefold(), "spamhaus"} if "spamhaus" in said.lower() else {vendor.casefold()}
    own = [entry for entry in dictionary.entries if entry.vendor and entry.vendor.casefold() in vendors]
    found = [*_worded(own, said), *_named(own, said)]
    replied = {codes.normal(str(delivery.reply_code or ""))}.intersection(entry.number for entry in found)
    if delivery.status:
        found += _best(dictionary.lookup(status=delivery.status, vendor=vendor))
    if delivery.reply_code and not replied:
        found += _best(dictionary.lookup(reply_code=delivery.reply_code, vendor=vendor))
    return tuple(dict.fromkeys(found))


def _worded(entries: list[Entry], said: str) -> Iterator[Entry]:
    """Entries for a reply with its words, as it stands in ``said``."""
    for entry in entries:
        number, blank, words = entry.code.partition(" ")
        if blank and re.search(rf"\b{number}[ -]{_STATUS}{_loosely(words)}", said, re.IGNORECASE):
            yield entry


def _loosely(words: str) -> str:
    return r"\S{1,320}".join(re.escape(piece) for piece in words.split(_ADDRESS))


def _named(entries: list[Entry], said: str) -> Iterator[Entry]:
    """Entries for the vendor's own words, such as S3150 or NoSuchUser, that stand in ``said``."""
    spoken = {codes.normal(word) for word in _WORD.findall(codes.folded(said))}
    for entry in entries:
        if " " not in entry.code and entry.number in spoken and not entry.number[0].isdigit():
            yield entry


def _best(entries: tuple[Entry, ...]) -> list[Entry]:
    """The first of those that stand for the code alone."""
    return [entry for entry in entries if " " not in entry.code][:1]
