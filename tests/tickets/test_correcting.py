"""Corrections teach: what a person said becomes a sample that the knowledge has to get right."""

import pytest

from diagnostics.editions import goldens
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Diagnosis, Edition, Feedback, GoldenSample, User
from diagnostics.tickets import conversation, triage
from tests.factories import NOW, DeliveryFactory, DiagnosisFactory, TicketFactory

REPLY = "550 5.7.1 <taro@example.com> postbox locked by caretaker"


def wrong() -> Diagnosis:
    delivery = DeliveryFactory(
        diagnostic=REPLY, evidence={"part": "1", "start": 100, "end": 100 + len(REPLY), "text": REPLY}
    )
    return DiagnosisFactory(delivery=delivery, cause=Cause.POLICY_REFUSED)


@pytest.mark.django_db
class TestCorrectCause:
    def test_keeps_a_redacted_golden_sample(self, edition: Edition, ada: User) -> None:
        ticket = wrong().delivery.ticket
        proof = "<taro@example.com> postbox locked"
        triage.correct_cause(ticket=ticket, cause=Cause.MAILBOX_DISABLED, by=ada, now=NOW, proof=proof)
        [sample] = goldens.active()
        assert (sample.cause, sample.ticket, sample.made_by) == (Cause.MAILBOX_DISABLED, ticket, ada)
        assert sample.evidence == "<someone@example.jp> postbox locked"
        assert "taro" not in str(sample.facts)

    def test_shows_the_marked_words_as_evidence(self, edition: Edition, ada: User) -> None:
        ticket = wrong().delivery.ticket
        marked = "postbox locked"
        row = triage.correct_cause(ticket=ticket, cause=Cause.MAILBOX_DISABLED, by=ada, now=NOW, proof=marked)
        start = 100 + REPLY.index(marked)
        found = Diagnosis.objects.get(is_current=True)
        assert found.evidence == {"part": "1", "start": start, "end": start + len(marked), "text": marked}
        assert row.evidence == marked

    def test_names_the_diagnosis_that_was_wrong(self, edition: Edition, ada: User) -> None:
        former = wrong()
        triage.correct_cause(ticket=former.delivery.ticket, cause=Cause.MAILBOX_DISABLED, by=ada, now=NOW)
        assert Diagnosis.objects.get(is_current=True).replaces == former

    def test_keeps_no_sample_of_what_is_unclear_to_the_person_too(self, edition: Edition, ada: User) -> None:
        triage.correct_cause(ticket=wrong().delivery.ticket, cause=Cause.UNCLEAR, by=ada, now=NOW)
        assert not GoldenSample.objects.exists()


@pytest.mark.django_db
class TestFeedback:
    def test_says_whether_the_remedy_helped(self, edition: Edition, ada: User) -> None:
        ticket = TicketFactory()
        given = conversation.give_feedback(ticket=ticket, helped=False, note=" unclear to customers ", by=ada, now=NOW)
        assert (given.cause, given.helped, given.note, given.edition) == (
            ticket.cause,
            False,
            "unclear to customers",
            edition,
        )

    def test_of_one_person_counts_once(self, edition: Edition, ada: User, kei: User) -> None:
        ticket = TicketFactory()
        for by, helped in ((ada, False), (ada, True), (kei, True)):
            conversation.give_feedback(ticket=ticket, helped=helped, by=by, now=NOW)
        assert list(Feedback.objects.values_list("helped", flat=True)) == [True, True]
