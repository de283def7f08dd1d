"""Every address for every role, by one table that leaves none out: whatever is not granted is denied."""

from collections.abc import Mapping

import pytest
from django.apps import apps
from django.test import Client

from diagnostics.models import Role, policy
from diagnostics.models.policy import Right
from tests.factories import UserFactory
from tests.security.addresses import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("valkey")]

NEVER, ANYBODY, OWN = "never", "anybody", "own"
Grant = Right | str
READ, WORK, SUBMIT = Right.READ_KNOWLEDGE, Right.WORK_TICKETS, Right.SUBMIT
EDIT, PUBLISH = Right.EDIT_KNOWLEDGE, Right.PUBLISH_KNOWLEDGE

GRANTS: dict[tuple[Grant, Grant], str] = {
    (ANYBODY, NEVER): "inbox submissions palette help alive ready",
    (ANYBODY, ANYBODY): "settings",
    (NEVER, ANYBODY): "language",
    (OWN, NEVER): "ticket preview raw part batch batch-rows submission submission-raw",
    (NEVER, WORK): "bulk undo assign state correct-cause follow-up feedback note",
    (SUBMIT, SUBMIT): "upload",
    (NEVER, SUBMIT): "upload-part sample submission-again",
    (
        READ,
        NEVER,
    ): "knowledge cause editions edition export clusters coverage accuracy accuracy-cause accuracy-rule goldens "
    "codes code",
    (READ, READ): "bench ask",
    (
        EDIT,
        NEVER,
    ): "drafts rules backtests backtest backtest-progress rediagnoses rediagnosis rediagnosis-progress shipped",
    (EDIT, EDIT): "rule-new rule article import",
    (NEVER, EDIT): "rule-check rule-move rule-delete article-preview draft-drop draft-rebase backtest-start "
    "backtest-cancel shipped-take shipped-keep shipped-merge golden golden-keep",
    (PUBLISH, PUBLISH): "publish",
    (NEVER, PUBLISH): "restore rediagnosis-start rediagnosis-cancel rediagnosis-undo",
}
"""Who may read and who may send, by name of the address."""
BY_NAME = {name: grant for grant, names in GRANTS.items() for name in names.split()}


def is_refused(status: int, grant: Grant, granted: frozenset[Right]) -> bool:
    """Whether ``status`` is the refusal that belongs to ``grant`` for somebody with those rights."""
    if grant == NEVER:
        return status == 405
    if grant == OWN:
        return (status == 404) == (Right.READ_DESK not in granted)
    if grant == ANYBODY:
        return status not in (403, 404, 405)
    return (status == 403) == (grant not in granted)


def signed_in(role: Role | None) -> tuple[Client, frozenset[Right]]:
    user = UserFactory(roles=(role,) if role else ())
    client = Client()
    client.force_login(user)
    return client, policy.rights_of(user)


def test_the_table_leaves_no_address_out(numbers: Mapping[str, int]) -> None:
    assert {name for name, _url in addresses(numbers)} == set(BY_NAME)


@pytest.mark.parametrize("role", [None, *Role])
def test_each_role_gets_what_is_granted_and_nothing_else(numbers: Mapping[str, int], role: Role | None) -> None:
    client, granted = signed_in(role)
    for name, url in addresses(numbers):
        read, send = BY_NAME[name]
        assert is_refused(client.get(url).status_code, read, granted), f"GET {name}"
        assert is_refused(client.post(url).status_code, send, granted), f"POST {name}"


def rows() -> dict[str, int]:
    """How many rows each table of the product has."""
    return {model.__name__: model._default_manager.count() for model in apps.get_app_config("diagnostics").get_models()}


FIELDS = {
    "to": "me", "state": "done", "cause": "server-full", "on": "2026-12-01", "text": "550 5.1.1 User unknown",
    "helped": "yes", "do": "done", "version": "1", "which": "open", "size": "1000", "note": "x", "slug": "new-rule",
    "words": "quota", "place": "1",
}  # fmt: skip


@pytest.mark.parametrize("role", [None, Role.AUDITOR])
def test_whoever_may_change_nothing_changes_nothing(numbers: Mapping[str, int], role: Role | None) -> None:
    client, _granted = signed_in(role)
    before = rows()
    for name, url in addresses(numbers):
        if name not in ("language", "settings"):
            client.post(url, FIELDS)
    assert rows() == before
