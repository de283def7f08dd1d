"""Is a report known that a mail program wrote out as text?"""

import pytest

from diagnostics import notices
from diagnostics.notices import shown_reports
from diagnostics.notices.facts import Action
from diagnostics.notices.message import Part

ARRIVED = (
    "Your message was delivered.\n\nReporting-MTA: dns; mx.example.jp\n\nFinal-Recipient: rfc822; taro@example.jp\n"
)
ARRIVED += "Action: relayed\nStatus: 2.0.0\n"
FORWARD = (
    "From: Ada <ada@example.jp>\nTo: desk@example.jp\nSubject: Fwd: {subject}\n\n"
    "---------- Forwarded message ---------\n"
    "From: {sender}\nDate: Tue, 10 Nov 2026\nSubject: {subject}\nTo: <ada@example.jp>\n\n\n{text}"
)


def parts_in(text: str) -> tuple[Part, ...]:
    return shown_reports.parts_in(Part(path="1", given_text=text))


@pytest.mark.parametrize(
    "text",
    [
        "Feedback-Type: abuse\nUser-Agent: x/1",
        "This is an email abuse report for an email message received from 192.0.2.1.",
        "This is an Example abuse report for a message of yours.",
    ],
)
def test_a_complaint_is_one(text: str) -> None:
    (part,) = parts_in(f"Hello,\n\n{text}\n")
    assert part.content_type == "message/feedback-report"


def test_a_report_of_arrival_stands_where_the_text_has_it() -> None:
    (part,) = parts_in(ARRIVED)
    start = ARRIVED.index("Reporting-MTA")
    assert (part.content_type, part.text[start:]) == ("message/delivery-status", ARRIVED[start:])
    assert not part.text[:start].strip()


@pytest.mark.parametrize(
    "text",
    [
        "This is a report about abuse.",
        ARRIVED.replace("relayed", "failed"),
        ARRIVED + "Action: delayed\n",
        "Action: relayed",
    ],
)
def test_a_report_of_failure_is_left_to_the_text(text: str) -> None:
    assert parts_in(text) == ()


def test_a_forwarded_report_of_arrival_is_read() -> None:
    sender = "Mail Delivery System <MAILER-DAEMON@mx.example.jp>"
    raw = FORWARD.format(subject="Mail Delivery Report", sender=sender, text=ARRIVED)
    notice = notices.read(raw.encode())
    (delivery,) = notice.deliveries
    assert (notice.kind, delivery.recipient, delivery.action) == ("delivered", "taro@example.jp", Action.RELAYED)


def test_a_forwarded_complaint_is_one_though_its_subject_says_forwarded_too() -> None:
    text = "This is an email abuse report for an email message received from 192.0.2.1.\n"
    raw = FORWARD.format(subject="FW: Offer", sender="abuse@isp.example.net", text=text)
    notice = notices.read(raw.encode())
    assert (notice.kind, notice.forwarded) == ("complaint", ("inline:gmail",))
