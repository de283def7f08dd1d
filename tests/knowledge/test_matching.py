"""Which evidence decides, how sure is the verdict, and what proves it?"""

import pytest

from diagnostics.knowledge.causes import Cause, Permanence, Resend
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.rules import Diagnosis, Rule
from diagnostics.notices import Action, Delivery, Kind, Passage
from tests.knowledge.books import book, rule

BY_HOST = rule(Cause.RECIPIENT_FILTER, patterns=("unknown user",), remote_hosts=("docomo.ne.jp",))
BY_WORDS = rule(Cause.ADDRESS_UNKNOWN, patterns=("unknown user",))
BY_VENDOR_STATUS = rule(Cause.IP_BLOCKED, statuses=("5.4.1",), remote_hosts=("docomo.ne.jp",))
BY_STATUS = rule(Cause.CONNECTION_FAILED, statuses=("5.4.x",))
BY_VAGUE_WORDS = rule(Cause.POLICY_REFUSED, patterns=("user",), specificity=-1)
BY_REPLY = rule(Cause.MAILBOX_FULL, reply_codes=("55x",))
BY_SHAPE = rule(Cause.MAILER_FAILED, dialects=("exim",))

EVERYTHING = {
    "diagnostic": "550 5.4.1 Unknown user",
    "status": "5.4.1",
    "status_is_remote": True,
    "reply_code": 550,
    "remote_host": "mx.docomo.ne.jp",
    "dialect": "exim",
}


def diagnose(
    *rules: Rule, kind: Kind = Kind.FAILURE, resend: Resend = Resend.AFTER_CORRECTING, **facts: object
) -> Diagnosis:
    delivery = Delivery(recipient="taro@example.jp", **facts)
    return Matcher(book(*rules, resend=resend)).diagnose(delivery, kind=kind)


class TestTheOrderOfEvidence:
    def test_runs_from_a_known_hosts_own_words_down_to_the_shape_of_the_notice(self) -> None:
        rules = [BY_SHAPE, BY_REPLY, BY_VAGUE_WORDS, BY_STATUS, BY_VENDOR_STATUS, BY_WORDS, BY_HOST]

        decided = []
        while rules:
            cause = diagnose(*rules, **EVERYTHING).cause
            decided.append(cause)
            rules = [one for one in rules if one.cause != cause]

        assert decided == [
            Cause.RECIPIENT_FILTER,
            Cause.ADDRESS_UNKNOWN,
            Cause.IP_BLOCKED,
            Cause.CONNECTION_FAILED,
            Cause.POLICY_REFUSED,
            Cause.MAILBOX_FULL,
            Cause.MAILER_FAILED,
        ]

    def test_puts_the_more_specific_rule_before_the_surer_one(self) -> None:
        general = rule(Cause.ADDRESS_UNKNOWN, patterns=("unknown",), confidence=0.95)
        specific = rule(Cause.MAILBOX_FULL, patterns=("unknown user",), specificity=1, confidence=0.6)

        assert diagnose(general, specific, diagnostic="unknown user").cause == Cause.MAILBOX_FULL

    def test_puts_the_surer_of_two_equals_first(self) -> None:
        less = rule(Cause.ADDRESS_UNKNOWN, patterns=("unknown",), confidence=0.6)
        more = rule(Cause.MAILBOX_FULL, patterns=("unknown user",), confidence=0.7)

        assert diagnose(less, more, diagnostic="unknown user").cause == Cause.MAILBOX_FULL

    def test_puts_the_diagnostic_before_its_context(self) -> None:
        context = (Passage(part="1", start=0, end=12, text="mailbox full"),)
        full = rule(Cause.MAILBOX_FULL, patterns=("mailbox full",), specificity=50)

        assert diagnose(BY_WORDS, full, diagnostic="unknown user", context=context).cause == Cause.ADDRESS_UNKNOWN

    def test_asks_the_context_where_the_diagnostic_says_nothing_clear(self) -> None:
        context = (
            Passage(part="1", start=0, end=5, text="Hello"),
            Passage(part="1", start=9, end=21, text="unknown user"),
            Passage(part="1", start=30, end=42, text="mailbox full"),
        )
        full = rule(Cause.MAILBOX_FULL, patterns=("mailbox full",), specificity=50)

        assert diagnose(BY_WORDS, full, diagnostic="Sorry.", context=context).cause == Cause.ADDRESS_UNKNOWN

    def test_takes_no_vague_words_from_the_context(self) -> None:
        context = (Passage(part="1", start=0, end=4, text="user"),)

        assert diagnose(BY_VAGUE_WORDS, context=context).cause == Cause.UNCLEAR

    def test_lets_nothing_expire_while_a_mail_is_still_tried(self) -> None:
        expired = rule(Cause.DELIVERY_EXPIRED, patterns=("timed out",), specificity=9)
        failed = rule(Cause.CONNECTION_FAILED, patterns=("timed out",))
        rules = (expired, failed)

        assert diagnose(*rules, diagnostic="timed out").cause == Cause.DELIVERY_EXPIRED
        assert diagnose(*rules, diagnostic="timed out", kind=Kind.DELAY).cause == Cause.CONNECTION_FAILED
        assert diagnose(*rules, diagnostic="timed out", action=Action.DELAYED).cause == Cause.CONNECTION_FAILED


class TestConditions:
    @pytest.mark.parametrize(
        ("condition", "holds", "fails"),
        [
            ({"statuses": ("5.7.x",)}, {"status": "5.7.26"}, {"status": "5.1.1"}),
            ({"statuses": ("x.1.1",)}, {"status": "4.1.1"}, {"status": ""}),
            ({"reply_codes": ("45x",)}, {"reply_code": 452}, {"reply_code": 421}),
            ({"reply_codes": ("550",)}, {"reply_code": 550}, {"reply_code": None}),
            ({"commands": ("RCPT",)}, {"command": "RCPT"}, {"command": "DATA"}),
            ({"dialects": ("exim",)}, {"dialect": "exim"}, {"dialect": "qmail"}),
            ({"dialects": ("x-unix",)}, {"diagnostic_type": "X-Unix"}, {"diagnostic_type": "smtp"}),
            ({"remote_hosts": ("example.com",)}, {"remote_host": "MX1.Example.com."}, {"remote_host": "example.org"}),
            ({"remote_hosts": ("example.jp",)}, {"remote_host": ""}, {"remote_host": "mx.example.com"}),
            ({"remote_hosts": ("example.net",)}, {"reporting_host": "a.example.net"}, {"reporting_host": "net"}),
        ],
    )
    def test_must_hold_beside_the_words_and_without_them(self, condition, holds, fails) -> None:
        for words in ((), ("refused",)):
            asking = rule(Cause.MAIL_LOOP, patterns=words, **condition)
            assert diagnose(asking, diagnostic="refused", **holds).cause == Cause.MAIL_LOOP
            assert diagnose(asking, diagnostic="refused", **fails).cause == Cause.UNCLEAR

    def test_must_all_hold(self) -> None:
        both = rule(Cause.MAIL_LOOP, statuses=("5.1.1",), commands=("DATA",))

        assert diagnose(both, status="5.1.1", command="DATA").cause == Cause.MAIL_LOOP
        assert diagnose(both, status="5.1.1", command="RCPT").cause == Cause.UNCLEAR

    def test_take_words_without_regard_to_case_and_line_breaks(self) -> None:
        assert diagnose(BY_WORDS, diagnostic="550 UNKNOWN\r\n\tuser").cause == Cause.ADDRESS_UNKNOWN

    @pytest.mark.parametrize(
        "log", ["Remote_host_said:_550_Unknown_user_here.", "failure: does_not_like_unknown_user/"]
    )
    def test_take_words_whose_blanks_a_log_wrote_as_underscores(self, log: str) -> None:
        said = Passage(part="1", start=0, end=len(log), text=log)

        found = diagnose(BY_WORDS, diagnostic=log, evidence=said)

        assert found.cause == Cause.ADDRESS_UNKNOWN
        assert found.evidence is not None
        assert found.evidence.text.lower() == "unknown_user"

    @pytest.mark.parametrize(
        "name",
        ["unknown_user", "SAYS_AN_UNKNOWN_USER", "https://help.example/of_an_unknown_user", "a_b_unknown_user@x.jp"],
    )
    def test_leave_the_underscores_of_names(self, name: str) -> None:
        assert diagnose(BY_WORDS, diagnostic=name).cause == Cause.UNCLEAR

    def test_take_characters_that_are_half_of_something(self) -> None:
        assert diagnose(BY_WORDS, diagnostic="\udcff unknown user \ud800 宛先").cause == Cause.ADDRESS_UNKNOWN


class TestNoMatch:
    def test_is_unclear_and_never_a_guess(self) -> None:
        diagnosis = diagnose(BY_WORDS, diagnostic="something else")

        assert (diagnosis.cause, diagnosis.permanence) == (Cause.UNCLEAR, Permanence.UNKNOWN)
        assert (diagnosis.confidence, diagnosis.rule, diagnosis.evidence) == (0.0, "", None)


class TestPermanence:
    @pytest.mark.parametrize(
        ("resend", "permanence"),
        [
            (Resend.LATER, Permanence.TEMPORARY),
            (Resend.UNDECIDED, Permanence.UNKNOWN),
            (Resend.NEVER, Permanence.PERMANENT),
        ],
    )
    def test_follows_the_resend_advice_of_the_cause(self, resend, permanence) -> None:
        assert diagnose(BY_WORDS, diagnostic="unknown user", resend=resend).permanence == permanence

    def test_is_what_a_rule_says_instead(self) -> None:
        says = rule(Cause.MAIL_LOOP, patterns=("loop",), permanence=Permanence.UNKNOWN)

        assert diagnose(says, diagnostic="loop").permanence == Permanence.UNKNOWN

    @pytest.mark.parametrize(
        "facts",
        [
            {"reply_code": 450},
            {"status": "4.1.1"},
            {"reply_code": 451, "status": "5.1.1"},
            {"action": Action.DELAYED},
            {"kind": Kind.DELAY},
        ],
    )
    def test_is_never_permanent_for_a_4xx_or_a_delay(self, facts) -> None:
        insists = rule(Cause.MAIL_LOOP, patterns=("loop",), permanence=Permanence.PERMANENT)

        assert diagnose(insists, diagnostic="loop", **facts).permanence == Permanence.TEMPORARY


class TestConfidence:
    def test_is_what_the_rule_is_worth_when_nothing_else_speaks(self) -> None:
        assert diagnose(BY_WORDS, diagnostic="unknown user").confidence == 0.9

    def test_is_less_for_a_status_that_the_reporting_server_made_up(self) -> None:
        said = diagnose(BY_STATUS, status="5.4.1", status_is_remote=True)
        made_up = diagnose(BY_STATUS, status="5.4.1")

        assert (said.confidence, made_up.confidence) == (0.9, 0.68)

    def test_is_less_for_words_of_the_context(self) -> None:
        context = (Passage(part="1", start=0, end=12, text="unknown user"),)

        assert diagnose(BY_WORDS, context=context).confidence < 0.9

    def test_grows_where_a_code_says_the_same(self) -> None:
        confirming = rule(Cause.ADDRESS_UNKNOWN, slug="status", statuses=("5.1.1",))

        assert diagnose(BY_WORDS, confirming, diagnostic="unknown user", status="5.1.1").confidence == 0.95

    def test_does_not_grow_by_a_mere_guess(self) -> None:
        guess = rule(Cause.ADDRESS_UNKNOWN, slug="status", statuses=("5.1.1",), confidence=0.4)

        assert diagnose(BY_WORDS, guess, diagnostic="unknown user", status="5.1.1").confidence == 0.9

    def test_shrinks_where_an_equal_contradicts(self) -> None:
        rival = rule(Cause.MAILBOX_FULL, patterns=("user",), confidence=0.8)

        assert diagnose(BY_WORDS, rival, diagnostic="unknown user").confidence == 0.77

    def test_is_less_where_a_filter_may_say_the_same_and_no_stage_tells_them_apart(self) -> None:
        either = rule(Cause.ADDRESS_UNKNOWN, patterns=("unknown user",), alternatives=(Cause.RECIPIENT_FILTER,))
        other = rule(Cause.ADDRESS_UNKNOWN, patterns=("unknown user",), alternatives=(Cause.ADDRESS_MOVED,))
        said = {"diagnostic": "550 unknown user", "status": "5.0.0"}

        assert diagnose(either, **said).confidence == 0.77
        assert diagnose(other, **said).confidence == 0.9
        assert diagnose(either, **said, command="RCPT").confidence == 0.9
        assert diagnose(either, **{**said, "status": "5.1.1"}).confidence == 0.9

    def test_is_never_certainty(self) -> None:
        sure = rule(Cause.ADDRESS_UNKNOWN, patterns=("unknown",), confidence=0.99)
        confirming = rule(Cause.ADDRESS_UNKNOWN, slug="status", statuses=("5.1.1",))

        assert diagnose(sure, confirming, diagnostic="unknown", status="5.1.1").confidence == 0.99


class TestAlternatives:
    def test_are_those_that_the_rule_names_and_those_that_lost(self) -> None:
        naming = rule(
            Cause.ADDRESS_UNKNOWN, patterns=("unknown user",), confidence=0.8, alternatives=(Cause.RECIPIENT_FILTER,)
        )

        diagnosis = diagnose(naming, BY_STATUS, diagnostic="unknown user", status="5.4.1", status_is_remote=True)

        assert [(other.cause, other.confidence, other.rule) for other in diagnosis.alternatives] == [
            (Cause.RECIPIENT_FILTER, 0.18, "address-unknown/words"),
            (Cause.CONNECTION_FAILED, 0.18, "connection-failed/words"),
        ]

    def test_are_named_once_and_never_the_cause_itself(self) -> None:
        again = rule(Cause.MAILBOX_FULL, slug="again", patterns=("user",), confidence=0.5)
        once = rule(Cause.MAILBOX_FULL, patterns=("unknown",), confidence=0.6)
        same = rule(Cause.ADDRESS_UNKNOWN, slug="same", patterns=("unknown",), confidence=0.5)

        diagnosis = diagnose(BY_WORDS, again, once, same, diagnostic="unknown user")

        assert [(other.cause, other.rule) for other in diagnosis.alternatives] == [
            (Cause.MAILBOX_FULL, "mailbox-full/words")
        ]

    def test_are_few(self) -> None:
        causes = [cause for cause in Cause if cause != Cause.UNCLEAR]
        rules = [rule(cause, patterns=("user",)) for cause in causes]

        assert len(diagnose(*rules, diagnostic="unknown user").alternatives) == 4


class TestEvidence:
    RAW = "<taro@example.jp>: host mx said: 550-5.1.1 Unknown\r\n    550 5.1.1   user (in reply to RCPT TO)"

    def passage(self, text: str) -> Passage:
        return Passage(part="1.2", start=100, end=100 + len(text), text=text)

    def test_is_exactly_what_the_pattern_matched_where_it_stands_in_the_part(self) -> None:
        evidence = diagnose(
            BY_WORDS, diagnostic="550 Unknown user.", evidence=self.passage("said 550 Unknown user.")
        ).evidence

        assert evidence == Passage(part="1.2", start=109, end=121, text="Unknown user")

    def test_is_found_over_line_breaks_and_repeated_codes(self) -> None:
        evidence = diagnose(BY_WORDS, diagnostic="550-5.1.1 Unknown user", evidence=self.passage(self.RAW)).evidence

        assert evidence is not None
        assert evidence.text == "Unknown\r\n    550 5.1.1   user"
        assert self.RAW[evidence.start - 100 : evidence.end - 100] == evidence.text

    def test_is_the_whole_passage_where_the_words_do_not_stand_like_that(self) -> None:
        passage = self.passage("550 Unknown (to us) user")

        assert diagnose(BY_WORDS, diagnostic="550 Unknown user", evidence=passage).evidence == passage

    def test_is_the_whole_passage_where_the_match_is_long(self) -> None:
        long = "unknown " + "x" * 700 + " user"
        greedy = rule(Cause.ADDRESS_UNKNOWN, patterns=("unknown .* user",))

        assert diagnose(greedy, diagnostic=long, evidence=self.passage(long)).evidence == self.passage(long)

    def test_is_taken_from_the_context_that_decided(self) -> None:
        context = self.passage("An unknown user.")

        evidence = diagnose(BY_WORDS, diagnostic="Sorry", context=(context,)).evidence

        assert evidence == Passage(part="1.2", start=103, end=115, text="unknown user")

    def test_is_the_status_or_the_reply_that_decided(self) -> None:
        passage = self.passage("550 5.4.1 no")

        by_status = diagnose(BY_STATUS, status="5.4.1", diagnostic="no", evidence=passage).evidence
        by_reply = diagnose(BY_REPLY, reply_code=550, diagnostic="no", evidence=passage).evidence

        assert by_status is not None
        assert by_status.text == "5.4.1"
        assert by_reply is not None
        assert by_reply.text == "550"

    def test_is_the_whole_passage_for_the_shape_of_a_notice(self) -> None:
        passage = self.passage("no")

        assert diagnose(BY_SHAPE, dialect="exim", evidence=passage).evidence == passage

    def test_is_none_where_the_notice_has_no_passage(self) -> None:
        assert diagnose(BY_WORDS, diagnostic="unknown user").evidence is None
        assert diagnose(BY_STATUS, status="5.4.1").evidence is None
