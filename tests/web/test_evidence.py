"""The proof cut out of a mail's text, and marked in the whole of it."""

from hypothesis import given
from hypothesis import strategies as st

from diagnostics.web import evidence

TEXT = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n"


def part(text: str = TEXT, path: str = "1") -> dict[str, object]:
    return {"path": path, "content_type": "text/plain", "text": text, "reconstructed": False}


def passage(words: str, text: str = TEXT, path: str = "1") -> dict[str, object]:
    start = text.index(words)
    return {"part": path, "start": start, "end": start + len(words), "text": words}


def said(shown: evidence.Shown | None) -> str:
    assert shown is not None
    return "".join(f"[{each.text}]" if each.is_marked else each.text for each in shown.stretches)


class TestExcerpt:
    def test_has_three_lines_before_and_after(self) -> None:
        shown = evidence.excerpt([part()], passage("five"))
        assert said(shown) == "two\nthree\nfour\n[five]\nsix\nseven\neight"
        assert shown
        assert shown.is_cut

    def test_begins_and_ends_where_the_text_does(self) -> None:
        assert said(evidence.excerpt([part("a\nb\nc")], passage("b", "a\nb\nc"))) == "a\n[b]\nc"

    def test_keeps_within_the_line_where_that_is_endless(self) -> None:
        text = "x" * 5_000 + "proof" + "y" * 5_000
        shown = said(evidence.excerpt([part(text)], passage("proof", text)))
        assert "[proof]" in shown
        assert len(shown) < 1_300

    def test_spans_several_lines(self) -> None:
        assert "[two\nthree]" in said(evidence.excerpt([part()], passage("two\nthree")))

    def test_is_the_passage_itself_where_its_part_is_gone(self) -> None:
        assert said(evidence.excerpt([], passage("five"))) == "[five]"

    def test_is_nothing_without_a_passage(self) -> None:
        assert evidence.excerpt([part()], None) is None
        assert evidence.excerpt([part()], {"part": "1", "start": 0, "end": 0, "text": ""}) is None

    @given(st.text(alphabet="ab\n", max_size=200), st.integers(-5, 210), st.integers(-5, 210))
    def test_never_breaks_and_marks_exactly_the_passage(self, text: str, start: int, end: int) -> None:
        shown = evidence.excerpt([part(text)], {"part": "1", "start": start, "end": end, "text": "own"})
        (marked,) = [each.text for each in shown.stretches if each.is_marked] if shown else [""]
        assert marked == (text[start:end] if 0 <= start < end <= len(text) else "own")


class TestWhole:
    def test_marks_every_passage_in_its_part(self) -> None:
        parts = [part(), part("other\n", "2")]
        first, second = evidence.whole(
            parts, [passage("two"), passage("eight"), passage("other", "other\n", "2"), None]
        )
        assert said(first) == TEXT.replace("two", "[two]").replace("eight", "[eight]")
        assert said(second) == "[other]\n"

    def test_marks_overlapping_passages_once(self) -> None:
        (shown,) = evidence.whole([part("abcdef")], [passage("abcd", "abcdef"), passage("cdef", "abcdef")])
        assert said(shown) == "[abcd][ef]"

    def test_cuts_what_is_too_long_to_show(self) -> None:
        (shown,) = evidence.whole([part("x" * 300_000)], [])
        assert shown.is_cut
        assert len(said(shown)) == 200_000
