"""What does the desk need to see of one ticket to understand it? The diagnosis in words, with its proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone

from diagnostics import notices
from diagnostics.knowledge import addresses, details
from diagnostics.knowledge.causes import Cause, Heading, Permanence
from diagnostics.knowledge.details import BlockList
from diagnostics.knowledge.pages import Page
from diagnostics.models import Delivery, Diagnosis, Submission, Ticket, User, policy
from diagnostics.web import evidence, glosses, remedies, surroundings, tellings, wording
from diagnostics.web.book import Pages
from diagnostics.web.wording import Words

_BLOCKS = frozenset(
    {
        Cause.IP_BLOCKED,
        Cause.POOR_REPUTATION,
        Cause.SPAM_SUSPECTED,
        Cause.POLICY_REFUSED,
        Cause.SECURITY_REFUSED,
        Cause.RATE_LIMITED,
    }
)
_LIMITS = frozenset({Heading.SIZE, Heading.CAPACITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A cause that was considered and not chosen."""

    cause: str
    name: str
    confidence: float


@dataclass(frozen=True, kw_only=True)
class Case:
    """A ticket with its newest diagnosis, to be read in ``language``.

    ``diagnosis`` is None where the ticket has no delivery yet, ``page`` where the knowledge has none of its cause.
    ``viewer`` is None where no ticket is looked at, and nothing of others comes in.
    """

    ticket: Ticket
    diagnosis: Diagnosis | None
    pages: Pages
    language: str
    viewer: User | None = None

    @property
    def page(self) -> Page | None:
        return self.pages.get(self.ticket.cause)

    @property
    def delivery(self) -> Delivery | None:
        return self.diagnosis.delivery if self.diagnosis else None

    @property
    def submission(self) -> Submission | None:
        return self.delivery.submission if self.delivery else None

    @property
    def original_recipient(self) -> str:
        """Whom the mail was sent to, where it was passed on to somebody else."""
        delivery = self.delivery
        if delivery is None or delivery.original_recipient.lower() == delivery.recipient.lower():
            return ""
        return delivery.original_recipient

    @property
    def name(self) -> str:
        return wording.cause_name(self.pages, self.ticket.cause, language=self.language)

    @property
    def heading(self) -> Words:
        return wording.HEADINGS[Heading(self.ticket.heading)]

    @property
    def sureness(self) -> str:
        return wording.sureness(self.ticket.confidence)

    @property
    def summary(self) -> str:
        return tellings.letter(self.page.summary, self.values, language=self.language).text if self.page else ""

    @property
    def owner(self) -> str:
        return wording.owners(self.page) if self.page else ""

    @property
    def resend(self) -> Words:
        return wording.RESENDS[self.page.resend] if self.page else ""

    @property
    def clock(self) -> str:
        return wording.clock(self.page.clock) if self.page else ""

    @property
    def is_due(self) -> bool:
        """Whether the follow-up date has come."""
        at = self.ticket.follow_up_at
        return at is not None and at <= timezone.now() and self.ticket.state != Ticket.State.DONE

    @property
    def permanence(self) -> Words:
        return wording.PERMANENCES[Permanence(self.diagnosis.permanence)] if self.diagnosis else ""

    @property
    def code(self) -> str:
        return wording.code(self.delivery) if self.delivery else ""

    @property
    def command(self) -> Words:
        return wording.COMMANDS.get(self.delivery.command, "") if self.delivery else ""

    @cached_property
    def shown(self) -> evidence.Shown | None:
        """The evidence in the mail: what the rule matched, else what the notice says of this recipient."""
        if self.diagnosis is None or self.submission is None:
            return None
        return evidence.excerpt(self.submission.parts, self.diagnosis.evidence or self.diagnosis.delivery.evidence)

    @property
    def others(self) -> tuple[Other, ...]:
        found = self.diagnosis.alternatives if self.diagnosis else []
        return tuple(
            Other(
                cause=other["cause"],
                name=wording.cause_name(self.pages, other["cause"], language=self.language),
                confidence=other["confidence"],
            )
            for other in found
        )

    @property
    def question(self) -> str:
        """What to ask the customer to tell the cause from its neighbours."""
        text = self.page.question if self.page else None
        return tellings.letter(text, self.values, language=self.language).text if text else ""

    @cached_property
    def hints(self) -> tuple[addresses.Hint, ...]:
        """What may be mistyped in the address, only where the address is to blame."""
        if self.ticket.heading != Heading.ADDRESS:
            return ()
        return addresses.hints(self.ticket.recipient, known=surroundings.reached(self.ticket, self.viewer))

    @cached_property
    def details(self) -> details.Details:
        """The figures and names in the reply."""
        return details.details(_facts(self.delivery)) if self.delivery else details.Details()

    @cached_property
    def codes(self) -> tuple[glosses.Gloss, ...]:
        """What the codes of the reply mean, at whoever said them."""
        return glosses.of_delivery(_facts(self.delivery), self.pages, self.language) if self.delivery else ()

    @property
    def blocklist(self) -> BlockList | None:
        """The block list that the reply names, where a block is what it is about."""
        return self.details.blocklist if self.ticket.cause in _BLOCKS else None

    @property
    def blocklist_note(self) -> str:
        """What to know about removal from the block list."""
        return self.blocklist.note.within(self.language) if self.blocklist and self.blocklist.note else ""

    @property
    def named_ip(self) -> str:
        """The sending address that the reply names, where the sending address is what it is about."""
        return self.details.ip if self.ticket.heading == Heading.REFUSED else ""

    @property
    def limit(self) -> int | None:
        """The limit that the reply names, in bytes, where a limit is what it is about."""
        return self.details.limit if self.ticket.heading in _LIMITS else None

    @property
    def mail_size(self) -> int | None:
        """How large the mail was: by the reply, else by the copy that came back, which may be cut."""
        returned = self.submission.original_size if self.submission else None
        return (self.details.size or returned) if self.ticket.heading == Heading.SIZE else None

    @property
    def named_page(self) -> str:
        """The page that the reply refers to, where a refusal is what it is about."""
        return self.details.url if self.ticket.heading == Heading.REFUSED else ""

    @property
    def named_recipient(self) -> str:
        """The other recipient because of whom the reply refused the mail."""
        return self.details.other_recipient

    @property
    def tried_until(self) -> datetime | None:
        """Until when a delayed mail is still tried."""
        return self.delivery.retry_until if self.delivery and self.delivery.action == notices.Action.DELAYED else None

    @cached_property
    def values(self) -> Mapping[str, str]:
        """What is known of the case, by the placeholders of remedies."""
        return remedies.values(self.ticket, self.delivery, self.details)


def case(ticket: Ticket, pages: Pages, *, language: str, viewer: User) -> Case:
    """The case of ``ticket`` as ``viewer`` may see it, in one query."""
    newest = diagnoses_of(ticket, viewer).select_related("made_by").order_by("-delivery_id").first()
    return Case(ticket=ticket, diagnosis=newest, pages=pages, language=language, viewer=viewer)


def diagnoses_of(ticket: Ticket, viewer: User) -> QuerySet[Diagnosis]:
    """The current diagnoses of the ticket's deliveries; for uploaders only those of their own submissions."""
    found = Diagnosis.objects.filter(delivery__ticket=ticket, is_current=True)
    if not policy.may(viewer, policy.Right.READ_DESK):
        found = found.filter(delivery__submission__submitted_by=viewer)
    return found.select_related("delivery__submission", "edition").defer("edition__pages")


def _facts(delivery: Delivery) -> notices.Delivery:
    passages = tuple(notices.Passage(**passage) for passage in delivery.context)
    return notices.Delivery(
        recipient=delivery.recipient,
        original_recipient=delivery.original_recipient,
        diagnostic=delivery.diagnostic,
        status=delivery.status,
        reply_code=delivery.reply_code,
        remote_host=delivery.remote_host,
        remote_ip=delivery.remote_ip,
        context=passages,
    )
