"""Are mails found in what gzip compressed, alone or packed by tar, and nothing else that it may do?"""

import gzip
import io
import tarfile

import pytest

from diagnostics.notices import gzipped_mail

MAIL = b"From: MAILER-DAEMON@mx.example.jp\nSubject: failure notice\n\nIt was not delivered.\n"


def packed(*names: str, kind: bytes = tarfile.REGTYPE) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name in names:
            entry = tarfile.TarInfo(name)
            entry.size, entry.type, entry.linkname = len(MAIL), kind, "/etc/passwd"
            archive.addfile(entry, io.BytesIO(MAIL))
    return raw.getvalue()


def found(raw: bytes, most: int = 1_000_000) -> list[tuple[str, bytes]]:
    return [tuple(mail) for mail in gzipped_mail.mails_in(raw, most_bytes=most)]


def test_one_file_is_read_as_a_text_that_may_be_a_mail() -> None:
    raw = gzip.compress(MAIL)
    assert gzipped_mail.is_archive(raw[:4])
    assert found(raw) == [(".txt", MAIL)]


def test_packed_files_are_found_by_the_ends_of_their_names() -> None:
    assert found(gzip.compress(packed("../a.EML", "b.pdf", "c.msg"))) == [(".eml", MAIL), (".msg", MAIL)]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.DIRTYPE, tarfile.LNKTYPE])
def test_what_is_no_file_is_left_out(kind: bytes) -> None:
    assert found(gzip.compress(packed("a.eml", kind=kind))) == []


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x1f\x8b\x08", gzip.compress(MAIL, mtime=0)[:-9], b"\x1f\x8b\x08" + bytes(60)],
    ids=["empty", "head", "cut off", "zeros"],
)
def test_a_broken_archive_holds_nothing(raw: bytes) -> None:
    assert found(raw) == []


def test_a_broken_header_ends_what_was_packed() -> None:
    broken = packed("a.eml", "b.eml", "c.eml")
    assert found(gzip.compress(broken[:1_100] + b"\xff" * 400 + broken[1_500:])) == [(".eml", MAIL)]
    assert found(gzip.compress(broken[:140] + b"\xff" * 20 + broken[160:])) == []


def test_no_more_is_unpacked_than_asked_for_and_a_bomb_stays_closed() -> None:
    assert found(gzip.compress(MAIL), most=len(MAIL) - 1) == []
    assert found(gzip.compress(bytes(30_000_000)), most=100_000_000) == []
