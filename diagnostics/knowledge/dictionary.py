"""What do the codes of mail servers mean, in plain words?"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from diagnostics.knowledge import codes
from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.faults import Fault, Wrong
from diagnostics.knowledge.fields import Fields
from diagnostics.knowledge.pages import Text

SHIPPED = Path(__file__).with_name("codes.toml")
ENTRIES_LIMIT = 5_000
VENDOR = r"[A-Za-z0-9 &.-]{0,40}"
LINE = r"\S.{0,399}"
_STANDARD = ""
_NOT_IN_SLUGS = re.compile(r"[^a-z0-9.]+")


class BadDictionary(ValueError):
    """A fault of the dictionary; the message names the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One code: a reply, a status (``X`` for any class), a vendor's own word, or a reply with its words.

    ``vendor`` is empty for the standards; ``causes`` are those that the code can stand for, the usual first.
    """

    code: str
    vendor: str
    title: Text
    meaning: Text
    causes: tuple[Cause, ...]
    source: str
    number: str = field(repr=False, compare=False)
    words: str = field(repr=False, compare=False)

    @property
    def slug(self) -> str:
        """Its name in an address, no other entry's: ``x.1.1``, ``microsoft-s3150``."""
        return _NOT_IN_SLUGS.sub("-", f"{self.vendor} {self.code}".lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All entries, in the order of the file: the standards, then the vendors."""

    entries: tuple[Entry, ...]

    def entry(self, slug: str) -> Entry | None:
        """The entry whose name in an address is ``slug``."""
        return next((entry for entry in self.entries if entry.slug == slug), None)

    def lookup(self, *, status: str = "", reply_code: int | None = None, vendor: str = "") -> tuple[Entry, ...]:
        """What a delivery's codes mean: the vendor's own meanings before the standards', the status before the reply.

        Of several entries for one code that which fits most closely comes first.
        """
        asked = [codes.normal(code) for code in (status, str(reply_code or "")) if code]
        vendors = [vendor.casefold(), _STANDARD] if vendor else [_STANDARD]
        found: list[Entry] = []
        for of_vendor in vendors:
            own = [entry for entry in self.entries if entry.vendor.casefold() == of_vendor]
            for code in asked:
                found.extend(entry for entry in _fitting(own, code) if entry not in found)
        return tuple(found)

    def search(self, query: str, *, most: int = 50) -> tuple[Entry, ...]:
        """The entries that ``query`` asks for, the best first: codes in any spelling, and words in either language.

        Where an entry's code is given, words only put the entries that have it in order, the standards first.
        """
        words = codes.words(query)
        scores = [_code_score(entry, words) for entry in self.entries]
        if not any(scores):
            scores = [_word_score(entry, words) for entry in self.entries]
        scored = zip(scores, self.entries, strict=True)
        best = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        return tuple(entry for _, entry in best[:most])


def load_dictionary(path: Path = SHIPPED) -> Dictionary:
    """The dictionary in the TOML file ``path``; see ``parse_dictionary``."""
    return parse_dictionary(path.read_text(encoding="utf-8"))


def parse_dictionary(toml: str) -> Dictionary:
    """The dictionary of ``[[codes]]`` in ``toml``; BadDictionary if an entry is unsound or stands twice."""
    try:
        fields = Fields(tomllib.loads(toml))
        tables = fields.entries("codes", most=ENTRIES_LIMIT)
        fields.finish()
    except (tomllib.TOMLDecodeError, Fault) as error:
        raise BadDictionary(str(error)) from error
    entries: dict[tuple[str, str], Entry] = {}
    for position, table in enumerate(tables, 1):
        entry = _entry(table, position)
        if (entry.code, entry.vendor) in entries:
            raise BadDictionary(f"{entry.vendor} {entry.code}: stands twice".strip())
        entries[entry.code, entry.vendor] = entry
    return Dictionary(tuple(entries.values()))


def _entry(table: object, position: int) -> Entry:
    name = f"code {position}"
    try:
        fields = Fields(table)
        name = code = fields.matching("code", LINE)
        vendor = fields.matching("vendor", VENDOR)
        title, meaning = _text(fields, "title"), _text(fields, "meaning")
        causes = tuple(_cause(word) for word in fields.texts("causes", most=len(Cause), longest=30))
        source = fields.matching("source", LINE)
        fields.finish()
    except Fault as fault:
        raise BadDictionary(f"{name}: {fault}") from fault
    shown = (code, vendor, source, title.ja, title.en, meaning.ja, meaning.en, *causes)
    return Entry(
        code=code, vendor=vendor, title=title, meaning=meaning, causes=causes, source=source,
        number=codes.normal(code.split()[0]), words=codes.folded(" ".join(shown)),
    )  # fmt: skip


def _text(fields: Fields, name: str) -> Text:
    both = fields.within(name)
    text = Text(ja=both.matching("ja", LINE), en=both.matching("en", LINE))
    both.finish()
    return text


def _cause(word: str) -> Cause:
    if word not in set(Cause):
        raise Fault(Wrong.NOT_ALLOWED, f"causes cannot hold {word!r}", field="causes", detail=word)
    return Cause(word)


def _fitting(entries: Iterable[Entry], code: str) -> list[Entry]:
    fits = [(codes.fit(entry.number, code), entry) for entry in entries]
    return [entry for fit, entry in sorted((pair for pair in fits if pair[0]), key=lambda pair: -pair[0])]


def _code_score(entry: Entry, words: list[str]) -> int:
    """How well the entry's code answers, 0 for not at all: a status more than a reply, a named vendor most of all."""
    answers = [_answer(entry, word) for word in words]
    if not any(answers):
        return 0
    names = set(codes.words(f"{entry.code} {entry.vendor} {entry.source}")) - {entry.number}
    return max(answers) + 20 * len(names.intersection(words)) + 10 * (entry.vendor == _STANDARD)


def _answer(entry: Entry, word: str) -> int:
    fit = codes.fit(entry.number, word)
    if not fit:
        return 0
    if fit == codes.OF_SUBJECT:
        return 100
    if codes.is_reply(word):
        return 200
    return 300 if codes.is_status(word) else 400


def _word_score(entry: Entry, words: list[str]) -> int:
    """How well the entry's texts answer, 0 unless all words stand in them: its title more than its meaning."""
    if not words or not all(word in entry.words for word in words):
        return 0
    title = codes.folded(f"{entry.code} {entry.vendor} {entry.source} {entry.title.ja} {entry.title.en}")
    return 1 + sum(word in title for word in words)
