"""Stored results to try a draft on."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from diagnostics import insights
from diagnostics.knowledge import listening
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.matching import Matcher
from diagnostics.management.made import replies
from diagnostics.models import Diagnosis, Edition, Submission, Ticket


def make(count: int) -> str:
    said = StringIO()
    call_command("make_results", count, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
class TestMakeResults:
    def test_makes_results_of_many_kinds_with_tickets(self, edition: Edition) -> None:
        assert "400 results" in make(400)
        assert Submission.objects.filter(state=Submission.State.ANALYZED).count() == 400
        assert Ticket.objects.count() == Diagnosis.objects.filter(is_current=True).count() == 400
        assert Diagnosis.objects.values("cause").distinct().count() > 12
        assert {ticket.state for ticket in Ticket.objects.all()} == set(Ticket.State)

    def test_proves_each_in_the_text_of_its_mail(self, edition: Edition) -> None:
        make(50)
        for diagnosis in Diagnosis.objects.exclude(evidence=None).select_related("delivery__submission"):
            [part] = diagnosis.delivery.submission.parts
            proof = diagnosis.evidence
            assert part["text"][proof["start"] : proof["end"]] == proof["text"]
            assert proof["text"] in diagnosis.delivery.submission.raw_message.raw.decode()

    def test_leaves_some_unclear_that_are_alike(self, edition: Edition) -> None:
        make(1_000)
        assert insights.clusters()[0].count > 1

    @pytest.mark.parametrize("puzzle", replies.PUZZLES)
    def test_what_is_meant_to_be_unclear_is_so(self, puzzle: str) -> None:
        said = listening.understood(Matcher(load_book(proven=True)), words=puzzle, recipient="taro@example.jp")
        assert said.diagnosis.cause is Cause.UNCLEAR

    def test_can_be_asked_for_more(self, edition: Edition) -> None:
        make(20)
        make(20)
        assert Ticket.objects.count() == 40

    def test_asks_for_a_number_and_for_knowledge(self) -> None:
        with pytest.raises(CommandError, match="from 1 to"):
            make(0)
        with pytest.raises(CommandError, match="load_knowledge"):
            make(5)
