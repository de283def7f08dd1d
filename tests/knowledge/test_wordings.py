"""Is what mail systems say, in a dozen languages, understood without any other fact than its own codes?"""

import re
from pathlib import Path

import pytest

from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.matching import Matcher
from diagnostics.notices import Delivery, Kind

LINES = Path(__file__).with_name("wordings.txt").read_text(encoding="utf-8").splitlines()
MATCHER = Matcher(load_book(proven=True))
STATUS = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")
REPLY_CODE = re.compile(r"\D{0,2}([2-5]\d\d)\b")


def delivery(text: str) -> Delivery:
    status, reply_code = STATUS.search(text), REPLY_CODE.match(text)
    return Delivery(
        recipient="taro@example.com",
        diagnostic=text,
        status=status[0] if status else "",
        status_is_remote=status is not None,
        reply_code=int(reply_code[1]) if reply_code else None,
    )


@pytest.mark.parametrize("cause", sorted({*Cause} - {Cause.UNCLEAR}))
def test_each_wording_is_diagnosed_as_its_cause(cause) -> None:
    texts = [text for wanted, _, text in (line.partition(" | ") for line in LINES) if wanted == cause]

    found = {text: MATCHER.diagnose(delivery(text), kind=Kind.FAILURE) for text in texts}

    assert texts
    assert {text: (each.cause, each.rule) for text, each in found.items() if each.cause != cause} == {}


def test_every_line_names_a_cause() -> None:
    assert {line.partition(" | ")[0] for line in LINES} <= {*Cause}
