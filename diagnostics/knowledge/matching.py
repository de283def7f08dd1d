"""What does a delivery mean? Rules × delivery → diagnosis, with the characters that prove it."""

from collections import defaultdict
from operator import attrgetter

from diagnostics.knowledge import evidence, signals, weighing
from diagnostics.knowledge.causes import Cause, Permanence
from diagnostics.knowledge.pages import Book
from diagnostics.knowledge.patterns import PatternSet
from diagnostics.knowledge.rules import Diagnosis, Rule
from diagnostics.knowledge.weighing import Match, Strength
from diagnostics.notices.facts import Delivery, Kind, Passage

_RANK = attrgetter("rank")
UNCLEAR = Diagnosis(cause=Cause.UNCLEAR, permanence=Permanence.UNKNOWN, confidence=0.0)


class Matcher:
    """The rules of a book, ready to diagnose. Does not pickle: build one per process and edition."""

    def __init__(self, book: Book) -> None:
        self._rules = tuple(rule for page in book.pages for rule in page.rules)
        self._resend = {page.cause: page.resend for page in book.pages}
        worded = [(order, pattern) for order, rule in enumerate(self._rules) for pattern in rule.patterns]
        self._owners = [order for order, _ in worded]
        self._vague = frozenset(order for order, rule in enumerate(self._rules) if weighing.is_vague(rule))
        self._unconditional = frozenset(order for order, rule in enumerate(self._rules) if _asks_for_words_alone(rule))
        self._strengths = {
            is_diagnostic: [weighing.strength(rule, in_diagnostic=is_diagnostic) for rule in self._rules]
            for is_diagnostic in (True, False)
        }
        self._patterns = PatternSet(pattern for _, pattern in worded)
        self._unworded: dict[str, list[int]] = defaultdict(list)
        for order, rule in enumerate(self._rules):
            for key in _index_keys(rule):
                self._unworded[key].append(order)

    def diagnose(self, delivery: Delivery, *, kind: Kind) -> Diagnosis:
        """The cause of ``delivery`` in a notice of ``kind``; ``unclear`` where no rule holds."""
        matches = self.considered(delivery, kind=kind)
        if not matches:
            return UNCLEAR
        decisive = matches[0]
        rule = decisive.rule
        confidence = weighing.confidence(matches, delivery)
        return Diagnosis(
            cause=rule.cause,
            permanence=weighing.permanence(rule, self._resend[rule.cause], delivery, kind),
            confidence=confidence,
            rule=rule.name,
            evidence=self._evidence(decisive, delivery),
            alternatives=weighing.alternatives(matches, delivery, left=1 - confidence),
        )

    def considered(self, delivery: Delivery, *, kind: Kind) -> list[Match]:
        """Every rule that holds, the deciding one first. While a mail is still tried, nothing has expired yet."""
        seen = signals.signals_of(delivery)
        matches = [*self._by_words(delivery, seen), *self._by_codes(seen)]
        matches.sort(key=_RANK, reverse=True)
        if not weighing.is_still_tried(delivery, kind):
            return matches
        return sorted(matches, key=lambda match: match.rule.cause == Cause.DELIVERY_EXPIRED)

    def _by_words(self, delivery: Delivery, seen: signals.Signals) -> list[Match]:
        """Matches in the diagnostic, and, unless it speaks clearly, those in the first context that does."""
        found: list[Match] = []
        for spoken in signals.spoken(delivery):
            here = self._in_text(spoken, seen)
            found += here
            if any(match.strength >= Strength.CONTEXT_WORDING for match in here):
                break
        return found

    def _in_text(self, spoken: signals.Spoken, seen: signals.Signals) -> list[Match]:
        """Matches in one text; vague wording is looked for in the diagnostic alone."""
        patterns: dict[int, int] = {}
        for pattern in self._patterns.found_in(spoken.text):
            patterns.setdefault(self._owners[pattern], pattern)
        return [
            self._match(order, spoken, pattern)
            for order, pattern in patterns.items()
            if (spoken.is_diagnostic or order not in self._vague)
            and (order in self._unconditional or signals.allows(self._rules[order], seen))
        ]

    def _by_codes(self, seen: signals.Signals) -> list[Match]:
        orders = {order for key in seen.all() if key in self._unworded for order in self._unworded[key]}
        return [self._match(order, None, -1) for order in orders if signals.allows(self._rules[order], seen)]

    def _match(self, order: int, spoken: signals.Spoken | None, pattern: int) -> Match:
        strength = self._strengths[spoken is not None and spoken.is_diagnostic][order]
        return Match(self._rules[order], order, strength, spoken, pattern)

    def _evidence(self, match: Match, delivery: Delivery) -> Passage | None:
        if match.spoken is None:
            code = delivery.status if match.rule.statuses else str(delivery.reply_code or "")
            return delivery.evidence and evidence.locate(code, delivery.evidence)
        if match.spoken.passage is None:
            return None
        start, end = self._patterns.span(match.pattern, match.spoken.text)
        return evidence.locate(match.spoken.text[start:end], match.spoken.passage)


def _asks_for_words_alone(rule: Rule) -> bool:
    """Whether a rule holds wherever one of its patterns does."""
    return not (rule.statuses or rule.reply_codes or rule.commands or rule.remote_hosts or rule.dialects)


def _index_keys(rule: Rule) -> tuple[str, ...]:
    """Under which signals a rule without patterns is looked up; none for a rule with patterns."""
    if rule.patterns:
        return ()
    return rule.statuses or rule.reply_codes or rule.remote_hosts or rule.dialects or rule.commands
