"""Is the way of a mail told from its Received fields?"""

from datetime import UTC, datetime

import mailparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.notices.route import Hop, hops

LAST = (
    "from mx1.example.jp (mx1.example.jp [192.0.2.3]) by mx2.example.com (Postfix) with ESMTPS id ABC "
    "for <taro@example.com>; Tue, 24 Nov 2026 10:00:05 +0900"
)
FIRST = "from pc (unknown [198.51.100.1]) by mx1.example.jp with ESMTPSA id X;\n\tTue, 24 Nov 2026 10:00:01 +0900"


def test_the_first_hop_comes_first_with_its_hosts_and_delay() -> None:
    assert hops([LAST, FIRST]) == (
        Hop(
            sender="pc",
            sender_ip="198.51.100.1",
            receiver="mx1.example.jp",
            protocol="ESMTPSA",
            received_at=datetime(2026, 11, 24, 1, 0, 1, tzinfo=UTC),
            delay=0.0,
        ),
        Hop(
            sender="mx1.example.jp",
            sender_ip="192.0.2.3",
            receiver="mx2.example.com",
            protocol="ESMTPS",
            received_at=datetime(2026, 11, 24, 1, 0, 5, tzinfo=UTC),
            delay=4.0,
        ),
    )


def test_a_clock_that_runs_behind_gives_no_delay() -> None:
    late = FIRST.replace("10:00:01", "10:09:00")
    assert hops([LAST, late])[1].delay is None


def test_a_field_without_a_date_keeps_its_hosts() -> None:
    (hop,) = hops(["from a.example by b.example with SMTP id 1"])
    assert (hop.sender, hop.receiver, hop.received_at) == ("a.example", "b.example", None)


def test_a_clock_that_is_missing_gives_no_delay_and_the_next_counts_from_the_last_known() -> None:
    broken = "from a.example by b.example with SMTP id 1; someday"
    delays = [hop.delay for hop in hops([LAST, broken, FIRST])]
    assert delays == [0.0, None, 4.0]


@pytest.mark.parametrize(
    ("field", "sender", "address"),
    [
        ("from [198.51.100.7] (port=9 helo=pc.example) by b.example", "198.51.100.7", "198.51.100.7"),
        ("from unknown (HELO pc.example) (198.51.100.7) by b.example with SMTP", "pc.example", "198.51.100.7"),
        (
            "from a.example (2001:db8::7) by b.example (2001:db8::8) with Microsoft SMTP Server",
            "a.example",
            "2001:db8::7",
        ),
        ("from [IPv6:2001:db8::7] (unknown [IPv6:2001:db8::7]) by b.example", "2001:db8::7", "2001:db8::7"),
        ("from a.example (Postfix [1.2.3.4.5]) by b.example", "a.example", ""),
    ],
)
def test_the_sender_and_its_address_are_read_in_each_way_of_writing(field: str, sender: str, address: str) -> None:
    (hop,) = hops([field + "; Tue, 24 Nov 2026 10:00:01 +0900"])
    assert (hop.sender, hop.sender_ip, hop.receiver) == (sender, address, "b.example")


def test_microsoft_speaks_smtp_too() -> None:
    (hop,) = hops(["from a.example (2001:db8::7) by b.example with Microsoft SMTP Server (version=TLS1_2)"])
    assert hop.protocol == "SMTP"


def test_a_field_that_names_nobody_is_no_hop() -> None:
    within = "(qmail 1234 invoked by uid 89); 24 Nov 2026 01:00:03 -0000"
    assert [(hop.receiver, hop.delay) for hop in hops([LAST, within, FIRST])] == [
        ("mx1.example.jp", 0.0),
        ("mx2.example.com", 2.0),
    ]


@pytest.mark.parametrize("at", ["Tue, 24 Nov 2026 10:00:01 JST", "2026-11-24T10:00:01+09:00"])
def test_unusual_clocks_are_read(at: str) -> None:
    (hop,) = hops([f"from a.example by b.example with SMTP id 1; {at}"])
    assert hop.received_at == datetime(2026, 11, 24, 1, 0, 1, tzinfo=UTC)


def test_no_more_than_forty_fields_are_looked_at() -> None:
    assert len(hops([FIRST] * 100)) == 40


def test_without_fields_there_is_no_way() -> None:
    assert hops([]) == ()


def test_when_the_library_stumbles_there_is_no_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(_: mailparser.MailParser) -> None:
        raise AttributeError

    monkeypatch.setattr(mailparser.MailParser, "parse", stumble)
    assert hops([FIRST]) == ()


@given(st.lists(st.text(max_size=300), max_size=5))
def test_damaged_fields_never_raise(fields: list[str]) -> None:
    assert len(hops(fields)) <= len(fields)
