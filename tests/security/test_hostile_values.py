"""Whatever a browser can be made to send: an answer of the portal, never a fault of the portal."""

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics.models import Edition, Event, Feedback, GoldenSample, Ticket
from tests.factories import UserFactory
from tests.security.addresses import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("valkey")]

VALUES = {
    "nul": "a\0b",
    "long": "x" * 5_000,
    "digits": "9" * 5_000,
    "large": "9" * 30,
    "negative": "-1",
    "other-digits": "١٢٣",
    "superscript": "²",
    "bidi": "\u202ea\u200b",
    "pattern": "((((*+?[",
    "like": "%_\\",
    "template": "{{7*7}}{% now %}",
    "age": "age:>9999w",
    "day": "2026-02-30",
    "first-day": "0001-01-01",
    "last-day": "9999-12-31",
    "moment": "2026-13-45T99:00:00+00:00",
    "cursor": "99999999999999999-999999999999999999",
    "markup": "'\"><script>alert(1)</script>",
    "object": '{"a": "\\u0000"}',
}
NAMES = (
    "q view state cause domain assignee group after before selected density tab number ticket delivery vendor which "
    "tickets fingerprint since until size version to on text helped note do all matching seen_at next batch seen code "
    "words recipient language slug statuses reply_codes remote_hosts dialects confidence specificity permanence "
    "words_kind commands alternatives examples_text examples_status near_misses_text heading owner also_owner resend "
    "clock_count clock_unit name_ja name_en summary_ja summary_en staff_ja staff_en customer_ja customer_en "
    "first_name theme proof add remove place rule samples"
).split()


@pytest.fixture
def root_client() -> Client:
    client = Client()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_no_address_breaks_on_any_value(root_client: Client, numbers: dict[str, int], value: str) -> None:
    fields = dict.fromkeys(NAMES, value)
    for name, url in addresses(numbers):
        for ask in (root_client.get, root_client.post):
            assert ask(url, fields).status_code < 500 or name == "ready", url


SOUND = {"words": "quota", "words_kind": "phrase", "confidence": "90", "specificity": "0"}


class TestAValueAmongSoundOnes:
    def test_of_a_period_may_be_any_day(self, root_client: Client, numbers: dict[str, int]) -> None:
        for since, until in (("0001-01-01", "9999-12-31"), ("2026-01-01", "9999-12-31"), ("0001-01-01", "0001-01-01")):
            asked = {"which": "period", "since": since, "until": until}
            assert root_client.get(reverse("desk:rediagnoses"), asked).status_code == 200
            assert root_client.post(reverse("desk:rediagnosis-start"), asked).status_code == 302
        assert root_client.get(reverse("desk:rediagnoses")).status_code == 200

    def test_of_a_choice_of_tickets_may_be_anything(self, root_client: Client, numbers: dict[str, int]) -> None:
        for asked in (
            {"which": "tickets", "tickets": "999999999999 9999999999999999999999"},
            {"which": "tickets", "tickets": "1 " * 50_000},
            {"which": "alike", "fingerprint": "a\0b"},
            {"which": "alike", "fingerprint": "x" * 10_000},
        ):
            assert root_client.post(reverse("desk:rediagnosis-start"), asked).status_code == 302
        assert root_client.get(reverse("desk:rediagnoses")).status_code == 200

    @pytest.mark.parametrize("field", ["examples_text", "words", "slug", "remote_hosts", "examples_status", "dialects"])
    @pytest.mark.parametrize("value", ["quota a\0b", "\u202equota", "quota " * 20_000, "quota ((((*+"])
    def test_of_a_rule_is_refused_or_kept(self, root_client: Client, edition: Edition, field: str, value: str) -> None:
        fields = {"cause": "mailbox-full", "examples_text": "over quota", **SOUND, field: value, "do": "save"}
        for url in (reverse("desk:rule-new"), reverse("desk:rule", args=["mailbox-full", "quota-words"])):
            assert root_client.post(url, fields).status_code < 500
        assert root_client.get(reverse("desk:drafts")).status_code == 200

    def test_of_a_correction_loses_what_cannot_be_kept(self, root_client: Client, ticket: Ticket) -> None:
        fields = {"cause": "server-full", "proof": "a\0b"}
        assert root_client.post(reverse("desk:correct-cause", args=[ticket.pk]), fields).status_code == 302
        assert "\0" not in GoldenSample.objects.get().evidence

    def test_of_a_note_loses_what_cannot_be_kept_and_ends_somewhere(self, root_client: Client, ticket: Ticket) -> None:
        url = reverse("desk:note", args=[ticket.pk])
        assert root_client.post(url, {"text": "a\0b" + "x" * 1_000_000}).status_code == 302
        assert len(Event.objects.get(verb="noted").text) <= 20_000

    def test_of_feedback_loses_what_cannot_be_kept(self, root_client: Client, ticket: Ticket) -> None:
        fields = {"helped": "yes", "note": "a\0b" + "x" * 1_000_000}
        assert root_client.post(reverse("desk:feedback", args=[ticket.pk]), fields).status_code == 302
        assert len(Feedback.objects.get().note) <= 2_000

    def test_of_a_publication_is_refused_or_kept(self, root_client: Client, edition: Edition) -> None:
        fields = {"note": "a\0b" * 10_000, "version": "1", "do": "publish"}
        assert root_client.post(reverse("desk:publish"), fields).status_code < 500


class TestADayToLookAgain:
    @pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31", "2100-01-01", "2026-02-30", "tomorrow"])
    def test_that_no_desk_works_on_is_refused(self, ada_client: Client, ticket: Ticket, day: str) -> None:
        assert ada_client.post(reverse("desk:follow-up", args=[ticket.pk]), {"on": day}).status_code == 400
        assert ada_client.get("/").status_code == 200

    def test_of_our_time_is_taken(self, ada_client: Client, ticket: Ticket) -> None:
        assert ada_client.post(reverse("desk:follow-up", args=[ticket.pk]), {"on": "2026-12-01"}).status_code == 302


class TestTheWayBack:
    @pytest.mark.parametrize(
        "way",
        [
            "https://evil.example/", "//evil.example/", "/\\evil.example/", "\\\\evil.example", "javascript:alert(1)",
            "http:///evil.example", "/\t/evil.example", "desk:help", "help", "data:text/html,x", " /inbox",
        ],
    )  # fmt: skip
    def test_never_leads_out_of_the_portal(self, ada_client: Client, ticket: Ticket, way: str) -> None:
        for url, fields in (
            (reverse("desk:assign", args=[ticket.pk]), {"to": "me"}),
            (reverse("desk:bulk"), {"do": "mine"}),
            (reverse("desk:undo"), {}),
        ):
            answer = ada_client.post(url, {**fields, "next": way})
            assert answer.headers["Location"] in ("/", reverse("desk:ticket", args=[ticket.pk])), way

    def test_of_the_language_never_does_either(self) -> None:
        answer = Client().post(reverse("desk:language"), {"language": "en", "next": "//evil.example/"})
        assert answer.headers["Location"] == "/"
