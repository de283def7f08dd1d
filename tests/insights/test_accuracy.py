"""Which rules are right, which are overruled, and which are never asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from diagnostics import insights
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Diagnosis, Edition, User
from diagnostics.tickets import triage
from tests.factories import NOW, DiagnosisFactory

FULL = "mailbox-full/quota-words"


def overruled(by: User, cause: Cause) -> None:
    diagnosis = DiagnosisFactory(rule=FULL)
    triage.correct_cause(ticket=diagnosis.delivery.ticket, cause=cause, by=by, now=NOW)


@pytest.mark.django_db
class TestAccuracy:
    def test_counts_hits_and_what_persons_said_otherwise(self, edition: Edition, ada: User) -> None:
        DiagnosisFactory(rule=FULL, made_at=NOW - timedelta(days=2))
        overruled(ada, Cause.SERVER_FULL)
        overruled(ada, Cause.MAILBOX_FULL)
        found = insights.accuracy(now=NOW)
        [cause] = found.causes
        rule = next(score for score in found.rules if score.name == FULL)
        for score in (cause, rule):
            assert (score.hits, score.overruled, score.percent_right, score.last_hit_at) == (3, 1, 66.6, NOW)
        assert [(span.hits, span.overruled) for span in found.spans if span.hits] == [(1, 0), (2, 1)]

    def test_names_rules_that_never_hit_and_those_always_overruled(self, edition: Edition, ada: User) -> None:
        for _ in range(3):
            overruled(ada, Cause.SERVER_FULL)
        found = insights.accuracy(now=NOW)
        assert [score.name for score in found.always_overruled] == [FULL]
        assert FULL not in {score.name for score in found.never_hit}
        assert len(found.never_hit) == len(found.rules) - 1

    def test_forgets_what_is_long_ago(self, edition: Edition) -> None:
        DiagnosisFactory(rule=FULL, made_at=NOW - timedelta(days=97))
        assert insights.accuracy(now=NOW).causes == ()
        assert Diagnosis.objects.count() == 1

    def test_follows_a_rule_week_by_week_through_weeks_in_which_nothing_happened(
        self, edition: Edition, ada: User
    ) -> None:
        DiagnosisFactory(rule=FULL, made_at=NOW - timedelta(days=21))
        overruled(ada, Cause.SERVER_FULL)
        spans = next(score for score in insights.accuracy(now=NOW).rules if score.name == FULL).spans
        assert [span[1:] for span in spans[-4:]] == [(1, 0), (0, 0), (0, 0), (1, 1)]
        assert {timezone.localtime(span.begins).weekday() for span in spans} == {0}
        assert len(spans) == 14

    def test_follows_a_rule_through_a_year_month_by_month(self, edition: Edition) -> None:
        DiagnosisFactory(rule=FULL, made_at=NOW - timedelta(days=200))
        assert insights.score(FULL, Cause.MAILBOX_FULL, now=NOW).hits == 0
        spans = insights.score(FULL, Cause.MAILBOX_FULL, now=NOW, period=insights.Period.YEAR).spans
        assert len(spans) == 13
        assert sum(span.hits for span in spans) == 1
        assert {timezone.localtime(span.begins).day for span in spans} == {1}

    def test_leaves_out_what_newer_knowledge_found_otherwise(self, edition: Edition) -> None:
        former = DiagnosisFactory(rule=FULL, is_current=False)
        DiagnosisFactory(delivery=former.delivery, rule="server-full/x", cause=Cause.SERVER_FULL, replaces=former)
        assert [score.cause for score in insights.accuracy(now=NOW).causes] == [Cause.SERVER_FULL]


@pytest.mark.django_db
class TestRulings:
    def test_are_the_tickets_behind_a_figure_with_the_word_of_a_person(self, edition: Edition, ada: User) -> None:
        overruled(ada, Cause.SERVER_FULL)
        stands = DiagnosisFactory(rule=FULL, made_at=NOW)
        asked = {"to": ada, "now": NOW}
        [wrong] = insights.rulings(FULL, Cause.MAILBOX_FULL, overruled=True, **asked)
        assert wrong.said is not None
        assert (wrong.found.rule, wrong.said.cause, wrong.said.made_by) == (FULL, Cause.SERVER_FULL, ada)
        [right] = insights.rulings("mailbox-full", Cause.MAILBOX_FULL, overruled=False, **asked)
        assert (right.found, right.said) == (stands, None)

    def test_hold_nothing_of_tickets_that_one_may_not_see(self, edition: Edition, bob: User) -> None:
        DiagnosisFactory(rule=FULL, made_at=NOW)
        assert insights.rulings(FULL, Cause.MAILBOX_FULL, overruled=False, to=bob, now=NOW) == ()
