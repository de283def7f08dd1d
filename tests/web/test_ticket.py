"""The page of one ticket."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diagnostics.editions import drafting, publishing
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.pages import Text
from diagnostics.models import Edition, Event, Ticket, User
from diagnostics.tickets import conversation, triage
from tests.factories import NOW, CustomerFactory, EventFactory, TicketFactory
from tests.web.cases import diagnosed

pytestmark = pytest.mark.django_db

QUERIES = 15
HOSTILE = "<script>alert(1)</script>"


def page(client: Client, ticket: Ticket, tab: str = "") -> str:
    return client.get(reverse("desk:ticket", args=[ticket.pk]), {"tab": tab}).content.decode()


@pytest.fixture
def ticket(bob: User, edition: Edition) -> Ticket:
    return diagnosed(bob, edition).delivery.ticket


class TestCodes:
    def test_are_explained_in_place_and_lead_to_the_dictionary(self, ada_client: Client, ticket: Ticket) -> None:
        text = page(ada_client, ticket)
        assert f'<a href="{reverse("desk:code", args=["x.2.2"])}"><code lang="en">5.2.2</code>' in text
        assert reverse("desk:code", args=["552"]) in text
        assert f"{reverse('desk:codes')}?q=552%205.2.2" in text
        assert f"{reverse('desk:codes')}?q=552%205.2.2" in page(ada_client, ticket, "bounces")

    def test_and_articles_lead_into_the_knowledge_only_those_who_may_read_it(
        self, ada_client: Client, bob_client: Client, ticket: Ticket
    ) -> None:
        link = f'href="{reverse("desk:cause", args=["message-too-large"])}"'
        assert link in page(ada_client, ticket)
        assert link not in page(bob_client, ticket)
        assert "mail is too large" in page(bob_client, ticket)

    def test_are_explained_without_the_link_to_who_may_not_follow_it(self, bob_client: Client, ticket: Ticket) -> None:
        text = page(bob_client, ticket)
        assert "What the codes say" in text
        assert "/codes/" not in text


class TestLeadsWith:
    def test_the_cause_in_words_and_how_sure(self, ada_client: Client, ticket: Ticket) -> None:
        text = page(ada_client, ticket)
        for said in ("Mailbox full", "95%", "sure", "The recipient", "Later", "Temporary", "552 5.2.2"):
            assert said in text
        assert "Mail to taro@example.com did not arrive" in text

    def test_the_evidence_marked_among_its_neighbours(self, ada_client: Client, ticket: Ticket) -> None:
        text = page(ada_client, ticket)
        assert "host mx.example.com said:\n<mark>552 5.2.2 Mailbox full</mark>\n" in text
        assert "rule-name" not in text
        assert "mailbox-full/quota-words" in text
        assert re.search(r"edition \d+ of the knowledge", text)

    def test_that_a_text_is_reconstructed(self, ada_client: Client, edition: Edition) -> None:
        diagnosis = diagnosed(None, edition)
        submission = diagnosis.delivery.submission
        submission.parts[0]["reconstructed"] = True
        submission.save()
        assert "reconstructed text" in page(ada_client, diagnosis.delivery.ticket)

    def test_other_causes_and_the_question_that_tells_them_apart(self, ada_client: Client, edition: Edition) -> None:
        others = [{"cause": "message-too-large", "confidence": 0.2, "rule": ""}]
        text = page(ada_client, diagnosed(None, edition, alternatives=others).delivery.ticket)
        assert "Message too large (20%)" in text
        assert "A question that tells them apart" in text

    def test_a_slip_in_the_address(self, ada_client: Client, edition: Edition) -> None:
        ticket = TicketFactory(recipient="taro@gmial.com", cause=Cause.ADDRESS_UNKNOWN, heading="address")
        diagnosed(None, edition, ticket=ticket)
        assert "taro@gmail.com" in page(ada_client, ticket)

    def test_the_persons_word_once_it_is_corrected(self, ada_client: Client, ticket: Ticket, kei: User) -> None:
        triage.correct_cause(ticket=ticket, cause=Cause.SERVER_FULL, by=kei, now=timezone.now())
        text = page(ada_client, ticket)
        assert "decided by Kei" in text
        assert "<mark>552 5.2.2 Mailbox full</mark>" in text


class TestTabs:
    def test_the_remedy_in_both_languages_with_the_values_of_the_case(self, ada_client: Client, ticket: Ticket) -> None:
        text = page(ada_client, ticket)
        assert '<article class="prose" lang="en">' in text
        assert '<article class="prose" lang="ja">' in text
        assert "{recipient}" not in text

    def test_the_other_language_with_a_notice_where_one_is_missing(
        self, ada_client: Client, edition: Edition, kei: User
    ) -> None:
        full = drafting.open_page(Cause.MAILBOX_FULL)
        texts = {"staff": Text(ja="机に届く文です。", en=""), "customer": Text(ja="{customer} 様、一杯です。", en="")}
        page_ = replace(full.page, **texts)
        drafting.save_page(cause=page_.cause, page=page_, version=full.version, by=kei, now=NOW)
        publishing.publish(by=kei, now=NOW, untranslated=[page_.cause])
        ticket = TicketFactory(customer=CustomerFactory(name="Sato", language="en"))
        diagnosed(None, edition, ticket=ticket)
        notice = "Not written in English yet: this is the text in 日本語."
        assert notice in page(ada_client, ticket)
        text = page(ada_client, ticket, "letter")
        assert f"{notice} Translate it before you send it." in text
        assert text.count('id="letter-ja"') == 1
        assert "Sato 様、一杯です。" in text
        assert "Copied in 日本語: not translated yet" in text

    def test_the_letter_in_the_customers_language_first(self, ada_client: Client, edition: Edition) -> None:
        english = TicketFactory(customer=CustomerFactory(language="en"), recipient="taro@example.com")
        diagnosed(None, edition, ticket=english)
        text = page(ada_client, english, "letter")
        assert text.index('id="letter-en"') < text.index('id="letter-ja"')
        assert "taro@example.com" in text[text.index('id="letter-en"') :]

    def test_the_whole_mail_escaped_and_marked(self, ada_client: Client, edition: Edition) -> None:
        diagnosis = diagnosed(None, edition, text=f"{HOSTILE}\n552 full\n", proof="552 full")
        text = page(ada_client, diagnosis.delivery.ticket, "mail")
        assert HOSTILE not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;\n<mark>552 full</mark>" in text

    def test_every_bounce(self, ada_client: Client, ticket: Ticket, edition: Edition) -> None:
        diagnosed(None, edition, ticket=ticket)
        assert page(ada_client, ticket, "bounces").count("552 5.2.2 Mailbox full</td>") == 0
        assert page(ada_client, ticket, "bounces").count("mx.example.com</span>") == 2

    def test_the_history_newest_first_with_names(
        self, ada_client: Client, ticket: Ticket, ada: User, kei: User
    ) -> None:
        now = timezone.now()
        triage.assign(ticket=ticket, to=kei, by=ada, now=now)
        triage.change_state(ticket=ticket, state=Ticket.State.WAITING, by=ada, now=now)
        conversation.add_note(ticket=ticket, text=f"called {HOSTILE}", by=kei, now=now)
        text = page(ada_client, ticket, "history")
        assert text.index("wrote a note") < text.index("Open → Waiting") < text.index("assigned it to Kei")
        assert HOSTILE not in text

    def test_an_unknown_one_is_the_remedy(self, ada_client: Client, ticket: Ticket) -> None:
        assert 'aria-current="page" data-tab="remedy"' in page(ada_client, ticket, "__class__")


class TestSurroundings:
    def test_tell_of_the_customer(self, ada_client: Client, ticket: Ticket) -> None:
        TicketFactory(customer=ticket.customer)
        assert "2 open tickets" in page(ada_client, ticket)

    def test_tell_what_the_recipient_had_before(self, ada_client: Client, ticket: Ticket, edition: Edition) -> None:
        former = TicketFactory(recipient=ticket.recipient, state="done", done_at=timezone.now())
        diagnosed(None, edition, ticket=former)
        assert f'<a href="/tickets/{former.pk}/">#{former.pk}</a>' in page(ada_client, ticket)


class TestNeverBreaks:
    def test_without_any_bounce_or_knowledge(self, ada_client: Client) -> None:
        ticket = TicketFactory(recipient="", customer=None)
        text = page(ada_client, ticket)
        assert "the recipient is not named" in text
        assert "452 4.2.2 Mailbox full" in text

    @pytest.mark.parametrize("tab", ["remedy", "letter", "mail", "bounces", "history"])
    def test_on_any_tab(self, ada_client: Client, tab: str) -> None:
        assert page(ada_client, TicketFactory(), tab)

    @pytest.mark.parametrize(
        "passage",
        [
            {"part": "9", "start": 0, "end": 3, "text": "xyz"},
            {"part": "1", "start": 5, "end": 100_000, "text": "xyz"},
            {"part": "1", "start": -4, "end": -1, "text": "xyz"},
        ],
    )
    def test_with_evidence_that_stands_nowhere(
        self, ada_client: Client, edition: Edition, passage: dict[str, object]
    ) -> None:
        diagnosis = diagnosed(None, edition)
        diagnosis.evidence = passage
        diagnosis.save()
        assert "<mark>xyz</mark>" in page(ada_client, diagnosis.delivery.ticket)

    def test_on_a_number_beyond_all_numbers(self, ada_client: Client) -> None:
        assert ada_client.get(f"/tickets/{10**30}/").status_code == 404


class TestUploaders:
    def test_read_their_own_and_cannot_act(self, bob_client: Client, ticket: Ticket) -> None:
        text = page(bob_client, ticket)
        assert "Mailbox full" in text
        assert "Correct the cause" not in text
        assert "Assign" not in text

    def test_read_no_notes_and_nothing_of_the_customer(self, bob_client: Client, ticket: Ticket) -> None:
        EventFactory(ticket=ticket, verb=Event.Verb.NOTED, text="for the desk only")
        text = page(bob_client, ticket, "history")
        assert "for the desk only" not in text
        assert "open ticket" not in text

    def test_read_no_bounce_that_others_gave(
        self, bob_client: Client, charlie: User, ticket: Ticket, edition: Edition
    ) -> None:
        theirs = diagnosed(charlie, edition, ticket=ticket, text="secret 554 no\n", proof="554 no")
        assert "secret" not in page(bob_client, ticket)
        assert "secret" not in page(bob_client, ticket, "mail")
        assert f"/submissions/{theirs.delivery.submission_id}/" not in page(bob_client, ticket, "bounces")

    def test_find_nothing_of_others(self, charlie_client: Client, ticket: Ticket) -> None:
        assert charlie_client.get(reverse("desk:ticket", args=[ticket.pk])).status_code == 404


class TestQueries:
    @pytest.mark.parametrize("tab", ["remedy", "letter", "mail", "bounces", "history"])
    def test_do_not_grow_with_what_happened(
        self,
        ada_client: Client,
        ada: User,
        edition: Edition,
        ticket: Ticket,
        django_assert_max_num_queries: DjangoAssertNumQueries,
        tab: str,
    ) -> None:
        for _ in range(10):
            diagnosed(ada, edition, ticket=ticket)
            EventFactory(ticket=ticket, by=ada)
            triage.assign(ticket=ticket, to=ada, by=ada, now=timezone.now())
        page(ada_client, ticket, tab)
        with django_assert_max_num_queries(QUERIES):
            page(ada_client, ticket, tab)
