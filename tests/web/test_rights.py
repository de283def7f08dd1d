"""Who may ask for what: every address of the desk, for each of the cast."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics.models import Diagnosis, Edition, User
from tests.web.cases import diagnosed

pytestmark = pytest.mark.django_db

SIGN_IN, FINE, DONE, FORBIDDEN, NOTHING, WRONG = "sign in", 200, 302, 403, 404, 405


@dataclass(frozen=True)
class Address:
    name: str
    method: str
    takes: tuple[str, ...] = ()
    sends: tuple[tuple[str, str], ...] = ()


DESK = {"ada": FINE, "auditor": FINE, "kei": FINE}
OWN = {**DESK, "bob": FINE, "charlie": NOTHING}
DESK_ONLY = {**DESK, "bob": FORBIDDEN, "charlie": FORBIDDEN}
AGENTS = {"ada": DONE, "auditor": FORBIDDEN, "kei": FORBIDDEN, "bob": FORBIDDEN, "charlie": FORBIDDEN}
READING = {
    Address("inbox", "get"): {**DESK, "bob": FINE, "charlie": FINE},
    Address("ticket", "get", ("ticket",)): OWN,
    Address("preview", "get", ("ticket",)): OWN,
    Address("raw", "get", ("ticket", "submission")): OWN,
    Address("part", "get", ("ticket", "submission", "zero")): OWN,
    Address("knowledge", "get"): DESK_ONLY,
    Address("cause", "get", ("cause",)): DESK_ONLY,
    Address("codes", "get"): DESK_ONLY,
    Address("code", "get", ("code",)): DESK_ONLY,
}
ACTING = {
    Address("assign", "post", ("ticket",), (("to", "me"),)): AGENTS,
    Address("state", "post", ("ticket",), (("state", "waiting"),)): AGENTS,
    Address("correct-cause", "post", ("ticket",), (("cause", "server-full"),)): AGENTS,
    Address("follow-up", "post", ("ticket",), (("on", "2026-12-01"),)): AGENTS,
    Address("note", "post", ("ticket",), (("text", "a note"),)): AGENTS,
    Address("bulk", "post", (), (("do", "done"),)): AGENTS,
    Address("undo", "post"): AGENTS,
}
MATRIX = [
    (address, who, answer)
    for table in (READING, ACTING)
    for address, row in table.items()
    for who, answer in row.items()
]


@pytest.fixture
def diagnosis(bob: User, edition: Edition) -> Diagnosis:
    return diagnosed(bob, edition)


def url(address: Address, diagnosis: Diagnosis) -> str:
    known = {
        "ticket": diagnosis.delivery.ticket_id,
        "submission": diagnosis.delivery.submission_id,
        "zero": 0,
        "cause": "mailbox-full",
        "code": "x.2.2",
    }
    return reverse(f"desk:{address.name}", args=[known[name] for name in address.takes])


@pytest.mark.parametrize(("address", "who", "answer"), MATRIX, ids=[f"{a.name}-{who}" for a, who, _ in MATRIX])
def test_everybody_gets_what_is_theirs(
    request: pytest.FixtureRequest, diagnosis: Diagnosis, address: Address, who: str, answer: int
) -> None:
    client: Client = request.getfixturevalue(f"{who}_client")
    ask = client.get if address.method == "get" else client.post
    assert ask(url(address, diagnosis), dict(address.sends)).status_code == answer


@pytest.mark.parametrize("address", [*READING, *ACTING], ids=lambda address: address.name)
class TestStrangers:
    def test_are_sent_to_sign_in(self, client: Client, diagnosis: Diagnosis, address: Address) -> None:
        ask = client.get if address.method == "get" else client.post
        response = ask(url(address, diagnosis))
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("address", [*READING, *ACTING], ids=lambda address: address.name)
def test_the_other_method_is_refused(ada_client: Client, diagnosis: Diagnosis, address: Address) -> None:
    ask = ada_client.post if address.method == "get" else ada_client.get
    assert ask(url(address, diagnosis)).status_code == WRONG


@pytest.mark.parametrize("address", ACTING, ids=lambda address: address.name)
def test_no_action_without_the_token(ada: User, diagnosis: Diagnosis, address: Address) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    assert client.post(url(address, diagnosis), dict(address.sends)).status_code == FORBIDDEN
