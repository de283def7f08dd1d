"""What is read out on the phone, answered in the browser."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diagnostics import intake
from diagnostics.analysis import analyzing
from diagnostics.models import Delivery, Diagnosis, Submission, Ticket, User

pytestmark = pytest.mark.django_db


def answer(client: Client, **fields: str) -> str:
    response = client.post(reverse("desk:ask"), fields)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("edition")
class TestAnswer:
    def test_there_is_none_before_something_is_asked(self, ada_client: Client) -> None:
        assert "May it be sent again?" not in ada_client.get(reverse("desk:ask")).content.decode()
        assert "May it be sent again?" not in answer(ada_client, recipient="docomo.ne.jp")

    def test_names_cause_remedy_and_a_text_for_the_customer(self, ada_client: Client) -> None:
        text = answer(ada_client, code="552 5.2.2", words="mailbox full")
        assert '<p class="name">Mailbox full</p>' in text
        assert '<article class="prose"' in text
        assert 'id="letter-ja"' in text

    def test_the_domain_decides_what_a_code_means(self, ada_client: Client) -> None:
        text = answer(ada_client, code="550", words="Unknown user", recipient="docomo.ne.jp")
        assert reverse("desk:cause", args=["recipient-filter"]) in text
        assert reverse("desk:code", args=["docomo-550-unknown-user"]) in text
        assert "A question that tells them apart" in text

    def test_a_bare_code_is_unclear_and_leads_to_what_it_can_be(self, ada_client: Client) -> None:
        text = answer(ada_client, code="550", recipient="au.com")
        assert "What it can be" in text
        assert reverse("desk:cause", args=["address-unknown"]) in text
        assert 'id="letter-ja"' not in text

    def test_a_slip_in_the_address_is_shown(self, ada_client: Client) -> None:
        assert "taro@gmail.com" in answer(ada_client, code="550 5.1.1", recipient="taro@gmial.com")

    def test_a_domain_alone_tells_slips_and_the_providers_own_codes(self, ada_client: Client) -> None:
        text = answer(ada_client, recipient="taro@gmial.com")
        assert "<strong>taro@gmail.com</strong>?" in text
        assert "tells no cause" in text
        assert "own codes mean" not in text
        assert reverse("desk:code", args=["docomo-550-unknown-user"]) in answer(ada_client, recipient="ドコモ")
        assert "own codes mean" not in answer(ada_client, recipient="example.jp")

    def test_a_code_may_be_said_in_words(self, ada_client: Client) -> None:
        assert "Address does not exist" in answer(ada_client, code="five fifty five one one")

    def test_slips_of_spelling_are_set_right_and_told(self, ada_client: Client) -> None:
        text = answer(ada_client, words="over quoter")
        assert "Understood as:" in text
        assert "over quota" in text
        assert "Understood as:" not in answer(ada_client, words="over quota")

    def test_what_was_typed_stays_in_its_fields(self, ada_client: Client) -> None:
        text = answer(ada_client, code="550", words="<b>no</b>", recipient="x@example.jp")
        assert 'value="x@example.jp"' in text
        assert "&lt;b&gt;no&lt;/b&gt;</textarea>" in text

    def test_comes_by_address_too(self, ada_client: Client) -> None:
        assert "Mailbox full" in ada_client.get(reverse("desk:ask"), {"words": "over quota"}).content.decode()

    def test_nothing_is_kept(self, ada_client: Client) -> None:
        answer(ada_client, code="550 5.1.1", words="user unknown", recipient="taro@example.jp")
        assert not any(model.objects.exists() for model in (Submission, Delivery, Diagnosis, Ticket))


@pytest.mark.usefixtures("edition")
class TestMakingATicketOfIt:
    def test_hands_the_text_to_the_door_for_pasted_bounces(self, ada_client: Client) -> None:
        text = answer(ada_client, code="550 5.1.1", words="user unknown", recipient="taro@example.jp")
        said = "<taro@example.jp>: host example.jp said: 550 5.1.1 user unknown"
        assert said.replace("<", "&lt;").replace(">", "&gt;") in text
        ada_client.post(reverse("desk:upload"), {"text": said})
        assert Submission.objects.get().channel == Submission.Channel.PASTE

    def test_is_not_offered_to_who_may_not_submit(self, auditor_client: Client) -> None:
        assert "Make a ticket of it" not in answer(auditor_client, code="550", words="user unknown")

    def test_is_not_offered_where_there_is_too_little(self, ada_client: Client) -> None:
        assert "Make a ticket of it" not in answer(ada_client, code="5.1.1")


QUOTING = (
    "From: hanako@shop.example.jp\nTo: support@example.net\nSubject: 届かない\n"
    "Content-Type: text/plain; charset=utf-8\n\n"
    "taro@example.com 宛が「550 5.1.1 User unknown」で戻ります。\n"
)
QUOTING_IN_HTML = QUOTING.replace("text/plain", "text/html").replace("「", "<b>「")


@pytest.mark.usefixtures("edition")
class TestWhatAMailQuotes:
    @pytest.mark.parametrize("mail", [QUOTING, QUOTING_IN_HTML])
    def test_is_asked_about_and_makes_a_ticket_of_its_writer(self, bob: User, ada_client: Client, mail: str) -> None:
        submission = analyzed(mail, by=bob)
        page = ada_client.get(reverse("desk:submission", args=[submission.pk])).content.decode()
        asking = f"{reverse('desk:ask')}?about={submission.pk}"
        assert asking in page
        text = ada_client.get(asking).content.decode()
        assert "550 5.1.1 User unknown</textarea>" in text
        assert 'value="taro@example.com"' in text
        assert "Address does not exist" in text
        said = re.search(r'name="text" value="([^"]+)"', text)
        assert said
        analyzed(unescape(said[1]), by=bob)
        ticket = Ticket.objects.get()
        assert ticket.recipient == "taro@example.com"
        assert ticket.customer
        assert ticket.customer.address == "hanako@shop.example.jp"

    def test_what_was_set_right_stays(self, bob: User, ada_client: Client) -> None:
        submission = analyzed(QUOTING, by=bob)
        text = answer(ada_client, words="552 5.2.2 mailbox full", about=str(submission.pk))
        assert "552 5.2.2 mailbox full</textarea>" in text
        assert f'name="about" value="{submission.pk}"' in text
        assert "From: hanako@shop.example.jp\n\n552 5.2.2 mailbox full" in text

    def test_is_not_offered_for_a_bounce_nor_to_who_may_not_ask(
        self, bob: User, bob_client: Client, ada_client: Client
    ) -> None:
        bounce = analyzed("<taro@example.com>: 550 5.1.1 User unknown", by=bob)
        assert "?about=" not in ada_client.get(reverse("desk:submission", args=[bounce.pk])).content.decode()
        mail = analyzed(QUOTING, by=bob)
        assert "?about=" not in bob_client.get(reverse("desk:submission", args=[mail.pk])).content.decode()

    @pytest.mark.parametrize("about", ["0", "x", "99999999"])
    def test_a_mail_that_is_not_there_is_not_found(self, ada_client: Client, about: str) -> None:
        assert ada_client.get(reverse("desk:ask"), {"about": about}).status_code == 404


def analyzed(mail: str, *, by: User) -> Submission:
    now = timezone.now()
    given = intake.receive(raw=mail.encode(), channel=Submission.Channel.PASTE, by=by, now=now)
    return analyzing.analyze(given.pk, now=now)


@pytest.mark.parametrize(
    ("who", "status"), [("ada", 200), ("kei", 200), ("auditor", 200), ("bob", 403), ("charlie", 403)]
)
def test_whoever_reads_the_knowledge_may_ask(request: pytest.FixtureRequest, who: str, status: int) -> None:
    client: Client = request.getfixturevalue(f"{who}_client")
    assert client.get(reverse("desk:ask")).status_code == status
    assert client.post(reverse("desk:ask"), {"code": "550"}).status_code == status


def test_strangers_sign_in_first(client: Client) -> None:
    assert client.post(reverse("desk:ask"), {"code": "550"})["Location"].startswith("/accounts/login/")


def test_nobody_asks_without_the_token(ada: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    assert client.post(reverse("desk:ask"), {"code": "550"}).status_code == 403


def test_without_knowledge_it_says_so(ada_client: Client) -> None:
    assert "nothing can be diagnosed" in answer(ada_client, code="550")
