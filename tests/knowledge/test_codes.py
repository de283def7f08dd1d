"""When do two spellings of a code mean the same?"""

import pytest

from diagnostics.knowledge import codes


class TestNormal:
    @pytest.mark.parametrize(
        ("written", "normal"),
        [
            ("5.1.1", "5.1.1"),
            ("#5.1.1", "5.1.1"),
            ("５．１．１", "5.1.1"),
            ("(X.7.26)", "x.7.26"),
            ("[TSS04]", "tss04"),
            ("LPN007_506", "ofr_506"),
            ("OFR006_102", "ofr_102"),
            ("ofr_506", "ofr_506"),
            ("LPN416", "ofr_416"),
            ("サーバー", "サバ"),
        ],
    )
    def test_gives_one_spelling(self, written: str, normal: str) -> None:
        assert codes.normal(written) == normal


class TestWords:
    def test_parts_a_reply_from_the_status_glued_to_it(self) -> None:
        assert codes.words("550-5.1.1 User unknown") == ["550", "5.1.1", "user", "unknown"]

    def test_names_each_word_once(self) -> None:
        assert codes.words("full Full、ｆｕｌｌ") == ["full"]

    def test_finds_none_in_signs(self) -> None:
        assert codes.words(" ## <> ") == []


class TestFit:
    @pytest.mark.parametrize(
        ("own", "asked", "fit"),
        [
            ("5.1.1", "5.1.1", codes.EXACTLY),
            ("tss04", "tss04", codes.EXACTLY),
            ("5.7.606-649", "5.7.606", codes.WITHIN),
            ("5.7.606-649", "5.7.649", codes.WITHIN),
            ("x.1.1", "4.1.1", codes.OF_ANY_CLASS),
            ("5.1.1", "x.1.1", codes.OF_ANY_CLASS),
            ("x.7.26", "5.7", codes.OF_SUBJECT),
            ("5.7.26", "x.7", codes.OF_SUBJECT),
            ("5.7.606-649", "5.7.", codes.OF_SUBJECT),
        ],
    )
    def test_tells_how_closely_a_code_fits(self, own: str, asked: str, fit: int) -> None:
        assert codes.fit(own, asked) == fit

    @pytest.mark.parametrize(
        ("own", "asked"),
        [
            ("5.1.1", "4.1.1"),
            ("5.7.606-649", "5.7.605"),
            ("5.7.606-649", "5.7.650"),
            ("5.7.606-649", "4.7.606"),
            ("5.7.606-649", "5.7.x"),
            ("x.1.1", "5.1.10"),
            ("x.1.1", "511"),
            ("5.7.26", "4.7"),
            ("x.70.1", "5.7"),
            ("sbl", "5.7"),
            ("550", "5.5"),
        ],
    )
    def test_knows_what_does_not_fit(self, own: str, asked: str) -> None:
        assert codes.fit(own, asked) == 0
