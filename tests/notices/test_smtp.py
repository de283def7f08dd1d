"""Replies, statuses, commands and hosts as notices write them."""

import pytest

from diagnostics.notices import session, smtp


class TestReplies:
    @pytest.mark.parametrize(
        ("text", "code", "status"),
        [
            ("550 5.1.1 <a@b.example>... User unknown", 550, "5.1.1"),
            ("550-5.7.26 Unauthenticated 550-5.7.26 mail 550 5.7.26 is blocked", 550, "5.7.26"),
            ("550 5.1.1 Failed, id=02, from MTA([127.0.0.1]:10025): 450 4.2.0 later", 450, "4.2.0"),
            ("sorry, no mailbox here (#5.1.1)", None, ""),
            ("550 sorry, no mailbox here by that name. (#5.7.17)", 550, "5.7.17"),
            ("Remote Server returned '554 5.4.0 <mx #5.4.0>'", 554, "5.4.0"),
            ("5.1.0 - Unknown address error 550-'5.2.2 Mailbox Full'", 550, "5.2.2"),
            ("<<< 421 too busy", 421, ""),
            ("#550 5.2.2 STOREDRV.Deliver: mailbox full", 550, "5.2.2"),
            ("552 5.3.4 message size 41,943,041 exceeds size limit 20,480,000 of mx", 552, "5.3.4"),
            ("could not be delivered,550 no such user", 550, ""),
            ("<x>... 550 Host unknown", 550, ""),
            ("サーバーが拒みました（554 送信元が登録されています）", 554, ""),
            ("【応答】550 宛先不明", 550, ""),
        ],
    )
    def test_the_last_reply_decides(self, text, code, status):
        reply = smtp.deciding(text)
        assert (reply.code if reply else None, reply.status if reply else "") == (code, status)

    @pytest.mark.parametrize(
        "text",
        [
            "host 192.0.2.550 is down",
            "more than: 500 messages an hour",
            "limit: 512 kB",
            "id 550e8400-e29b",
            "a street with number 450 in it",
            "room:450x",
            "250 2.0.0 Ok",
            "size: 512,000",
            "limit 20,480,000",
            "20,480 exceeded",
        ],
    )
    def test_other_numbers_are_no_replies(self, text):
        assert smtp.replies(text) == []


class TestStatuses:
    @pytest.mark.parametrize(
        ("text", "status"),
        [
            ("2.0.0 then 5.1.1", "5.1.1"),
            ("2.1.5 only", "2.1.5"),
            ("version 5.65.1 and 192.0.2.5.1.1", ""),
            ("(#4.4.7)", "4.4.7"),
            ("exim 4.9.1.2", ""),
        ],
    )
    def test_the_first_error_status_is_found(self, text, status):
        assert smtp.status_in(text) == status


class TestCommands:
    @pytest.mark.parametrize(
        ("text", "command"),
        [
            ("said: 550 no (in reply to RCPT TO command)", "RCPT"),
            ("said: 550 no (in reply to end of\n    DATA command)", "DATA"),
            ("SMTP error from remote mail server after MAIL FROM:<a@b.example> SIZE=9:", "MAIL"),
            ("SMTP error from remote mail server after end of data:", "DATA"),
            ("mx.example.jp [192.0.2.1] did not like our RCPT TO:", "RCPT"),
            ("User Unknown [RCPT_TO]", "RCPT"),
            ("SMTP:RCPT host 192.0.2.2: 550 no", "RCPT"),
            ("192.0.2.2 does not like recipient.", "RCPT"),
            ("192.0.2.2 failed after I sent the message.", "DATA"),
            ("lost connection with mx.example.jp while receiving the initial server greeting", "CONN"),
            ("lost connection while performing the EHLO handshake", "EHLO"),
            (">>> MAIL From:<a@b.example>\n<<< 250 ok\n>>> RCPT To:<c@d.example>\n<<< 550 no", "RCPT"),
            ("550 no user in RCPT TO", "RCPT"),
            ("host mx.example.jp[192.0.2.1] refused to talk to me: 554 no", "CONN"),
            ("connect to mx.example.jp[192.0.2.1]:25: Connection timed out", "CONN"),
            ("connect to mx.example.jp[2001:db8::25]:25: No route to host", "CONN"),
            ("TLS is required, but was not offered by host mx.example.jp[192.0.2.1]", "EHLO"),
            ("nothing of the kind", ""),
        ],
    )
    def test_the_answered_command_is_found(self, text, command):
        assert session.Session(text).command() == command

    def test_in_a_dialogue_the_command_before_the_reply_counts(self):
        text = ">>> DATA\n<<< 550 no\n>>> RSET\n<<< 250 ok\n>>> MAIL From:<>"
        assert session.Session(text).command(before=text.index("550")) == "DATA"


class TestServers:
    @pytest.mark.parametrize(
        ("text", "host", "ip"),
        [
            ("host mx.example.jp[192.0.2.1] said: 550 no", "mx.example.jp", "192.0.2.1"),
            ("host MX.example.jp [2001:db8::25]: 550 no", "mx.example.jp", "2001:db8::25"),
            ("... while talking to mx.example.jp.:", "mx.example.jp", ""),
            ("mx.example.jp [192.0.2.1] did not like our DATA", "mx.example.jp", "192.0.2.1"),
            ("by the server for example.jp by mx.example.jp. [192.0.2.1].", "mx.example.jp", "192.0.2.1"),
            ("dns;mx.example.jp (TCP|192.0.2.9|4|192.0.2.1|25)", "mx.example.jp", "192.0.2.1"),
            ("mx.example.jp gave this error:\n550 no", "mx.example.jp", ""),
            ("a@b.example\nmx.example.jp\nRemote Server returned '550 no'", "mx.example.jp", ""),
            ("Remote host: mx.example.jp", "mx.example.jp", ""),
            ("connect to mx.example.jp[2001:db8::25]:25: Connection refused", "mx.example.jp", "2001:db8::25"),
            ("lost connection with mx.example.jp[192.0.2.1] while sending DATA", "mx.example.jp", "192.0.2.1"),
            ("conversation with mx.example.jp[192.0.2.1] timed out", "mx.example.jp", "192.0.2.1"),
            ("Connected to 192.0.2.1 but sender was rejected.", "", "192.0.2.1"),
            ("192.0.2.1 does not like recipient.", "", "192.0.2.1"),
            ("554 Client host [192.0.2.9] blocked", "", ""),
            ("host nowhere", "", ""),
            ("nobody said anything", "", ""),
        ],
    )
    def test_the_answering_server_is_found(self, text, host, ip):
        assert session.remote_in([session.Session(text)]) == (host, ip)

    def test_of_a_connection_the_far_end_counts(self):
        assert session.ip_in("dns;mx.example.jp (TCP|192.0.2.9|41200|192.0.2.1|25)") == "192.0.2.1"

    def test_the_address_in_brackets_belongs_to_its_host(self):
        text = "mx1.example.jp is down; mx2.example.jp[192.0.2.2] said"
        assert session.Session(text).ip_of("mx2.example.jp") == "192.0.2.2"
        assert session.Session(text).ip_of("mx1.example.jp") == ""

    def test_only_few_places_are_tried(self):
        assert session.Session("a " * 50 + "a[192.0.2.2]").ip_of("a") == ""
