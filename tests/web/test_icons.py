"""How are icons drawn?"""

from django.template import engines
from heroicons.templatetags import heroicons


def drawn(tag: str) -> str:
    return engines["django"].from_string(tag).render({"name": "inbox"})


def test_as_the_library_draws_them() -> None:
    assert drawn('{% heroicon_mini "check" %}') == heroicons.heroicon_mini("check")
    assert drawn("{% heroicon_outline name %}") == heroicons.heroicon_outline("inbox")
    assert drawn("{% heroicon_micro name %}") != drawn("{% heroicon_mini name %}")


def test_each_of_them_once(monkeypatch) -> None:
    before = drawn('{% heroicon_mini "inbox" %}')
    monkeypatch.delattr("heroicons._render_icon")
    assert drawn('{% heroicon_mini "inbox" %}') == before
