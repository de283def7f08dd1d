"""Which signs of a notice does a text show, and when do they agree?"""

import pytest

from diagnostics.notices import pasted_notices
from diagnostics.notices.pasted_notices import Sign, agree, signs_in
from tests.pace import within

TALK = (
    'Hi Bob,\n\nI keep getting "Undelivered Mail Returned to Sender" whenever I write to carol@example.org.\n'
    "The bounce says\n\n  550 5.7.1 <carol@example.org>: Relay access denied\n\nWhat does it mean?\n"
)
LEAD = "お世話になっております。\n次のようなメールが返ってきました。\n\n"


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        (Sign.SENDER, "From: Mail Delivery Subsystem <mailer-daemon@mx.example.com>"),
        (Sign.SENDER, "差出人： MAILER-DAEMON@mx.example.jp"),
        (Sign.SENDER, "Mail Delivery System <postmaster@mx.example.org>"),
        (Sign.HEADLINE, "Undelivered Mail Returned to Sender"),
        (Sign.HEADLINE, "件名： 配信不能: 請求書"),
        (Sign.HEADLINE, "** Address not found **"),
        (Sign.FIELD, "Final-Recipient: rfc822; taro@example.jp"),
        (Sign.HEADLINE, "** メールはブロックされました **"),
        (Sign.PHRASE, "状態コード: 550 5.7.23"),
        (Sign.FIELD, "Action: failed"),
        (Sign.PHRASE, "This is the mail system at host mx.example.jp."),
        (Sign.PHRASE, "   ----- The following addresses had permanent fatal errors -----"),
        (Sign.PHRASE, "管理者向けの診断情報:"),
        (Sign.PHRASE, "was not delivered to:"),
        (Sign.SENTENCE, "We are sorry, your message to the club could not be\ndelivered today."),
        (Sign.SENTENCE, "お送りいただいたメールは、下記の宛先に配信できませんでした。"),
        (Sign.SENTENCE, "Ihre Nachricht konnte nicht zugestellt werden."),
        (Sign.LINE, "<taro@example.jp>: host mx1.example.jp[192.0.2.25] said: no"),
        (Sign.LINE, "\"<taro@example.jp>:\nSorry, I couldn't find any host named example.jp. (#5.1.2)"),
        (Sign.LINE, "<taro@example.jp>: host mx1.example.jp[192.0.2.25]\n    said: 550 no"),
        (Sign.SENTENCE, "taro@example.jp へのメールは配信されませんでした。"),
        (Sign.LINE, "<taro@example.jp>:\n192.0.2.25 does not like recipient."),
        (Sign.LINE, "<taro@example.jp>\n    (reason: 554 5.7.1 Rejected)"),
        (Sign.LINE, "taro@example.jp... Deferred: Connection refused by mx.example.jp."),
        (Sign.PHRASE, "SMTP error from remote mail server after RCPT TO:<taro@example.jp>:"),
        (Sign.PHRASE, '"Reported error:\t550 5.1.10 RESOLVER.ADR.RecipientNotFound'),
        (Sign.REPLY, "<<< 550 no such user"),
        (Sign.REPLY, "The other side answered; reason: 452 4.2.2 full"),
        (Sign.BLOCK, "taro@example.jp: no such mailbox"),
        (Sign.BLOCK, "Failed for:\n\n  * taro@example.jp\n"),
        (Sign.BLOCK, "宛先アドレス： taro@example.jp"),
    ],
)
def test_a_sign_is_seen(sign: Sign, text: str) -> None:
    assert sign in signs_in(f"{LEAD}{text}\n\nよろしくお願いします。\n")


@pytest.mark.parametrize(
    "text",
    [
        "From: Ken Sato <ken@example.com>",
        "He wrote about Undelivered Mail Returned to Sender and the like.",
        "The action failed.",
        "I could not deliver the parcel to your address.",
        "My message to taro could not be delivered.",
        "メールが届かないそうです。どうすればよいですか。",
        "「配信できませんでした」という件名のメールです。",
        "作業中に送信されたメールは遅延する場合がございます。",
        "Call room 550 or write to\nken@example.com\n",
        "> This is the mail system at host mx.example.jp.\n> Your message could not be delivered.",
    ],
)
def test_talk_shows_none(text: str) -> None:
    assert signs_in(text) is Sign.NONE


def test_a_headline_is_no_sentence_besides() -> None:
    assert signs_in("Mail delivery failed: returning message to sender") is Sign.HEADLINE


def test_the_dialogue_of_a_notice_is_no_quotation() -> None:
    assert Sign.REPLY in signs_in(">>> RCPT TO:<taro@example.jp>\n<<< 550 unknown")


def test_signs_agree_where_two_are_there_and_one_is_strong() -> None:
    assert agree(Sign.SENTENCE | Sign.REPLY)
    assert not agree(Sign.SENTENCE)
    assert not agree(Sign.REPLY | Sign.BLOCK)
    assert not agree(Sign.SENTENCE | Sign.REPLY, least=3)
    assert not agree(signs_in(TALK))


def test_a_subject_is_a_headline_as_a_whole_or_not_at_all() -> None:
    assert pasted_notices.is_headline("Undeliverable: Minutes of Monday")
    assert not pasted_notices.is_headline("Undelivered mail question")


@pytest.mark.parametrize(
    "piece", ["550 5.1.1 a@example.jp: ", "your message could not be ", "> x\n", "a@b.example\n", "From:"]
)
def test_a_long_text_is_not_slow(piece: str) -> None:
    with within(2):
        signs_in(piece * (400_000 // len(piece)))


def test_where_people_take_leave_is_sought_in_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    sign = pasted_notices._signs
    monkeypatch.setattr(pasted_notices, "_signs", lambda text: asked.append(text) or sign(text))
    failed = "<u@example.jp>: 550 5.1.1 user unknown\n"

    assert pasted_notices.without_signature(failed + f"-- \n{failed}" * 12 + "-- \nAda\n" * 6).endswith(failed)
    assert len(asked) <= 5
