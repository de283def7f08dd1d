"""Which signals does a delivery give that rules can ask for, and does a rule allow them?"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from diagnostics.knowledge.rules import Rule
from diagnostics.notices import kana
from diagnostics.notices.facts import Delivery, Passage

TEXT_LIMIT = 20_000
FEWEST_GAPS = 3
LONGEST_NAME = 253
"""How long the name of a host can be (RFC 1035); of what is longer, the end counts."""


class Spoken(NamedTuple):
    """A text that patterns are tried on, its blanks collapsed, and the passage in which it stands, if any."""

    text: str
    passage: Passage | None
    is_diagnostic: bool


class Signals(NamedTuple):
    """What a delivery says besides its texts: codes also with ``x`` for each number, hosts with their parents.

    The type of the diagnostic (``x-unix``, ``x-postfix``) counts as a dialect too.
    """

    statuses: frozenset[str]
    reply_codes: frozenset[str]
    command: str
    hosts: frozenset[str]
    dialects: frozenset[str]

    def all(self) -> frozenset[str]:
        """All of them, to look rules up by."""
        return self.statuses.union(self.reply_codes, self.hosts, self.dialects, (self.command,))


def signals_of(delivery: Delivery) -> Signals:
    """The signals of ``delivery``."""
    return Signals(
        statuses=_wildcards(delivery.status, "."),
        reply_codes=_wildcards(str(delivery.reply_code or ""), ""),
        command=delivery.command,
        hosts=_hosts(delivery),
        dialects=frozenset({delivery.dialect, delivery.diagnostic_type.lower()}),
    )


def allows(rule: Rule, seen: Signals) -> bool:
    """Whether everything that ``rule`` asks for besides its patterns holds."""
    return (
        (not rule.statuses or not seen.statuses.isdisjoint(rule.statuses))
        and (not rule.reply_codes or not seen.reply_codes.isdisjoint(rule.reply_codes))
        and (not rule.commands or seen.command in rule.commands)
        and (not rule.remote_hosts or not seen.hosts.isdisjoint(rule.remote_hosts))
        and (not rule.dialects or not seen.dialects.isdisjoint(rule.dialects))
    )


def spoken(delivery: Delivery) -> Iterator[Spoken]:
    """The diagnostic, then further passages that speak of the recipient, the strongest first."""
    yield Spoken(text=_on_one_line(delivery.diagnostic), passage=delivery.evidence, is_diagnostic=True)
    for passage in delivery.context:
        yield Spoken(text=_on_one_line(passage.text), passage=passage, is_diagnostic=False)


def clean(text: str) -> str:
    """``text`` without lone surrogates, which RE2 does not take; every other character keeps its place."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _on_one_line(text: str) -> str:
    words = clean(kana.as_read(text[:TEXT_LIMIT])).split()
    return " ".join(map(_spaced, words) if "_" in text else words)


def _spaced(word: str) -> str:
    """``word`` with blanks for its underscores where it is a sentence, as logs write one: ``no_mailbox_by_that_name``.

    Names, addresses and links keep them.
    """
    is_sentence = word.count("_") >= FEWEST_GAPS and not word.isupper() and "@" not in word and "://" not in word
    return word.replace("_", " ") if is_sentence else word


@lru_cache(maxsize=2_000)
def _wildcards(code: str, joint: str) -> frozenset[str]:
    """``code`` with ``x`` for each of its numbers; there are few codes, and each comes often."""
    pieces = (code.split(joint) if joint else list(code))[:3]
    return frozenset(joint.join(choice) for choice in product(*((piece, "x") for piece in pieces)) if code)


def _hosts(delivery: Delivery) -> frozenset[str]:
    """The remote host's names; where none is named, those of whoever reports and of the recipient's domain."""
    if delivery.remote_host:
        return frozenset(with_parents(delivery.remote_host))
    domain = delivery.recipient.rpartition("@")[2]
    return frozenset(with_parents(delivery.reporting_host) + with_parents(domain))


def with_parents(host: str) -> list[str]:
    """``host`` and the domains above it, lower-case, but for the topmost."""
    host = host.lower().strip(".")[-LONGEST_NAME:]
    found = []
    while "." in host:
        found.append(host)
        host = host.partition(".")[2]
    return found
