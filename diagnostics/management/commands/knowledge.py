"""Checks, exports, imports and publishes the knowledge."""

import sys
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from diagnostics import editions
from diagnostics.editions import exchange, publishing
from diagnostics.knowledge import loading, translating
from diagnostics.knowledge.pages import Page
from diagnostics.models import Edition, User

_REFUSALS = (
    loading.BadPage,
    exchange.BadArchive,
    exchange.DraftsInTheWay,
    editions.NoKnowledge,
    publishing.NothingToPublish,
    publishing.OutdatedDrafts,
    publishing.SecondPersonNeeded,
    publishing.TranslationsMissing,
    OSError,
)


class Command(BaseCommand):
    help = (
        "Checks the shipped book or an archive; exports an edition; imports an archive as a draft; publishes the draft."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        doing = parser.add_subparsers(dest="doing", required=True, metavar="check|export|import|publish")
        check = doing.add_parser("check", help="say whether a book is sound; needs no database")
        check.add_argument("path", nargs="?", help="an archive or a folder of pages; by default the shipped book")
        export = doing.add_parser("export", help="write an edition as one TOML file")
        export.add_argument("--edition", type=int, metavar="N", help="by default the one in force")
        export.add_argument("--output", metavar="FILE", help="by default standard output")
        bring = doing.add_parser("import", help="make a draft of what an archive says otherwise")
        bring.add_argument("path", help="an archive, or - for standard input")
        bring.add_argument("--overwrite", action="store_true", help="also where pages are being rewritten")
        publish = doing.add_parser("publish", help="put the draft into force")
        publish.add_argument("--note", default="", help="what changes, for those who read it later")
        publish.add_argument("--acknowledge", type=int, nargs="*", default=[], metavar="ID", help="golden samples")
        publish.add_argument("--untranslated", nargs="*", default=[], metavar="CAUSE", help="may lack translations")
        for parser_with_person in (bring, publish):
            parser_with_person.add_argument("--by", required=True, metavar="ADDRESS", help="who does it")

    def handle(self, *_: str, doing: str, **options: object) -> None:
        work = {"check": _check, "export": _export, "import": _import, "publish": _publish}[doing]
        try:
            said = work(options)
        except publishing.GoldenWouldChange as refusal:
            lines = [
                f"  {change.sample.pk}: {change.before} → {change.after} ({change.sample})"
                for change in refusal.changes
            ]
            raise CommandError("\n".join(["Golden samples would go wrong; acknowledge them by id:", *lines])) from None
        except _REFUSALS as refusal:
            raise CommandError(f"{type(refusal).__name__}: {refusal}") from None
        if said:
            self.stdout.write(said)


def _check(options: dict[str, object]) -> str:
    path = options["path"]
    if path is None:
        return _counted(loading.load_book().pages)
    if Path(str(path)).is_dir():
        return _counted(loading.load_book(Path(str(path))).pages)
    return _counted(exchange.read(Path(str(path)).read_bytes()))


def _counted(pages: tuple[Page, ...]) -> str:
    rules = [rule for page in pages for rule in page.rules]
    patterns = sum(len(rule.patterns) for rule in rules)
    sound = f"Sound: {len(pages)} pages, {len(rules):,} rules, {patterns:,} patterns."
    missing = [f"  {page.cause}: {', '.join(names)}" for page in pages if (names := translating.untranslated(page))]
    return "\n".join([sound, "Not translated yet:", *missing] if missing else [sound])


def _export(options: dict[str, object]) -> str:
    number, output = options["edition"], options["output"]
    edition = editions.current() if number is None else Edition.objects.filter(number=str(number)).first()
    if edition is None:
        raise CommandError(f"There is no edition {number}.")
    raw = exchange.export(edition)
    if output is None:
        return raw.decode()
    Path(str(output)).write_bytes(raw)
    return f"Edition {edition.number} was written to {output}."


def _import(options: dict[str, object]) -> str:
    path = str(options["path"])
    raw = sys.stdin.buffer.read(exchange.LARGEST + 1) if path == "-" else Path(path).read_bytes()
    rows = exchange.import_(raw=raw, by=_person(options), now=_now(), overwrite=bool(options["overwrite"]))
    return f"{len(rows)} pages differ and are drafts now: {', '.join(row.cause for row in rows) or 'none'}."


def _publish(options: dict[str, object]) -> str:
    acknowledged, untranslated = options["acknowledge"], options["untranslated"]
    edition = publishing.publish(
        by=_person(options),
        now=_now(),
        note=str(options["note"]),
        acknowledged=acknowledged if isinstance(acknowledged, list) else (),
        untranslated=untranslated if isinstance(untranslated, list) else (),
    )
    return f"Edition {edition.number} of the knowledge is in force."


def _person(options: dict[str, object]) -> User:
    person = User.objects.filter(email=str(options["by"]).lower(), is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody has the address {options['by']}.")
    return person


def _now() -> datetime:
    return timezone.now()
