"""Does the reader survive damaged mails? A short run; ``make fuzz`` is the long one."""

import contextlib
from pathlib import Path

import pytest

from diagnostics import notices
from diagnostics.knowledge import addresses, details
from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.matching import Matcher
from tests.mutations import mutate
from tests.pace import within

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SHORT_RUN = 300


@pytest.fixture(scope="module")
def mails() -> list[bytes]:
    return [path.read_bytes() for path in sorted(CORPUS.glob("*.eml"))]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_book(proven=True))


@pytest.mark.parametrize("block", range(4))
def test_a_damaged_mail_is_read_or_called_unreadable_and_never_slow(
    block: int, mails: list[bytes], matcher: Matcher
) -> None:
    for seed in range(block * SHORT_RUN, (block + 1) * SHORT_RUN):
        raw = mutate(seed, mails)
        with within(1), contextlib.suppress(notices.Unreadable):
            notice = notices.read(raw)
            for delivery in notice.deliveries:
                matcher.diagnose(delivery, kind=notice.kind)
                addresses.hints(delivery.recipient)
                details.details(delivery)
