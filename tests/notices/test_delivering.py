"""Whether there is always a place in the mail that proves what is said of a recipient."""

import pytest

from diagnostics.notices import Action, read

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


SENDMAIL = b"""From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>
To: sato@sender.example
Subject: Returned mail: see transcript for details

   ----- The following addresses had permanent fatal errors -----
<a@x.example>
    (reason: 550 5.1.1 <a@x.example>... User unknown)

   ----- The following addresses had transient non-fatal errors -----
<c@z.example>

   ----- Transcript of session follows -----
... while talking to mx.x.example.:
>>> DATA
<<< 550 5.1.1 <a@x.example>... User unknown
550 5.1.1 <a@x.example>... User unknown
<c@z.example>... Deferred: Connection timed out with z.example.
Warning: message still undelivered after 4 hours
Will keep trying until message is 5 days old
"""


def test_who_is_still_tried_takes_no_reply_of_those_who_failed():
    failed, delayed = read(SENDMAIL).deliveries
    assert (failed.recipient, failed.action, failed.reply_code) == ("a@x.example", Action.FAILED, 550)
    assert (delayed.recipient, delayed.action, delayed.reply_code) == ("c@z.example", Action.DELAYED, None)
    assert delayed.diagnostic == "Deferred: Connection timed out with z.example."


def test_a_transcript_that_tells_nothing_of_a_recipient_leaves_the_reply_above():
    text = SENDMAIL.replace(b"<c@z.example>... Deferred: Connection timed out with z.example.\n", b"<c@z.example>...\n")
    assert [delivery.recipient for delivery in read(text).deliveries] == ["a@x.example", "c@z.example"]
    cut = SENDMAIL[: SENDMAIL.index(b"\nWarning")]
    assert read(cut).deliveries[1].diagnostic == "Deferred: Connection timed out with z.example."


def test_a_refusal_of_a_list_that_names_no_list_is_read_like_any_other():
    told = "You are not allowed to post to this mailing list, and your message has been automatically rejected."
    notice = read(f"From: a <bounces@lists.example>\nTo: b@sender.example\nSubject: x\n\n{told}\n".encode())
    assert notice.dialect != "mailman"
    assert notice.deliveries == ()
