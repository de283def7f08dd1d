"""How fast are bounces read and diagnosed, compared with what else is there?

Prints ratios measured in one run, which say the same on a busy machine: against flufl.bounce and against the bare
parse of the standard library, from 100 to 5,000 rules, from 10 kB to 25 MB, and the peak of memory.

    python -m benchmarks.reading [FOLDER OF MAILS]
"""

import argparse
import contextlib
import dataclasses
import email
import email.policy
import logging
import multiprocessing
import statistics
import time
from collections.abc import Callable, Sequence
from email.parser import BytesParser
from pathlib import Path

from flufl.bounce import all_failures

from diagnostics import notices
from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.pages import Book
from diagnostics.knowledge.rules import Rule

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "shared" / "corpus" / "mails" / "sisimai"
OWN = ROOT / "tests" / "corpus"
ROUNDS = 9


def main() -> None:
    logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mails", nargs="?", type=Path, default=SAMPLES if SAMPLES.is_dir() else OWN)
    mails = sorted(parser.parse_args().mails.rglob("*.eml"))
    print(f"{len(mails)} mails, median of {ROUNDS} rounds")
    compare_readers(mails)
    compare_rules(mails)
    compare_sizes()
    measure_memory()


def compare_readers(mails: Sequence[Path]) -> None:
    matcher = Matcher(load_book(proven=True))
    parser = BytesParser(policy=email.policy.compat32)
    ours, flufl, bare = in_turn(
        lambda: [diagnose(matcher, path.read_bytes()) for path in mails],
        lambda: [scan(path.read_bytes()) for path in mails],
        lambda: [parser.parsebytes(path.read_bytes()) for path in mails],
    )
    speeds = [len(mails) / statistics.median(times) for times in (ours, flufl, bare)]
    print("read and diagnose: {:.0f} mails/s; flufl.bounce {:.0f}; bare parse {:.0f}".format(*speeds))
    print(
        f"ratio to flufl.bounce {ratio(flufl, ours):.2f} (at least 1.5); "
        f"to the bare parse {ratio(bare, ours):.2f} (at least 0.5)"
    )


def scan(raw: bytes) -> None:
    """What flufl.bounce does with a mail; a header that it did not expect makes it raise."""
    with contextlib.suppress(Exception):
        all_failures(email.message_from_bytes(raw))


def compare_rules(mails: Sequence[Path]) -> None:
    deliveries = [found for path in mails for found in read(path.read_bytes())]
    few, many = (Matcher(book_of(count)) for count in (100, 5000))
    times = [
        spent(lambda matcher=matcher: [matcher.diagnose(delivery, kind=kind) for kind, delivery in deliveries])
        for matcher in (few, many)
    ]
    reading = spent(lambda: [read(path.read_bytes()) for path in mails])
    print(
        f"5,000 rules to 100: matching alone {times[1] / times[0]:.2f}; "
        f"with reading {(reading + times[1]) / (reading + times[0]):.2f} (at most 1.3)"
    )


def compare_sizes() -> None:
    matcher = Matcher(load_book(proven=True))
    sizes = (10_000, 100_000, 1_000_000, 25_000_000)
    times = [spent(lambda raw=raw: diagnose(matcher, raw)) for raw in (mail_of(size) for size in sizes)]
    steps = ", ".join(
        f"{larger / 1000:.0f} kB to {smaller / 1000:.0f} kB ×{after / before:.1f} (size ×{larger / smaller:.0f})"
        for smaller, larger, before, after in zip(sizes, sizes[1:], times, times[1:], strict=False)
    )
    print(f"growth: {steps}")


def measure_memory() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(f"peak memory for a 25 MB mail: {pool.apply(_peak):.0f} MB (under 250)")


def _peak() -> float:
    diagnose(Matcher(load_book(proven=True)), mail_of(25_000_000))
    # Not ``ru_maxrss``: that of a process which another one started begins with what the other one had.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def read(raw: bytes) -> list[tuple[notices.Kind, notices.Delivery]]:
    try:
        notice = notices.read(raw, limits=notices.Limits(bytes=30_000_000))
    except notices.Unreadable:
        return []
    return [(notice.kind, delivery) for delivery in notice.deliveries]


def diagnose(matcher: Matcher, raw: bytes) -> None:
    for kind, delivery in read(raw):
        matcher.diagnose(delivery, kind=kind)


def book_of(count: int) -> Book:
    """The shipped book with its rules cut, or filled up with rules of their own words, to ``count``."""
    book = load_book(proven=True)
    rules = [rule for page in book.pages for rule in page.rules][:count]
    rules += [_filler(rules[0], number) for number in range(count - len(rules))]
    pages = [
        dataclasses.replace(page, rules=tuple(rule for rule in rules if rule.cause == page.cause))
        for page in book.pages
    ]
    return Book(pages=tuple(pages))


def _filler(rule: Rule, number: int) -> Rule:
    words = rf"(?:quota|limit|mailbox) x{number:05d}(?: reached| exceeded)? for \S+@\S+"
    return dataclasses.replace(
        rule, slug=f"filler-{number}", patterns=(words,), statuses=(), reply_codes=(), examples=(), near_misses=()
    )


def mail_of(size: int) -> bytes:
    """A bounce whose returned mail fills it up to ``size`` bytes."""
    head = (
        b"From: MAILER-DAEMON@mx.example.jp\r\nTo: hanako@example.jp\r\n"
        b"Subject: Undelivered Mail Returned to Sender\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\n<taro@example.com>: host mx.example.com[192.0.2.1] said:\r\n"
        b"    552 5.2.2 Mailbox full (in reply to RCPT TO command)\r\n\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.jp\r\n\r\n"
        b"Final-Recipient: rfc822; taro@example.com\r\nAction: failed\r\nStatus: 5.2.2\r\n"
        b"Diagnostic-Code: smtp; 552 5.2.2 Mailbox full\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        b"From: hanako@example.jp\r\nTo: taro@example.com\r\nSubject: Plans\r\nContent-Type: application/pdf\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n"
    )
    line = b"JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3RoIDMgMCBSL0ZpbHRlci9GbGF0ZURlY29k\r\n"
    return head + line * max(0, (size - len(head)) // len(line)) + b"--b--\r\n"


def spent(work: Callable[[], object]) -> float:
    """The median of the seconds that ``work`` takes, once warm."""
    return statistics.median(in_turn(work)[0])


def in_turn(*works: Callable[[], object]) -> list[list[float]]:
    """The processor seconds of each work in each round; taken in turn, so that a busy machine slows all alike."""
    times: list[list[float]] = [[] for _ in works]
    for number in range(ROUNDS + 1):
        for work, taken in zip(works, times, strict=True):
            began = time.process_time()
            work()
            if number:
                taken.append(time.process_time() - began)
    return times


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """The median over the rounds of how often ``other`` fits into ``one``."""
    return statistics.median(left / right for left, right in zip(one, other, strict=True))


if __name__ == "__main__":
    main()
