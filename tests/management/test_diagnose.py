"""What does the command say about files, folders, standard input and loose text?"""

import io
import json
import os
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from diagnostics import editions, notices
from diagnostics.management.commands import diagnose as command
from tests import mails
from tests.factories import NOW


def diagnose(*paths: Path | str, **options: str) -> str:
    output = io.StringIO()
    call_command("diagnose", *map(str, paths), stdout=output, **options)
    return output.getvalue()


def rows(*paths: Path | str, **options: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in diagnose(*paths, format="jsonl", **options).splitlines()]


class TestJsonLines:
    def test_hold_what_the_contract_names(self, tmp_path: Path) -> None:
        mail = tmp_path / "bounce.eml"
        mail.write_bytes(mails.bounce(recipient="taro@example.jp", reply="552 5.2.2 <{recipient}>: Mailbox full"))

        [row] = rows(mail)

        [delivery] = row.pop("deliveries")
        assert row == {"file": str(mail), "kind": "failure", "dialect": "postfix", "forwarded": []}
        assert delivery.pop("confidence") > 0.9
        evidence = delivery.pop("evidence")
        assert evidence["text"] == "Mailbox full"
        assert set(evidence) == {"part", "start", "end", "text"}
        assert delivery == {
            "recipient": "taro@example.jp",
            "cause": "mailbox-full",
            "permanence": "temporary",
            "action": "failed",
            "status": "5.2.2",
            "reply_code": 552,
            "command": "RCPT",
            "remote_host": delivery["remote_host"],
            "diagnostic": "552 5.2.2 <taro@example.jp>: Mailbox full",
            "rule": "mailbox-full/quota-words",
            "alternatives": [],
        }

    def test_leave_out_a_recipient_whom_the_mail_reached(self) -> None:
        [row] = rows(Path("tests/corpus/rfc3464-mixed-delivered-failed.eml"))

        assert [delivery["recipient"] for delivery in row["deliveries"]] == ["b@example.org"]

    def test_are_one_for_each_file_of_a_folder_in_order(self, tmp_path: Path) -> None:
        for name in ("b/2.eml", "b/1.eml", "a.eml", "宛先.eml"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(mails.bounce())

        files = [Path(str(row["file"])).relative_to(tmp_path).as_posix() for row in rows(tmp_path)]

        assert files == ["a.eml", "宛先.eml", "b/1.eml", "b/2.eml"]

    def test_name_the_alternatives_with_the_rule_that_speaks_for_them(self) -> None:
        [row] = rows(text="550 Unknown user taro@docomo.ne.jp")

        [delivery] = row["deliveries"]
        assert delivery["alternatives"][0].keys() == {"cause", "confidence", "rule"}

    def test_say_why_a_file_cannot_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(command, "LIMITS", notices.Limits(bytes=10))
        (tmp_path / "empty.eml").touch()
        os.mkfifo(tmp_path / "pipe.eml")

        assert [(row["kind"], row["reason"], row["deliveries"]) for row in rows(tmp_path)] == [
            ("unreadable", "empty", []),
            ("unreadable", "not-accessible", []),
        ]

    @pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that cannot be read even by root")
    def test_say_so_where_reading_fails(self) -> None:
        assert rows("/proc/self/mem")[0]["reason"] == "not-accessible"

    def test_hold_no_deliveries_for_what_is_no_failure(self, tmp_path: Path) -> None:
        (tmp_path / "hello.eml").write_bytes(
            b"From: taro@example.jp\nTo: hanako@example.jp\nSubject: Hello\n\nHello.\n"
        )

        assert [(row["kind"], row["deliveries"]) for row in rows(tmp_path)] == [("ordinary", [])]


class TestReport:
    def test_tells_a_person_what_happened_and_what_proves_it(self, tmp_path: Path) -> None:
        mail = tmp_path / "bounce.eml"
        mail.write_bytes(mails.bounce(recipient="taro@example.jp"))

        report = diagnose(mail)

        assert report.startswith(f"{mail}: failure · postfix\n")
        for words in ("taro@example.jp\n", "(address-unknown)", "% sure, permanent", "proof   “User unknown” (part "):
            assert words in report
        assert "{" not in report

    def test_tells_of_the_returned_mail_and_where_it_was_refused(self, tmp_path: Path) -> None:
        mail = tmp_path / "bounce.eml"
        mail.write_bytes(mails.bounce(recipient="taro@example.jp"))
        report = diagnose(mail)
        for label in ("  returned mail\n", "      subject ", "      from    ", "      to      taro@example.jp\n"):
            assert label in report

    def test_names_block_list_limit_and_deadline(self) -> None:
        text = "554 5.7.1 Client host [198.51.100.9] blocked, see https://www.spamhaus.org/pbl/query/PBL1"
        report = diagnose(text=text)
        assert "list    Spamhaus PBL · https://check.spamhaus.org/ · The PBL" in report
        assert "blocked 198.51.100.9\n" in report
        report = diagnose(text="552 5.3.4 message size 41943041 exceeds size limit 20480000 of server mx.example.jp")
        assert "limit   20,480,000 bytes\n" in report
        assert "size    41,943,041 bytes\n" in report
        assert "until   2026-11-14T20:12:20+00:00\n" in diagnose(Path("tests/corpus/postfix-03.eml"))

    def test_names_whom_the_mail_was_sent_to(self) -> None:
        assert "sent to soumu@example.jp\n" in diagnose(Path("tests/corpus/postfix-05.eml"))

    def test_asks_what_would_tell_two_causes_apart(self) -> None:
        report = diagnose(text="550 Unknown user taro@docomo.ne.jp")

        assert "or else " in report
        assert "ask     " in report

    def test_says_that_nothing_proves_what_is_unclear(self) -> None:
        report = diagnose(text="Sorry, something went awry.")
        [row] = rows(text="Sorry, something went awry.")

        assert row["deliveries"][0]["evidence"] is None
        assert "(unclear)" in report
        assert "(no recipient named)" in report
        assert "proof" not in report

    def test_names_the_reason_of_an_unreadable_file(self, tmp_path: Path) -> None:
        (tmp_path / "empty.eml").touch()

        assert diagnose(tmp_path) == f"{tmp_path / 'empty.eml'}: unreadable · empty\n"


class TestWhereMailsComeFrom:
    def test_may_be_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(mails.bounce())))

        assert [(row["file"], row["kind"]) for row in rows("-")] == [("-", "failure")]

    def test_may_be_a_code_said_in_words(self) -> None:
        [row] = rows(text="five fifty five one one")
        (delivery,) = row["deliveries"]
        assert (delivery["cause"], delivery["reply_code"], delivery["status"]) == ("address-unknown", 550, "5.1.1")

    def test_may_name_the_provider(self) -> None:
        [row] = rows(text="ドコモ 550 Unknown user")
        (delivery,) = row["deliveries"]
        assert (delivery["remote_host"], delivery["reply_code"]) == ("docomo.ne.jp", 550)
        assert [other["cause"] for other in delivery["alternatives"]] == ["recipient-filter"]

    def test_may_name_several_recipients(self) -> None:
        text = "<a@example.jp>: 550 5.1.1 user unknown\n\n<b@example.jp>: 552 5.2.2 mailbox full\n"
        [row] = rows(text=text)
        assert [one["cause"] for one in row["deliveries"]] == ["address-unknown", "mailbox-full"]

    def test_may_be_loose_text(self) -> None:
        [row] = rows(text="550 5.1.1 user unknown")

        assert row["file"] == "--text"
        assert [delivery["cause"] for delivery in row["deliveries"]] == ["address-unknown"]

    def test_may_be_words_without_a_code_as_somebody_reads_them_out(self) -> None:
        [row] = rows(text="the mailbox is\nfull")

        [delivery] = row["deliveries"]
        assert delivery["cause"] == "mailbox-full"
        assert delivery["evidence"] == {"part": "1", "start": 4, "end": 19, "text": "mailbox is\nfull"}

    def test_must_be_named(self) -> None:
        with pytest.raises(CommandError, match="Name a file"):
            diagnose()

    def test_must_exist(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match=r"missing\.eml: there is no such file"):
            diagnose(tmp_path / "missing.eml")


@pytest.mark.django_db
class TestPublishedKnowledge:
    def test_is_the_edition_in_force(self) -> None:
        editions.load_shipped(now=NOW)

        [row] = rows(text="550 5.1.1 user unknown", knowledge="published")

        assert row["deliveries"][0]["cause"] == "address-unknown"

    def test_must_have_been_published(self) -> None:
        with pytest.raises(CommandError, match="no edition of the knowledge is published"):
            diagnose(text="550 5.1.1 user unknown", knowledge="published")
