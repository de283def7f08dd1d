"""Does the dictionary explain every code in plain words, and is each found in any spelling?"""

import re
from pathlib import Path

import pytest

from diagnostics.knowledge import loading
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.dictionary import BadDictionary, Dictionary, Entry, load_dictionary, parse_dictionary

SHIPPED = load_dictionary()
REPLIES = "211 214 220 221 235 250 251 252 334 354 421 432 450 451 452 454 455 458 459 500 501 502 503 504 521 530 534"
MORE_REPLIES = "535 538 550 551 552 553 554 555 556"
REGISTERED = {0: 0, 1: 10, 2: 4, 3: 6, 4: 7, 5: 6, 6: 10, 7: 30}
ENTRY = """
[[codes]]
code = "5.1.1"
vendor = ""
title.ja = "宛先が存在しない"
title.en = "No such mailbox"
meaning.ja = "受信ボックスがありません。"
meaning.en = "There is no mailbox."
causes = ["address-unknown"]
source = "RFC 3463"
"""


def names(found: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(entry.code, entry.vendor) for entry in found]


def first(query: str) -> tuple[str, str]:
    return names(SHIPPED.search(query))[0]


class TestTheShippedDictionary:
    def test_is_written_in_both_languages(self) -> None:
        for entry in SHIPPED.entries:
            for text in (entry.title, entry.meaning):
                assert re.search(r"[ぁ-んァ-ヶ一-龠]", text.ja) or text.ja in {"ZEN", "CSS"}, entry
                assert not re.search(r"[ぁ-ん。、]", text.en), entry
                assert not re.search(r"サーバ(?!ー)|ユーザ(?!ー)|フィルタ(?!ー)", text.ja), entry
            assert entry.meaning.ja.endswith("。"), entry
            assert entry.meaning.en.endswith("."), entry

    def test_names_causes_for_whatever_may_fail(self) -> None:
        succeeds = re.compile(r"[23]|X\.1\.[59]|X\.3\.6|453|[45]\.X\.X")

        assert [each for each in SHIPPED.entries if bool(each.causes) == bool(succeeds.match(each.code))] == []

    def test_holds_every_reply_code_of_the_standards(self) -> None:
        standards = {entry.code for entry in SHIPPED.entries if not entry.vendor}

        assert set(REPLIES.split()) | set(MORE_REPLIES.split()) <= standards

    def test_holds_every_registered_status(self) -> None:
        standards = {entry.code for entry in SHIPPED.entries if not entry.vendor}
        registered = {f"X.{subject}.{detail}" for subject, most in REGISTERED.items() for detail in range(most + 1)}

        assert registered <= standards

    def test_holds_every_cause_that_a_code_can_tell(self) -> None:
        told = {cause for entry in SHIPPED.entries for cause in entry.causes}

        assert set(Cause) == told

    def test_explains_every_status_that_the_articles_quote(self) -> None:
        for page in loading.load_book(proven=True).pages:
            for status in re.findall(
                r"`[^`\n]*?(?<![\d.])([245]\.\d{1,2}\.\d{1,3})(?![\d.])", page.staff.ja + page.staff.en
            ):
                assert SHIPPED.search(status), f"{page.cause}: {status}"

    def test_gives_each_entry_an_address_of_its_own(self) -> None:
        for entry in SHIPPED.entries:
            assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*[a-z0-9]", entry.slug)
            assert SHIPPED.entry(entry.slug) is entry
        assert SHIPPED.entry("nothing") is None


class TestSearch:
    @pytest.mark.parametrize("query", ["5.1.1", "#5.1.1", "５．１．１", "4.1.1", "550-5.1.1", "status 5.1.1"])
    def test_finds_a_status_in_any_spelling(self, query: str) -> None:
        assert first(query) == ("X.1.1", "")

    @pytest.mark.parametrize(
        ("query", "code", "vendor"),
        [
            ("S3150", "S3150", "Microsoft"),
            ("5.7.610", "5.7.606-649", "Microsoft"),
            ("LPN007_506", "OFR_506", "Orange"),
            ("421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred", "TSS04", "Yahoo"),
            ("gmail 5.7.30", "X.7.30", "Gmail"),
            ("docomo 550", "550 Unknown user", "docomo"),
            ("550", "550", ""),
            ("受信ボックス 一杯", "X.2.2", ""),
            ("mailbox full", "X.2.2", ""),
            ("逆引き", "X.7.25", ""),
            ("5.x.x", "5.X.X", ""),
        ],
    )
    def test_puts_the_best_entry_first(self, query: str, code: str, vendor: str) -> None:
        assert first(query) == (code, vendor)

    def test_lists_a_whole_subject(self) -> None:
        found = SHIPPED.search("5.7", most=500)

        assert ("X.7.26", "") in names(found)
        assert ("5.7.606-649", "Microsoft") in names(found)
        assert not [entry for entry in found if ".7." not in entry.code]

    def test_ignores_long_vowels(self) -> None:
        assert SHIPPED.search("サーバ 混雑") == SHIPPED.search("サーバー 混雑") != ()

    def test_asks_for_all_words_where_no_code_is_given(self) -> None:
        assert SHIPPED.search("mailbox zebra") == ()

    def test_finds_nothing_for_nothing(self) -> None:
        assert SHIPPED.search(" ") == ()

    def test_gives_no_more_than_asked_for(self) -> None:
        assert len(SHIPPED.search("550", most=3)) == 3


class TestLookup:
    def test_puts_the_vendors_own_meaning_before_the_standards(self) -> None:
        found = SHIPPED.lookup(status="5.7.30", reply_code=550, vendor="gmail")

        assert names(found) == [("X.7.30", "Gmail"), ("X.7.30", ""), ("550", "")]

    def test_puts_the_closest_first(self) -> None:
        assert names(SHIPPED.lookup(status="4.7.650", vendor="Microsoft")) == [
            ("4.7.650", "Microsoft"),
            ("4.7.500-699", "Microsoft"),
        ]

    def test_keeps_to_the_standards_without_a_vendor(self) -> None:
        assert names(SHIPPED.lookup(status="5.1.1", reply_code=550)) == [("X.1.1", ""), ("550", "")]

    def test_finds_nothing_for_nothing(self) -> None:
        assert SHIPPED.lookup() == ()


class TestParse:
    def test_reads_an_entry(self) -> None:
        (entry,) = parse_dictionary(ENTRY).entries

        assert entry.title.within("en") == "No such mailbox"
        assert entry.causes == (Cause.ADDRESS_UNKNOWN,)

    def test_reads_an_empty_file(self) -> None:
        assert parse_dictionary("") == Dictionary(())

    def test_reads_the_file_it_is_given(self, tmp_path: Path) -> None:
        path = tmp_path / "codes.toml"
        path.write_text(ENTRY, encoding="utf-8")

        assert len(load_dictionary(path).entries) == 1

    @pytest.mark.parametrize(
        ("toml", "what"),
        [
            ("[[codes", "TOML|bracket|Expected"),
            ("words = 1", "words is no known field"),
            ("codes = [1]", "code 1: .*is no table"),
            (ENTRY + ENTRY, r"5\.1\.1: stands twice"),
            (ENTRY.replace("address-unknown", "gremlins"), r"5\.1\.1: causes cannot hold 'gremlins'"),
            (ENTRY.replace('source = "RFC 3463"', ""), r"5\.1\.1: source cannot be"),
            (ENTRY.replace('"5.1.1"', '""'), "code 1: code cannot be ''"),
            (ENTRY.replace("title.en", "title.fr"), "title.en cannot be"),
            (ENTRY + "colour = 1", "colour is no known field"),
        ],
    )
    def test_names_the_entry_and_its_fault(self, toml: str, what: str) -> None:
        with pytest.raises(BadDictionary, match=what):
            parse_dictionary(toml)
