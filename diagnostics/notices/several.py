"""What do several notices that came in one mail say together?"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from diagnostics.notices.facts import Delivery, Kind, Limits, Notice, Rest, TextPart


def together(notice: Notice, others: Sequence[Notice], limits: Limits) -> Notice:
    """``notice`` with what the others that were attached beside it tell of further recipients."""
    told = [one for one in (notice, *others) if one.kind in (Kind.FAILURE, Kind.DELAY)]
    if not told:
        return notice
    by_recipient: dict[str, Delivery] = {}
    for delivery in (delivery for one in told for delivery in one.deliveries):
        by_recipient.setdefault(delivery.recipient.lower(), delivery)
    return replace(
        told[0],
        kind=Kind.FAILURE if any(one.kind is Kind.FAILURE for one in told) else Kind.DELAY,
        forwarded=notice.forwarded,
        forwarder=notice.forwarder,
        forwarder_name=notice.forwarder_name,
        deliveries=tuple(by_recipient.values())[: limits.recipients],
        rest=partial(_rest_of_all, told),
    )


def _rest_of_all(told: list[Notice]) -> Rest:
    parts: dict[str, TextPart] = {}
    for part in (part for notice in told for part in notice.parts):
        parts.setdefault(part.path, part)
    return Rest(sent_at=told[0].sent_at, original=told[0].original, parts=tuple(parts.values()))
