"""Tickets with everything that a page shows of them."""

from diagnostics.models import Diagnosis, Edition, Ticket, User
from tests.factories import DeliveryFactory, DiagnosisFactory, SubmissionFactory, TicketFactory

TEXT = "This is the mail system.\n\n<taro@example.com>: host mx.example.com said:\n552 5.2.2 Mailbox full\n\nBye.\n"
PROOF = "552 5.2.2 Mailbox full"


def diagnosed(
    by: User | None, edition: Edition, *, text: str = TEXT, proof: str = PROOF, **values: object
) -> Diagnosis:
    """A diagnosis with a ticket, whose evidence stands in the text of its submission."""
    ticket: Ticket = values.pop("ticket", None) or TicketFactory(recipient="taro@example.com")
    start = text.index(proof)
    passage = {"part": "1", "start": start, "end": start + len(proof), "text": proof}
    submission = SubmissionFactory(
        analyzed=True,
        submitted_by=by,
        subject="Undelivered",
        parts=[{"path": "1", "content_type": "text/plain", "text": text, "reconstructed": False}],
    )
    delivery = DeliveryFactory(submission=submission, ticket=ticket, evidence=passage)
    return DiagnosisFactory(delivery=delivery, edition=edition, evidence=passage, **values)
