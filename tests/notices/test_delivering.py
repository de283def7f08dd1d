"""Whether there is always a place in the mail that proves what is said of a recipient."""

import pytest

from diagnostics.notices import read

REPORT = """From: MAILER-DAEMON@mx.example.net
To: sato@sender.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; taro@example.jp
Action: failed
{status}
--b--
"""


@pytest.mark.parametrize(("status", "proof"), [("Status: 5.1.1\n", "5.1.1"), ("", "failed")])
def test_a_report_without_words_is_proven_by_its_status_or_action(status, proof):
    notice = read(REPORT.format(status=status).encode())
    (delivery,) = notice.deliveries
    assert delivery.evidence is not None
    assert delivery.evidence.text == proof
    (text,) = [part.text for part in notice.parts if part.path == delivery.evidence.part]
    assert text[delivery.evidence.start : delivery.evidence.end] == proof


@pytest.mark.parametrize(
    ("recipient", "proof"),
    [
        ('{"emailAddress":"taro@example.jp","status":"5.1.1","diagnosticCode":"smtp; 550 no"}', "smtp; 550 no"),
        ('{"emailAddress":"taro@example.jp","status":"5.1.1"}', "5.1.1"),
        ('{"emailAddress":"taro@example.jp"}', "taro@example.jp"),
        ("{}", None),
    ],
)
def test_a_notification_in_json_is_proven_by_what_it_has(recipient, proof):
    told = '{"notificationType":"Bounce","bounce":{"bouncedRecipients":[' + recipient + "]}}"
    raw = f"From: AWS Notifications <no-reply@sns.amazonaws.com>\nTo: a@sender.example\nSubject: Bounce\n\n{told}\n"
    (delivery,) = read(raw.encode()).deliveries
    assert (delivery.evidence.text if delivery.evidence else None) == proof
