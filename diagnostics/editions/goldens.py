"""Which deliveries does the knowledge have to get right, and would a book get them wrong?"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import transaction

from diagnostics import notices
from diagnostics.editions import in_force
from diagnostics.knowledge import generalizing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.matching import Matcher
from diagnostics.models import Delivery, GoldenSample, Ticket, User, columns
from diagnostics.notices import Kind

_FACTS = (
    "recipient",
    "action",
    "status",
    "status_is_remote",
    "reply_code",
    "command",
    "diagnostic",
    "diagnostic_type",
    "reporting_host",
    "remote_host",
    "dialect",
)
_CONTEXTS = 5
_CONTEXT_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenChange:
    """A sample that one book and another understand differently; the newer of them is wrong."""

    sample: GoldenSample
    before: Cause
    after: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """Of how many golden samples how many are understood as a person said."""

    right: int
    samples: int


def active() -> list[GoldenSample]:
    """The samples that count."""
    return list(GoldenSample.objects.filter(is_active=True).select_related("ticket", "made_by"))


@transaction.atomic
def add_from_correction(*, ticket: Ticket, cause: Cause, proof: str, by: User, now: datetime) -> list[GoldenSample]:
    """Keep what ``by`` said of ``ticket``: one sample for each kind of reply in it, instead of any kept before."""
    GoldenSample.objects.filter(ticket=ticket, is_active=True).update(is_active=False)
    if cause == Cause.UNCLEAR:
        return []
    unlike: dict[str, Delivery] = {}
    for delivery in ticket.deliveries.select_related("submission").order_by("-id")[:50]:
        unlike.setdefault(generalizing.fingerprint(delivery.diagnostic), delivery)
    return [
        GoldenSample.objects.create(
            facts=_kept(delivery.facts()),
            kind=delivery.submission.kind,
            cause=cause,
            evidence=_redacted(proof),
            ticket=ticket,
            made_by=by,
            made_at=now,
        )
        for delivery in unlike.values()
    ]


@transaction.atomic
def add_by_hand(
    *, delivery: notices.Delivery, kind: Kind, cause: Cause, proof: str = "", by: User, now: datetime
) -> GoldenSample:
    """Keep what ``by`` says of a delivery that belongs to no ticket."""
    return GoldenSample.objects.create(
        facts=_kept(delivery),
        kind=kind,
        cause=cause,
        evidence=_redacted(proof),
        origin=GoldenSample.Origin.HAND,
        made_by=by,
        made_at=now,
    )


@transaction.atomic
def set_active(*, sample: GoldenSample, is_active: bool, by: User, now: datetime) -> GoldenSample:  # noqa: ARG001  # as every use case
    """Let ``sample`` count, or no more."""
    sample.is_active = is_active
    sample.save(update_fields=["is_active"])
    return sample


def would_change(after: Matcher, *, before: Matcher | None = None) -> list[GoldenChange]:
    """The samples that ``after`` gets wrong and understands otherwise than ``before`` (by default what is in force)."""
    former = before or in_force.matcher(in_force.current())
    return list(_changes(former, after))


def precision(matcher: Matcher) -> Precision:
    """How many samples ``matcher`` gets right."""
    samples = active()
    right = sum(_cause(matcher, sample) == sample.cause for sample in samples)
    return Precision(right=right, samples=len(samples))


def facts_of(sample: GoldenSample) -> notices.Delivery:
    """The delivery that ``sample`` keeps."""
    contexts = (notices.Passage(part="", start=0, end=len(text), text=text) for text in sample.facts["context"])
    return notices.Delivery(
        **{name: sample.facts[name] for name in _FACTS if name != "action"},
        action=notices.Action(sample.facts["action"]),
        context=tuple(contexts),
    )


def _changes(before: Matcher, after: Matcher) -> Iterator[GoldenChange]:
    for sample in active():
        was, is_now = _cause(before, sample), _cause(after, sample)
        if is_now not in (was, sample.cause):
            yield GoldenChange(sample=sample, before=was, after=is_now)


def _cause(matcher: Matcher, sample: GoldenSample) -> Cause:
    return matcher.diagnose(facts_of(sample), kind=Kind(sample.kind)).cause


def _redacted(proof: str) -> str:
    return columns.clean(generalizing.redact(proof.strip()))[:_CONTEXT_CHARACTERS]


def _kept(facts: notices.Delivery) -> dict[str, object]:
    """``facts`` without what belongs to one person; the domain stays, since rules may ask for it."""
    _, at, domain = facts.recipient.rpartition("@")
    plain = replace(
        facts, recipient=f"someone@{domain}" if at else "", diagnostic=generalizing.redact(facts.diagnostic)
    )
    values = asdict(plain)
    kept = {name: values[name] for name in _FACTS}
    contexts = [generalizing.redact(passage.text)[:_CONTEXT_CHARACTERS] for passage in facts.context[:_CONTEXTS]]
    return {**kept, "context": contexts}
