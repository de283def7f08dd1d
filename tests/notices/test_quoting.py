"""Are quote signs and doubled lines undone, and only they?"""

from diagnostics.notices import quoting


def unquoted(text: str, depth: int = 1) -> list[str]:
    return quoting.unquoted(quoting.lines_of(text), depth)


def test_one_sign_is_taken_and_what_was_quoted_before_stays() -> None:
    assert unquoted("> one\n> >>> RCPT TO:<a@example.jp>\n>\n>  indented") == [
        "one",
        ">>> RCPT TO:<a@example.jp>",
        "",
        " indented",
    ]


def test_two_levels_are_taken_however_they_are_spaced() -> None:
    assert unquoted("> > one\n>> two\n>>three\n> four", 2) == ["one", "two", "three"]


def test_full_width_signs_count() -> None:
    assert unquoted("＞一行目\n＞ 二行目") == ["一行目", "二行目"]


def test_initials_and_lines_are_signs_but_the_edge_of_a_table_is_none() -> None:
    assert unquoted("HS> one\nHS> >>> RCPT TO:<a@example.jp>\nHS>\n HS> two") == [
        "one",
        ">>> RCPT TO:<a@example.jp>",
        "",
        "two",
    ]
    assert unquoted("| one\n| > two\n|\tthree") == ["one", "> two", "\tthree"]
    assert [line.depth for line in quoting.lines_of("| a | b |\n|x\nPING> x\nABC>x")] == [0, 0, 0, 0]


def test_what_stands_below_the_quotation_is_left_out() -> None:
    assert unquoted("> one\n\n-- \nAda") == ["one"]
    assert unquoted("one\ntwo") == []


def test_the_end_of_a_long_line_that_lost_its_sign_is_put_back() -> None:
    long = "> <taro@example.jp>: host mx.example.jp[192.0.2.1] said: 550 5.1.1 User"
    assert unquoted(f"{long}\nunknown\n> next") == [f"{long[2:]} unknown", "next"]


def test_a_long_word_that_lost_its_sign_is_put_back() -> None:
    word = "b=" + "x" * 80
    assert unquoted(f"> x;\n{word}\n> next") == [f"x; {word}", "next"]


def test_words_between_quotations_stay_on_their_own_line() -> None:
    assert unquoted("> one\nmine\n\n> two") == ["one", "mine", "", "two"]
    assert unquoted("mine\n> one") == ["mine", "one"]


def test_lines_set_apart_throughout_are_put_together_again() -> None:
    lines = ["a", "b", "", "c", "d", "e", "f", "g", "h"]
    doubled = "\n\n".join(lines).split("\n")
    assert quoting.single_spaced(doubled) == lines


def test_a_text_of_paragraphs_stays_as_it_is() -> None:
    text = ["a", "b", "", "c", "", "d", "", "e", "", "f", "", "g", "", "h"]
    assert quoting.single_spaced(text) == text
    assert quoting.single_spaced(["a", "", "b"]) == ["a", "", "b"]
