"""Does any damaged mail raise, or take longer than a second?

    python -m benchmarks.mutations [COUNT] [--first SEED] [--mails FOLDER]

Prints the seed of every mail that did; ``tests/mutations.py`` makes the same mail of it again.
"""

import argparse
import sys
import time
import traceback
from pathlib import Path

from diagnostics import notices
from diagnostics.knowledge import addresses, details
from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.matching import Matcher
from tests.mutations import mutate

ROOT = Path(__file__).resolve().parent.parent
SLOW = 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=50_000)
    parser.add_argument("--first", type=int, default=0, metavar="SEED")
    parser.add_argument("--mails", type=Path, default=ROOT / "tests" / "corpus", metavar="FOLDER")
    options = parser.parse_args()
    mails = [path.read_bytes() for path in sorted(options.mails.rglob("*.eml"))]
    matcher = Matcher(load_book(proven=True))
    raised, slow, worst = 0, 0, (0.0, 0)
    for seed in range(options.first, options.first + options.count):
        raw = mutate(seed, mails)
        began = time.process_time()
        raised += not reads_quietly(raw, matcher, seed)
        spent = time.process_time() - began
        worst = max(worst, (spent, seed))
        if spent > SLOW:
            slow += 1
            print(f"seed {seed}: {spent:.2f} s for {len(raw)} bytes", flush=True)
    print(
        f"{options.count} mutated mails: {raised} raised, {slow} slower than {SLOW:.0f} s, "
        f"slowest {worst[0]:.2f} s (seed {worst[1]})"
    )
    sys.exit(bool(raised or slow))


def reads_quietly(raw: bytes, matcher: Matcher, seed: int) -> bool:
    try:
        notice = notices.read(raw)
        for delivery in notice.deliveries:
            matcher.diagnose(delivery, kind=notice.kind)
            addresses.hints(delivery.recipient)
            details.details(delivery)
    except notices.Unreadable:
        return True
    except Exception:
        print(f"seed {seed} raised:")
        traceback.print_exc()
        return False
    return True


if __name__ == "__main__":
    main()
