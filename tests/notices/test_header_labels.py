"""Are the labels of quoted headers known in the languages that mail programs speak?"""

import pytest

from diagnostics.notices import header_labels


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("From: x", "From"),
        ("差出人： x", "From"),
        ("*From:* x", "From"),
        ("■件名：x", "Subject"),
        ("宛　先: x", "To"),
        ("De : x", "From"),
        ("Gesendet: x", "Date"),
        ("Objet : x", "Subject"),
        ("발신: x", None),
        ("제목: x", "Subject"),
        ("发件人: x", "From"),
        ("| To: x |", "To"),
        ("【件名】x", "Subject"),
        ("【差出人】：x", "From"),
        ("[To] x", "To"),
        ("宛  先 : x", "To"),
        ("送信日時  x", "Date"),
        ("Afzender: x", "From"),
        ("Odbiorca: x", "To"),
        ("Předmět: x", "Subject"),
        ("Dato: x", "Date"),
        ("Відправник: x", "From"),
        ("To x", None),
        ("To be honest: x", None),
        ("【至急】x", None),
        ("http://example.jp/", None),
        (": x", None),
        ("no colon", None),
        ("A very long line that has its only colon far beyond any label: x", None),
    ],
)
def test_a_label_opens_the_line(line: str, name: str | None) -> None:
    found = header_labels.read_line(line)
    assert (found[0] if found else None) == name
    assert found is None or found[1] == "x"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("X-Mailer: Becky!", ("X-Mailer", "Becky!")),
        ("http://example.jp/", None),
        ("no colon", None),
        ("two words: x", None),
        ("件名: x", None),
        ("X: x", None),
        ("1x: x", None),
        ("-x: x", None),
        ("n" * 65 + ": x", None),
    ],
)
def test_other_fields_are_known_by_their_form(line: str, found: tuple[str, str] | None) -> None:
    assert header_labels.read_unknown_line(line) == found


def test_no_label_stands_for_two_fields() -> None:
    assert header_labels.NAME_OF["data"] == "Date"
    assert set(header_labels.NAME_OF.values()) > header_labels.SHOWN


def test_a_label_may_be_parted_by_a_tabulator() -> None:
    assert header_labels.read_line("From\tMail System: x <a@example.jp>") == ("From", "Mail System: x <a@example.jp>")
    assert header_labels.read_line("日付\t2026年11月10日 9:12") == ("Date", "2026年11月10日 9:12")
    assert header_labels.read_line("Subject: \tx: y") == ("Subject", "x: y")
    assert header_labels.read_line("word\tx") is None
