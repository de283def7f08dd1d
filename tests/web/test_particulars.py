"""What the reply names besides its verdict: block list, address, limit, deadline, slips, and the way of the mail."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from diagnostics.knowledge.causes import Cause, Heading
from diagnostics.models import Customer, Edition, RawMessage, Ticket
from diagnostics.web import ways
from tests.factories import NOW, CustomerFactory, TicketFactory
from tests.web.cases import diagnosed

pytestmark = pytest.mark.django_db


def page(client: Client, ticket: Ticket, tab: str = "") -> str:
    return client.get(reverse("desk:ticket", args=[ticket.pk]), {"tab": tab}).content.decode()


def of(cause: Cause, heading: Heading, edition: Edition, **values: object) -> Ticket:
    """A ticket of ``cause``; ``values`` are those of its delivery."""
    made = diagnosed(None, edition, ticket=TicketFactory(cause=cause, heading=heading), cause=cause)
    for name, value in values.items():
        setattr(made.delivery, name, value)
    made.delivery.save()
    return made.delivery.ticket


class TestNamedInTheReply:
    def test_the_block_list_with_its_page_and_the_address(self, ada_client: Client, edition: Edition) -> None:
        said = "554 5.7.1 [203.0.113.9] blocked using zen.spamhaus.org"
        text = page(ada_client, of(Cause.IP_BLOCKED, Heading.REFUSED, edition, diagnostic=said))
        assert 'href="https://check.spamhaus.org/" rel="noreferrer noopener"' in text
        assert "203.0.113.9" in text

    def test_what_to_know_of_a_list_that_has_no_page(self, ada_client: Client, edition: Edition) -> None:
        said = "550-5.7.1 [203.0.113.9] Our system has detected unsolicited mail from your IP - gsmtp"
        ticket = of(Cause.IP_BLOCKED, Heading.REFUSED, edition, diagnostic=said, remote_host="mx.google.com")
        text = page(ada_client, ticket)
        assert "Gmail takes no requests for removal" in text
        assert "page for removal" not in text

    def test_no_block_list_where_something_else_went_wrong(self, ada_client: Client, edition: Edition) -> None:
        said = "550 5.1.1 user unknown, see spamhaus.org [203.0.113.9]"
        text = page(ada_client, of(Cause.ADDRESS_UNKNOWN, Heading.ADDRESS, edition, diagnostic=said))
        assert "Named in the reply" not in text

    def test_the_limit_with_its_figures(self, ada_client: Client, edition: Edition) -> None:
        said = "552 5.3.4 message size exceeds fixed limit of 10485760 bytes"
        ticket = of(Cause.MESSAGE_TOO_LARGE, Heading.SIZE, edition, diagnostic=said)
        ticket.deliveries.get().submission.__class__.objects.update(original_size=20 * 1024 * 1024)
        text = page(ada_client, ticket)
        assert "10.0\N{NO-BREAK SPACE}MB" in text
        assert "the mail had 20.0\N{NO-BREAK SPACE}MB" in text

    def test_the_size_that_the_reply_states_goes_before_that_of_a_copy_which_may_be_cut(
        self, ada_client: Client, edition: Edition
    ) -> None:
        said = "552 5.3.4 message size 41943040 exceeds size limit 20971520 of server mx.example.jp"
        ticket = of(Cause.MESSAGE_TOO_LARGE, Heading.SIZE, edition, diagnostic=said)
        ticket.deliveries.get().submission.__class__.objects.update(original_size=4096)
        text = page(ada_client, ticket)
        assert "20.0\N{NO-BREAK SPACE}MB" in text
        assert "the mail had 40.0\N{NO-BREAK SPACE}MB" in text

    def test_the_page_that_the_reply_refers_to_without_a_link(self, ada_client: Client, edition: Edition) -> None:
        said = "554 5.7.1 denied, see https://postmaster.example.jp/why?ip=203.0.113.9"
        text = page(ada_client, of(Cause.POLICY_REFUSED, Heading.REFUSED, edition, diagnostic=said))
        assert "https://postmaster.example.jp/why?ip=203.0.113.9" in text
        assert 'href="https://postmaster.example.jp' not in text

    def test_what_to_know_of_a_list_that_has_a_page_too(self, ada_client: Client, edition: Edition) -> None:
        said = "554 5.7.1 [203.0.113.9] listed, https://www.spamhaus.org/pbl/query/PBL123456"
        text = page(ada_client, of(Cause.IP_BLOCKED, Heading.REFUSED, edition, diagnostic=said))
        assert "Spamhaus PBL" in text
        assert "port 587 with SMTP AUTH" in text

    def test_the_other_recipient_because_of_whom_the_mail_was_refused(
        self, ada_client: Client, edition: Edition
    ) -> None:
        said = "550 Unknown user bad@docomo.ne.jp"
        ticket = of(Cause.ADDRESS_UNKNOWN, Heading.ADDRESS, edition, diagnostic=said, recipient="ok@docomo.ne.jp")
        text = page(ada_client, ticket)
        assert "About another recipient" in text
        assert "bad@docomo.ne.jp" in text

    def test_until_when_a_delayed_mail_is_tried(self, ada_client: Client, edition: Edition) -> None:
        ticket = of(Cause.GREYLISTED, Heading.PASSING, edition, action="delayed", retry_until=NOW + timedelta(days=3))
        assert "Still tried until" in page(ada_client, ticket)

    def test_no_deadline_once_it_failed(self, ada_client: Client, edition: Edition) -> None:
        ticket = of(Cause.GREYLISTED, Heading.PASSING, edition, retry_until=NOW)
        assert "Still tried until" not in page(ada_client, ticket)


class TestReported:
    def test_servers_addresses_and_time(self, ada_client: Client, edition: Edition) -> None:
        ticket = of(
            Cause.MAILBOX_FULL,
            Heading.CAPACITY,
            edition,
            recipient="taro@internal.example",
            original_recipient="hanako@example.jp",
            remote_host="mx.example.jp",
            remote_ip="2001:db8::25",
            reporting_host="relay.example.net",
            occurred_at=NOW,
        )
        text = page(ada_client, ticket)
        for told in ("hanako@example.jp", "Passed on to", "mx.example.jp", "2001:db8::25", "relay.example.net"):
            assert told in text
        assert "Last attempt" in text

    def test_no_other_address_where_the_mail_was_not_passed_on(self, ada_client: Client, edition: Edition) -> None:
        ticket = of(
            Cause.MAILBOX_FULL,
            Heading.CAPACITY,
            edition,
            recipient="Taro@example.jp",
            original_recipient="taro@example.jp",
            reporting_host="relay.example.net",
        )
        assert "Passed on to" not in page(ada_client, ticket)

    def test_whom_the_returned_mail_was_for(self, ada_client: Client, edition: Edition) -> None:
        ticket = of(Cause.MAILBOX_FULL, Heading.CAPACITY, edition)
        ticket.deliveries.get().submission.__class__.objects.update(
            original_recipients=["one@a.example", "two@b.example"]
        )
        assert "one@a.example, two@b.example" in page(ada_client, ticket)


class TestSlips:
    @pytest.fixture
    def customer(self) -> Customer:
        return CustomerFactory()

    def test_say_why_they_are_suggested(self, ada_client: Client, edition: Edition) -> None:
        ticket = TicketFactory(recipient="taro@gmial.com", cause=Cause.ADDRESS_UNKNOWN, heading=Heading.ADDRESS)
        diagnosed(None, edition, ticket=ticket)
        assert "It resembles a well-known domain:" in page(ada_client, ticket)

    def test_know_the_addresses_that_this_customer_reaches(
        self, ada_client: Client, edition: Edition, customer: Customer
    ) -> None:
        TicketFactory(customer=customer, recipient="koike01@example.com", cause=Cause.MAILBOX_FULL)
        failed = {"cause": Cause.ADDRESS_UNKNOWN, "heading": Heading.ADDRESS}
        ticket = TicketFactory(customer=customer, recipient="koikeo1@example.com", **failed)
        diagnosed(None, edition, ticket=ticket)
        assert "<strong>koike01@example.com</strong>?" in page(ada_client, ticket)

    @pytest.mark.parametrize("elsewhere", [{"cause": Cause.ADDRESS_UNKNOWN}, {"customer": None}])
    def test_know_none_that_failed_or_that_others_reach(
        self, ada_client: Client, edition: Edition, customer: Customer, elsewhere: dict[str, object]
    ) -> None:
        TicketFactory(**{"customer": customer, "recipient": "koike01@example.com", **elsewhere})
        failed = {"cause": Cause.ADDRESS_UNKNOWN, "heading": Heading.ADDRESS}
        ticket = TicketFactory(customer=customer, recipient="koikeo1@example.com", **failed)
        diagnosed(None, edition, ticket=ticket)
        assert "koike01@example.com</strong>?" not in page(ada_client, ticket)


RETURNED = (
    b"Received: from relay.example.net by mx.example.org with ESMTP; Tue, 24 Nov 2026 18:00:00 +0900\r\n"
    b"Received: from pc.example.net by relay.example.net with ESMTP; Tue, 24 Nov 2026 09:00:00 +0900\r\n"
    b"From: y@example.net\r\n\r\nhello\r\n"
)
NOTICE = (
    b"From: mailer-daemon@mx.example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/plain\r\n\r\nfailed\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
    + RETURNED
    + b"--b--\r\n"
)
FORWARD = (
    b"Received: from desk.example by portal.example with ESMTP; Tue, 24 Nov 2026 20:00:00 +0900\r\n"
    b"From: ada@example.jp\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n"
    b"--a\r\nContent-Type: message/rfc822\r\n\r\n" + NOTICE + b"\r\n--a--\r\n"
)


class TestWayOfTheMail:
    @pytest.fixture
    def ticket(self, edition: Edition) -> Ticket:
        return of(
            Cause.MAILBOX_FULL,
            Heading.CAPACITY,
            edition,
            reporting_host="mx.example.org",
            remote_ip="203.0.113.9",
            occurred_at=NOW,
        )

    def keep(self, ticket: Ticket, raw: bytes) -> None:
        submission = ticket.deliveries.get().submission
        RawMessage.objects.filter(submission=submission).delete()
        RawMessage.of(submission, raw).save(force_insert=True)

    def test_marks_the_slow_hop_and_where_it_ended(self, ada_client: Client, ticket: Ticket) -> None:
        self.keep(ticket, NOTICE)
        text = page(ada_client, ticket, "way")
        assert "held up for 9 hours" in text
        assert text.index("pc.example.net") < text.index("relay.example.net</strong>") < text.index('class="end"')
        assert "mx.example.org → <strong>mx.example.com</strong>" in text
        assert "after 30 minutes" in text

    def test_follows_a_notice_that_was_forwarded(self, ticket: Ticket) -> None:
        told = ways.ways(FORWARD, ticket.deliveries.get())
        assert [str(way.name) for way in told] == ["This mail", "The returned mail"]
        assert [way.end is not None for way in told] == [False, True]

    def test_tells_the_end_alone_where_nothing_came_back(self, ada_client: Client, ticket: Ticket) -> None:
        self.keep(ticket, b"From: x@example.com\r\n\r\nfailed\r\n")
        assert "Here it went no further" in page(ada_client, ticket, "way")

    def test_is_unknown_without_bytes_and_hosts(self, ada_client: Client, edition: Edition) -> None:
        ticket = of(Cause.MAILBOX_FULL, Heading.CAPACITY, edition, remote_host="")
        self.keep(ticket, b"\x00")
        assert "tells nothing of its way" in page(ada_client, ticket, "way")
        RawMessage.objects.all().delete()
        assert "tells nothing of its way" in page(ada_client, ticket, "way")

    def test_is_unknown_without_a_bounce(self, ada_client: Client, edition: Edition) -> None:
        assert "tells nothing of its way" in page(ada_client, TicketFactory(), "way")
