"""Who may ask for what: every address of the knowledge, for each of the cast."""

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics.analysis import rediagnosis
from diagnostics.analysis.selection import Selection
from diagnostics.editions import backtesting
from diagnostics.models import Diagnosis, Edition, GoldenSample, User
from diagnostics.web.knowledge.urls import urlpatterns
from tests.factories import NOW
from tests.web.cases import diagnosed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("valkey")]

FORBIDDEN, WRONG = 403, 405
CAUSE, RULE, NUMBER = "mailbox-full", "quota-words", 1
READING = {
    "knowledge": (), "cause": (CAUSE,), "editions": (), "edition": (NUMBER,), "bench": (), "clusters": (),
    "coverage": (), "accuracy": (), "accuracy-cause": (CAUSE,), "accuracy-rule": (CAUSE, RULE), "export": (NUMBER,),
    "goldens": (),
}  # fmt: skip
EDITING = {
    "drafts": (), "rule-new": (), "article": (CAUSE,), "rules": (CAUSE,), "rule": (CAUSE, RULE), "backtests": (),
    "backtest": ("backtest",), "backtest-progress": ("backtest",), "rediagnoses": (), "rediagnosis": ("rediagnosis",),
    "rediagnosis-progress": ("rediagnosis",), "shipped": (), "import": (),
}  # fmt: skip
CHANGING = {
    "rule-check": (), "article-preview": (CAUSE,), "draft-drop": (CAUSE,), "draft-rebase": (CAUSE,),
    "rule-move": (CAUSE, RULE), "rule-delete": (CAUSE, RULE), "backtest-start": (), "backtest-cancel": ("backtest",),
    "golden": ("golden",), "golden-keep": (),
    "shipped-take": (CAUSE,), "shipped-merge": (CAUSE,), "shipped-keep": (CAUSE,),
}  # fmt: skip
PUBLISHING = {"publish": ()}
PUTTING_INTO_FORCE = {
    "publish": (), "restore": (NUMBER,), "rediagnosis-start": (), "rediagnosis-cancel": ("rediagnosis",),
    "rediagnosis-undo": ("rediagnosis",),
}  # fmt: skip
FORMS = ("rule-new", "article", "rule", "import", "bench")
"""Addresses that are read and written."""

READERS = {"ada": True, "auditor": True, "kei": True, "publisher": True, "bob": False, "charlie": False}
EDITORS = {"ada": False, "auditor": False, "kei": True, "publisher": True, "bob": False, "charlie": False}
PUBLISHERS = {"ada": False, "auditor": False, "kei": False, "publisher": True, "bob": False, "charlie": False}
MATRIX = [
    (method, name, takes, who, may)
    for method, addresses, people in (
        ("get", READING, READERS),
        ("get", EDITING, EDITORS),
        ("post", CHANGING, EDITORS),
        ("post", {name: EDITING[name] for name in FORMS if name in EDITING}, EDITORS),
        ("get", PUBLISHING, PUBLISHERS),
        ("post", PUTTING_INTO_FORCE, PUBLISHERS),
    )
    for name, takes in addresses.items()
    for who, may in people.items()
]
ALL = {**READING, **EDITING, **CHANGING, **PUTTING_INTO_FORCE}


@pytest.fixture
def numbers(kei: User, edition: Edition) -> dict[str, int]:
    """A trial and a run to look at."""
    diagnosis: Diagnosis = diagnosed(None, edition)
    trial = backtesting.start(by=kei, now=NOW)
    run = rediagnosis.start(selection=Selection.open_tickets(), by=kei, now=NOW)
    facts = {"diagnostic": "552 full"}
    sample = GoldenSample.objects.create(facts=facts, kind="failure", cause=CAUSE, made_by=kei, made_at=NOW)
    return {
        "golden": sample.pk,
        "backtest": trial.pk,
        "rediagnosis": run.pk,
        "ticket": diagnosis.delivery.ticket_id or 0,
    }


def url(name: str, takes: tuple[object, ...], numbers: dict[str, int]) -> str:
    return reverse(f"desk:{name}", args=[numbers.get(str(word), word) for word in takes])


@pytest.mark.parametrize(("method", "name", "takes", "who", "may"), MATRIX, ids=str)
def test_everybody_gets_what_is_theirs(
    request: pytest.FixtureRequest,
    numbers: dict[str, int],
    method: str,
    name: str,
    takes: tuple[object, ...],
    who: str,
    may: bool,
) -> None:
    client: Client = request.getfixturevalue(f"{who}_client")
    response = getattr(client, method)(url(name, takes, numbers), {"version": "0", "cause": CAUSE, "to": "up"})
    assert (response.status_code == FORBIDDEN) is not may
    assert response.status_code < 500


@pytest.mark.parametrize("name", ALL)
def test_strangers_are_sent_to_sign_in(client: Client, numbers: dict[str, int], name: str) -> None:
    ask = client.get if name in {**READING, **EDITING} else client.post
    assert ask(url(name, ALL[name], numbers))["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", sorted({*CHANGING, *PUTTING_INTO_FORCE} - {*PUBLISHING}))
def test_nothing_is_changed_by_looking(publisher_client: Client, numbers: dict[str, int], name: str) -> None:
    assert publisher_client.get(url(name, ALL[name], numbers)).status_code == WRONG


@pytest.mark.parametrize("name", [*CHANGING, *PUTTING_INTO_FORCE, *(name for name in FORMS if name in EDITING)])
def test_nothing_is_changed_without_the_token(publisher: User, numbers: dict[str, int], name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(publisher)
    assert client.post(url(name, ALL[name], numbers), {"version": "0"}).status_code == FORBIDDEN


def test_no_address_is_left_out() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(ALL)
