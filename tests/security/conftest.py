"""The cast, signed in as for the pages, and something of each kind to ask for."""

import pytest

from diagnostics.analysis import rediagnosis
from diagnostics.analysis.selection import Selection
from diagnostics.editions import backtesting
from diagnostics.models import Edition, Ticket, User
from tests.factories import NOW, BatchFactory
from tests.web.cases import diagnosed
from tests.web.conftest import ada_client, auditor_client, bob_client, charlie_client, kei_client

__all__ = ["ada_client", "auditor_client", "bob_client", "charlie_client", "kei_client"]


@pytest.fixture
def ticket(kei: User, edition: Edition) -> Ticket:
    found = diagnosed(None, edition).delivery.ticket
    assert found is not None
    return found


@pytest.fixture
def numbers(kei: User, ticket: Ticket) -> dict[str, int]:
    trial = backtesting.start(by=kei, now=NOW)
    run = rediagnosis.start(selection=Selection.open_tickets(), by=kei, now=NOW)
    submission = ticket.deliveries.get().submission_id
    return {
        "ticket": ticket.pk,
        "submission": submission,
        "batch": BatchFactory().pk,
        "backtest": trial.pk,
        "rediagnosis": run.pk,
    }
