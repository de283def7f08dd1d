"""Is rich text read as it would be seen, whatever it claims of its own size?"""

import os
import struct

import compressed_rtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.notices import rtf_text
from tests.pace import within

HEAD = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fmodern\fcharset128 MS Gothic;}}"
HEAD += rb"{\colortbl\red0\green0\blue0;}{\*\generator Riched20;}\uc1\pard\plain\f0\fs20 "


def read(body: bytes, *, compress: bool = True) -> tuple[str, str]:
    return rtf_text.read(compressed_rtf.compress(HEAD + body + b"}", compress))


def stored(rtf: bytes) -> bytes:
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf


@pytest.mark.parametrize("compress", [True, False])
def test_lines_tabs_and_escaped_signs_are_kept(*, compress: bool) -> None:
    text, html = read(rb"one\par two\tab\{x\}\\ \line three\~four", compress=compress)
    assert (text, html) == ("one\ntwo\t{x}\\ \nthree four", "")


def test_words_are_decoded_by_their_font() -> None:
    assert read(rb"caf\'e9 {\f1 \'83\'81\'83\'8b}, \'e9")[0] == "café メル, é"


def test_a_byte_that_looks_like_a_letter_may_end_a_japanese_one() -> None:
    assert read(rb"{\f1 \'83e\'83X\'83g}")[0] == "テスト"


def test_unicode_stands_before_what_may_be_shown_instead() -> None:
    assert read(rb"\u12513?\u12540?\u12523?")[0] == "メール"
    assert read(rb"\uc2\u12513\'83\'81!")[0] == "メ!"
    assert read(rb"\u-10179?\u-8704?")[0] == "😀"


def test_html_is_taken_out_as_it_was_put_in() -> None:
    body = (
        rb"\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Hello{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 "
        rb"Ada{\*\htmltag72 </p>}\htmlrtf \par}\htmlrtf0"
    )
    assert read(body) == ("", "<p>Hello&nbsp;Ada</p>")


@pytest.mark.parametrize("raw", [b"", b"short", b"\0" * 40, b"\0" * 8 + b"LZFu" + b"\0" * 4])
def test_what_is_none_is_empty(raw: bytes) -> None:
    assert rtf_text.read(raw) == ("", "")


@pytest.mark.parametrize("tail", [b"\x01", b"\x01\x00", b"\x02a\x00", b"\x01\xff\xf0", b"\x01\x0c\xf0x"])
def test_what_is_cut_off_ends_there(tail: bytes) -> None:
    raw = struct.pack("<II4sI", 0, 100, b"LZFu", 0) + b"\x00abcdefgh" + tail
    assert rtf_text.read(raw)[0].startswith("abcdefgh")


def test_more_closed_than_opened_is_no_error() -> None:
    assert rtf_text.read(stored(b"}}a{b}}c"))[0] == "abc"


@given(st.binary(max_size=400))
def test_whatever_it_holds_is_read(rtf: bytes) -> None:
    rtf_text.read(stored(rtf))
    rtf_text.read(struct.pack("<II4sI", 0, 0xFFFFFFFF, b"LZFu", 0) + rtf)


@pytest.mark.parametrize("piece", [b"{", b"\\f1 a", b"\\u1?", b"{\\*x}", b"\\"])
def test_a_long_one_is_not_slow(piece: bytes) -> None:
    raw = stored(piece * (4_000_000 // len(piece)))
    with within(5):
        rtf_text.read(raw)


def test_it_never_grows_beyond_the_limit() -> None:
    raw = struct.pack("<II4sI", 0, 0xFFFFFFFF, b"LZFu", 0) + b"\x00" + b"a" * 8 + (b"\xff" + b"\x0c\xff" * 8) * 200_000
    with within(5):
        assert len(rtf_text.read(raw)[0]) <= 2_000_000
        rtf_text.read(struct.pack("<II4sI", 0, 0xFFFFFFFF, b"LZFu", 0) + os.urandom(1_000_000))


def test_unicode_in_what_is_not_shown_is_not_shown() -> None:
    assert read(rb"one{\*\generator \u23383?}, two")[0] == "one, two"
