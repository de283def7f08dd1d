"""Are the figures and names in a reply found, and only those?"""

import pytest

from diagnostics.knowledge.details import blocklist, blocklists, details, limit
from diagnostics.notices import Delivery, Passage

MEGABYTE = 1024 * 1024


def reply(text: str, **facts: str) -> Delivery:
    return Delivery(recipient="taro@example.jp", diagnostic=text, **facts)


class TestLimits:
    @pytest.mark.parametrize(
        ("text", "size"),
        [
            ("552 5.3.4 Message size exceeds fixed limit of 10485760 bytes", 10_485_760),
            ("552 5.3.4 Message size 38.2 MB exceeds size limit 20 MB of remote server", 20 * MEGABYTE),
            ("552 Message too large, maximum size is 25M", 25 * MEGABYTE),
            ("552 message exceeds 35882577 bytes", 35_882_577),
            ("メールサイズの上限は 10MB です", 10 * MEGABYTE),
            ("quota: 2 GB", 2048 * MEGABYTE),
            ("Nachricht zu groß, Grenze: 1,5 MB", int(1.5 * MEGABYTE)),
        ],
    )
    def test_the_limit_is_read_with_its_unit(self, text: str, size: int) -> None:
        assert limit(text) == size

    @pytest.mark.parametrize("text", ["550 5.1.1 user unknown", "452 too many recipients, limit 100", "552 too large"])
    def test_other_numbers_are_no_limit_of_size(self, text: str) -> None:
        assert limit(text) is None


class TestBlockLists:
    def test_the_list_and_the_blocked_address_are_named(self) -> None:
        found = details(
            reply(
                "554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org; "
                "https://www.spamhaus.org/query/ip/192.0.2.9."
            )
        )
        assert found.blocklist is not None
        assert (found.blocklist.name, found.ip) == ("Spamhaus", "192.0.2.9")
        assert found.url == "https://www.spamhaus.org/query/ip/192.0.2.9"

    def test_a_list_that_was_shut_down_says_so_in_both_languages(self) -> None:
        closed = blocklist("blocked by dnsbl.sorbs.net")
        assert closed is not None
        assert closed.page == ""
        assert closed.note is not None
        assert "2024" in closed.note.ja
        assert "2024" in closed.note.en

    def test_every_list_has_a_page_or_says_why_not(self) -> None:
        assert [known.name for known in blocklists() if not known.page and known.note is None] == []

    def test_a_reply_without_a_list_names_none(self) -> None:
        assert details(reply("550 5.1.1 user unknown")).blocklist is None


class TestAddressesOfHosts:
    def test_the_remote_host_itself_is_not_the_blocked_one(self) -> None:
        found = details(reply("host mx.example.jp[198.51.100.7] said: 550 192.0.2.9 blocked", remote_ip="198.51.100.7"))
        assert found.ip == "192.0.2.9"

    @pytest.mark.parametrize("text", ["550 5.7.1 denied", "550 127.0.0.1 denied", "version 999.1.1.1", "at 10:20:30"])
    def test_what_is_no_public_address_is_not_taken_for_one(self, text: str) -> None:
        assert details(reply(text)).ip == ""

    def test_an_ipv6_address_is_found(self) -> None:
        assert details(reply("550 5.7.1 [2001:db8::25] has no PTR")).ip == "2001:db8::25"

    def test_the_context_is_searched_when_the_reply_is_silent(self) -> None:
        passage = Passage(part="1", start=0, end=21, text="Limit: 20 MB, exceeded")
        assert (
            details(Delivery(recipient="a@b.example", diagnostic="552 no", context=(passage,))).limit == 20 * MEGABYTE
        )
