"""Whose meanings apply."""

import pytest

from diagnostics.knowledge.dictionary import load_dictionary
from diagnostics.knowledge.vendors import vendor_of


@pytest.mark.parametrize(
    ("host", "vendor"),
    [
        ("example-com.mail.protection.outlook.com", "Microsoft"),
        ("gmail-smtp-in.l.google.com", "Gmail"),
        ("ASPMX.L.GOOGLE.COM.", "Gmail"),
        ("mta5.am0.yahoodns.net", "Yahoo"),
        ("mfsmax.docomo.ne.jp", "docomo"),
        ("mx.ezweb.ne.jp", "au"),
        ("i.softbank.jp", "SoftBank"),
        ("smtp-in.orange.fr", "Orange"),
        ("163mx01.mxmail.netease.com", "NetEase"),
        ("mx.yahoo.co.jp", ""),
        ("notgoogle.com", ""),
        ("google.com.example", ""),
        ("", ""),
    ],
)
def test_hosts_belong_to_whoever_runs_them(host: str, vendor: str) -> None:
    assert vendor_of([host]) == vendor


def test_the_first_known_host_counts() -> None:
    assert vendor_of(["mx.example.jp", "docomo.ne.jp", "gmail.com"]) == "docomo"


def test_every_vendor_is_one_of_the_dictionary() -> None:
    known = {entry.vendor for entry in load_dictionary().entries}
    asked = ["outlook.com", "gmail.com", "aol.com", "me.com", "docomo.ne.jp", "au.com", "softbank.jp", "laposte.net"]
    asked += ["secureserver.net", "comcast.net", "pphosted.com", "mimecast.com", "qq.com", "163.com", "mailgun.org"]
    assert {vendor_of([host]) for host in asked} == known - {"", "Spamhaus"}
