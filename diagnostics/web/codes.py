"""What does this code mean? The dictionary, to be searched and read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from diagnostics.knowledge.causes import Cause
from diagnostics.knowledge.dictionary import Entry
from diagnostics.models.policy import Right
from diagnostics.web import book, glosses, tellings, wording
from diagnostics.web.access import requires
from diagnostics.web.book import Pages
from diagnostics.web.wording import Words

LONGEST = 200
MOST = 60
STANDARDS = "standards"
_CONCRETE = re.compile(r"[245]\d\d|[245]\.\d{1,3}\.\d{1,3}")
_RFC = re.compile(r"RFC (\d{3,5})")

REPLIES: Mapping[str, Words] = {
    "23": gettext_lazy("Replies 2xx and 3xx: it goes on"),
    "4": gettext_lazy("Replies 4xx: not now"),
    "5": gettext_lazy("Replies 5xx: refused"),
}
SUBJECTS: Mapping[str, Words] = {
    "X": gettext_lazy("Classes"),
    "0": gettext_lazy("General"),
    "1": gettext_lazy("Address"),
    "2": gettext_lazy("Mailbox"),
    "3": gettext_lazy("Receiving system"),
    "4": gettext_lazy("Way"),
    "5": gettext_lazy("Protocol"),
    "6": gettext_lazy("Content"),
    "7": gettext_lazy("Policy"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Codes that stand together, with the name of their place on the page."""

    name: Words
    anchor: str
    lines: tuple[glosses.Gloss, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """A cause that the code can stand for, with what happened in one sentence."""

    cause: str
    name: str
    summary: str


@require_safe
@requires(Right.READ_KNOWLEDGE)
def codes(request: HttpRequest) -> HttpResponse:
    """All codes in their sections, or those that ``?q=`` means, of everybody or of one ``?vendor=``."""
    query, vendor = request.GET.get("q", "")[:LONGEST].strip(), request.GET.get("vendor", "")
    known = glosses.dictionary()
    found = known.search(query, most=len(known.entries)) if query else known.entries
    chosen = [entry for entry in found if not vendor or (entry.vendor or STANDARDS) == vendor]
    pages, language = book.pages(), book.language()
    context = {
        "query": query,
        "vendor": vendor,
        "vendors": list(dict.fromkeys(entry.vendor for entry in known.entries if entry.vendor)),
        "count": len(chosen),
        "most": MOST,
        "lines": glosses.glosses(chosen[:MOST], pages, language) if query else (),
        "sections": () if query else tuple(_sections(chosen, pages, language)),
    }
    return render(request, "codes/list.html", context)


@require_safe
@requires(Right.READ_KNOWLEDGE)
def code(request: HttpRequest, slug: str) -> HttpResponse:
    """One code: what it means, what it can stand for, and what others mean by it."""
    entry = glosses.dictionary().entry(slug)
    if entry is None:
        raise Http404
    pages, language = book.pages(), book.language()
    (gloss,) = glosses.glosses([entry], pages, language)
    rfc = _RFC.search(entry.source)
    context = {
        "gloss": gloss,
        "stands_for_classes": entry.number.startswith("x."),
        "meant": tuple(_meant(cause, pages, language) for cause in entry.causes),
        "others": glosses.glosses(_others(entry), pages, language),
        "searches": _searches(entry),
        "rfc": rfc[1] if rfc else "",
    }
    return render(request, "codes/code.html", context)


def _sections(entries: Iterable[Entry], pages: Pages, language: str) -> Iterator[Section]:
    placed: dict[tuple[str, Words], list[Entry]] = {}
    for entry in entries:
        placed.setdefault(_place(entry), []).append(entry)
    for (anchor, name), those in placed.items():
        yield Section(anchor=anchor, name=name, lines=glosses.glosses(those, pages, language))


def _place(entry: Entry) -> tuple[str, Words]:
    """The section of ``entry``: its vendor's, else that of its first digit or of its subject."""
    if entry.vendor:
        return f"of-{entry.vendor.lower()}", entry.vendor
    if "." in entry.code:
        subject = entry.code.split(".")[1]
        words = _("Status %(pattern)s: %(subject)s") % {
            "pattern": f"x.{subject.lower()}.x",
            "subject": SUBJECTS[subject],
        }
        return f"status-{subject.lower()}", words
    group = "23" if entry.code[0] in "23" else entry.code[0]
    return f"replies-{group}", REPLIES[group]


def _others(entry: Entry) -> tuple[Entry, ...]:
    """Entries of others, or of the same one with other words, for the same code in any class."""
    number = entry.number
    found = glosses.dictionary().search(number)
    return tuple(other for other in found if other != entry and _is_same(number, other.number))


def _is_same(one: str, other: str) -> bool:
    return one == other or (one[1:] == other[1:] and one[1:2] == "." and "x" in (one[0], other[0]))


def _meant(cause: Cause, pages: Pages, language: str) -> Meant:
    page = pages.get(cause)
    summary = tellings.letter(page.summary, {}, language=language).text if page else ""
    return Meant(cause=cause.value, name=wording.cause_name(pages, cause, language=language), summary=summary)


def _searches(entry: Entry) -> tuple[str, ...]:
    """The codes by which tickets with this code are found."""
    each = [entry.number.replace("x", digit, 1) for digit in "45"] if entry.number[0] == "x" else [entry.number]
    return tuple(number for number in each if _CONCRETE.fullmatch(number))
