"""Which texts does the project show, and how do they read in Japanese?

Texts are gathered from code and templates with Babel, merged into the catalogue that translators edit, and compiled
from it; GNU gettext is not needed.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LANGUAGE = "ja"
PROJECT = "Bounceportal"
_CODE = ("bounceportal", "diagnostics")
_TEMPLATES = "templates"
_KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
_PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%[sd]")
_HEADER = "# Japanese texts of Bounceportal. Written with `manage.py messages`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a text, named by where it is used."""

    text: str
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}: {self.text!r}"


def path_in(root: Path) -> Path:
    """Where the catalogue lies in the project at ``root``."""
    return root / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def gather(root: Path) -> Catalog:
    """All texts that code and templates below ``root`` show, untranslated."""
    catalog = Catalog(locale=LANGUAGE, project=PROJECT)
    for place, source in _sources(root):
        for _line, text, _comments, _context in extract("python", io.BytesIO(source.encode()), keywords=_KEYWORDS):
            catalog.add(text, locations=[(place, 0)], flags=["python-format"] if _has_places(text) else [])
    return catalog


def read(root: Path) -> Catalog:
    """The catalogue as it is; an empty one where none was written yet."""
    path = path_in(root)
    if not path.exists():
        return Catalog(locale=LANGUAGE, project=PROJECT)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def merge(root: Path) -> Catalog:
    """The catalogue brought up to date: new texts added, unused ones dropped, nothing guessed."""
    catalog = read(root)
    catalog.update(gather(root), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def write(root: Path, catalog: Catalog) -> None:
    """Write the catalogue, sorted by text so that merges stay small."""
    path = path_in(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_written(catalog))


def compile_catalog(root: Path) -> Path:
    """Compile the catalogue for the running portal, unless it is compiled already."""
    source, target = path_in(root), path_in(root).with_suffix(".mo")
    if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
        with target.open("wb") as file:
            write_mo(file, read(root))
    return target


def faults(root: Path) -> tuple[Fault, ...]:
    """What must be mended: texts that are missing, untranslated, unused, or differ in their placeholders."""
    wanted, catalog = gather(root), read(root)
    found = [_fault(message, catalog) for message in wanted if message.id]
    unused = [
        Fault(text=_first(message.id), place=path_in(root).name, reason="no longer used")
        for message in catalog
        if message.id and message.id not in wanted
    ]
    return (*(fault for fault in found if fault), *unused)


def _sources(root: Path) -> Iterator[tuple[str, str]]:
    for folder in _CODE:
        for path in sorted((root / folder).rglob("*.py")):
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
    for path in sorted((root / _TEMPLATES).rglob("*")):
        if path.suffix in (".html", ".txt"):
            place = path.relative_to(root).as_posix()
            yield place, templatize(path.read_text(encoding="utf-8"), origin=place)


def _fault(message: Message, catalog: Catalog) -> Fault | None:
    place = message.locations[0][0] if message.locations else "?"
    text = _first(message.id)
    kept = catalog.get(message.id)
    if kept is None:
        return Fault(text=text, place=place, reason="not in the catalogue (run manage.py messages)")
    said = _all(kept.string)
    if not all(said) or kept.fuzzy:
        return Fault(text=text, place=place, reason="not translated")
    needed = set(_PLACEHOLDER.findall(_all(message.id)[-1]))
    if any(set(_PLACEHOLDER.findall(one)) != needed for one in said):
        return Fault(text=text, place=place, reason="translated with other placeholders")
    return None


def _first(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else text[0]


def _all(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """The forms of a text, the singular first; one empty form where there is none."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _has_places(text: str | tuple[str, ...]) -> bool:
    return bool(_PLACEHOLDER.search(_first(text)))


def _written(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=120, sort_output=True, omit_header=True, include_lineno=False)
    header = f'{_HEADER}\nmsgid ""\nmsgstr ""\n"Language: {LANGUAGE}\\n"\n"MIME-Version: 1.0\\n"\n'
    header += '"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    return header.encode() + buffer.getvalue()
