"""Half-width kana read as what they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from diagnostics.notices import kana


def test_they_are_widened_with_their_voicing():
    assert kana.widened("ﾒｰﾙﾎﾞｯｸｽ 550") == "メールボックス 550"


def test_other_letters_keep_their_width():
    assert kana.widened("ＡＢＣ メール") == "ＡＢＣ メール"


@given(st.text(alphabet="abc ﾒﾞ。１", max_size=40))
def test_nothing_of_half_width_kana_is_left(text):
    assert not any("\uff61" <= character <= "\uff9d" for character in kana.widened(text))


def test_latin_letters_and_digits_are_narrowed_in_their_places():
    assert kana.narrowed("５５０　Ｕｓｅｒ ｕｎｋｎｏｗｎ（ユーザー）") == "550　User unknown（ユーザー）"
    assert kana.narrowed("メール") == "メール"


def test_both_are_as_people_read_them():
    assert kana.as_read("５５０ ﾕｰｻﾞｰ") == "550 ユーザー"
    assert kana.as_read("550 user") == "550 user"
