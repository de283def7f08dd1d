"""Synthetic bounces to test with, as mail servers write them."""


def bounce(
    *,
    number: int = 0,
    recipient: str = "",
    status: str = "5.1.1",
    reply: str = "550 5.1.1 <{recipient}>: Recipient address rejected: User unknown",
    action: str = "failed",
    sender: str = "hanako@example.co.jp",
    retry_until: str = "",
    subject: str = "Undelivered Mail Returned to Sender",
) -> bytes:
    """A failure notice as Postfix writes it; ``number`` makes it unlike all others."""
    recipient = recipient or f"taro{number}@example.com"
    said = reply.format(recipient=recipient)
    until = f"Will-Retry-Until: {retry_until}\n" if retry_until else ""
    return f"""\
Return-Path: <>
Received: by mx.example.net (Postfix) id 4F{number:06X}; Tue, 24 Nov 2026 10:15:30 +0900 (JST)
Date: Tue, 24 Nov 2026 10:15:30 +0900 (JST)
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: {subject}
To: {sender}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="4F{number:06X}.1/mx.example.net"
Message-Id: <20261124011530.4F{number:06X}@mx.example.net>

This is a MIME-encapsulated message.

--4F{number:06X}.1/mx.example.net
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.net.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

<{recipient}>: host mail.example.com[192.0.2.25] said: {said} (in reply to RCPT TO command)

--4F{number:06X}.1/mx.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4F{number:06X}
X-Postfix-Sender: rfc822; {sender}
Arrival-Date: Tue, 24 Nov 2026 10:15:28 +0900 (JST)

Final-Recipient: rfc822; {recipient}
Original-Recipient: rfc822;{recipient}
Action: {action}
Status: {status}
Remote-MTA: dns; mail.example.com
Diagnostic-Code: smtp; {said}
{until}
--4F{number:06X}.1/mx.example.net
Content-Description: Undelivered Message
Content-Type: message/rfc822

Date: Tue, 24 Nov 2026 10:15:28 +0900
From: {sender}
To: {recipient}
Subject: Quotation {number}
Message-Id: <quotation-{number}@example.co.jp>

Please find our quotation below.

--4F{number:06X}.1/mx.example.net--
""".encode()


def ordinary(*, number: int = 0) -> bytes:
    """A mail between people that reports nothing."""
    return f"""\
Date: Tue, 24 Nov 2026 11:00:00 +0900
From: hanako@example.co.jp
To: taro@example.com
Subject: Lunch on Friday
Message-Id: <lunch-{number}@example.co.jp>

Shall we have lunch on Friday at noon?
""".encode()


def bounce_of_many(*recipients: str, number: int = 0) -> bytes:
    """A failure notice as Exim writes it, of several recipients."""
    failed = "\n".join(f"  {recipient}\n    all hosts refused: 550 User unknown" for recipient in recipients)
    return f"""\
Return-path: <>
X-Failed-Recipients: {", ".join(recipients)}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.example.net>
To: hanako@example.co.jp
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1tK{number:06d}-0004bC-2q@mx.example.net>
Date: Tue, 24 Nov 2026 10:15:30 +0900

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

{failed}
""".encode()
