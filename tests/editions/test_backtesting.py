"""A draft is tried on what is kept."""

from dataclasses import replace

import pytest

from diagnostics.analysis import long_work
from diagnostics.editions import backtesting, drafting, goldens, runs
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.models import Backtest, Diagnosis, Edition, Run, User
from diagnostics.tickets import triage
from tests.factories import NOW, DeliveryFactory, DiagnosisFactory

PUZZLE = "550 the postbox was locked by its caretaker"


def result(cause: Cause, diagnostic: str) -> Diagnosis:
    delivery = DeliveryFactory(diagnostic=diagnostic, status="", reply_code=None, dialect="", remote_host="")
    return DiagnosisFactory(delivery=delivery, cause=cause, evidence=None)


def draft(by: User, **values: object) -> None:
    given = {"slug": "locked", "patterns": ("postbox was locked",), "examples": (Example(text=PUZZLE),), **values}
    rule = Rule(cause=Cause.MAILBOX_DISABLED, **given)
    page = drafting.open_page(rule.cause).page
    drafting.save_page(cause=rule.cause, page=replace(page, rules=(*page.rules, rule)), version=0, by=by, now=NOW)


def run_all(run: Backtest) -> Backtest:
    long_work.go_on(run.pk, seconds=60, clock=lambda: NOW)
    return Backtest.objects.get(pk=run.pk)


@pytest.mark.django_db
class TestBacktest:
    def test_counts_old_causes_by_new_ones_and_names_what_changes(self, edition: Edition, kei: User) -> None:
        puzzling = result(Cause.UNCLEAR, PUZZLE)
        result(Cause.MAILBOX_FULL, "552 Mailbox full")
        result(Cause.UNCLEAR, "nothing that anybody knows")
        draft(kei)
        run = run_all(backtesting.start(by=kei, now=NOW))
        assert (run.state, run.total, run.done, run.percent) == (Run.State.DONE, 3, 3, 100)
        assert run.result["examined"] == 3
        assert run.result["matrix"] == {
            "unclear": {"mailbox-disabled": 1, "unclear": 1},
            "mailbox-full": {"mailbox-full": 1},
        }
        assert run.result["changed_count"] == 1
        [change] = run.result["changed"]
        assert (change["ticket"], change["old"], change["new"]) == (
            puzzling.delivery.ticket_id,
            "unclear",
            "mailbox-disabled",
        )
        assert run.result["slowest"][0]["microseconds"] > 0

    def test_tells_what_the_draft_changes_from_what_is_in_force_already(self, edition: Edition, kei: User) -> None:
        result(Cause.SERVER_FULL, "552 Mailbox full")
        result(Cause.UNCLEAR, PUZZLE)
        result(Cause.GREYLISTED, "552 Mailbox full")
        draft(kei)
        found = run_all(backtesting.start(by=kei, now=NOW)).result
        assert (found["changed_count"], found["by_draft_count"]) == (3, 1)
        assert [(one["new"], one["by_draft"]) for one in found["changed"]] == [
            ("mailbox-disabled", True),
            ("mailbox-full", False),
            ("mailbox-full", False),
        ]

    def test_tries_the_draft_as_it_was_at_the_start(self, edition: Edition, kei: User) -> None:
        result(Cause.UNCLEAR, PUZZLE)
        draft(kei)
        run = backtesting.start(by=kei, now=NOW)
        [row] = drafting.draft()
        drafting.drop_page(cause=Cause.MAILBOX_DISABLED, version=row.version, by=kei, now=NOW)
        assert run_all(run).result["changed_count"] == 1

    def test_takes_the_newest_results(self, edition: Edition, kei: User) -> None:
        for _ in range(3):
            result(Cause.MAILBOX_FULL, "552 Mailbox full")
        assert run_all(backtesting.start(by=kei, now=NOW, size=2)).result["examined"] == 2

    def test_says_how_many_corrections_and_samples_come_out_right(self, edition: Edition, kei: User, ada: User) -> None:
        ticket = result(Cause.UNCLEAR, PUZZLE).delivery.ticket
        triage.correct_cause(ticket=ticket, cause=Cause.MAILBOX_DISABLED, by=ada, now=NOW)
        draft(kei)
        run = run_all(backtesting.start(by=kei, now=NOW))
        assert run.result["precision"] == {"samples": 2, "right_before": 0, "right_after": 2}
        assert run.result["changed"] == []

    def test_names_golden_samples_that_would_go_wrong(self, edition: Edition, kei: User) -> None:
        ticket = result(Cause.ADDRESS_UNKNOWN, "550 User unknown").delivery.ticket
        [sample] = goldens.add_from_correction(ticket=ticket, cause=Cause.ADDRESS_UNKNOWN, proof="", by=kei, now=NOW)
        draft(kei, patterns=("user unknown",), specificity=90, examples=(Example(text="user unknown"),))
        run = run_all(backtesting.start(by=kei, now=NOW))
        [golden] = run.result["golden"]
        assert (golden["sample"], golden["before"], golden["after"]) == (
            sample.pk,
            "address-unknown",
            "mailbox-disabled",
        )

    def test_of_nothing_is_done_at_once(self, edition: Edition, kei: User) -> None:
        run = backtesting.start(by=kei, now=NOW)
        assert (run.state, run.result["examined"], run.result["matrix"]) == (Run.State.DONE, 0, {})

    def test_can_be_cancelled(self, edition: Edition, kei: User) -> None:
        result(Cause.MAILBOX_FULL, "552 Mailbox full")
        run = backtesting.start(by=kei, now=NOW)
        chunk = runs.claim(run, now=NOW)
        assert chunk is not None
        assert backtesting.cancel(backtest=run, by=kei, now=NOW).state == Run.State.CANCELLED
        with pytest.raises(runs.RunOver):
            backtesting.work_on(run, chunk, now=NOW)

    def test_is_shared_by_those_who_work(self, edition: Edition, kei: User, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(backtesting, "_RESULTS_PER_PART", 1)
        for _ in range(4):
            result(Cause.MAILBOX_FULL, "552 Mailbox full")
        run = backtesting.start(by=kei, now=NOW)
        first, second = runs.claim(run, now=NOW), runs.claim(run, now=NOW)
        assert first is not None
        assert second is not None
        assert first.ids != second.ids
        backtesting.work_on(run, second, now=NOW)
        backtesting.work_on(run, first, now=NOW)
        assert Backtest.objects.get(pk=run.pk).done == 2
        assert run_all(run).result["matrix"] == {"mailbox-full": {"mailbox-full": 4}}
