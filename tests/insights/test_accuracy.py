"""Which rules are right, which are overruled, and which are never asked."""

from datetime import timedelta

import pytest

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
            assert (score.hits, score.overruled, score.percent_right, score.last_hit_at) == (3, 1, 67, NOW)
        assert [(month.month, hits, wrong) for month, hits, wrong in found.months] == [(11, 3, 1)]

    def test_names_rules_that_never_hit_and_those_always_overruled(self, edition: Edition, ada: User) -> None:
        for _ in range(3):
            overruled(ada, Cause.SERVER_FULL)
        found = insights.accuracy(now=NOW)
        assert [score.name for score in found.always_overruled] == [FULL]
        assert FULL not in {score.name for score in found.never_hit}
        assert len(found.never_hit) == len(found.rules) - 1

    def test_forgets_what_is_long_ago(self, edition: Edition) -> None:
        DiagnosisFactory(rule=FULL, made_at=NOW - timedelta(days=91))
        assert insights.accuracy(now=NOW).causes == ()
        assert Diagnosis.objects.count() == 1

    def test_follows_a_rule_month_by_month(self, edition: Edition, ada: User) -> None:
        DiagnosisFactory(rule=FULL, made_at=NOW - timedelta(days=40))
        overruled(ada, Cause.SERVER_FULL)
        rule = next(score for score in insights.accuracy(now=NOW).rules if score.name == FULL)
        assert [(month.month, hits, wrong) for month, hits, wrong in rule.months] == [(10, 1, 0), (11, 1, 1)]

    def test_leaves_out_what_newer_knowledge_found_otherwise(self, edition: Edition) -> None:
        former = DiagnosisFactory(rule=FULL, is_current=False)
        DiagnosisFactory(delivery=former.delivery, rule="server-full/x", cause=Cause.SERVER_FULL, replaces=former)
        assert [score.cause for score in insights.accuracy(now=NOW).causes] == [Cause.SERVER_FULL]
