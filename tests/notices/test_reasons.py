"""Which of many words decide."""

import pytest

from diagnostics.notices import reasons


def test_of_a_great_many_replies_the_first_and_the_last_ones_are_weighed():
    text = "".join(f"450 4.2.0 try {number} later\n\n" for number in range(60)) + "<<< 550 5.1.1 no such user\n"
    found = reasons.find(text, 0, len(text))
    assert found is not None
    assert (found.code, found.status) == (550, "5.1.1")


def test_a_reply_that_names_the_recipient_goes_before_one_that_does_not():
    text = "550 5.1.1 <a@example.jp> unknown\n\n552 5.2.2 <b@example.jp> full\n\n550 5.7.1 no\n"
    found = reasons.find(text, 0, len(text), recipient="b@example.jp")
    assert found is not None
    assert text[found.start : found.end] == "552 5.2.2 <b@example.jp> full"


def test_where_nothing_is_told_nothing_decides():
    assert reasons.find("", 0, 0) is None


def test_the_word_for_a_group_in_japanese_tells_nothing_of_loops():
    text = "次の受信者またはグループへの配信に失敗しました:\n\n宛先の経路が循環しています。\n"
    found = reasons.find(text, 0, len(text))
    assert found is not None
    assert text[found.start : found.end] == "宛先の経路が循環しています。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A temporary problem. We will retry for 46 hours.\n\nThe response was:\n\nDNS lookup: SERVFAIL\n\nRetry.\n",
            "DNS lookup: SERVFAIL",
        ),
        (
            "It is temporarily queued.\n\nReason: The mailbox of the recipient is over quota.\n\nError: later\n",
            "Reason: The mailbox of the recipient is over quota.",
        ),
        (
            "Will be retried for 1 day\n\nTechnical details of temporary failure:\nConnection dropped\n",
            "Technical details of temporary failure:\nConnection dropped",
        ),
        ("Die Zustellung wird versucht, unbekannt.\n\nDie Antwort lautete:\n\nPostfach voll\n", "Postfach voll"),
        ("The mailbox is full.\n\nReason: see above\n", "The mailbox is full."),
        ("The mailbox is full.\n\nThe response was:\n", "The mailbox is full."),
    ],
)
def test_what_is_labelled_as_the_reason_goes_before_what_is_said_in_general(text, told):
    found = reasons.find(text, 0, len(text))
    assert found is not None
    assert text[found.start : found.end] == told
