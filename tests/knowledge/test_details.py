"""Are the figures and names in a reply found, and only those?"""

import pytest

from diagnostics.knowledge.details import blocklist, blocklists, details
from diagnostics.notices import Delivery, Passage

MEGABYTE = 1024 * 1024


def reply(text: str, **facts: str) -> Delivery:
    return Delivery(recipient="taro@example.jp", diagnostic=text, **facts)


class TestBlockLists:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            (
                "Client host [192.0.2.9] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.9",
                "Spamhaus",
            ),
            ("blocked using zen.spamhaus.org; https://www.spamhaus.org/pbl/query/PBL1234567", "Spamhaus PBL"),
            ("192.0.2.9 is listed at zen.spamhaus.org (127.0.0.11)", "Spamhaus PBL"),
            ("[BL23] Connections not accepted from IP addresses on Spamhaus PBL", "Spamhaus PBL"),
            ("blocked using zen.spamhaus.org; https://www.spamhaus.org/sbl/query/SBLCSS", "Spamhaus CSS"),
            ("blocked, see https://www.spamhaus.org/sbl/query/SBL123456", "Spamhaus SBL"),
            ("listed by sbl-xbl.spamhaus.org", "Spamhaus"),
            ("blocked, see https://www.abuseat.org/lookup.cgi?ip=192.0.2.9", "Spamhaus XBL"),
            ("Sender domain example.jp blocked using dbl.spamhaus.org", "Spamhaus DBL"),
            (
                "blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/203.0.113.1/",
                "Spamhaus: query refused",
            ),
            ("part of their network is on our block list (S3150).", "Outlook.com"),
            ("5.7.606 Access denied, banned sending IP; please visit https://sender.office.com/", "Microsoft 365"),
            (
                "5.7.511 Access denied, banned sender; forward this to delist@microsoft.com",
                "Microsoft 365: banned sender",
            ),
            (
                "[BL21] because the ip is in Spamhaus's list; see https://postmaster.yahooinc.com/error-codes",
                "Spamhaus",
            ),
            ("[TSS04] temporarily deferred; see https://postmaster.yahooinc.com/error-codes", "Yahoo"),
            ("[HM08] Message rejected due to local policy. https://support.apple.com/en-us/HT204137", "iCloud (Apple)"),
            ("Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.9", "Proofpoint"),
            ("Please see http://csi.cloudmark.com/reset-request/?ip=192.0.2.9", "Cloudmark CSI"),
            ("554 has been rejected due to the sending MTA's poor reputation", "Cisco Talos"),
            ("blocked using Trend Micro RBL+. http://www.mail-abuse.com/cgi-bin/lookup", "Trend Micro ERS"),
            ("blocked using bl.spamcop.net", "SpamCop"),
            ("listed on b.barracudacentral.org", "Barracuda Reputation"),
            ("rejected by sip-ivmsip", "Invaluement"),
            ("blocked using dnsbl-1.uceprotect.net", "UCEPROTECT"),
            ("Blocked by ips.backscatterer.org", "Backscatterer"),
            ("listed at psbl.surriel.com", "PSBL"),
            ("listed at combined.mail.abusix.zone", "Abusix"),
            ("192.0.2.1 is listed in dnsbl.spfbl.net", "SPFBL"),
            ("refused for a low SenderScore", "Validity Sender Score"),
            ("blocked by dnsbl.sorbs.net", "SORBS"),
            ("likely unsolicited mail. https://support.google.com/mail/?p=UnsolicitedMessageError", "Gmail"),
        ],
    )
    def test_each_list_is_known_by_what_replies_call_it(self, text: str, name: str) -> None:
        found = blocklist(text)
        assert found is not None
        assert found.name == name

    @pytest.mark.parametrize(
        "text",
        [
            "host d1.ess.barracudanetworks.com[209.222.82.1] said: 550 permanent failure (taro@example.jp:blocked)",
            "host mx0a.pphosted.com[205.220.1.1] said: 554 5.7.1 spam",
            "host in.hes.trendmicro.com said: 550 denied",
        ],
    )
    def test_a_vendor_that_only_runs_the_server_is_no_list(self, text: str) -> None:
        assert blocklist(text) is None

    def test_an_address_that_should_not_send_is_told_to_use_its_provider(self) -> None:
        pbl = blocklist("listed at pbl.spamhaus.org")
        assert pbl is not None
        assert pbl.note is not None
        assert "587" in pbl.note.ja
        assert "provider's mail server" in pbl.note.en

    def test_outlook_com_is_not_sent_to_the_page_of_microsoft_365(self) -> None:
        outlook = blocklist("on our block list (S3150)")
        assert outlook is not None
        assert "sender.office.com" not in outlook.page

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

    @pytest.mark.parametrize(
        "text", ["[2001:db8::25] has no PTR", "[IPv6:2001:db8::25]: no PTR", "client 2001:db8::25,"]
    )
    def test_an_ipv6_address_is_found(self, text: str) -> None:
        assert details(reply(f"550 5.7.1 {text}")).ip == "2001:db8::25"

    def test_the_address_that_is_refused_goes_before_others(self) -> None:
        text = "connect to 203.0.113.5: 550 Client host [192.0.2.9] blocked"
        assert details(reply(text)).ip == "192.0.2.9"

    @pytest.mark.parametrize("private", ["10.1.2.3", "192.168.1.5", "172.16.0.9", "169.254.1.1", "fe80::1", "::1"])
    def test_an_address_within_a_network_of_ones_own_is_not_the_one(self, private: str) -> None:
        assert details(reply(f"550 client {private} ([192.0.2.9]) blocked")).ip == "192.0.2.9"

    def test_the_context_is_searched_when_the_reply_is_silent(self) -> None:
        passage = Passage(part="1", start=0, end=21, text="Limit: 20 MB, exceeded")
        assert (
            details(Delivery(recipient="a@b.example", diagnostic="552 no", context=(passage,))).limit == 20 * MEGABYTE
        )


class TestOtherRecipients:
    def test_the_one_because_of_whom_all_were_refused_is_named(self) -> None:
        said = Delivery(recipient="ok@docomo.ne.jp", diagnostic="550 Unknown user bad@docomo.ne.jp")
        assert details(said).other_recipient == "bad@docomo.ne.jp"

    @pytest.mark.parametrize(
        "text",
        [
            "550 Unknown user OK@docomo.ne.jp",
            "550 Unknown user",
            "550 ok@docomo.ne.jp: see bad@docomo.ne.jp",
            "550 ask postmaster@example.jp",
        ],
    )
    def test_no_one_else_is_named_for_the_recipient(self, text: str) -> None:
        assert details(Delivery(recipient="ok@docomo.ne.jp", diagnostic=text)).other_recipient == ""

    def test_an_alias_is_nobody_else(self) -> None:
        said = Delivery(
            recipient="a@example.jp", original_recipient="sales@example.jp", diagnostic="550 sales@example.jp unknown"
        )
        assert details(said).other_recipient == ""
