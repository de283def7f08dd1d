"""Until when is a delayed mail still tried, where no field of a report says so but the notice's words do?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from diagnostics.notices import dates, dates_in_words, spans
from diagnostics.notices.facts import Action, Delivery

_LONGEST = 20_000
_AGE = re.compile(
    r"(?:until (?:it|(?:the |your )?(?:message|mail)) is |(?:kept|remain) in the queue for (?:up to )?)" + spans.SPAN,
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:(?:retr(?:y|ied|ying|ies)|tr(?:y|ying|ied)|continue\w*|attempts?|attempted)[^.\n]{0,40}? for "
    r"(?:another |up to |the next |at least |about )?|noch (?:weitere )?|pendant encore |durante (?:otr[ao]s )?"
    r"|per altr[ei] |por mais |nog |ещ[её] |(?:あと|今後|さらに|以後|最長|最大)\s?|继续尝试|接下来的\s?|앞으로 )"
    + spans.SPAN,
    re.IGNORECASE,
)
_RECEIVED = re.compile(r"message was (?:received|created|submitted) (?:at|on)\s{1,4}([^\n]{10,60})", re.IGNORECASE)
_WAITED = re.compile(r"(?:more than|after|past|over|for) (\d{1,3})\s?\(?" + spans.UNIT, re.IGNORECASE)
_THEN = re.compile(r"[^。\n]{0,24}(?:再送|再試行|再度|試行|試み|配信を続け|送信を続け)")
_UNTIL = re.compile(
    r"(?:attempted|retried|retry|tr(?:y|ying|ied)|continue\w*)[^.\n]{0,40}? until:?\s{1,4}([^\n]{8,60})", re.IGNORECASE
)
_UNTIL_THEN = re.compile(r"(\d{4}[-/年]\d{1,2}[-/月][^\n]{6,50}?)\s?まで[^\n]{0,12}(?:試行|再送|再試行|試み|続け)")
_SHORT = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}),? (\d{1,2}):(\d\d)(?::(\d\d))?(?:\s?([AP]M))?(?: \((?:GMT|UTC)([+-]\d\d):(\d\d)\))?",
    re.IGNORECASE,
)
_MONTHS, _NOON = 12, 12


class Clock(NamedTuple):
    """When the notice was sent, when its mail was, and how far ahead of UTC times without a zone are."""

    sent_at: datetime | None = None
    since: datetime | None = None
    zone: timedelta = dates.HERE


def completed(deliveries: tuple[Delivery, ...], text: str, clock: Clock) -> tuple[Delivery, ...]:
    """``deliveries`` with the deadline that ``text`` tells, where they are delayed and know none."""
    if not any(_lacks_deadline(delivery) for delivery in deliveries):
        return deliveries
    until = told_in(text, clock)
    if until is None:
        return deliveries
    return tuple(replace(one, retry_until=until) if _lacks_deadline(one) else one for one in deliveries)


def told_in(text: str, clock: Clock) -> datetime | None:
    """The deadline that ``text`` tells, by the clock or from then on; None where it tells none that can be told."""
    text = text[:_LONGEST]
    return next(_found(text, clock), None)


def _lacks_deadline(delivery: Delivery) -> bool:
    return delivery.action == Action.DELAYED and delivery.retry_until is None


def _found(text: str, clock: Clock) -> Iterator[datetime]:
    for pattern in (_UNTIL, _UNTIL_THEN):
        for found in pattern.finditer(text):
            at = _short(found[1], clock.zone) or dates.parsed(found[1], zone=clock.zone)
            if at:
                yield at
    ends = dates_in_words.until(text, clock.zone)
    if ends and (clock.sent_at is None or ends > clock.sent_at):
        yield ends
    for found in _AGE.finditer(text):
        if began := clock.since or _began(text, clock):
            yield began + spans.of(found)[0]
    if clock.sent_at:
        yield from (clock.sent_at + span for span in (*_further(text), *spans.ahead(text)))


def _further(text: str) -> Iterator[timedelta]:
    for found in _MORE.finditer(text):
        span, end = spans.of(found)
        if found[2] not in ("時間", "日", "分") or _THEN.match(text, end):
            yield span


def _began(text: str, clock: Clock) -> datetime | None:
    """When the mail came in, as ``text`` tells by the clock or by how long it waited before the notice was sent."""
    received = _RECEIVED.search(text)
    if at := dates.parsed(received[1], zone=clock.zone) if received else None:
        return at
    waited = _WAITED.search(text)
    return clock.sent_at - spans.of(waited)[0] if clock.sent_at and waited else None


def _short(text: str, zone: timedelta) -> datetime | None:
    """A date that begins with its month or, where that cannot be, its day; None where nothing tells which."""
    found = _SHORT.match(text)
    if found is None:
        return None
    one, two, year, hour, minute = (int(group) for group in found.groups()[:5])
    month, day = (two, one) if one > _MONTHS else (one, two)
    half = (found[7] or "").upper()
    if not half and max(one, two) <= _MONTHS and one != two:
        return None
    if half:
        hour = hour % _NOON + _NOON * (half == "PM")
    ahead = timedelta(hours=int(found[8]), minutes=int(found[8][0] + found[9])) if found[8] else zone
    try:
        return datetime(year, month, day, hour, minute, int(found[6] or 0), tzinfo=UTC) - ahead
    except (ValueError, OverflowError):
        return None
