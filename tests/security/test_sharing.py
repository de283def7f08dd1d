"""What uploaders learn of each other where their mails meet: in one ticket, or as the same bytes."""

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics import intake
from diagnostics.models import Delivery, Edition, Submission, Ticket, User
from diagnostics.tickets import sharing
from tests import mails
from tests.factories import NOW, CustomerFactory, DeliveryFactory, DiagnosisFactory, SubmissionFactory, TicketFactory
from tests.web.cases import diagnosed

pytestmark = pytest.mark.django_db

THEIRS = "554 5.7.1 charlies-secret-reply"


@pytest.fixture
def ticket(bob: User, charlie: User, edition: Edition) -> Ticket:
    """Opened by a mail that bob gave; one that charlie gave joined it, and brought its customer."""
    found = diagnosed(bob, edition).delivery.ticket
    joined = SubmissionFactory(analyzed=True, submitted_by=charlie, original_subject="Charlie's quotation")
    theirs = DeliveryFactory(submission=joined, ticket=found, diagnostic=THEIRS, status="5.7.1", reply_code=554)
    DiagnosisFactory(delivery=theirs, edition=edition)
    Ticket.objects.filter(pk=found.pk).update(
        evidence=THEIRS, deliveries_count=2, customer=CustomerFactory(address="president@charlie.example.jp")
    )
    found.refresh_from_db()
    return found


def pages_of(client: Client, ticket: Ticket) -> dict[str, str]:
    urls = [reverse("desk:inbox"), "/?group=customer", "/?group=domain", "/palette/?q=taro", "/submissions/"]
    urls += [reverse("desk:preview", args=[ticket.pk])]
    urls += [f"/tickets/{ticket.pk}/?tab={tab}" for tab in ("remedy", "letter", "mail", "way", "bounces", "history")]
    return {url: client.get(url).content.decode() for url in urls}


class TestATicketThatOthersJoined:
    def test_says_nothing_of_the_mails_of_others(self, bob_client: Client, ticket: Ticket) -> None:
        for url, text in pages_of(bob_client, ticket).items():
            for secret in ("charlie", "president", "Charlie"):
                assert secret not in text, url

    def test_still_shows_people_their_own_mail(self, bob_client: Client, ticket: Ticket) -> None:
        pages = pages_of(bob_client, ticket)
        assert "552 5.2.2 Mailbox full" in pages[reverse("desk:inbox")]
        assert "552 5.2.2 Mailbox full" in pages[f"/tickets/{ticket.pk}/?tab=mail"]

    def test_shows_the_desk_everything(self, ada_client: Client, ticket: Ticket) -> None:
        pages = pages_of(ada_client, ticket)
        assert "charlies-secret-reply" in pages[reverse("desk:inbox")]
        assert "president@charlie.example.jp" in pages[f"/tickets/{ticket.pk}/?tab=remedy"]

    def test_counts_only_their_own_bounces(self, bob: User, ticket: Ticket) -> None:
        (seen,) = sharing.narrowed([ticket], bob)
        assert (seen.deliveries_count, seen.customer) == (1, None)

    @pytest.mark.parametrize(
        "search", ["secret-reply", "Charlie's", "president", "customer:president", "code:5.7.1", "code:554"]
    )
    def test_is_not_found_by_what_others_gave(
        self, bob_client: Client, ada_client: Client, ticket: Ticket, search: str
    ) -> None:
        link = f'href="/tickets/{ticket.pk}/"'
        assert link in ada_client.get("/", {"q": search}).content.decode()
        assert link not in bob_client.get("/", {"q": search}).content.decode()
        assert link not in bob_client.get("/palette/", {"q": search}).content.decode()

    @pytest.mark.parametrize("search", ["taro@example.com", "Mailbox", "code:5.2.2", "cause:mailbox-full"])
    def test_is_found_by_what_one_gave_oneself(self, bob_client: Client, ticket: Ticket, search: str) -> None:
        assert f'href="/tickets/{ticket.pk}/"' in bob_client.get("/", {"q": search}).content.decode()

    def test_opens_no_mail_of_others(self, bob_client: Client, charlie: User, ticket: Ticket) -> None:
        theirs = Submission.objects.get(submitted_by=charlie)
        for name, args in (
            ("submission", (theirs.pk,)),
            ("submission-raw", (theirs.pk,)),
            ("raw", (ticket.pk, theirs.pk)),
            ("part", (ticket.pk, theirs.pk, 0)),
        ):
            assert bob_client.get(reverse(f"desk:{name}", args=args)).status_code == 404, name


class TestAnAddressThatLooksMistyped:
    def test_is_not_compared_with_what_others_gave(
        self, bob: User, bob_client: Client, ada_client: Client, edition: Edition
    ) -> None:
        customer = CustomerFactory()
        TicketFactory(customer=customer, recipient="taro.suzuk1@partner.example.net")
        mistyped = TicketFactory(
            customer=customer, recipient="taro.suzuki@partner.example.net", cause="address-unknown", heading="address"
        )
        diagnosed(bob, edition, ticket=mistyped, cause="address-unknown")
        url = reverse("desk:ticket", args=[mistyped.pk])
        assert "taro.suzuk1@partner" in ada_client.get(url).content.decode()
        assert "taro.suzuk1@partner" not in bob_client.get(url).content.decode()


@pytest.mark.usefixtures("valkey")
class TestTheSameBytesFromSomebodyElse:
    @pytest.fixture
    def again(self, bob: User, charlie: User, edition: Edition) -> Submission:
        first = SubmissionFactory(
            analyzed=True,
            submitted_by=bob,
            filename="bobs-own-name.eml",
            raw=mails.bounce(number=7),
            subject="Undelivered",
        )
        delivery = DeliveryFactory(submission=first)
        DiagnosisFactory(delivery=delivery, edition=edition)
        return intake.receive(
            raw=mails.bounce(number=7), channel=Submission.Channel.BROWSER, filename="mine.eml", by=charlie, now=NOW
        )

    def test_tells_nothing_of_the_first(self, charlie_client: Client, again: Submission) -> None:
        first = again.duplicate_of
        assert first is not None
        ticket = Delivery.objects.get(submission=first).ticket
        assert ticket is not None
        text = "".join(pages_of(charlie_client, ticket).values())
        text += charlie_client.get(reverse("desk:submission", args=[again.pk])).content.decode()
        assert "bobs-own-name" not in text
        assert f"/submissions/{first.pk}/" not in text
        assert "Bob" not in text

    def test_opens_only_ones_own_row(self, charlie_client: Client, again: Submission) -> None:
        first = again.duplicate_of
        assert first is not None
        assert charlie_client.get(reverse("desk:submission", args=[first.pk])).status_code == 404
        assert charlie_client.get(reverse("desk:submission-raw", args=[first.pk])).status_code == 404
        assert charlie_client.get(reverse("desk:submission", args=[again.pk])).status_code == 200
