"""Which tickets a search finds."""

from datetime import timedelta

import pytest

from diagnostics.knowledge.causes import Cause
from diagnostics.models import Ticket, User
from diagnostics.tickets import finding, terms
from tests.factories import NOW, CustomerFactory, DeliveryFactory, SubmissionFactory, TicketFactory

pytestmark = pytest.mark.django_db


def found(text: str, user: User) -> set[Ticket]:
    return set(finding.find(Ticket.objects.all(), terms.parse(text), user=user, now=NOW))


def done(**values: object) -> Ticket:
    return TicketFactory(state="done", done_at=NOW, **values)


class TestFindsBy:
    def test_state(self, ada: User) -> None:
        waiting, finished = TicketFactory(state="waiting"), done()
        still = TicketFactory()
        assert found("state:waiting", ada) == {waiting}
        assert found("is:done", ada) == {finished}
        assert found("is:open", ada) == {waiting, still}
        assert found("is:waiting", ada) == {waiting}

    def test_assignee(self, ada: User, kei: User) -> None:
        mine, other, free = TicketFactory(assignee=ada), TicketFactory(assignee=kei), TicketFactory()
        assert found("assignee:me", ada) == found("is:mine", ada) == {mine}
        assert found("assignee:none", ada) == found("is:unassigned", ada) == {free}
        assert found("assignee:kei", ada) == found("assignee:kei@example.jp", ada) == {other}
        assert found("-assignee:me", ada) == {other, free}

    def test_cause_heading_and_domain(self, ada: User) -> None:
        full = TicketFactory(recipient="a@docomo.ne.jp")
        unknown = TicketFactory(cause=Cause.ADDRESS_UNKNOWN, heading="address", recipient="b@example.com")
        assert found("cause:address-unknown", ada) == {unknown}
        assert found("heading:capacity", ada) == {full}
        assert found("domain:docomo.ne.jp", ada) == {full}
        assert found("-domain:docomo.ne.jp", ada) == {unknown}

    def test_what_is_due_only_once_the_time_has_come_and_while_it_is_open(self, ada: User) -> None:
        due = TicketFactory(follow_up_at=NOW - timedelta(minutes=1))
        TicketFactory(follow_up_at=NOW + timedelta(minutes=1))
        done(follow_up_at=NOW - timedelta(days=1))
        assert found("is:due", ada) == {due}
        assert len(found("-is:due", ada)) == 2

    def test_what_needs_review_or_is_unclear(self, ada: User) -> None:
        review = TicketFactory(needs_review=True)
        unclear = TicketFactory(cause=Cause.UNCLEAR, heading="unclear", confidence=0)
        assert found("is:review", ada) == {review}
        assert found("is:unclear", ada) == {unclear}

    def test_age(self, ada: User) -> None:
        old = TicketFactory(opened_at=NOW - timedelta(days=3))
        new = TicketFactory(opened_at=NOW - timedelta(hours=1))
        assert found("age:>2d", ada) == {old}
        assert found("age:<2d", ada) == {new}

    def test_the_codes_of_any_of_its_bounces_once(self, ada: User) -> None:
        ticket = TicketFactory()
        DeliveryFactory(ticket=ticket, status="5.2.2", reply_code=552)
        DeliveryFactory(ticket=ticket, status="5.2.2", reply_code=550)
        other = DeliveryFactory(status="4.7.1", reply_code=451).ticket
        assert list(finding.find(Ticket.objects.all(), terms.parse("code:5.2.2"), user=ada, now=NOW)) == [ticket]
        assert found("code:550", ada) == {ticket}
        assert found("code:451", ada) == {other}

    def test_customer(self, ada: User) -> None:
        ticket = TicketFactory(customer=CustomerFactory(address="sales@aoba.example.jp", name="青葉印刷"))
        TicketFactory(customer=None)
        assert found("customer:aoba", ada) == found("customer:青葉", ada) == {ticket}
        assert len(found("-customer:aoba", ada)) == 1

    def test_free_words_in_recipient_evidence_and_customer_all_of_which_must_hold(self, ada: User) -> None:
        ticket = TicketFactory(
            recipient="taro@docomo.ne.jp", evidence="550 Unknown user", customer=CustomerFactory(name="ヤマト工業")
        )
        TicketFactory(recipient="jiro@docomo.ne.jp", evidence="552 full")
        assert found("TARO unknown ヤマト", ada) == {ticket}
        assert found("docomo -taro", ada) != {ticket}
        assert len(found("docomo", ada)) == 2
        assert found("taro missing", ada) == set()

    @pytest.mark.parametrize("word", ["請求書", "見積", "ÜBERSICHT", "überSicht"])
    def test_words_of_the_subject_of_the_mail_that_came_back(self, ada: User, word: str) -> None:
        about = SubmissionFactory(
            analyzed=True, original_subject="11月分の請求書とお見積り Übersicht", subject="Undelivered"
        )
        wanted = DeliveryFactory(submission=about).ticket
        other = DeliveryFactory(submission__subject=word).ticket
        DeliveryFactory(submission=about, position=1, ticket=None)
        assert found(word, ada) == {wanted}
        assert found(f"-{word}", ada) == {other}

    def test_number_with_or_without_its_sign(self, ada: User) -> None:
        ticket = TicketFactory(evidence="", recipient="x@example.com")
        TicketFactory(evidence="", recipient="y@example.com")
        assert ticket in found(f"#{ticket.pk}", ada)
        assert ticket in found(str(ticket.pk), ada)
        assert found("99999999999999999999", ada) == set()

    def test_percent_and_underscore_as_they_are(self, ada: User) -> None:
        ticket = TicketFactory(recipient="a_b@example.com", evidence="100% full")
        TicketFactory(recipient="acb@example.com", evidence="100 full")
        assert found("a_b", ada) == found("100%", ada) == {ticket}


class TestViews:
    @pytest.mark.parametrize("view", finding.VIEWS)
    def test_are_searches_without_problems(self, view: str) -> None:
        assert terms.parse(finding.VIEWS[view]).problems == ()
