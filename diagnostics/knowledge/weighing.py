"""Which evidence decides, how sure is the verdict, and can trying again help?

The order of evidence is ``Strength`` and stands nowhere else. Of equally strong rules the more specific one decides,
then the surer one, then the one that is written first.
"""

from collections.abc import Sequence
from enum import IntEnum
from operator import attrgetter
from typing import NamedTuple

from diagnostics.knowledge.causes import Cause, Permanence, Resend
from diagnostics.knowledge.rules import Alternative, Rule
from diagnostics.knowledge.signals import Spoken
from diagnostics.notices.facts import Action, Delivery, Kind

MADE_UP = 0.75
FROM_CONTEXT = 0.95
CONTESTED = 0.85
UNSTAGED = 0.85
CONFIRMED = 0.5
EVEN = 0.5
NAMED = 0.9
MOST = 0.99
MOST_ALTERNATIVES = 4
_CONFIDENCE = attrgetter("confidence")
UNTOLD = ("", "2.0.0", "4.0.0", "5.0.0")
WAITING = (Resend.LATER, Resend.AUTOMATIC, Resend.SLOWER)


class Strength(IntEnum):
    """How much a match proves, weakest first.

    Wording in the diagnostic outweighs wording in its context. Wording that could mean many things (a negative
    specificity) decides only where no status does.
    """

    SHAPE = 1
    REPLY_CODE = 2
    VAGUE_WORDING = 3
    STATUS = 4
    VENDOR_STATUS = 5
    CONTEXT_WORDING = 6
    WORDING = 7
    HOST_WORDING = 8


class Match(NamedTuple):
    """A rule that holds, and the text and pattern by which it does (none for a rule without patterns)."""

    rule: Rule
    order: int
    strength: Strength
    spoken: Spoken | None = None
    pattern: int = -1

    @property
    def rank(self) -> tuple[int, int, float, int]:
        """The greatest decides."""
        return self.strength, self.rule.specificity, self.rule.confidence, -self.order


def strength(rule: Rule, *, in_diagnostic: bool) -> Strength:
    """How much a match of ``rule`` proves."""
    if not rule.patterns:
        return _strength_of_codes(rule)
    if is_vague(rule):
        return Strength.VAGUE_WORDING
    if not in_diagnostic:
        return Strength.CONTEXT_WORDING
    return Strength.HOST_WORDING if rule.remote_hosts else Strength.WORDING


def is_vague(rule: Rule) -> bool:
    """Whether the rule's wording could mean many things."""
    return bool(rule.patterns) and rule.specificity < 0


def confidence(matches: Sequence[Match], delivery: Delivery) -> float:
    """How sure the first of ``matches`` is: surer where a code confirms it, less where an equal contradicts it.

    Less too where a filter may say the same and neither the command that was answered nor a status tells them apart.
    """
    decisive = matches[0]
    worth = _worth(decisive, delivery)
    is_confirmed = is_contested = False
    for match in matches[1:]:
        if match.rule.cause is decisive.rule.cause:
            is_confirmed = is_confirmed or _confirms(match)
        else:
            is_contested = is_contested or _equals(match, decisive)
    if is_confirmed:
        worth += (1 - worth) * CONFIRMED
    if is_contested:
        worth *= CONTESTED
    if Cause.RECIPIENT_FILTER in decisive.rule.alternatives and _is_unstaged(delivery):
        worth *= UNSTAGED
    return round(min(worth, MOST), 2)


def alternatives(matches: Sequence[Match], delivery: Delivery, *, left: float) -> tuple[Alternative, ...]:
    """The causes that were considered and not chosen, the likeliest first; they share what the first ``left`` open."""
    decisive = matches[0].rule
    found: dict[Cause, Alternative] = {}
    for cause in decisive.alternatives:
        found[cause] = Alternative(cause=cause, confidence=round(left * NAMED, 2), rule=decisive.name)
    for match in matches[1:]:
        rule = match.rule
        if rule.cause is not decisive.cause and rule.cause not in found:
            worth = round(left * _worth(match, delivery), 2)
            found[rule.cause] = Alternative(cause=rule.cause, confidence=worth, rule=rule.name)
    if len(found) < 2:
        return tuple(found.values())
    return tuple(sorted(found.values(), key=_CONFIDENCE, reverse=True)[:MOST_ALTERNATIVES])


def permanence(rule: Rule, resend: Resend, delivery: Delivery, kind: Kind) -> Permanence:
    """Whether trying again can help; a 4xx reply and a delay are never permanent, whatever the rule says."""
    by_rule = rule.permanence or _by_resend(resend)
    if by_rule == Permanence.PERMANENT and _is_passing(delivery, kind):
        return Permanence.TEMPORARY
    return by_rule


def is_still_tried(delivery: Delivery, kind: Kind) -> bool:
    """Whether the mail system goes on trying."""
    return kind == Kind.DELAY or delivery.action == Action.DELAYED


def _strength_of_codes(rule: Rule) -> Strength:
    if rule.statuses:
        return Strength.VENDOR_STATUS if rule.remote_hosts or rule.dialects else Strength.STATUS
    return Strength.REPLY_CODE if rule.reply_codes else Strength.SHAPE


def _confirms(match: Match) -> bool:
    """Whether a code says so, and is not itself a mere guess."""
    return match.spoken is None and match.rule.confidence >= EVEN


def _equals(match: Match, decisive: Match) -> bool:
    """Whether a rule is as strong and as specific as the one that decides."""
    return match.strength is decisive.strength and match.rule.specificity == decisive.rule.specificity


def _is_unstaged(delivery: Delivery) -> bool:
    return not delivery.command and delivery.status in UNTOLD


def _worth(match: Match, delivery: Delivery) -> float:
    worth = match.rule.confidence
    if match.strength in (Strength.STATUS, Strength.VENDOR_STATUS) and not delivery.status_is_remote:
        return worth * MADE_UP
    return worth * FROM_CONTEXT if match.strength == Strength.CONTEXT_WORDING else worth


def _by_resend(resend: Resend) -> Permanence:
    if resend in WAITING:
        return Permanence.TEMPORARY
    return Permanence.UNKNOWN if resend == Resend.UNDECIDED else Permanence.PERMANENT


def _is_passing(delivery: Delivery, kind: Kind) -> bool:
    if is_still_tried(delivery, kind):
        return True
    if delivery.reply_code is not None:
        return 400 <= delivery.reply_code < 500
    return delivery.status.startswith("4")
