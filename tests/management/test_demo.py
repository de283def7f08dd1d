"""The desk that people try first."""

import io
import json
import stat
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from diagnostics.knowledge.causes import Cause
from diagnostics.management.demo import cast, desk
from diagnostics.models import Event, Submission, Ticket, User
from diagnostics.models.policy import Right, may

EXPECTED = {
    "03-mailbox-full": Cause.MAILBOX_FULL,
    "04-gmail-dmarc": Cause.AUTHENTICATION_FAILED,
    "05-outlook-ip-blocked": Cause.IP_BLOCKED,
    "06-message-too-large": Cause.MESSAGE_TOO_LARGE,
    "07-spam-suspected": Cause.SPAM_SUSPECTED,
    "08-reverse-dns": Cause.REVERSE_DNS_MISSING,
    "09-domain-unknown": Cause.DOMAIN_UNKNOWN,
    "10-delayed-greylisted": Cause.GREYLISTED,
    "11-exim-expired": Cause.DELIVERY_EXPIRED,
    "12-forwarded-by-gmail": Cause.ADDRESS_UNKNOWN,
    "13-unclear": Cause.UNCLEAR,
    "14-forwarded-exchange-online": Cause.ADDRESS_UNKNOWN,
}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path, valkey: object) -> Path:
    settings.DATA = tmp_path / "データ"
    return settings.DATA


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def demo(output: io.StringIO | None = None) -> str:
    output = output or io.StringIO()
    call_command("demo", stdout=output)
    return output.getvalue()


class TestTheCast:
    def test_signs_in_with_the_passwords_that_are_shown(self, client: Client) -> None:
        output = demo(Terminal())
        logins = json.loads(cast.logins_path().read_text())
        assert list(logins) == ["ada@example.jp", "bob@example.jp", "kei@example.jp", "admin@example.jp"]
        for email, password in logins.items():
            assert f"{email}  {password}" in output
            assert client.login(email=email, password=password)

    def test_keeps_its_passwords_out_of_logs(self) -> None:
        output = demo()
        assert str(cast.logins_path()) in output
        assert not any(password in output for password in cast.make().values())

    def test_has_its_rights(self) -> None:
        cast.make()
        rights = {
            "ada": Right.WORK_TICKETS,
            "bob": Right.SUBMIT,
            "kei": Right.EDIT_KNOWLEDGE,
            "admin": Right.ADMINISTER,
        }
        assert all(may(User.objects.get(email=f"{name}@example.jp"), right) for name, right in rights.items())
        assert not may(User.objects.get(email="bob@example.jp"), Right.READ_DESK)

    def test_keeps_its_passwords_for_later_starts(self) -> None:
        assert cast.make() == cast.make()

    def test_gets_the_kept_passwords_back_in_another_database(self, client: Client) -> None:
        logins = cast.make()
        User.objects.get(email="ada@example.jp").delete()
        User.objects.filter(email="bob@example.jp").update(password="!")
        assert cast.make() == logins
        assert client.login(email="ada@example.jp", password=logins["ada@example.jp"])
        assert client.login(email="bob@example.jp", password=logins["bob@example.jp"])

    @pytest.mark.parametrize("kept", ["", "[]", "{", '{"ada@example.jp": ""}'])
    def test_makes_new_passwords_where_the_kept_ones_are_spoilt(self, data: Path, kept: str) -> None:
        data.mkdir()
        cast.logins_path().write_text(kept)
        assert all(cast.make().values())

    def test_shows_its_passwords_to_nobody_else(self) -> None:
        cast.make()
        assert stat.S_IMODE(cast.logins_path().stat().st_mode) == 0o600


class TestTheDesk:
    @pytest.fixture(autouse=True)
    def _laid(self) -> None:
        demo()

    def test_holds_bounces_of_many_causes(self) -> None:
        for name, cause in EXPECTED.items():
            path = desk.MAILS / f"{name}.eml"
            submission = Submission.objects.get(size=path.stat().st_size, deliveries__position=0)
            assert submission.deliveries.first().ticket.cause == cause, name

    def test_holds_one_mail_that_is_no_failure(self) -> None:
        assert Submission.objects.get(filename="15-absence-note.eml").kind == "auto-reply"

    def test_holds_work_in_every_state(self) -> None:
        assert set(Ticket.objects.values_list("state", flat=True)) == {"open", "waiting", "done"}
        assert set(Event.objects.values_list("verb", flat=True)) >= {"opened", "joined", "assigned", "noted"}
        assert Ticket.objects.filter(assignee__email="ada@example.jp").count() == 4

    def test_holds_a_case_that_came_twice(self) -> None:
        assert Ticket.objects.get(recipient="suzuki.example@docomo.ne.jp").deliveries_count == 2

    def test_knows_who_forwarded(self) -> None:
        ticket = Ticket.objects.get(recipient="yoyaku@kaze-travel.example.com")
        assert ticket.customer.address == "morita@fujimi-bus.example.jp"

    def test_stays_as_it_is_when_it_is_laid_again(self) -> None:
        before = (Submission.objects.count(), Ticket.objects.count(), Event.objects.count())
        assert "0 demo bounces" in demo()
        assert (Submission.objects.count(), Ticket.objects.count(), Event.objects.count()) == before
