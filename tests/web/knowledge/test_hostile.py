"""Whatever is sent, an answer comes back that says what is wrong."""

import pytest
from django.test import Client

from diagnostics.models import Diagnosis, Edition
from tests.web.cases import diagnosed
from tests.web.knowledge import forms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("valkey", "kei_publishes")]

ODD = ["\x00", "\ufffd", "9" * 400, "-1", "٣", "'\"><script>"]
FIELDS = (
    "version", "cause", "slug", "words", "words_kind", "statuses", "reply_codes", "commands", "remote_hosts",
    "dialects", "confidence", "specificity", "permanence", "alternatives", "examples_text", "examples_reply_code",
    "near_misses_text", "delivery", "ticket", "text", "to", "note", "golden", "size", "which", "tickets", "since",
    "until", "fingerprint", "active", "helped", "proof", "with", "do", "overwrite",
)  # fmt: skip
ADDRESSES = (
    "rules/new/", "rules/check/", "mailbox-full/edit/", "mailbox-full/edit/preview/", "mailbox-full/edit/drop/",
    "mailbox-full/edit/rebase/", "mailbox-full/rules/quota-words/", "mailbox-full/rules/quota-words/move/",
    "mailbox-full/rules/quota-words/delete/", "mailbox-full/shipped/take/", "mailbox-full/shipped/keep/", "publish/",
    "editions/1/restore/", "backtests/start/", "rediagnoses/start/", "bench/", "import/",
)  # fmt: skip


@pytest.fixture
def diagnosis(edition: Edition) -> Diagnosis:
    return diagnosed(None, edition)


@pytest.mark.parametrize("odd", ODD, ids=["nul", "replaced", "huge", "negative", "arabic", "markup"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_value_breaks_an_address(kei_client: Client, diagnosis: Diagnosis, address: str, odd: str) -> None:
    kei_client.post("/knowledge/server-full/edit/", forms.article(forms.Cause.SERVER_FULL, name_en="Anew"))
    right = {"version": "0", "cause": "mailbox-full", "do": "save"}
    for sent in (dict.fromkeys(FIELDS, odd), {**dict.fromkeys(FIELDS, odd), **right}):
        response = kei_client.post(f"/knowledge/{address}", sent)
        assert response.status_code < 500
        assert "<script>'" not in response.content.decode()
    asked = dict.fromkeys(("ticket", "delivery", "which", "fingerprint", "since", "until", "text", "with"), odd)
    assert kei_client.get("/knowledge/bench/", asked).status_code < 500
    assert kei_client.get("/knowledge/rediagnoses/", {**asked, "which": "alike"}).status_code < 500
    assert kei_client.get("/knowledge/rules/new/", asked).status_code < 500


@pytest.mark.parametrize("odd", ["\x00", "\x1b", "\u202e", '"""', "\\"])
def test_no_character_of_a_rule_breaks_its_page(kei_client: Client, edition: Edition, odd: str) -> None:
    said = f"basin {odd} overflows"
    sent = {"cause": "mailbox-full", "slug": "odd", "words": said, "examples_text": said, "do": "save"}
    assert kei_client.post("/knowledge/rules/new/", sent).status_code in (302, 422)
    for path in ("drafts/", "mailbox-full/rules/", "publish/"):
        assert kei_client.get(f"/knowledge/{path}").status_code == 200
    assert kei_client.post("/knowledge/publish/").status_code in (302, 422)
