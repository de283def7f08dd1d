"""Every dialect is recognised by what gives it away, and the first in order wins."""

import pytest

from diagnostics.notices.dialect import Dialect, Recogniser
from diagnostics.notices.dialects import DIALECTS

GIVEN_AWAY = {
    "amazon-ses": "from: mailer-daemon@eu-west-1.amazonses.com",
    "gmail": "from: mail delivery subsystem <mailer-daemon@googlemail.com>",
    "exchange-online": "reporter: dns;tyapr01mb0001.jpnprd01.prod.outlook.com",
    "outlook-com": "from: postmaster@hotmail.com",
    "exchange": "generating server: ex01.example.jp",
    "docomo": "from: mailer-daemon@docomo.ne.jp",
    "kddi": "from: postmaster@ezweb.ne.jp",
    "softbank": "from: mailer-daemon@softbank.ne.jp",
    "yahoo": "has: x-yahoo-newman-property",
    "yahoo-inbound": "message from yahoo.example. unable to deliver message to the following address(es).",
    "facebook": "this message was created automatically by facebook.",
    "yandex": "report: x-yandex-queue-id",
    "mail-ru": "from: mailer-daemon@corp.mail.ru",
    "gmx": "--- the header of the original message is following. ---",
    "zoho": "x-mailer: zoho mail",
    "sendgrid": "report: x-sendgrid-queueid",
    "mailgun": "from: postmaster@mg.mailgun.org",
    "sparkpost": "report: x-momentum-id",
    "powermta": "report: x-powermta-virtualmta",
    "messaging-server": "subject: delivery notification: delivery has failed",
    "notes": "diagnostic: x-notes; user taro not listed",
    "groupwise": "x-mailer: groupwise 8.0",
    "imail": "x-mailer: <smtp32 v8.22>",
    "mailmarshal": 'subject: undeliverable mail: "order"',
    "mcafee": "--- the following addresses had delivery problems ---",
    "mimecast": "subject: [postmaster] email delivery failure",
    "mxlogic": "included is a copy of the message header:",
    "messagelabs": "this is the mail delivery agent at messagelabs.com.",
    "mailfoundry": "unable to deliver message to: <a@b.example> delivery failed for the following reason:",
    "barracuda": "was blocked by our spam firewall.",
    "amavis": "the message was not relayed to:",
    "trend-micro": "x-mailer: trend interscan",
    "surfcontrol": "x-mailer: surfcontrol e-mail filter",
    "symantec": "report: x-symantec-messaging-gateway-queue-id",
    "proofpoint": "from: proofpoint <postmaster@example.com>",
    "ironport": "from: ironport <postmaster@example.com>",
    "fortimail": "message from fortimail",
    "kerio": "kerio connect could not deliver",
    "mdaemon": "from: mdaemon@mail.example.com",
    "mailenable": "mailenable: message could not be delivered",
    "hmailserver": "hmailserver",
    "intermail": "this message was undeliverable due to the following reason:",
    "x3": "delevery to the following recipients",
    "x6": "we had trouble delivering your message. full details follow:",
    "verizon": "message could not be delivered to mobile.",
    "james": "error message below:",
    "courier": "running the courier mail server",
    "opensmtpd": "this is the mailer-daemon, please do not reply",
    "dragonfly": "this is the dragonfly mail agent v0.13",
    "haraka": "haraka says",
    "kumomta": "kumomta",
    "stalwart": "subject: failed to deliver message",
    "m-filter": "x-mailer: m-filter",
    "active-hunter": "has: x-ahmailid",
    "biglobe": "----- non-delivered information -----",
    "fml": "duplicated message-id in <members@ml.example.jp>",
    "bigfoot": "from: mailer-daemon@bigfoot.com",
    "smail": "|------------------------- failed addresses follow: ---------------------|",
    "mmdf": "from: mmdf mail system <mmdf@relay.example>",
    "pp": "subject: delivery report (failure) for taro@example.jp",
    "zmailer": "this is a collection of reports about email delivery process",
    "xmail": "subject: error sending message [1.2.mail] from [example.jp].",
    "listserv": "subject: prices-l: error monitoring report",
    "mailman": "your message to the dev@lists.example mailing-list was rejected for the following reasons: it is spam",
    "mercury": 'from: "mercury mail delivery subsystem" <postmaster@example.jp>',
    "ibm-vm": "example.jp received negative reply from host:",
    "ccmail": "user taro is not a registered cc:mail user.",
    "firstclass": "from: postmaster@example.jp (firstclass mailer)",
    "sendmail": "----- the following addresses had permanent fatal errors -----",
    "exim": "this message was created automatically by mail delivery software.",
    "qmail": "hi. this is the qmail-send program at mx.example.com.",
    "postfix": "report: x-postfix-queue-id",
    "rfc3464": "report: action",
    "web-hook": '[{"email":"taro@example.jp","event":"dropped"}]',
    "amazon-sns": '{"notificationtype":"bounce"}',
}


@pytest.mark.parametrize("name", [dialect.name for dialect in DIALECTS])
def test_a_dialect_is_recognised_by_what_gives_it_away(name):
    found = Recogniser(DIALECTS).recognise(GIVEN_AWAY[name])
    assert found is not None
    assert found.name == name


def test_a_host_of_anybody_that_serves_the_web_is_not_a_german_provider():
    told = (
        "from: mailer-daemon@web12.hosting.example\nthis message was created automatically by mail delivery software."
    )
    found = Recogniser(DIALECTS).recognise(told)
    assert found is not None
    assert found.name == "exim"


def test_nothing_is_recognised_in_a_letter():
    assert Recogniser(DIALECTS).recognise("from: taro <taro@example.jp>\nsubject: lunch\nshall we meet?") is None


def test_of_two_dialects_the_first_in_order_wins():
    first, second = Dialect(name="first", signs=("one",)), Dialect(name="second", signs=("two", "one"))
    found = Recogniser((first, second)).recognise("two one")
    assert found is first


def test_no_two_dialects_have_one_name():
    assert len({dialect.name for dialect in DIALECTS}) == len(DIALECTS)
