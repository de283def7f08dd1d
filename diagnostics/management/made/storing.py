"""How do made replies become stored results, quickly?"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice
from random import Random

from django.db import transaction

from diagnostics import editions, notices
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Book
from diagnostics.management.made.replies import Reply, replies
from diagnostics.models import Customer, Delivery, Diagnosis, Edition, Event, RawMessage, Submission, Ticket, columns
from diagnostics.notices import Kind, Passage, TextPart

SPREAD = timedelta(days=60)
_AT_ONCE = 1_000
_CUSTOMERS = 40
_DONE, _WAITING = 0.6, 0.1
_BODY = "This is the mail system.\n\nYour message could not be delivered to:\n\n<{recipient}>: {text}\n"
_MAIL = """\
From: MAILER-DAEMON@mx.example.net
To: {customer}
Subject: Undelivered Mail Returned to Sender
Date: {date:%a, %d %b %Y %H:%M:%S +0000}
Message-Id: <{digest}@mx.example.net>
Content-Type: text/plain; charset=utf-8

{body}"""


def make(count: int, *, seed: int, now: datetime) -> int:
    """Store ``count`` results of the last ``SPREAD`` that look as if they had come in; how many that were."""
    edition = editions.current()
    chance = Random(seed)  # noqa: S311  # chance for variety, not for secrets
    customers = _customers(now)
    first = Submission.objects.count()
    said = replies(editions.book(edition), chance, first=first)
    made = 0
    while made < count:
        some = list(islice(said, min(_AT_ONCE, count - made)))
        _store(some, edition=edition, customers=customers, chance=chance, now=now)
        made += len(some)
    return made


def _customers(now: datetime) -> list[Customer]:
    addresses = [f"customer{number}@example.co.jp" for number in range(_CUSTOMERS)]
    for address in addresses:
        Customer.objects.get_or_create(address=address, defaults={"created_at": now})
    return list(Customer.objects.filter(address__in=addresses).order_by("id"))


@transaction.atomic
def _store(
    some: Sequence[Reply], *, edition: Edition, customers: Sequence[Customer], chance: Random, now: datetime
) -> None:
    moments = [now - SPREAD * chance.random() for _ in some]
    owners = [chance.choice(customers) for _ in some]
    raws = [_raw(*of_one) for of_one in zip(some, owners, moments, strict=True)]
    submissions = Submission.objects.bulk_create(map(_submission, some, owners, raws, moments))
    RawMessage.objects.bulk_create(map(RawMessage.of, submissions, raws))
    deliveries = [Delivery.of(row, 0, _facts(reply)) for row, reply in zip(submissions, some, strict=True)]
    matcher, book = editions.matcher(edition), editions.book(edition)
    diagnoses = [
        Diagnosis.of(row, edition, matcher.diagnose(_facts(reply), kind=Kind.FAILURE), now=moment)
        for row, reply, moment in zip(deliveries, some, moments, strict=True)
    ]
    tickets = [
        _ticket(delivery, diagnosis, owner, book, chance)
        for delivery, diagnosis, owner in zip(deliveries, diagnoses, owners, strict=True)
    ]
    for delivery, ticket in zip(deliveries, Ticket.objects.bulk_create(tickets), strict=True):
        delivery.ticket = ticket
    Delivery.objects.bulk_create(deliveries)
    Diagnosis.objects.bulk_create(diagnoses)
    Event.objects.bulk_create(
        Event(ticket=ticket, verb=Event.Verb.OPENED, at=ticket.opened_at, details={"submission": row.submission_id})
        for ticket, row in zip(tickets, deliveries, strict=True)
    )


def _body(reply: Reply) -> str:
    return _BODY.format(recipient=reply.recipient, text=reply.text)


def _raw(reply: Reply, owner: Customer, moment: datetime) -> bytes:
    digest = hashlib.sha256(f"{reply.text} {moment}".encode()).hexdigest()[:32]
    return _MAIL.format(customer=owner.address, date=moment, digest=digest, body=_body(reply)).encode()


def _submission(reply: Reply, owner: Customer, raw: bytes, moment: datetime) -> Submission:
    row = Submission(
        channel=Submission.Channel.COMMAND,
        state=Submission.State.ANALYZED,
        filename="made.eml",
        size=len(raw),
        digest=hashlib.sha256(raw).digest(),
        received_at=moment,
        analyzed_at=moment,
    )
    row.describe(
        notices.Notice(
            kind=Kind.FAILURE,
            dialect=reply.dialect,
            sender="MAILER-DAEMON@mx.example.net",
            addressed_to=owner.address,
            subject="Undelivered Mail Returned to Sender",
            rest=lambda: notices.Rest(
                sent_at=moment,
                original=notices.Original(sender=owner.address, recipients=(reply.recipient,)),
                parts=(TextPart(path="1", content_type="text/plain", text=_body(reply)),),
            ),
        )
    )
    return row


def _facts(reply: Reply) -> notices.Delivery:
    start = _body(reply).index(reply.text)
    return notices.Delivery(
        recipient=reply.recipient,
        status=reply.status,
        status_is_remote=bool(reply.status),
        reply_code=reply.reply_code,
        command=reply.command,
        diagnostic=" ".join(reply.text.split()),
        reporting_host="mx.example.net",
        remote_host=reply.remote_host,
        dialect=reply.dialect,
        evidence=Passage(part="1", start=start, end=start + len(reply.text), text=reply.text),
    )


def _ticket(delivery: Delivery, diagnosis: Diagnosis, owner: Customer, book: Book, chance: Random) -> Ticket:
    page = book.page(Cause(diagnosis.cause))
    share = chance.random()
    is_done = share < _DONE
    state = Ticket.State.DONE if is_done else Ticket.State.WAITING if share < _DONE + _WAITING else Ticket.State.OPEN
    return Ticket(
        state=state,
        cause=diagnosis.cause,
        heading=page.heading,
        confidence=diagnosis.confidence,
        needs_review=diagnosis.needs_review,
        recipient=delivery.recipient,
        domain=delivery.domain,
        customer=owner,
        evidence=columns.line(delivery.diagnostic, limit=500),
        deliveries_count=1,
        follow_up_at=diagnosis.made_at + page.clock if page.clock and not is_done else None,
        opened_at=diagnosis.made_at,
        updated_at=diagnosis.made_at,
        done_at=diagnosis.made_at + timedelta(hours=3) if is_done else None,
    )
