"""The page of a batch, and the rows that move on it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from diagnostics import analysis, intake
from diagnostics.models import Batch, Edition, Submission, User
from tests import mails

pytestmark = pytest.mark.django_db

ORDINARY = "From: hanako@example.com\r\nTo: sato@example.jp\r\nSubject: Lunch\r\n\r\nShall we have lunch at noon?\r\n"


def give(by: User, *mails: str | bytes, batch: Batch | None = None) -> Batch:
    now = timezone.now()
    batch = batch or intake.open_batch(by=by, now=now)
    for number, mail in enumerate(mails):
        raw = mail.encode() if isinstance(mail, str) else mail
        name = f"{number}.eml"
        intake.receive(raw=raw, channel=Submission.Channel.BROWSER, filename=name, by=by, batch=batch, now=now)
    return batch


def work_off(batch: Batch) -> None:
    for submission in batch.submissions.filter(state=Submission.State.RECEIVED):
        analysis.analyze(submission.pk, now=timezone.now())


def text_of(client: Client, batch: Batch) -> str:
    return " ".join(client.get(reverse("desk:batch", args=[batch.pk])).content.decode().split())


def rows_of(client: Client, batch: Batch, seen: str = "") -> tuple[int, str]:
    answer = client.get(reverse("desk:batch-rows", args=[batch.pk]), {"seen": seen}, headers={"HX-Request": "true"})
    return answer.status_code, " ".join(answer.content.decode().split())


class TestTheStates:
    def test_what_waits_is_queued_and_asked_for_again(self, bob: User, bob_client: Client) -> None:
        text = text_of(bob_client, give(bob, mails.bounce(number=1)))
        assert "Queued" in text
        assert "0 of 1 done" in text
        assert 'hx-trigger="every 1s"' in text

    def test_what_is_being_read_says_so(self, bob: User, bob_client: Client) -> None:
        batch = give(bob, mails.bounce(number=1))
        batch.submissions.update(state=Submission.State.READING, leased_until=timezone.now())
        assert "Reading" in text_of(bob_client, batch)

    def test_a_failure_is_diagnosed_and_leads_to_its_ticket(
        self, bob: User, bob_client: Client, edition: Edition
    ) -> None:
        batch = give(bob, mails.bounce(number=1))
        work_off(batch)
        text = text_of(bob_client, batch)
        delivery = batch.submissions.get().deliveries.get()
        assert reverse("desk:ticket", args=[delivery.ticket_id]) in text
        assert 'class="chip address"' in text
        assert "1 of 1 done" in text
        assert reverse("desk:batch-rows", args=[batch.pk]) not in text

    def test_an_ordinary_mail_is_no_failure_notice_and_has_no_ticket(
        self, bob: User, bob_client: Client, edition: Edition
    ) -> None:
        batch = give(bob, ORDINARY)
        work_off(batch)
        text = text_of(bob_client, batch)
        assert "Not a failure notice" in text
        assert "An ordinary mail" in text
        assert "/tickets/" not in text

    def test_a_file_that_is_no_mail_says_why_and_what_to_do(
        self, bob: User, bob_client: Client, edition: Edition
    ) -> None:
        batch = give(bob, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
        work_off(batch)
        text = text_of(bob_client, batch)
        assert "Cannot be read" in text
        assert "What to do" in text

    def test_what_was_set_aside_says_so(self, bob: User, bob_client: Client) -> None:
        batch = give(bob, mails.bounce(number=1))
        batch.submissions.update(state=Submission.State.QUARANTINED, reason="crashed")
        text = text_of(bob_client, batch)
        assert "Set aside" in text
        assert "Reading failed several times" in text
        assert "1 of 1 done" in text

    def test_an_empty_file_needs_no_worker(self, bob: User, bob_client: Client) -> None:
        text = text_of(bob_client, give(bob, b""))
        assert "The file is empty." in text
        assert "1 of 1 done" in text

    def test_a_duplicate_leads_to_the_first_ticket(self, bob: User, bob_client: Client, edition: Edition) -> None:
        first = give(bob, mails.bounce(number=1))
        work_off(first)
        text = text_of(bob_client, give(bob, mails.bounce(number=1)))
        assert "Duplicate" in text
        assert reverse("desk:ticket", args=[first.submissions.get().deliveries.get().ticket_id]) in text

    def test_a_duplicate_of_somebody_elses_shows_nothing_of_it(
        self, bob: User, charlie: User, charlie_client: Client, edition: Edition
    ) -> None:
        work_off(give(bob, mails.bounce(number=1)))
        text = text_of(charlie_client, give(charlie, mails.bounce(number=1)))
        assert "Already registered by somebody else" in text
        assert "/tickets/" not in text
        assert "taro1@" not in text

    def test_a_duplicate_of_an_unreadable_file_leads_to_it(self, bob: User, bob_client: Client) -> None:
        first = give(bob, mails.bounce(number=1)).submissions.get()
        text = text_of(bob_client, give(bob, mails.bounce(number=1)))
        assert reverse("desk:submission", args=[first.pk]) in text


class TestTheRows:
    def test_nothing_new_is_no_content(self, bob: User, bob_client: Client) -> None:
        batch = give(bob, mails.bounce(number=1))
        _status, text = rows_of(bob_client, batch)
        seen = text.partition("seen=")[2].partition('"')[0]
        assert seen
        assert rows_of(bob_client, batch, seen)[0] == 204

    def test_something_new_is_shown_and_told_to_screen_readers(
        self, bob: User, bob_client: Client, edition: Edition
    ) -> None:
        batch = give(bob, mails.bounce(number=1))
        seen = rows_of(bob_client, batch)[1].partition("seen=")[2].partition('"')[0]
        work_off(batch)
        status, text = rows_of(bob_client, batch, seen)
        assert status == 200
        assert 'hx-swap-oob="innerHTML:#batch-summary"' in text
        assert reverse("desk:batch-rows", args=[batch.pk]) not in text
        assert "<html" not in text

    def test_say_when_no_worker_is_alive(self, bob: User, bob_client: Client, valkey: object) -> None:
        text = text_of(bob_client, give(bob, mails.bounce(number=1)))
        assert "no worker is running" in text

    def test_ask_a_bounded_number_of_queries(
        self,
        bob: User,
        bob_client: Client,
        edition: Edition,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        batch = give(bob, *(mails.bounce(number=number) for number in range(30)))
        work_off(batch)
        rows_of(bob_client, batch)
        with django_assert_max_num_queries(10):
            rows_of(bob_client, batch)

    def test_of_many_files_come_page_by_page(self, bob: User, bob_client: Client) -> None:
        batch = give(bob, *[b""] * 201)
        text = rows_of(bob_client, batch)[1]
        assert text.count('scope="row"') == 200
        after = text.partition("?after=")[2].partition('"')[0]
        further = bob_client.get(reverse("desk:batch", args=[batch.pk]), {"after": after}).content.decode()
        assert further.count('scope="row"') == 1


class TestWhoMaySee:
    def test_uploaders_see_their_own(self, bob: User, bob_client: Client, charlie_client: Client) -> None:
        batch = give(bob, b"")
        for name in ("desk:batch", "desk:batch-rows"):
            assert bob_client.get(reverse(name, args=[batch.pk])).status_code == 200
            assert charlie_client.get(reverse(name, args=[batch.pk])).status_code == 404

    def test_the_desk_sees_all(self, bob: User, ada_client: Client) -> None:
        assert ada_client.get(reverse("desk:batch", args=[give(bob, b"").pk])).status_code == 200
