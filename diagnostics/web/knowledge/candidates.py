"""What did each rule see in a delivery, and why did it not decide?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diagnostics import notices
from diagnostics.knowledge import weighing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.patterns import Pattern
from diagnostics.knowledge.rules import Diagnosis
from diagnostics.knowledge.weighing import Match, Strength
from diagnostics.notices import Action, Kind
from diagnostics.web import book, wording
from diagnostics.web.book import Names
from diagnostics.web.evidence import Stretch
from diagnostics.web.wording import Words

MOST = 60
_ACTIONS: Mapping[Action, Words] = {
    Action.FAILED: gettext_lazy("not delivered"),
    Action.DELAYED: gettext_lazy("delayed"),
    Action.DELIVERED: gettext_lazy("delivered"),
    Action.RELAYED: gettext_lazy("handed on"),
    Action.EXPANDED: gettext_lazy("spread to a list"),
}
_AROUND = 60

STRENGTHS: Mapping[Strength, Words] = {
    Strength.HOST_WORDING: gettext_lazy("words in the reply of a known host"),
    Strength.WORDING: gettext_lazy("words in the reply"),
    Strength.CONTEXT_WORDING: gettext_lazy("words beside the reply"),
    Strength.VENDOR_STATUS: gettext_lazy("a status as this host or dialect means it"),
    Strength.STATUS: gettext_lazy("a status"),
    Strength.VAGUE_WORDING: gettext_lazy("words that could mean many things"),
    Strength.REPLY_CODE: gettext_lazy("a reply code"),
    Strength.SHAPE: gettext_lazy("only host, stage or dialect"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A rule that holds: what it saw, how much that proves, and ``why`` it lost (empty for the one that decides)."""

    cause: str
    name: str
    slug: str
    kind: Words
    specificity: int
    confidence: float
    saw: tuple[Stretch, ...]
    why: str

    @property
    def decides(self) -> bool:
        """Whether this rule gave the diagnosis."""
        return not self.why


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One delivery with its facts, all candidates and the diagnosis."""

    delivery: notices.Delivery
    kind: Kind
    facts: tuple[tuple[Words, str], ...]
    candidates: tuple[Candidate, ...]
    diagnosis: Diagnosis
    name: str
    heading: str


def decide(matcher: Matcher, delivery: notices.Delivery, *, kind: Kind) -> Decision:
    """Facts → candidates → decision."""
    matches = matcher.considered(delivery, kind=kind)
    diagnosis = matcher.diagnose(delivery, kind=kind)
    pages, names = book.pages(), book.names()
    page = pages.get(diagnosis.cause)
    return Decision(
        delivery=delivery,
        kind=kind,
        facts=tuple((label, value) for label, value in _facts(delivery, kind) if value),
        candidates=tuple(_candidate(match, matches[0], delivery, kind, names) for match in matches[:MOST]),
        diagnosis=diagnosis,
        name=names[diagnosis.cause],
        heading=page.heading.value if page else "",
    )


def _facts(delivery: notices.Delivery, kind: Kind) -> Iterator[tuple[Words, str]]:
    yield _("Kind"), str(wording.KINDS[kind])
    yield _("Recipient"), delivery.recipient
    yield _("Reply code"), str(delivery.reply_code or "")
    said_by = _("by the remote host") if delivery.status_is_remote else _("made up by the reporting host")
    yield _("Status"), f"{delivery.status} ({said_by})" if delivery.status else ""
    yield _("Stage"), delivery.command
    yield _("Remote host"), delivery.remote_host
    yield _("Reporting host"), delivery.reporting_host
    yield _("Dialect"), delivery.dialect
    yield _("What became of it"), str(_ACTIONS[delivery.action])


def _candidate(match: Match, decisive: Match, delivery: notices.Delivery, kind: Kind, names: Names) -> Candidate:
    cause = match.rule.cause
    return Candidate(
        cause=cause.value,
        name=names[cause],
        slug=match.rule.slug,
        kind=STRENGTHS[match.strength],
        specificity=match.rule.specificity,
        confidence=match.rule.confidence,
        saw=_saw(match, delivery),
        why=_why_lost(match, decisive, is_still_tried=weighing.is_still_tried(delivery, kind)),
    )


def _why_lost(match: Match, decisive: Match, *, is_still_tried: bool) -> str:
    if match is decisive:
        return ""
    if is_still_tried and match.rule.cause == Cause.DELIVERY_EXPIRED != decisive.rule.cause:
        return _("The mail is still being tried: nothing has expired yet.")
    if match.strength != decisive.strength:
        sides = {"own": STRENGTHS[match.strength], "other": STRENGTHS[decisive.strength]}
        return _("Weaker proof: %(own)s, against %(other)s.") % sides
    if match.rule.specificity != decisive.rule.specificity:
        figures = {"own": match.rule.specificity, "other": decisive.rule.specificity}
        return _("Less specific: %(own)s, against %(other)s.") % figures
    if match.rule.confidence != decisive.rule.confidence:
        shares = {"own": f"{match.rule.confidence:.0%}", "other": f"{decisive.rule.confidence:.0%}"}
        return _("Less sure: %(own)s, against %(other)s.") % shares
    return _("Its equal, but written later.")


def _saw(match: Match, delivery: notices.Delivery) -> tuple[Stretch, ...]:
    if match.spoken is None:
        codes = " ".join(filter(None, [str(delivery.reply_code or ""), delivery.status, delivery.command]))
        return (Stretch(text=codes or delivery.dialect or delivery.remote_host, is_marked=True),)
    text = match.spoken.text
    start, end = _span(match.rule.patterns, text)
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    cut = (
        Stretch(text=("…" if first else "") + text[first:start]),
        Stretch(text=text[start:end], is_marked=True),
        Stretch(text=text[end:last] + ("…" if last < len(text) else "")),
    )
    return tuple(stretch for stretch in cut if stretch.text)


def _span(patterns: Sequence[str], text: str) -> tuple[int, int]:
    spans = (Pattern(pattern).span_in(text) for pattern in patterns)
    return next((span for span in spans if span), (0, 0))
