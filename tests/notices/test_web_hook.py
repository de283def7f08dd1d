"""Bounces as sending services tell web hooks of them, sent on by mail."""

import json

import pytest

from diagnostics.notices import Action, Kind, Notice, read

BOUNCE = {"email": "taro@example.jp", "event": "bounce", "status": "5.1.1", "reason": "550 5.1.1 no such user"}


def told(*lines: str) -> Notice:
    text = "\n".join(lines)
    return read(f"From: hook@service.example\nTo: sato@sender.example\nSubject: event\n\n{text}\n".encode())


def mailgun(**facts: object) -> str:
    return json.dumps({"event-data": {"event": "failed", "recipient": "jiro@example.jp", **facts}})


def test_each_failed_address_of_a_list_is_a_delivery() -> None:
    passed = {"email": "hanako@example.jp", "event": "delivered"}
    notice = told(json.dumps([BOUNCE, passed, {"email": "jiro@example.jp", "event": "dropped"}]))

    assert (notice.kind, notice.dialect) == (Kind.FAILURE, "web-hook")
    first, second = notice.deliveries
    assert (first.recipient, first.status, first.reply_code) == ("taro@example.jp", "5.1.1", 550)
    assert (second.recipient, second.status, second.diagnostic) == ("jiro@example.jp", "", "")
    assert [delivery.evidence.text for delivery in notice.deliveries if delivery.evidence] == [
        "550 5.1.1 no such user",
        "jiro@example.jp",
    ]


def test_the_remote_servers_answer_is_told() -> None:
    (delivery,) = told(mailgun(**{"delivery-status": {"message": "552 5.2.2 full", "code": 552}})).deliveries

    assert (delivery.recipient, delivery.status, delivery.reply_code) == ("jiro@example.jp", "5.2.2", 552)


def test_an_answer_that_json_writes_otherwise_is_proven_by_its_address() -> None:
    (delivery,) = told(json.dumps([{**BOUNCE, "reason": '550 "taro" is unknown'}])).deliveries

    assert delivery.diagnostic == '550 "taro" is unknown'
    assert delivery.evidence is not None
    assert delivery.evidence.text == "taro@example.jp"


@pytest.mark.parametrize("event", [mailgun(severity="temporary"), json.dumps({**BOUNCE, "event": "deferred"})])
def test_what_is_still_tried_is_a_delay(event: str) -> None:
    notice = told(event if "data" in event else f"[{event}]")

    assert notice.kind is Kind.DELAY
    assert [delivery.action for delivery in notice.deliveries] == [Action.DELAYED]


def test_a_complaint_is_one() -> None:
    assert told(json.dumps([{"email": "taro@example.jp", "event": "spamreport"}])).kind is Kind.COMPLAINT


@pytest.mark.parametrize(
    "lines",
    [
        ("Dear all, how do I read this one?", json.dumps(BOUNCE)),
        ('[{"email": "taro@example.jp", "event": "bounce", ',),
        ("[" * 9 + json.dumps(BOUNCE),),
        ('[1] "event": "bounce"',),
        ('{"event-data": {"event": "opened"}}',),
    ],
)
def test_a_letter_and_broken_or_other_json_are_no_failure(lines: tuple[str, ...]) -> None:
    assert told(*lines).dialect != "web-hook"
    assert told(*lines).kind is Kind.ORDINARY


def test_json_below_a_banner_in_brackets_is_found() -> None:
    notice = told("[External]", json.dumps([BOUNCE]))

    assert [delivery.recipient for delivery in notice.deliveries] == ["taro@example.jp"]


def test_postmark_tells_of_a_bounce_and_of_a_complaint() -> None:
    about = {"Type": "HardBounce", "Description": "It was refused.", "Email": "taro@example.jp"}
    notice = told(json.dumps({"RecordType": "Bounce", **about, "Details": "smtp;550 5.1.1 no such user"}, indent=1))
    (delivery,) = notice.deliveries

    assert (notice.kind, notice.dialect) == (Kind.FAILURE, "web-hook")
    assert (delivery.recipient, delivery.status, delivery.reply_code) == ("taro@example.jp", "5.1.1", 550)
    assert told(json.dumps({"RecordType": "SpamComplaint", **about})).kind is Kind.COMPLAINT


@pytest.mark.parametrize(("name", "kind"), [("bounce", Kind.FAILURE), ("delay", Kind.DELAY)])
def test_sparkpost_tells_of_bounces_and_delays(name: str, kind: Kind) -> None:
    event = {"type": name, "rcpt_to": "taro@example.jp", "raw_reason": "452 4.2.2 full", "reason": "452 <...>"}
    notice = told(json.dumps([{"msys": {"message_event": event}}]))

    assert notice.kind is kind
    assert [(one.recipient, one.diagnostic) for one in notice.deliveries] == [("taro@example.jp", "452 4.2.2 full")]
