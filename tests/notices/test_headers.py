"""What header fields say once their encodings are taken off."""

import base64

import pytest

from diagnostics.notices import headers


@pytest.mark.parametrize(
    ("value", "addresses"),
    [
        ("Taro <taro@example.jp>", ("taro@example.jp",)),
        ("taro@example.jp, Jiro <jiro@example.jp>, <taro@example.jp>", ("taro@example.jp", "jiro@example.jp")),
        ("taro@example.jp (Taro)", ("taro@example.jp",)),
        ("undisclosed-recipients:;", ()),
        ("", ()),
        ("<>", ()),
    ],
)
def test_the_addresses_of_a_field_are_found_once_each(value, addresses):
    assert headers.addresses(value) == addresses


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=?utf-8?q?caf=C3=A9?=", "café"),
        ("a =?utf-8?b?44Oh?= b", "a メ b"),
        ("=?utf-8*ja?b?44Oh?=", "メ"),
        ("=?x-none?q?abc?=", "abc"),
        ("=?utf-8?z?abc?=", "=?utf-8?z?abc?="),
        ("=?utf-8?b?44Oh", "=?utf-8?b?44Oh"),
        ("plain", "plain"),
    ],
)
def test_encoded_words_are_decoded_where_they_are_whole(value, text):
    assert headers.decoded(value) == text


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_broken_base64_gives_what_it_has(cut):
    whole = base64.b64encode(b"0123456789ab")
    assert b"0123456789ab".startswith(headers.base64_bytes(whole[: len(whole) - cut] + b"*\n"))
    assert len(headers.base64_bytes(whole[: len(whole) - cut])) >= 9


def test_parameters_are_read_with_quotes_and_without():
    lead, found = headers.parameters('Multipart/Report; boundary="a;b\\"c"; report-type=delivery-status')
    assert lead == "multipart/report"
    assert found == {"boundary": 'a;b"c', "report-type": "delivery-status"}
