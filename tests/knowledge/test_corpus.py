"""Which cause does each mail of tests/corpus have, where its expectation names one?"""

import tomllib
from pathlib import Path

import pytest

from diagnostics import notices
from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.matching import Matcher

CORPUS = Path(__file__).parent.parent / "corpus"
MATCHER = Matcher(load_book(proven=True))


def expected_causes() -> list[tuple[Path, str, str]]:
    return [
        (path.with_suffix(".eml"), delivery["recipient"], delivery["cause"])
        for path in sorted(CORPUS.glob("*.toml"))
        for delivery in tomllib.loads(path.read_text(encoding="utf-8")).get("deliveries", [])
        if "cause" in delivery
    ]


@pytest.mark.parametrize(
    ("mail", "recipient", "cause"), expected_causes(), ids=lambda value: getattr(value, "stem", None)
)
def test_each_recipient_has_its_cause_and_what_proves_it(mail, recipient, cause) -> None:
    notice = notices.read(mail.read_bytes())
    [delivery] = [delivery for delivery in notice.deliveries if delivery.recipient == recipient]

    diagnosis = MATCHER.diagnose(delivery, kind=notice.kind)

    assert diagnosis.cause == cause, diagnosis
    if diagnosis.evidence is not None:
        texts = {part.path: part.text for part in notice.parts}
        evidence = diagnosis.evidence
        assert texts[evidence.part][evidence.start : evidence.end] == evidence.text
