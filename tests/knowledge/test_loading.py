"""Is every fault of the knowledge named by page and rule?"""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostics.knowledge import loading
from diagnostics.knowledge.causes import Cause, Heading, Owner, Permanence, Resend
from diagnostics.knowledge.loading import BadPage, load_book, parse_book, parse_page
from diagnostics.knowledge.rules import Example, Rule
from tests.knowledge.books import HEAD, RULE

SOUND = HEAD + RULE


def rule_of(toml: str) -> Rule:
    return parse_page(Cause.MAILBOX_FULL, HEAD + toml).rules[0]


def fault(toml: str) -> BadPage:
    with pytest.raises(BadPage) as refused:
        parse_page(Cause.MAILBOX_FULL, toml)
    return refused.value


class TestAPage:
    def test_says_everything_that_it_holds(self) -> None:
        head = 'also_owner = "us"\nclock = "3d"\n' + HEAD + '[question]\nja = "問い"\nen = "Question"\n'

        page = parse_page(Cause.MAILBOX_FULL, head)

        assert (page.heading, page.owner, page.also_owner) == (Heading.ADDRESS, Owner.SENDER, Owner.US)
        assert (page.resend, page.clock) == (Resend.LATER, timedelta(days=3))
        assert (page.name.ja, page.name.en, page.staff.en) == ("名前", "Name", "For staff")
        assert page.question is not None
        assert page.question.within("en-GB") == "Question"

    @pytest.mark.parametrize(("clock", "meaning"), [("4h", timedelta(hours=4)), ("12d", timedelta(days=12))])
    def test_has_a_clock_of_hours_or_days(self, clock, meaning) -> None:
        assert parse_page(Cause.GREYLISTED, f'clock = "{clock}"\n{HEAD}').clock == meaning

    def test_may_be_written_in_one_language_first(self) -> None:
        toml = HEAD.replace('en = "For staff"', "").replace('ja = "名前"', 'ja = " "')

        page = parse_page(Cause.MAILBOX_FULL, toml)

        assert (page.staff.ja, page.staff.en, page.name.ja, page.name.en) == ("係へ", "", "", "Name")
        assert (page.staff.within("en"), page.staff.language_for("en")) == ("係へ", "ja")
        assert (page.name.within("ja"), page.name.language_for("ja")) == ("Name", "en")

    def test_that_was_proven_may_lead_anywhere(self) -> None:
        toml = HEAD.replace("For staff", "See [it](/knowledge/flu/) [[at last]]")

        assert parse_page(Cause.MAILBOX_FULL, toml, proven=True).staff.en == "See [it](/knowledge/flu/) [[at last]]"

    def test_may_do_without_clock_question_and_rules(self) -> None:
        page = parse_page(Cause.UNCLEAR, HEAD)

        assert (page.clock, page.question, page.rules) == (None, None, ())

    @pytest.mark.parametrize(
        ("toml", "what"),
        [
            ("heading = ", "is no TOML"),
            ("a" * (loading.PAGE_LIMIT + 1), "longer than"),
            (HEAD.replace('"address"', '"elsewhere"'), "heading cannot be 'elsewhere'"),
            (HEAD.replace('"address"', "3"), "heading must be a string"),
            (HEAD.replace('owner = "sender"\n', ""), "owner cannot be ''"),
            ('also_owner = "nobody in particular"\n' + HEAD, "also_owner cannot be"),
            ('clock = "3 days"\n' + HEAD, "clock cannot be '3 days'"),
            ('colour = "red"\n' + HEAD, "colour is no known field"),
            (HEAD.replace('en = "Name"', "").replace('ja = "名前"', 'ja = " "'), "name is missing in both languages"),
            (HEAD.replace('en = "Name"', 'en = "Name"\nde = "Name"'), "name.de is no known field"),
            (HEAD.replace('en = "Name"', f'en = "{"n" * 121}"'), "name.en is longer than 120"),
            (HEAD.replace("[summary]", "[sum]"), "summary is missing"),
            ('summary = "short"\n' + HEAD.replace("[summary]", "[sum]"), "summary is no table"),
            (HEAD.replace("For staff", "See {postcode}"), "staff.en has no placeholder: postcode"),
            (HEAD.replace("For staff", "Full [[at last]]"), "staff.en has double brackets without a placeholder"),
            (HEAD.replace("For staff", "See [it](/knowledge/flu/)"), "staff.en leads nowhere: /knowledge/flu/"),
            (HEAD.replace("For staff", "See [it](mailbox-full)"), "staff.en leads nowhere: mailbox-full"),
            (
                HEAD.replace("For the customer", "See [it](/knowledge/greylisted/)"),
                "customer.en may not lead into the portal: /knowledge/greylisted/",
            ),
            ("rules = 3\n" + HEAD, "rules must be a list"),
        ],
    )
    def test_is_refused_with_the_fault_and_its_own_name(self, toml, what) -> None:
        refused = fault(toml)

        assert (refused.page, refused.rule) == ("mailbox-full", "")
        assert what in str(refused.fault)
        assert str(refused).startswith("mailbox-full: ")


class TestARule:
    def test_says_everything_that_it_holds(self) -> None:
        found = rule_of(
            """
            [[rules]]
            slug = "all-of-it"
            patterns = ['full', 'voll']
            statuses = ["5.2.2", "x.2.x"]
            reply_codes = ["552", "45x"]
            commands = ["RCPT"]
            remote_hosts = ["b.jp"]
            dialects = ["exim"]
            confidence = 0.8
            specificity = -3
            permanence = "temporary"
            alternatives = ["message-too-large"]
            examples = [
            {text = "Full", status="5.2.2", reply_code=552, command = "RCPT", dialect = "exim", remote_host = "b.jp"},
            ]
            near_misses = ["full, but nothing else"]
            """
        )

        assert found.name == "mailbox-full/all-of-it"
        assert (found.patterns, found.statuses, found.reply_codes) == (
            ("full", "voll"),
            ("5.2.2", "x.2.x"),
            ("552", "45x"),
        )
        assert (found.commands, found.remote_hosts, found.dialects) == (("RCPT",), ("b.jp",), ("exim",))
        assert (found.confidence, found.specificity, found.permanence) == (0.8, -3, Permanence.TEMPORARY)
        assert found.alternatives == (Cause.MESSAGE_TOO_LARGE,)
        assert found.near_misses == (Example(text="full, but nothing else"),)

    @pytest.mark.parametrize(
        ("change", "what"),
        [
            (("patterns = ['mailbox full']", "patterns = ['mailbox (full']"), "missing )"),
            (("patterns = ['mailbox full']", "patterns = ['.*']"), "matches any text"),
            (("patterns = ['mailbox full']", "patterns = ['.']"), "matches any text"),
            (("patterns = ['mailbox full']", "patterns = ['(?!x)full']"), "pattern '(?!x)full'"),
            (("patterns = ['mailbox full']", "patterns = ['']"), "patterns cannot hold ''"),
            (("patterns = ['mailbox full']", "patterns = [3]"), "patterns cannot hold '3'"),
            (("patterns = ['mailbox full']", "patterns = ['mailbox full', 'mailbox full']"), "twice"),
            (("patterns = ['mailbox full']", f"patterns = ['{'x' * 2001}']"), "longer than 2,000"),
            (("patterns = ['mailbox full']", f"patterns = {[f'p{number}' for number in range(201)]}"), "more than 200"),
            (("patterns = ['mailbox full']", "patterns = 'mailbox full'"), "patterns must be a list"),
            (("patterns = ['mailbox full']", ""), "asks for nothing"),
            (("patterns = ['mailbox full']", 'statuses = ["6.1.1"]'), "statuses cannot hold '6.1.1'"),
            (("patterns = ['mailbox full']", 'reply_codes = ["5520"]'), "reply_codes cannot hold '5520'"),
            (("patterns = ['mailbox full']", 'commands = ["VRFY"]'), "commands cannot hold 'VRFY'"),
            (("patterns = ['mailbox full']", 'remote_hosts = ["com"]'), "remote_hosts cannot hold 'com'"),
            (("patterns = [", "confidence = 1\npatterns = ["), "confidence must be a number"),
            (("patterns = [", "confidence = true\npatterns = ["), "confidence must be a number"),
            (("patterns = [", 'permanence = "maybe"\npatterns = ['), "permanence cannot be 'maybe'"),
            (("patterns = [", 'alternatives = ["a-cold"]\npatterns = ['), "alternatives cannot hold 'a-cold'"),
            (
                ("patterns = [", 'alternatives = ["mailbox-full"]\npatterns = ['),
                "alternatives cannot hold 'mailbox-full'",
            ),
            (("patterns = [", "weight = 3\npatterns = ["), "weight is no known field"),
            (('examples = ["552 Mailbox full"]', ""), "examples is missing or empty"),
            (
                ('examples = ["552 Mailbox full"]', 'examples = ["552 Mailbox empty"]'),
                "'552 Mailbox empty' does not match",
            ),
            (('examples = ["552 Mailbox full"]', 'examples = ["  "]'), "examples.text is missing or empty"),
            (('examples = ["552 Mailbox full"]', "examples = [552]"), "examples is no table"),
            (
                ('examples = ["552 Mailbox full"]', 'examples = [{ text = "x", code = 1 }]'),
                "examples.code is no known field",
            ),
            (
                ('examples = ["552 Mailbox full"]', 'examples = [{ text = "x", status = "5.x.x" }]'),
                "examples.status cannot be",
            ),
            (
                ('near_misses = ["550 User unknown"]', 'near_misses = ["Mailbox full"]'),
                "near miss 'Mailbox full' matches",
            ),
        ],
    )
    def test_is_refused_with_the_fault_and_its_own_name(self, change, what) -> None:
        refused = fault(SOUND.replace(*change))

        assert (refused.page, refused.rule) == ("mailbox-full", "full")
        assert what in str(refused.fault)
        assert str(refused).startswith("mailbox-full/full: ")

    def test_is_named_by_its_place_where_it_has_no_slug(self) -> None:
        assert fault(SOUND.replace('slug = "full"', "")).rule == "rule 1"
        assert fault(SOUND.replace('slug = "full"', "slug = 3")).rule == "rule 1"
        assert fault("rules = [1]\n" + HEAD).rule == "rule 1"

    def test_needs_a_slug_of_its_own(self) -> None:
        assert "slug is used twice" in str(fault(SOUND + RULE).fault)
        assert "slug cannot be 'Quota Words'" in fault(SOUND.replace('"full"', '"Quota Words"')).fault.args[0]

    def test_without_patterns_is_proven_by_its_conditions(self) -> None:
        sound = '[[rules]]\nslug = "status"\nstatuses = ["5.2.2"]\nexamples = [{ text = "no", status = "5.2.2" }]\n'

        assert rule_of(sound).statuses == ("5.2.2",)
        assert "does not match" in fault(HEAD + sound.replace('status = "5.2.2" }', 'status = "5.2.3" }')).fault.args[0]

    def test_that_was_proven_is_not_tried_again(self) -> None:
        unsound = SOUND.replace("552 Mailbox full", "552 Mailbox empty")

        assert parse_page(Cause.MAILBOX_FULL, unsound, proven=True).rules[0].slug == "full"


class TestABook:
    def test_has_one_page_for_each_cause_in_their_order(self) -> None:
        book = parse_book(dict.fromkeys(reversed(Cause), HEAD))

        assert [page.cause for page in book.pages] == list(Cause)
        assert book.page(Cause.UNCLEAR).cause == Cause.UNCLEAR

    def test_lacks_no_page_and_has_no_other(self) -> None:
        pages = dict.fromkeys(Cause, HEAD)
        with pytest.raises(BadPage, match="a-cold: is no cause"):
            parse_book({**pages, "a-cold": HEAD})
        del pages[Cause.UNCLEAR]
        with pytest.raises(BadPage, match="unclear: is missing"):
            parse_book(pages)

    def test_is_read_from_a_folder(self, tmp_path: Path) -> None:
        for cause in Cause:
            (tmp_path / f"{cause}.toml").write_text(SOUND, encoding="utf-8")

        assert len(load_book(tmp_path).pages) == len(Cause)

    def test_raises_for_a_page_that_it_does_not_have(self) -> None:
        whole = parse_book(dict.fromkeys(Cause, HEAD))

        with pytest.raises(KeyError):
            type(whole)(pages=whole.pages[1:]).page(Cause.ADDRESS_UNKNOWN)


scalars = st.one_of(st.text(max_size=20), st.integers(), st.booleans(), st.floats(allow_nan=False))
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "ja", "en", "slug"]), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = [
    "slug",
    "patterns",
    "statuses",
    "reply_codes",
    "examples",
    "near_misses",
    "confidence",
    "alternatives",
    "other",
]


class TestAnyInput:
    @settings(deadline=None)
    @given(st.text(max_size=300))
    def test_is_a_page_or_a_named_fault(self, toml) -> None:
        assert pages_at_fault(toml) <= {Cause.UNCLEAR}

    @settings(deadline=None)
    @given(st.dictionaries(st.sampled_from(FIELDS), values, max_size=6))
    def test_is_a_rule_or_a_named_fault(self, table) -> None:
        lines = "\n".join(f"{name} = {as_toml(value)}" for name, value in table.items())
        assert pages_at_fault(f"{HEAD}\n[[rules]]\n{lines}") <= {Cause.UNCLEAR}


def pages_at_fault(toml: str) -> set[str]:
    try:
        parse_page(Cause.UNCLEAR, toml)
    except BadPage as refused:
        return {refused.page}
    return set()


def as_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return (
            '"'
            + "".join(f"\\U{ord(character):08x}" for character in value if not "\ud800" <= character <= "\udfff")
            + '"'
        )
    if isinstance(value, list):
        return f"[{', '.join(as_toml(inner) for inner in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {as_toml(inner)}" for name, inner in value.items()) + "}"
    return repr(value)
