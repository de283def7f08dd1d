"""Which bounces lie on the demo's desk, and what was done about them?"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from diagnostics import analysis, intake
from diagnostics.models import Submission, Ticket, User
from diagnostics.tickets import conversation, follow_ups, triage

MAILS = Path(__file__).parent / "mails"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Somebody who does something about a ticket at a time."""

    by: User
    now: datetime

    def take(self, ticket: Ticket) -> None:
        triage.assign(ticket=ticket, to=self.by, by=self.by, now=self.now)

    def note(self, ticket: Ticket, text: str) -> None:
        conversation.add_note(ticket=ticket, text=text, by=self.by, now=self.now)

    def move(self, ticket: Ticket, state: Ticket.State) -> None:
        triage.change_state(ticket=ticket, state=state, by=self.by, now=self.now)

    def look_again(self, ticket: Ticket, after: timedelta) -> None:
        follow_ups.set_follow_up(ticket=ticket, at=self.now + after, by=self.by, now=self.now)


def lay(*, by: User, worked_by: User, now: datetime) -> int:
    """Give in the demo's bounces and work on some of their tickets; how many were new. Those there already stay."""
    paths = sorted(MAILS.glob("*.eml"))
    new = 0
    for position, path in enumerate(paths):
        raw = path.read_bytes()
        if Submission.objects.filter(digest=hashlib.sha256(raw).digest()).exists():
            continue
        given_at = now - timedelta(hours=5) * (len(paths) - position)
        _give(path, raw, by=by, worked_by=worked_by, now=given_at)
        new += 1
    return new


def _give(path: Path, raw: bytes, *, by: User, worked_by: User, now: datetime) -> None:
    if "forwarded" in path.stem:
        submission = intake.receive(raw=raw, channel=Submission.Channel.SMTP, now=now)
    else:
        channel = Submission.Channel.BROWSER
        submission = intake.receive(raw=raw, channel=channel, filename=path.name, by=by, now=now)
    analysis.analyze(submission.pk, now=now + timedelta(seconds=2))
    work = _WORK.get(path.stem)
    ticket = Ticket.objects.filter(deliveries__submission=submission).order_by("id").first()
    if work and ticket:
        work(Hand(by=worked_by, now=now + timedelta(minutes=25)), ticket)


def _ask_for_the_address(hand: Hand, ticket: Ticket) -> None:
    hand.take(ticket)
    hand.note(ticket, "田中様にお電話済み。相手先のアドレスと、ドコモの受信拒否設定の確認をお願いした。折り返し待ち。")
    hand.move(ticket, Ticket.State.WAITING)


def _settle(hand: Hand, ticket: Ticket) -> None:
    hand.take(ticket)
    hand.note(ticket, "ファイル転送サービスのご利用をご案内。10MB 以下に分けて再送し、届いたとのご連絡をいただいた。")
    hand.move(ticket, Ticket.State.DONE)


def _ask_for_delisting(hand: Hand, ticket: Ticket) -> None:
    hand.take(ticket)
    hand.note(ticket, "198.51.100.7 の解除を Microsoft へ申請した。回答は 1〜2 営業日の見込み。")
    hand.look_again(ticket, timedelta(days=1))
    hand.move(ticket, Ticket.State.WAITING)


def _take(hand: Hand, ticket: Ticket) -> None:
    hand.take(ticket)


_WORK: dict[str, Callable[[Hand, Ticket], None]] = {
    "01-docomo-unknown-user": _ask_for_the_address,
    "05-outlook-ip-blocked": _ask_for_delisting,
    "06-message-too-large": _settle,
    "04-gmail-dmarc": _take,
}
