"""The bench: facts, candidates, decision."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from diagnostics.models import Edition, GoldenSample, Submission
from tests import mails
from tests.web.cases import diagnosed
from tests.web.knowledge import forms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

BENCH = "/knowledge/bench/"
KEEP = "/knowledge/goldens/keep/"


class TestMail:
    def test_pasted_shows_facts_candidates_and_decision(self, ada_client: Client) -> None:
        text = ada_client.post(BENCH, {"text": mails.bounce(number=1).decode()}).content.decode()
        for said in ("Facts", "Candidates", "Decision", "decides", "Remote host"):
            assert said in text

    def test_says_why_the_others_lost(self, ada_client: Client) -> None:
        text = ada_client.post(BENCH, {"text": "552 5.1.1 mailbox full, user unknown"}).content.decode()
        assert "Weaker proof:" in text
        assert "<mark>" in text

    def test_as_a_file_is_read_too(self, ada_client: Client) -> None:
        file = SimpleUploadedFile("bounce.eml", mails.bounce(number=1))
        assert "Decision" in ada_client.post(BENCH, {"file": file}).content.decode()

    def test_is_not_kept(self, ada_client: Client) -> None:
        ada_client.post(BENCH, {"text": mails.bounce(number=1).decode()})
        assert not Submission.objects.exists()

    def test_that_is_none_says_what_is_wrong(self, ada_client: Client) -> None:
        file = SimpleUploadedFile("archive.zip", b"PK\x03\x04" + b"\0" * 100)
        assert 'role="alert"' in ada_client.post(BENCH, {"file": file}).content.decode()

    def test_that_is_too_large_is_refused(self, ada_client: Client) -> None:
        file = SimpleUploadedFile("large.eml", b"Subject: x\n\n" + b"x" * 1_100_000)
        assert "larger than this portal reads" in ada_client.post(BENCH, {"file": file}).content.decode()


class TestTicket:
    def test_is_laid_on_the_bench_by_its_number(self, ada_client: Client, edition: Edition) -> None:
        ticket = diagnosed(None, edition).delivery.ticket
        text = ada_client.get(BENCH, {"ticket": f"#{ticket.pk}"}).content.decode()
        assert "<mark>Mailbox full</mark>" in text
        assert "decides" in text

    def test_unknown_says_so(self, ada_client: Client) -> None:
        assert "There is no such ticket" in ada_client.get(BENCH, {"ticket": "99999"}).content.decode()


class TestDraft:
    def test_may_decide_instead_of_what_is_in_force(self, kei_client: Client) -> None:
        sent = {
            "cause": "mailbox-full", "slug": "basin", "words": ["basin overflows"], "words_kind": ["phrase"],
            "examples_text": ["550 the basin overflows"], "do": "save",
        }  # fmt: skip
        kei_client.post("/knowledge/rules/new/", sent)
        said = "550 the basin overflows"
        assert "basin</a>" not in kei_client.post(BENCH, {"text": said}).content.decode()
        assert "basin</a>" in kei_client.post(BENCH, {"text": said, "with": "draft"}).content.decode()

    def test_is_no_choice_where_there_is_none(self, kei_client: Client) -> None:
        assert 'value="draft"' not in kei_client.get(BENCH).content.decode()
        kei_client.post("/knowledge/mailbox-full/edit/", forms.article(name_en="Full box"))
        assert 'value="draft"' in kei_client.get(BENCH).content.decode()


class TestKeeping:
    def test_a_pasted_mail_makes_a_golden_sample_without_its_person(self, kei_client: Client) -> None:
        pasted = {"text": "<hanako@example.org>: 552 5.2.2 Mailbox full"}
        text = kei_client.post(BENCH, pasted).content.decode()
        assert '<option value="mailbox-full" selected>' in text
        assert 'form="bench-form" formaction="/knowledge/goldens/keep/"' in text
        sent = {**pasted, "keep": "0", "cause-0": "server-full"}
        assert "Every draft is measured by it" in kei_client.post(KEEP, sent, follow=True).content.decode()
        sample = GoldenSample.objects.get()
        assert (sample.cause, sample.origin, sample.ticket) == ("server-full", GoldenSample.Origin.HAND, None)
        assert "hanako" not in f"{sample.facts} {sample.evidence}"

    def test_the_reply_of_a_ticket_does_so_too(self, kei_client: Client, edition: Edition) -> None:
        delivery = diagnosed(None, edition).delivery
        assert 'form="keep-form"' in kei_client.get(BENCH, {"ticket": delivery.ticket_id}).content.decode()
        kei_client.post(KEEP, {"delivery": delivery.pk, "keep": "0", "cause-0": "mailbox-full"})
        assert GoldenSample.objects.get().cause == "mailbox-full"

    @pytest.mark.parametrize(
        "sent",
        [
            {"keep": "1", "cause-1": "mailbox-full"},
            {"keep": "0", "cause-0": "unclear"},
            {"keep": "0", "cause-0": "flu"},
            {"keep": "0", "cause-0": "mailbox-full", "text": ""},
        ],
    )
    def test_of_nothing_is_refused(self, kei_client: Client, sent: dict[str, str]) -> None:
        assert kei_client.post(KEEP, {"text": "552 Mailbox full", **sent}).status_code == 400
        assert not GoldenSample.objects.exists()

    def test_is_offered_to_editors_and_not_for_files(self, kei_client: Client, ada_client: Client) -> None:
        assert "goldens/keep" not in ada_client.post(BENCH, {"text": "552 Mailbox full"}).content.decode()
        file = SimpleUploadedFile("bounce.eml", mails.bounce(number=1))
        assert "goldens/keep" not in kei_client.post(BENCH, {"file": file}).content.decode()
