"""What must be said of each mail in tests/corpus: one .eml with one .toml beside it."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from diagnostics import notices
from diagnostics.notices import Delivery, Notice

CORPUS = Path(__file__).parent.parent / "corpus"
EXPECTATIONS = sorted(CORPUS.glob("*.toml"))


def read(expectation: Path) -> Notice:
    return notices.read(expectation.with_suffix(".eml").read_bytes())


def said(delivery: Delivery, fact: str) -> object:
    value = getattr(delivery, fact)
    return value.isoformat() if isinstance(value, datetime) else value


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=lambda path: path.stem)
def test_each_mail_is_read_as_its_expectation_says(expectation):
    wanted = tomllib.loads(expectation.read_text())
    if wanted["kind"] == "unreadable":
        with pytest.raises(notices.Unreadable) as refused:
            read(expectation)
        assert refused.value.reason == wanted["reason"]
        return
    notice = read(expectation)
    assert notice.kind == wanted["kind"]
    assert notice.dialect == wanted.get("dialect", notice.dialect)
    assert list(notice.forwarded) == wanted.get("forwarded", list(notice.forwarded))
    if "original_message_id" in wanted:
        assert notice.original is not None
        assert notice.original.message_id == wanted["original_message_id"]
    deliveries = {delivery.recipient: delivery for delivery in notice.deliveries}
    assert sorted(deliveries) == sorted(each["recipient"] for each in wanted.get("deliveries", []))
    for each in wanted.get("deliveries", []):
        delivery = deliveries[each["recipient"]]
        facts = {fact: value for fact, value in each.items() if fact not in ("cause", "diagnostic_contains")}
        assert {fact: said(delivery, fact) for fact in facts} == facts
        assert each.get("diagnostic_contains", "") in delivery.diagnostic


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=lambda path: path.stem)
def test_every_passage_points_into_a_part_that_is_shown(expectation):
    if tomllib.loads(expectation.read_text())["kind"] == "unreadable":
        return
    notice = read(expectation)
    texts = {part.path: part.text for part in notice.parts}
    for delivery in notice.deliveries:
        for passage in (*((delivery.evidence,) if delivery.evidence else ()), *delivery.context):
            assert texts[passage.part][passage.start : passage.end] == passage.text


def test_the_corpus_is_not_empty():
    assert len(EXPECTATIONS) > 50
