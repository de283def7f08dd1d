"""How do results come out under other rules?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from diagnostics.knowledge import rules
from diagnostics.knowledge.matching import Matcher
from diagnostics.models import Diagnosis
from diagnostics.notices import Kind

SHOWN = 500
_EVIDENCE_CHARACTERS = 300


@dataclass(slots=True, kw_only=True)
class Tally:
    """What came of some results; ``samples`` are those that a person has corrected.

    Of those that change, ``by_draft_count`` would not with what is in force already.
    """

    examined: int = 0
    changed_count: int = 0
    by_draft_count: int = 0
    samples: int = 0
    right_before: int = 0
    right_after: int = 0
    matrix: dict[str, dict[str, int]] = field(default_factory=dict)
    changed: list[dict[str, object]] = field(default_factory=list)
    slowest: list[dict[str, object]] = field(default_factory=list)


def tally(results: Sequence[Diagnosis], *, tried: Matcher, former: Matcher) -> Tally:
    """How ``results``, with their deliveries and submissions at hand, come out under ``tried``."""
    found = Tally(examined=len(results))
    counted: Counter[tuple[str, str]] = Counter()
    for result in results:
        facts, kind = result.delivery.facts(), Kind(result.delivery.submission.kind)
        new = tried.diagnose(facts, kind=kind)
        if result.made_by_id is not None:
            found.samples += 1
            found.right_after += new.cause == result.cause
            found.right_before += former.diagnose(facts, kind=kind).cause == result.cause
            continue
        counted[result.cause, new.cause.value] += 1
        if new.cause != result.cause:
            is_by_draft = former.diagnose(facts, kind=kind).cause != new.cause
            found.changed_count += 1
            found.by_draft_count += is_by_draft
            found.changed.append({**_change(result, new), "by_draft": is_by_draft})
    for (old, now), count in counted.items():
        found.matrix.setdefault(old, {})[now] = count
    return found


def add_up(tallies: Sequence[Tally]) -> Tally:
    """All of them as one, with the first ``SHOWN`` changes, those by the draft before the others."""
    total = Tally()
    for one in tallies:
        total.examined += one.examined
        total.changed_count += one.changed_count
        total.by_draft_count += one.by_draft_count
        total.samples += one.samples
        total.right_before += one.right_before
        total.right_after += one.right_after
        total.changed = sorted([*total.changed, *one.changed], key=lambda change: not change.get("by_draft"))[:SHOWN]
        total.slowest += one.slowest
        for old, row in one.matrix.items():
            for new, count in row.items():
                total.matrix.setdefault(old, {}).setdefault(new, 0)
                total.matrix[old][new] += count
    return total


def _change(result: Diagnosis, new: rules.Diagnosis) -> dict[str, object]:
    return {
        "ticket": result.delivery.ticket_id,
        "delivery": result.delivery_id,
        "old": result.cause,
        "new": new.cause.value,
        "old_evidence": str(result.evidence["text"])[:_EVIDENCE_CHARACTERS] if result.evidence else "",
        "new_evidence": new.evidence.text[:_EVIDENCE_CHARACTERS] if new.evidence else "",
    }
