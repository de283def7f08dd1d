"""Rows to test with; each is complete and says no more than a test needs."""

import hashlib
from datetime import UTC, datetime

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from diagnostics.knowledge.causes import Cause, Heading, Permanence
from diagnostics.models import (
    Batch,
    Customer,
    Delivery,
    Diagnosis,
    Edition,
    Event,
    RawMessage,
    Role,
    Submission,
    Ticket,
    User,
)
from diagnostics.notices import Action, Kind
from tests import mails

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PASSWORD = "correct horse battery staple"


class UserFactory(DjangoModelFactory):
    """A person; ``roles`` are the groups that they belong to."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.jp")
    language = "en"
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def roles(self, create: bool, extracted: tuple[Role, ...], **_: object) -> None:
        self.groups.set([Group.objects.get_or_create(name=role)[0] for role in extracted or ()])


class CustomerFactory(DjangoModelFactory):
    class Meta:
        model = Customer

    address = factory.Sequence(lambda number: f"customer{number}@example.co.jp")
    created_at = NOW


class EditionFactory(DjangoModelFactory):
    """An edition without pages; take the fixture ``edition`` where pages are asked for."""

    class Meta:
        model = Edition

    number = factory.Sequence(lambda number: 1_000 + number)
    pages = factory.Dict({})
    digest = factory.LazyAttribute(lambda edition: hashlib.sha256(str(edition.number).encode()).hexdigest())
    published_at = NOW


class BatchFactory(DjangoModelFactory):
    class Meta:
        model = Batch

    created_at = NOW


class SubmissionFactory(DjangoModelFactory):
    """A submission that waits, with its bytes; ``analyzed`` for one that was read."""

    class Meta:
        model = Submission

    class Params:
        analyzed = factory.Trait(state=Submission.State.ANALYZED, kind=Kind.FAILURE, analyzed_at=NOW, dialect="postfix")

    raw = factory.Sequence(lambda number: mails.bounce(number=number))
    channel = Submission.Channel.BROWSER
    filename = factory.Sequence(lambda number: f"bounce-{number}.eml")
    size = factory.LazyAttribute(lambda submission: len(submission.raw))
    digest = factory.LazyAttribute(lambda submission: hashlib.sha256(submission.raw).digest())
    received_at = NOW

    @classmethod
    def _create(cls, model_class: type[Submission], *args: object, raw: bytes, **values: object) -> Submission:
        submission = super()._create(model_class, *args, **values)
        if submission.state != Submission.State.DUPLICATE:
            RawMessage.of(submission, raw).save(force_insert=True)
        return submission


class TicketFactory(DjangoModelFactory):
    class Meta:
        model = Ticket

    cause = Cause.MAILBOX_FULL
    heading = Heading.CAPACITY
    confidence = 0.95
    recipient = factory.Sequence(lambda number: f"taro{number}@example.com")
    domain = factory.LazyAttribute(lambda ticket: ticket.recipient.rpartition("@")[2])
    customer = factory.SubFactory(CustomerFactory)
    evidence = "452 4.2.2 Mailbox full"
    deliveries_count = 1
    opened_at = NOW
    updated_at = NOW


class DeliveryFactory(DjangoModelFactory):
    """A failed delivery, with a ticket of its own."""

    class Meta:
        model = Delivery

    submission = factory.SubFactory(SubmissionFactory, analyzed=True)
    position = 0
    ticket = factory.SubFactory(TicketFactory)
    recipient = factory.LazyAttribute(lambda row: row.ticket.recipient if row.ticket else "x@example.com")
    domain = factory.LazyAttribute(lambda delivery: delivery.recipient.rpartition("@")[2])
    action = Action.FAILED
    status = "5.2.2"
    reply_code = 552
    diagnostic = "552 5.2.2 Mailbox full"
    remote_host = "mx.example.com"
    dialect = "postfix"


class DiagnosisFactory(DjangoModelFactory):
    class Meta:
        model = Diagnosis

    delivery = factory.SubFactory(DeliveryFactory)
    edition = factory.LazyFunction(lambda: Edition.objects.first() or EditionFactory())
    cause = Cause.MAILBOX_FULL
    permanence = Permanence.TEMPORARY
    confidence = 0.95
    rule = "mailbox-full/quota-words"
    made_at = NOW


class EventFactory(DjangoModelFactory):
    class Meta:
        model = Event

    ticket = factory.SubFactory(TicketFactory)
    verb = Event.Verb.OPENED
    at = NOW
