"""Are mails found in an archive, and nothing else that it may do?"""

import io
import zipfile

import pytest

from diagnostics.notices import zipped_mail
from tests.pace import within

MAIL = b"From: MAILER-DAEMON@mx.example.jp\nSubject: failure notice\n\nIt was not delivered.\n"


def packed(**files: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return raw.getvalue()


def found(raw: bytes, most: int = 1_000_000) -> list[tuple[str, bytes]]:
    return [tuple(mail) for mail in zipped_mail.mails_in(raw, most_bytes=most)]


def test_mails_are_found_by_the_ends_of_their_names() -> None:
    raw = packed(a__eml=MAIL, b__PDF=b"x", C__TXT=b"y", d__msg=b"z", e=b"w")
    assert zipped_mail.is_archive(raw[:4])
    assert found(raw) == [(".eml", MAIL), (".txt", b"y"), (".msg", b"z")]


def test_a_path_in_the_archive_means_nothing() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("../../etc/x.eml", MAIL)
    assert found(raw.getvalue()) == [(".eml", MAIL)]


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"PK\x03\x04" + bytes(60), packed(a__eml=MAIL)[:-10]])
def test_a_broken_archive_holds_nothing(raw: bytes) -> None:
    assert found(raw) == []


def test_a_broken_file_is_left_out() -> None:
    raw = bytearray(packed(a__eml=MAIL * 9, b__eml=MAIL))
    raw[45:60] = b"\xff" * 15
    assert found(bytes(raw)) == [(".eml", MAIL)]


def test_an_encrypted_file_is_left_out() -> None:
    raw = bytearray(packed(a__eml=MAIL))
    raw[6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    assert found(bytes(raw)) == []


def test_no_more_is_unpacked_than_asked_for() -> None:
    raw = packed(a__eml=MAIL, b__eml=MAIL, c__eml=b"")
    assert found(raw, most=len(MAIL) + 1) == [(".eml", MAIL)]


def test_a_bomb_stays_closed() -> None:
    assert found(packed(a__eml=bytes(30_000_000)), most=100_000_000) == []


def test_many_files_are_not_slow() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for number in range(3_000):
            archive.writestr(f"{number}.eml", MAIL)
    with within(2):
        assert len(found(raw.getvalue())) == 20
