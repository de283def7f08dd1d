"""A draft comes into force, and the former edition can come back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from diagnostics import editions, notices
from diagnostics.editions import drafting, drafts, goldens, publishing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Page
from diagnostics.knowledge.rules import Example, Rule
from diagnostics.models import Edition, GoldenSample, User
from diagnostics.notices import Kind
from tests.factories import NOW, DeliveryFactory, TicketFactory

FULL = Cause.MAILBOX_FULL
PUZZLE = "550 the postbox was locked by its caretaker"


def draft(page: Page, by: User) -> None:
    version = drafting.open_page(page.cause).version
    drafting.save_page(cause=page.cause, page=page, version=version, by=by, now=NOW)


def draft_clock(days: int, by: User) -> None:
    draft(replace(drafting.open_page(FULL).page, clock=timedelta(days=days)), by)


def draft_rule(rule: Rule, by: User) -> None:
    page = drafting.open_page(rule.cause).page
    draft(replace(page, rules=(*page.rules, rule)), by)


def sample(by: User, cause: Cause, diagnostic: str) -> GoldenSample:
    ticket = TicketFactory()
    DeliveryFactory(ticket=ticket, diagnostic=diagnostic, status="", reply_code=None, dialect="")
    [made] = goldens.add_from_correction(ticket=ticket, cause=cause, proof="", by=by, now=NOW)
    return made


LOCKED = Rule(
    slug="locked", cause=Cause.MAILBOX_DISABLED, patterns=("postbox was locked",), examples=(Example(text=PUZZLE),)
)
TOO_GREEDY = Rule(
    slug="greedy",
    cause=Cause.MAILBOX_DISABLED,
    patterns=("user unknown",),
    specificity=90,
    examples=(Example(text="550 User unknown"),),
)


@pytest.mark.django_db
class TestPublish:
    def test_puts_the_draft_into_force_as_the_next_edition(self, edition: Edition, kei: User, ada: User) -> None:
        draft_clock(5, kei)
        published = publishing.publish(by=ada, now=NOW, note=" longer ")
        assert (published.number, published.note, published.published_by) == (2, "longer", ada)
        assert editions.current() == published
        assert editions.page(FULL).clock == timedelta(days=5)
        assert drafting.draft() == []

    def test_refuses_to_publish_nothing(self, edition: Edition, kei: User) -> None:
        with pytest.raises(publishing.NothingToPublish):
            publishing.publish(by=kei, now=NOW)

    def test_leaves_the_former_edition_as_it_was(self, edition: Edition, kei: User) -> None:
        before = dict(edition.pages)
        draft_clock(5, kei)
        publishing.publish(by=kei, now=NOW)
        edition.refresh_from_db()
        assert edition.pages == before

    def test_refuses_a_draft_whose_page_was_published_meanwhile(self, edition: Edition, kei: User) -> None:
        draft_clock(5, kei)
        publishing.publish(by=kei, now=NOW)
        draft_clock(6, kei)
        publishing.restore(number=1, by=kei, now=NOW)
        with pytest.raises(publishing.OutdatedDrafts) as refused:
            publishing.publish(by=kei, now=NOW)
        assert refused.value.causes == (FULL,)

    def test_asks_for_a_second_person_where_the_setting_says_so(
        self, edition: Edition, kei: User, ada: User, settings: Settings
    ) -> None:
        settings.KNOWLEDGE_SECOND_PERSON = True
        draft_clock(5, kei)
        with pytest.raises(publishing.SecondPersonNeeded):
            publishing.publish(by=kei, now=NOW)
        assert publishing.publish(by=ada, now=NOW).number == 2


@pytest.mark.django_db
class TestMissingTranslations:
    def test_are_acknowledged_page_by_page(self, edition: Edition, kei: User) -> None:
        page = editions.page(FULL)
        draft(replace(page, staff=replace(page.staff, en=""), name=replace(page.name, ja="")), kei)
        with pytest.raises(publishing.TranslationsMissing) as refused:
            publishing.publish(by=kei, now=NOW, untranslated=[Cause.GREYLISTED])
        assert refused.value.places == {FULL: ("name.ja", "staff.en")}
        assert str(refused.value) == "mailbox-full: name.ja, staff.en"
        assert publishing.publish(by=kei, now=NOW, untranslated=[FULL]).number == 2
        assert editions.page(FULL).staff.within("en") == page.staff.ja

    def test_that_are_in_force_already_do_not_hold_anybody_up(self, edition: Edition, kei: User) -> None:
        page = editions.page(FULL)
        draft(replace(page, staff=replace(page.staff, en="")), kei)
        publishing.publish(by=kei, now=NOW, untranslated=[FULL])
        draft_clock(9, kei)
        assert publishing.publish(by=kei, now=NOW).number == 3


@pytest.mark.django_db
class TestGoldenSamples:
    def test_that_would_go_wrong_are_acknowledged_one_by_one(self, edition: Edition, kei: User) -> None:
        samples = [sample(kei, Cause.ADDRESS_UNKNOWN, f"550 5.1.1 User unknown {word}") for word in ("here", "now")]
        draft_rule(TOO_GREEDY, kei)
        with pytest.raises(publishing.GoldenWouldChange) as refused:
            publishing.publish(by=kei, now=NOW, acknowledged=[samples[0].pk])
        [change] = refused.value.changes
        assert (change.sample, change.before, change.after) == (
            samples[1],
            Cause.ADDRESS_UNKNOWN,
            Cause.MAILBOX_DISABLED,
        )
        assert len(publishing.golden_changes_of_draft()) == 2
        assert publishing.publish(by=kei, now=NOW, acknowledged=[one.pk for one in samples]).number == 2

    def test_that_were_wrong_before_do_not_hold_anybody_up(self, edition: Edition, kei: User) -> None:
        sample(kei, Cause.RECIPIENT_FILTER, PUZZLE)
        draft_clock(5, kei)
        assert publishing.publish(by=kei, now=NOW).number == 2

    def test_that_become_right_do_not_hold_anybody_up(self, edition: Edition, kei: User) -> None:
        sample(kei, Cause.MAILBOX_DISABLED, PUZZLE)
        assert goldens.precision(editions.matcher(edition)) == goldens.Precision(right=0, samples=1)
        draft_rule(LOCKED, kei)
        published = publishing.publish(by=kei, now=NOW)
        assert goldens.precision(editions.matcher(published)) == goldens.Precision(right=1, samples=1)

    def test_that_are_set_aside_do_not_count(self, edition: Edition, kei: User) -> None:
        kept = sample(kei, Cause.ADDRESS_UNKNOWN, "550 5.1.1 User unknown")
        goldens.set_active(sample=kept, is_active=False, by=kei, now=NOW)
        draft_rule(TOO_GREEDY, kei)
        assert publishing.publish(by=kei, now=NOW).number == 2

    def test_hold_nothing_of_a_person(self, edition: Edition, kei: User) -> None:
        ticket = TicketFactory()
        DeliveryFactory(ticket=ticket, recipient="Hanako@example.org", diagnostic="<hanako@example.org>: no such user")
        [kept] = goldens.add_from_correction(
            ticket=ticket, cause=Cause.ADDRESS_UNKNOWN, proof="<hanako@example.org>: no such", by=kei, now=NOW
        )
        assert "hanako" not in f"{kept.facts} {kept.evidence}".lower()
        assert goldens.facts_of(kept).recipient == "someone@example.org"

    def test_of_a_ticket_are_replaced_by_the_next_correction(self, edition: Edition, kei: User) -> None:
        ticket = TicketFactory()
        DeliveryFactory(ticket=ticket)
        for cause in (Cause.MAILBOX_DISABLED, Cause.ADDRESS_MOVED, Cause.UNCLEAR):
            goldens.add_from_correction(ticket=ticket, cause=cause, proof="", by=kei, now=NOW)
        assert goldens.active() == []
        assert GoldenSample.objects.count() == 2

    def test_can_be_added_by_hand(self, edition: Edition, kei: User) -> None:
        facts = notices.Delivery(
            recipient="taro@example.com",
            diagnostic="550 User unknown",
            context=(notices.Passage(part="1", start=9, end=30, text="<taro@example.com> gone"),),
        )
        kept = goldens.add_by_hand(
            delivery=facts, kind=Kind.FAILURE, cause=Cause.ADDRESS_UNKNOWN, proof="User unknown", by=kei, now=NOW
        )
        assert (kept.origin, kept.ticket, kept.evidence) == (GoldenSample.Origin.HAND, None, "User unknown")
        assert goldens.facts_of(kept).context[0].text == "<someone@example.jp> gone"
        assert goldens.precision(editions.matcher(edition)).right == 1


@pytest.mark.django_db
class TestRestore:
    def test_says_again_what_an_edition_said_under_a_new_number(self, edition: Edition, kei: User) -> None:
        draft_clock(5, kei)
        publishing.publish(by=kei, now=NOW)
        restored = publishing.restore(number=1, by=kei, now=NOW, note="back")
        assert (restored.number, restored.pages) == (3, edition.pages)
        assert editions.page(FULL).clock == timedelta(days=3)

    def test_refuses_what_is_in_force_already(self, edition: Edition, kei: User) -> None:
        with pytest.raises(publishing.NothingToPublish):
            publishing.restore(number=1, by=kei, now=NOW)

    def test_refuses_an_edition_that_never_was(self, edition: Edition, kei: User) -> None:
        with pytest.raises(publishing.NoSuchEdition):
            publishing.restore(number=7, by=kei, now=NOW)


@pytest.mark.django_db
class TestDifference:
    def test_names_what_differs_of_each_page(self, edition: Edition, kei: User) -> None:
        draft_clock(5, kei)
        draft_rule(LOCKED, kei)
        page = drafting.open_page(Cause.GREYLISTED).page
        changed = replace(page.rules[0], confidence=0.5)
        draft(replace(page, rules=(changed, *page.rules[2:])), kei)
        drafted = drafts.differences_of(drafts.draft())
        found = publishing.difference(edition, publishing.publish(by=kei, now=NOW))
        assert {one.cause: one for one in found} == drafted
        assert {one.cause: one.places for one in found} == {
            FULL: ("clock",),
            Cause.GREYLISTED: (f"rules/{page.rules[0].slug}", f"rules/{page.rules[1].slug}"),
            Cause.MAILBOX_DISABLED: (f"rules/{LOCKED.slug}",),
        }

    def test_is_empty_between_an_edition_and_itself(self, edition: Edition) -> None:
        assert publishing.difference(edition, edition) == ()
