"""Reads bounces from files, folders or standard input and says what each of them means."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from diagnostics import editions, notices
from diagnostics.knowledge import listening
from diagnostics.knowledge.loading import load_book
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.pages import Book
from diagnostics.management import findings
from diagnostics.notices import hearsay, spoken

LIMITS = notices.Limits()


class Command(BaseCommand):
    """``diagnose [--format=text|jsonl] [--knowledge=shipped|published] PATH…`` or ``diagnose --text WORDS``."""

    help = "Reads bounces and says for each failed recipient why, how sure that is, and what proves it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("paths", nargs="*", metavar="PATH", help="file, folder (walked), or - for standard input")
        parser.add_argument("--format", choices=("text", "jsonl"), default="text", help="report, or one JSON a line")
        parser.add_argument(
            "--knowledge",
            choices=("shipped", "published"),
            default="shipped",
            help="the book that is shipped (needs no database), or the edition in force",
        )
        parser.add_argument("--text", metavar="WORDS", help="what a mail system said, as loose text instead of a file")

    def handle(self, *, paths: list[str], format: str, knowledge: str, text: str | None, **_: object) -> None:  # noqa: A002
        """Print one finding a message."""
        if not paths and text is None:
            raise CommandError("Name a file, a folder, or - for standard input; or give --text.")
        book = _book(knowledge)
        matcher = Matcher(book)
        found = (_finding(file, raw, matcher) for file, raw in _messages(paths))
        for one in found if text is None else chain([_about(text, matcher)], found):
            line = (
                json.dumps(findings.row(one), ensure_ascii=False) if format == "jsonl" else findings.report(one, book)
            )
            self.stdout.write(line)


def _book(knowledge: str) -> Book:
    if knowledge == "shipped":
        return load_book(proven=True)
    try:
        return editions.book(editions.current())
    except editions.NoKnowledge as error:
        raise CommandError(str(error)) from error


def _about(text: str, matcher: Matcher) -> findings.Finding:
    """The finding about loose words, whether or not they look like a failure; a code may be said in words."""
    one = _finding("--text", text.encode("utf-8", "surrogateescape"), matcher)
    if len(one.diagnosed) > 1 or len(text) > hearsay.LONGEST:
        return one
    said = {"code": text} if spoken.code(text) != text else {"words": text}
    return findings.finding("--text", listening.understood(matcher, **said).notice, matcher)


def _messages(paths: list[str]) -> Iterator[tuple[str, bytes | None]]:
    """Each message's name and bytes; None for bytes that cannot be had."""
    for path in paths:
        if path == "-":
            yield path, sys.stdin.buffer.read(LIMITS.bytes + 1)
            continue
        if not Path(path).exists():
            raise CommandError(f"{path}: there is no such file or folder.")
        for file in _files(path):
            yield file, _read(file)


def _files(path: str) -> Iterator[str]:
    if not Path(path).is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders.sort()
        yield from (str(Path(folder, file)) for file in sorted(files))


def _read(file: str) -> bytes | None:
    """The bytes of ``file``, at most one more than the limit; None if it is no regular file or may not be read."""
    path = Path(file)
    if not path.is_file():
        return None
    try:
        with path.open("rb") as opened:
            return opened.read(LIMITS.bytes + 1)
    except OSError:
        return None


def _finding(file: str, raw: bytes | None, matcher: Matcher) -> findings.Finding:
    if raw is None:
        return findings.unreadable(file, "not-accessible")
    try:
        return findings.finding(file, notices.read(raw), matcher)
    except notices.Unreadable as error:
        return findings.unreadable(file, error.reason)
