"""Which characters the bytes stand for, whatever was claimed."""

import pytest

from diagnostics.notices import charsets

JAPANESE = "送信先のメールボックスが一杯です。"


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "euc-jp", "cp932"])
@pytest.mark.parametrize("claim", ["", "us-ascii", "unknown-8bit", "x-none", "utf-8"])
def test_japanese_is_recognised_under_any_vague_claim(charset, claim):
    assert charsets.decode(JAPANESE.encode(charset), claim) == JAPANESE


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("该用户不存在，无法投递，邮件已退回。", "gb18030"),
        ("Почтовый ящик получателя переполнен.", "koi8-r"),
        ("메일을 전송하지 못했습니다.", "euc-kr"),
        ("Información: el buzón está lleno.", "latin-1"),
        ("L’adresse est refusée – désolé", "cp1252"),
    ],
)
def test_undeclared_text_of_other_languages_is_guessed(text, charset):
    assert charsets.guess(text.encode(charset)) == text


@pytest.mark.parametrize(
    ("text", "claim", "written"),
    [
        ("信箱已滿", "big5", "big5"),
        ("收件人邮箱已满", "gb2312", "gbk"),
        ("존재하지 않는 사용자", "ks_c_5601-1987", "cp949"),
        ("①㈱髙", "Shift_JIS", "cp932"),
        ("entregué", "iso-8859-1", "cp1252"),
        ("配信不能", "utf-7", "utf-7"),
        ("收件人邮箱已满", "hz-gb-2312", "hz"),
        ("존재하지 않는 사용자", "iso-2022-kr", "iso-2022-kr"),
        ("配信\n不能", "utf-16le", "utf-16le"),
    ],
)
def test_a_right_claim_is_followed(text, claim, written):
    assert charsets.decode(text.encode(written), claim) == text


@pytest.mark.parametrize("claim", ["iso-8859-1", "windows-1252", "iso-8859-15"])
@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("送信先のメールボックスが一杯です。", "cp932"),
        ("ユーザーが存在しません。", "euc_jp"),
        ("Das Postfach ist überfüllt.", "utf-8"),
        ("该用户不存在，无法投递，邮件已退回。", "gb18030"),
        ("收件者信箱已滿，郵件無法傳送。", "big5"),
        ("메일을 전송하지 못했습니다.", "cp949"),
        ("Почтовый ящик получателя переполнен.", "koi8-r"),
        ("Почтовый ящик получателя переполнен.", "cp1251"),
    ],
)
def test_a_western_claim_is_not_believed_of_other_scripts(text, written, claim):
    assert charsets.decode(text.encode(written), claim) == text


@pytest.mark.parametrize(
    "text",
    ["Määräaika päättyy, eikä käyttäjää enää ole.", "Élève à l’école: être refusé", "Größe überschritten", "ÄÖÜ – ÅÄÖ"],
)
def test_a_western_claim_is_believed_of_accented_letters(text):
    assert charsets.decode(text.encode("cp1252"), "iso-8859-1") == text


@pytest.mark.parametrize(("written", "claim"), [("euc_jp", "shift_jis"), ("cp932", "euc-jp")])
def test_one_japanese_charset_under_the_name_of_the_other_is_seen(written, claim):
    text = "お送りしたメールは配信されませんでした。ユーザーが存在しません。"
    assert charsets.decode(text.encode(written), claim) == text


def test_korean_in_iso_2022_is_seen_without_a_claim():
    assert charsets.decode("존재하지 않는 사용자".encode("iso2022_kr")) == "존재하지 않는 사용자"


@pytest.mark.parametrize("written", ["koi8-r", "cp1251", "iso8859-5", "cp866"])
def test_the_four_russian_charsets_are_told_apart(written):
    text = "Ваше сообщение не может быть доставлено. Почтовый ящик переполнен."
    assert charsets.guess(text.encode(written)) == text


def test_half_width_kana_in_iso_2022_jp_is_read():
    raw = b"\x1b(I" + bytes(byte & 0x7F for byte in "ｴﾗｰ".encode("cp932")) + b"\x1b(B: NG"
    assert charsets.decode(raw, "iso-2022-jp") == "ｴﾗｰ: NG"


def test_utf_8_under_a_wrong_claim_is_seen():
    assert charsets.decode("配信".encode(), "euc-kr") == "配信"


def test_utf_8_cut_within_its_last_character_stays_utf_8():
    assert charsets.guess("配信エラー".encode()[:-1]) == "配信エラ\ufffd"


def test_a_byte_order_mark_is_taken_off():
    assert charsets.decode("\ufeff配信".encode()) == "配信"


@pytest.mark.parametrize("charset", ["utf-16", "idna", "hex", "rot13", "no\x00thing", "undefined"])
def test_a_claim_that_cannot_be_followed_does_no_harm(charset):
    assert charsets.decode("é".encode(), charset) == "é"


def test_bytes_that_neither_follow_the_claim_nor_are_utf_8_are_still_read():
    assert charsets.decode(b"caf\xe9", "undefined") == "café"
    assert charsets.decode(b"caf\xe9", "iso-2022-jp") == "café"


def test_bytes_that_are_nothing_are_still_read():
    assert charsets.decode(b"\x81\x8d\xff", "cp1252")
    assert charsets.decode(b"\xff\xfe\xff", "ascii")


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_narrowed_by_its_mark_or_its_zeros(charset):
    assert charsets.narrowed("From: ada@example.jp\n\n宛先".encode(charset)).decode() == "From: ada@example.jp\n\n宛先"


@pytest.mark.parametrize(
    "raw", [b"", b"From: ada", b"a\x00b\x00", b"\x00\x01" * 3, bytes(40), b"From: ada\x00\x00\x00 here we are"]
)
def test_what_is_no_utf_16_stays_as_it_is(raw):
    assert charsets.narrowed(raw) is raw


def test_utf_16_of_other_letters_needs_its_mark():
    assert charsets.narrowed("\ufeff差出人".encode("utf-16-le")).decode() == "差出人"


class TestMailThatCameBack:
    def test_in_another_charset_leaves_the_notice_above_it_readable(self):
        raw = "添付ファイル\nTo: taro@example.jp\n".encode("euc_jp") + "お世話になっております。\n件名\n".encode()

        assert charsets.decode(raw, "euc-jp") == raw[:13].decode("euc_jp") + raw[13:].decode()

    def test_is_guessed_as_a_whole_where_the_claim_does_not_fit_the_first_line(self):
        raw = "添付\n".encode() + "あ\n".encode("cp932") * 2

        assert charsets.decode(raw, "euc-jp") == charsets.guess(raw)


def test_no_more_shifts_are_followed_than_a_long_text_has() -> None:
    assert len(charsets.jis(b"\x1b$B%a\x1b(B." * 200_000)) == 100_000
