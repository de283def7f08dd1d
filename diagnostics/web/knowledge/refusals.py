"""Why was a page or a file of the knowledge refused, at which place, and what can be done about it?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diagnostics.editions.exchange import BadArchive, Unfit
from diagnostics.knowledge.loading import BadPage
from diagnostics.web import book
from diagnostics.web.knowledge import differences, faults
from diagnostics.web.knowledge.article_forms import TEXTS
from diagnostics.web.wording import Words

_UNFIT: Mapping[Unfit, Words] = {
    Unfit.TOO_LARGE: _("The file is larger than an exported edition can be. Choose the file that was exported."),
    Unfit.NO_TOML: _("The file cannot be read as TOML. Choose the file that was exported, or mend the place named."),
    Unfit.FOREIGN: _("The file is no edition of the knowledge. Choose one that was exported from a portal."),
    Unfit.EMPTY: _("The file holds no pages. Choose one that was exported from a portal."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A sentence for people, and ``detail``, the words of the reader of files, for whoever mends the file by hand."""

    said: str
    detail: str = ""


def of_page(bad: BadPage) -> Refusal:
    """Why a page was refused: cause, rule and field by their names, and what to do."""
    place = " › ".join(str(name) for name in _places(bad))
    return Refusal(said=f"{place}: {faults.said(bad.fault.wrong, bad.fault.detail)}", detail=str(bad))


def of_archive(bad: BadArchive) -> Refusal:
    """Why a file was refused."""
    return Refusal(said=str(_UNFIT[bad.why]), detail=str(bad))


def _places(bad: BadPage) -> Iterator[Words]:
    yield book.names()[bad.page]
    if bad.rule:
        yield gettext("rule %(rule)s") % {"rule": bad.rule}
    name = bad.fault.field.partition(".")[0]
    if bad.rule and name in differences.FIELDS:
        yield differences.FIELDS[name]
    elif not bad.rule and (name in TEXTS or name in differences.CHOICES or name == "also_owner"):
        yield differences.place(bad.fault.field)
    elif name:
        yield gettext("Rules") if name == "rules" else bad.fault.field
