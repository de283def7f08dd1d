"""What is a rule, and what is the diagnosis that it leads to?"""

from dataclasses import dataclass

from diagnostics.knowledge.causes import Cause, Permanence
from diagnostics.notices.facts import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A delivery in miniature that a rule must (or, as a near miss, must not) match."""

    text: str
    status: str = ""
    reply_code: int | None = None
    command: str = ""
    remote_host: str = ""
    dialect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One condition under which a delivery has a cause: all that is given must hold.

    ``patterns`` are RE2 patterns, matched without regard to case against the diagnostic and its context; any one of
    them is enough. ``statuses`` are enhanced statuses, ``x`` standing for any number (``5.7.x``); ``reply_codes``
    three digits, ``x`` likewise (``45x``). ``remote_hosts`` are domains, matched with their subdomains. ``confidence``
    is what the rule is worth when nothing speaks against it; ``alternatives`` are the causes that stay possible.
    """

    slug: str
    cause: Cause
    patterns: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    reply_codes: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    remote_hosts: tuple[str, ...] = ()
    dialects: tuple[str, ...] = ()
    confidence: float = 0.9
    specificity: int = 0
    permanence: Permanence | None = None
    alternatives: tuple[Cause, ...] = ()
    examples: tuple[Example, ...] = ()
    near_misses: tuple[Example, ...] = ()

    @property
    def name(self) -> str:
        """The rule's name in a diagnosis: ``mailbox-full/quota-words``."""
        return f"{self.cause}/{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A cause that was considered and not chosen."""

    cause: Cause
    confidence: float
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What a delivery means: the cause, how sure, and what proves it.

    ``rule`` is the name of the rule that decided, empty for ``unclear``; ``evidence`` the characters that it matched.
    """

    cause: Cause
    permanence: Permanence
    confidence: float
    rule: str = ""
    evidence: Passage | None = None
    alternatives: tuple[Alternative, ...] = ()
