"""Writing a rule in a form."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics.editions import drafting
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Delivery, DraftPage, Edition
from diagnostics.web.knowledge.typed_rules import TypedExample, TypedRule, TypedWords
from tests.web.cases import diagnosed
from tests.web.knowledge import forms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

NEW, CHECK = "/knowledge/rules/new/", "/knowledge/rules/check/"
SOUND = TypedRule(
    cause="mailbox-full",
    slug="basin-overflows",
    words=(TypedWords(text="the basin overflows"),),
    examples=(TypedExample(text="550 Sorry, the basin overflows today", reply_code="550"),),
    near_misses=(TypedExample(text="550 the basin is empty"),),
)


def rules() -> dict[str, tuple[str, ...]]:
    return {rule.slug: rule.patterns for rule in drafting.open_page(Cause.MAILBOX_FULL).page.rules}


@pytest.fixture
def unclear(edition: Edition) -> Delivery:
    diagnosis = diagnosed(None, edition, cause=Cause.UNCLEAR, rule="")
    delivery = diagnosis.delivery
    delivery.diagnostic = "554 <taro@example.com> the basin overflows (id 4F3a9-0012xZ) at 10:22:01"
    delivery.save()
    return delivery


class TestSaving:
    def test_a_new_rule_goes_into_the_draft(self, kei_client: Client) -> None:
        response = kei_client.post(NEW, forms.rule(SOUND))
        assert response["Location"] == reverse("desk:rules", args=["mailbox-full"])
        assert rules()["basin-overflows"] == ("the basin overflows",)

    def test_a_changed_rule_takes_the_place_of_the_former(self, kei_client: Client) -> None:
        before = list(rules())
        slug = before[1]
        typed = replace(forms.kept_rule(Cause.MAILBOX_FULL, slug), slug="renamed")
        version = drafting.open_page(Cause.MAILBOX_FULL).version
        kei_client.post(reverse("desk:rule", args=["mailbox-full", slug]), forms.rule(typed, version=version))
        assert list(rules()) == [before[0], "renamed", *before[2:]]

    def test_every_shipped_rule_opens_and_saves_as_it_is(self, kei_client: Client) -> None:
        page = drafting.open_page(Cause.ADDRESS_UNKNOWN).page
        for rule in page.rules[:25]:
            typed = forms.kept_rule(Cause.ADDRESS_UNKNOWN, rule.slug)
            version = drafting.open_page(Cause.ADDRESS_UNKNOWN).version
            url = reverse("desk:rule", args=["address-unknown", rule.slug])
            assert kei_client.post(url, forms.rule(typed, version=version)).status_code == 302
        assert not DraftPage.objects.exists()

    def test_a_name_that_is_taken_is_refused(self, kei_client: Client) -> None:
        typed = replace(SOUND, slug=next(iter(rules())))
        response = kei_client.post(NEW, forms.rule(typed))
        assert response.status_code == 422
        assert "Another rule of this cause has this name." in response.content.decode()

    @pytest.mark.parametrize(
        ("pattern", "sentence"),
        [
            ("(?=full)", "Patterns cannot look ahead or behind"),
            ("(full", "opened and not closed"),
            (".*", "matches any text"),
            ("x" * 10_000, "longer than 2,000 characters"),
            ("(a+)+$", "does not match this example"),
        ],
    )
    def test_a_pattern_is_refused_with_a_sentence(self, kei_client: Client, pattern: str, sentence: str) -> None:
        typed = replace(SOUND, words=(TypedWords(text=pattern, is_pattern=True),))
        response = kei_client.post(NEW, forms.rule(typed))
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert not DraftPage.objects.exists()

    @pytest.mark.parametrize(
        ("changes", "place"),
        [
            ({"slug": "No Good"}, "slug"),
            ({"statuses": "5.7.1, nine"}, "statuses"),
            ({"reply_codes": "55"}, "reply_codes"),
            ({"confidence": "120"}, "confidence"),
            ({"specificity": "many"}, "specificity"),
            ({"words": (TypedWords(),)}, "rule"),
            ({"cause": "unclear"}, "cause"),
            ({"examples": ()}, "examples-0"),
            ({"examples": (TypedExample(text="550 the basin overflows", reply_code="abc"),)}, "examples-0"),
            ({"near_misses": (TypedExample(text="550 the basin overflows"),)}, "near_misses-0"),
        ],
    )
    def test_errors_stand_at_their_place(self, kei_client: Client, changes: dict[str, object], place: str) -> None:
        typed = replace(SOUND, **changes)  # type: ignore[arg-type]
        text = kei_client.post(NEW, forms.rule(typed)).content.decode()
        found = text.split(f'id="e-{place}">', 1)[1].split("</p>", 1)[0]
        assert found.strip()

    def test_a_second_editor_is_told_and_loses_nothing(self, kei_client: Client) -> None:
        slug = next(iter(rules()))
        typed = forms.kept_rule(Cause.MAILBOX_FULL, slug)
        version = drafting.open_page(Cause.MAILBOX_FULL).version
        url = reverse("desk:rule", args=["mailbox-full", slug])
        kei_client.post(url, forms.rule(replace(typed, confidence="71"), version=version))
        response = kei_client.post(url, forms.rule(replace(typed, confidence="72"), version=version))
        text = response.content.decode()
        assert response.status_code == 409
        assert 'value="72"' in text
        assert "Confidence: 71%" in text
        assert f'name="version" value="{drafting.open_page(Cause.MAILBOX_FULL).version}"' in text


class TestRowsWithoutScripts:
    @pytest.mark.parametrize("rows", ["words", "examples", "near_misses"])
    def test_one_more_is_added(self, kei_client: Client, rows: str) -> None:
        text = kei_client.post(NEW, forms.rule(SOUND, do=f"add:{rows}")).content.decode()
        assert f'value="remove:{rows}-1"' in text
        assert "the basin overflows" in text

    def test_one_is_taken_away(self, kei_client: Client) -> None:
        two = replace(SOUND, words=(*SOUND.words, TypedWords(text="the tub spills")))
        text = kei_client.post(NEW, forms.rule(two, do="remove:words-0")).content.decode()
        assert ">the tub spills</textarea>" in text
        assert ">the basin overflows</textarea>" not in text


class TestLiveCheck:
    def test_says_of_each_example_whether_it_matches(self, kei_client: Client) -> None:
        two = replace(SOUND, examples=(*SOUND.examples, TypedExample(text="550 nothing of the kind")))
        text = kei_client.post(CHECK, forms.rule(two)).content.decode()
        marks = [text.split(f'id="m-{place}"', 1)[1].split("</p>")[0] for place in ("examples-0", "examples-1")]
        assert "matches" in marks[0]
        assert "does not match" in marks[1]

    def test_marks_what_matches_in_the_delivery_at_hand(self, kei_client: Client, unclear: Delivery) -> None:
        text = kei_client.post(CHECK, forms.rule(SOUND, delivery=unclear.pk)).content.decode()
        assert "<mark>the basin overflows</mark>" in text
        assert "It matches and decides." in text

    def test_warns_of_a_rule_that_takes_examples_of_others(self, kei_client: Client) -> None:
        greedy = replace(SOUND, words=(TypedWords(text="user unknown"),))
        text = kei_client.post(CHECK, forms.rule(greedy)).content.decode()
        assert "Too greedy?" in text
        assert "/knowledge/address-unknown/rules/" in text

    def test_warns_of_a_rule_in_the_shadow_of_another(self, kei_client: Client) -> None:
        weak = replace(
            SOUND,
            words=(TypedWords(text="unknown"),),
            specificity="-50",
            examples=(TypedExample(text="550 5.1.1 User unknown", status="5.1.1"),),
        )
        assert "In the shadow" in kei_client.post(CHECK, forms.rule(weak)).content.decode()

    def test_saves_nothing(self, kei_client: Client) -> None:
        kei_client.post(CHECK, forms.rule(SOUND))
        assert not DraftPage.objects.exists()

    def test_of_no_cause_is_not_found(self, kei_client: Client) -> None:
        assert kei_client.post(CHECK, forms.rule(SOUND, cause="flu")).status_code == 404


class TestFromATicket:
    def test_begins_with_the_evidence_generalised(self, kei_client: Client, unclear: Delivery) -> None:
        text = kei_client.get(NEW, {"ticket": unclear.ticket_id}).content.decode()
        assert "basin" in text.split('name="words"', 1)[1].split("</textarea>", 1)[0]
        assert "4F3a9-0012xZ" not in text.split('name="words"', 1)[1].split("</textarea>", 1)[0]
        assert "taro@example.com" not in text.split('name="examples_text"', 1)[1].split("</textarea>", 1)[0]
        assert "It matches and decides." in text

    def test_begins_with_the_words_that_are_chosen(self, kei_client: Client, unclear: Delivery) -> None:
        sent = forms.rule(SOUND, do="begin", delivery=unclear.pk, text="basin overflows")
        text = kei_client.post(NEW, sent).content.decode()
        assert "basin" in text.split('name="words"', 1)[1].split("</textarea>", 1)[0]

    def test_of_another_s_eyes_is_begun_empty(self, kei_client: Client) -> None:
        assert "It matches" not in kei_client.get(NEW, {"ticket": "999999"}).content.decode()

    def test_is_offered_to_editors_on_the_ticket(
        self, kei_client: Client, ada_client: Client, unclear: Delivery
    ) -> None:
        url = reverse("desk:ticket", args=[unclear.ticket_id])
        offer = f"{NEW}?ticket={unclear.ticket_id}"
        assert offer in kei_client.get(url).content.decode()
        assert offer not in ada_client.get(url).content.decode()


class TestOrder:
    def test_a_rule_is_moved(self, kei_client: Client) -> None:
        before = list(rules())
        version = drafting.open_page(Cause.MAILBOX_FULL).version
        url = reverse("desk:rule-move", args=["mailbox-full", before[0]])
        kei_client.post(url, {"version": version, "to": "down"})
        assert list(rules())[:2] == [before[1], before[0]]

    def test_the_first_does_not_move_up(self, kei_client: Client) -> None:
        before = list(rules())
        version = drafting.open_page(Cause.MAILBOX_FULL).version
        kei_client.post(reverse("desk:rule-move", args=["mailbox-full", before[0]]), {"version": version, "to": "up"})
        assert list(rules()) == before

    def test_a_rule_is_taken_out(self, kei_client: Client) -> None:
        before = list(rules())
        version = drafting.open_page(Cause.MAILBOX_FULL).version
        kei_client.post(reverse("desk:rule-delete", args=["mailbox-full", before[0]]), {"version": version})
        assert list(rules()) == before[1:]
        assert before[0] in kei_client.get(reverse("desk:rules", args=["mailbox-full"])).content.decode()

    def test_nothing_changes_on_a_page_that_somebody_saved(self, kei_client: Client) -> None:
        before = list(rules())
        old = drafting.open_page(Cause.MAILBOX_FULL).version
        kei_client.post(reverse("desk:rule-delete", args=["mailbox-full", before[0]]), {"version": old})
        url = reverse("desk:rule-delete", args=["mailbox-full", before[1]])
        text = kei_client.post(url, {"version": old}, follow=True).content.decode()
        assert "Nothing was changed" in text
        assert list(rules()) == before[1:]
