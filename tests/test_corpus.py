"""What must be said of each mail in tests/corpus, one .eml with one .toml beside it: facts, cause and evidence."""

import tomllib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from diagnostics import notices
from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.matching import Matcher
from diagnostics.notices import Delivery, Notice, Passage

CORPUS = Path(__file__).parent / "corpus"
EXPECTATIONS = sorted(CORPUS.glob("*.toml"))
MATCHER = Matcher(load_book(proven=True))
NO_FACTS = {"cause", "diagnostic_contains"}


@pytest.mark.parametrize("expectation", EXPECTATIONS, ids=lambda path: path.stem)
def test_each_mail_is_read_and_diagnosed_as_its_expectation_says(expectation: Path) -> None:
    wanted = tomllib.loads(expectation.read_text())
    raw = expectation.with_suffix(".eml").read_bytes()
    if wanted["kind"] == "unreadable":
        with pytest.raises(notices.Unreadable) as refused:
            notices.read(raw)
        assert refused.value.reason == wanted["reason"]
        return
    notice = notices.read(raw)
    assert whole(notice) == {
        "kind": wanted["kind"],
        "dialect": wanted.get("dialect", notice.dialect),
        "forwarded": wanted.get("forwarded", []),
        "recipients": sorted(each["recipient"] for each in wanted.get("deliveries", [])),
    }
    if "original_message_id" in wanted:
        assert notice.original is not None
        assert notice.original.message_id == wanted["original_message_id"]
    by_recipient = {delivery.recipient: delivery for delivery in notice.deliveries}
    for each in wanted.get("deliveries", []):
        check_delivery(notice, by_recipient[each["recipient"]], each)


def whole(notice: Notice) -> dict[str, object]:
    return {
        "kind": notice.kind,
        "dialect": notice.dialect,
        "forwarded": list(notice.forwarded),
        "recipients": sorted(delivery.recipient for delivery in notice.deliveries),
    }


def check_delivery(notice: Notice, delivery: Delivery, wanted: dict[str, Any]) -> None:
    facts = {fact: value for fact, value in wanted.items() if fact not in NO_FACTS}
    assert {fact: said(delivery, fact) for fact in facts} == facts
    assert wanted.get("diagnostic_contains", "") in delivery.diagnostic
    diagnosis = MATCHER.diagnose(delivery, kind=notice.kind)
    assert diagnosis.cause == wanted.get("cause", diagnosis.cause), diagnosis
    points_into_what_is_shown(notice, (delivery.evidence, diagnosis.evidence, *delivery.context))


def said(delivery: Delivery, fact: str) -> object:
    value = getattr(delivery, fact)
    return value.isoformat() if isinstance(value, datetime) else value


def points_into_what_is_shown(notice: Notice, passages: Sequence[Passage | None]) -> None:
    texts = {part.path: part.text for part in notice.parts}
    for passage in passages:
        if passage is not None:
            assert texts[passage.part][passage.start : passage.end] == passage.text


def test_the_corpus_is_not_empty() -> None:
    assert len(EXPECTATIONS) > 1_000
