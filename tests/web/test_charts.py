"""Counts become bars in a box."""

from diagnostics.web.charts import chart


class TestAChart:
    def test_is_as_high_as_its_highest_bar(self) -> None:
        found = chart([("one", 10, 0), ("two", 20, 5)])
        one, two = found.bars
        assert (found.highest, found.width, found.height) == (20, 20, 40)
        assert (one.top, one.overruled, one.stood, one.label) == (20, 0, 20, "one")
        assert (two.top, two.overruled, two.middle, two.stood) == (0, 10, 10, 30)

    def test_shows_a_single_one_beside_thousands_within_its_box(self) -> None:
        [bar] = chart([("week", 5_000, 1)]).bars
        assert (bar.top, bar.overruled, bar.middle + bar.stood) == (0, 1.5, 40)

    def test_of_nothing_has_bars_without_height(self) -> None:
        assert chart([]).bars == ()
        [bar] = chart([("week", 0, 0)]).bars
        assert (bar.top, bar.overruled, bar.stood) == (40, 0, 0)
