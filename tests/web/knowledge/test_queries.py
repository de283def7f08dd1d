"""No page of the knowledge asks more the more there is."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Backtest, Edition, Rediagnosis, User
from diagnostics.web.knowledge.typed_rules import TypedExample, TypedRule, TypedWords
from tests.factories import NOW, EditionFactory, TicketFactory
from tests.web.cases import diagnosed
from tests.web.knowledge import forms

pytestmark = pytest.mark.django_db

AROUND = 6
"""Session, person, groups, two of the rail, and one of the page head."""
ALLOWED = {
    "": 8, "mailbox-full/": 7, "mailbox-full/edit/": 8, "mailbox-full/rules/": 6, "mailbox-full/rules/quota-words/": 12,
    "rules/new/": 8, "drafts/": 11, "publish/": 16, "backtests/": 3, "clusters/": 4, "bench/?ticket=1": 8,
    "editions/": 3, "editions/2/": 6, "rediagnoses/": 3, "goldens/": 4, "coverage/": 7, "accuracy/": 8,
    "accuracy/unclear/": 10, "shipped/": 5, "import/": 2,
}  # fmt: skip


@pytest.fixture
def much(kei: User, kei_client: Client, edition: Edition) -> None:
    """Many tickets, runs, editions and drafts."""
    for number in range(12):
        diagnosis = diagnosed(
            None, edition, ticket=TicketFactory(cause="unclear"), cause="unclear", rule="", made_at=timezone.now()
        )
        diagnosis.delivery.fingerprint = f"group {'abcdefghijkl'[number]}"
        diagnosis.delivery.save()
    EditionFactory(number=2, pages=edition.pages, digest=edition.digest, published_by=kei)
    shared = {"started_by": kei, "started_at": NOW, "state": "done", "finished_at": NOW}
    for _ in range(5):
        Backtest.objects.create(base=edition, pages={}, **shared)
        Rediagnosis.objects.create(edition=edition, selection={}, **shared)
    for cause in (Cause.MAILBOX_FULL, Cause.SERVER_FULL, Cause.GREYLISTED):
        kei_client.post(f"/knowledge/{cause}/edit/", forms.article(cause, name_en=f"{cause} anew"))


@pytest.mark.usefixtures("much", "kei_publishes")
@pytest.mark.parametrize("path", ALLOWED)
def test_are_bounded(kei_client: Client, path: str, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    kei_client.get(f"/knowledge/{path}")
    with django_assert_max_num_queries(AROUND + ALLOWED[path]):
        assert kei_client.get(f"/knowledge/{path}").status_code == 200


def test_a_rule_with_all_the_examples_that_it_may_have_is_saved(kei_client: Client, edition: Edition) -> None:
    typed = TypedRule(
        cause="mailbox-full",
        slug="many",
        words=tuple(TypedWords(text=f"basin {number} overflows") for number in range(200)),
        examples=tuple(TypedExample(text=f"the basin {number} overflows") for number in range(200)),
        near_misses=tuple(TypedExample(text=f"the tub {number} overflows") for number in range(200)),
    )
    assert kei_client.post("/knowledge/rules/new/", forms.rule(typed)).status_code in (302, 422)
