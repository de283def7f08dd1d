"""What may an editor write into the article of a cause, and what is refused?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diagnostics.knowledge import prose, remedies, translating
from diagnostics.knowledge.causes import Heading, Owner, Resend
from diagnostics.knowledge.faults import Wrong
from diagnostics.knowledge.loading import ARTICLE_LIMIT, NAME_LIMIT, SUMMARY_LIMIT
from diagnostics.knowledge.pages import LANGUAGES, Page, Text
from diagnostics.web import wording
from diagnostics.web.knowledge import faults
from diagnostics.web.wording import Words

TEXTS: dict[str, tuple[Words, Words, int, int]] = {
    "name": (_("Name"), _("What the desk calls the cause."), NAME_LIMIT, 1),
    "summary": (_("In one sentence"), _("What happened, for lists and the head of a ticket."), SUMMARY_LIMIT, 3),
    "staff": (_("Remedy for the desk"), _("What happened, why, and what to do. Markdown."), ARTICLE_LIMIT, 14),
    "customer": (_("Text for the customer"), _("Ready to be sent, in plain words."), ARTICLE_LIMIT, 14),
    "question": (_("A question that tells it apart"), _("May stay empty in both languages."), SUMMARY_LIMIT, 3),
}
"""Each text with its label, a hint, the most characters and the rows of its field."""
_UNITS = {"d": _("days"), "h": _("hours")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One text in one language, as a field; ``is_missing`` where it is empty or still in the other language."""

    language: str
    language_name: str
    field: forms.BoundField
    is_missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One text in both languages, side by side."""

    name: str
    label: Words
    hint: Words
    sides: tuple[Side, ...]


class ArticleForm(forms.Form):
    """The article of one cause: who acts, what next, and its texts in both languages."""

    heading = forms.ChoiceField(label=_("Heading"), choices=list(wording.HEADINGS.items()))
    owner = forms.ChoiceField(label=_("Who can mend it"), choices=list(wording.OWNERS.items()))
    also_owner = forms.ChoiceField(label=_("Or"), choices=[("", "–"), *wording.OWNERS.items()], required=False)
    resend = forms.ChoiceField(label=_("May it be sent again?"), choices=list(wording.RESENDS.items()))
    clock_count = forms.IntegerField(
        label=_("We look again after"),
        required=False,
        min_value=1,
        max_value=999,
    )
    clock_unit = forms.ChoiceField(label=_("Unit"), choices=list(_UNITS.items()))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django documents
        for name, (_label, _hint, longest, rows) in TEXTS.items():
            for language in LANGUAGES:
                self.fields[f"{name}_{language}"] = _text_field(name, language, longest, rows)

    @property
    def choices(self) -> tuple[forms.BoundField, ...]:
        """The fields that are not texts."""
        return tuple(self[name] for name in ("heading", "owner", "also_owner", "resend", "clock_count", "clock_unit"))

    @property
    def pairs(self) -> Iterator[Pair]:
        """The texts, Japanese beside English."""
        for name, (label, hint, _longest, _rows) in TEXTS.items():
            written = Text(ja=self._typed(f"{name}_ja"), en=self._typed(f"{name}_en"))
            sides = tuple(
                Side(
                    language=language,
                    language_name=wording.LANGUAGES[language],
                    field=self[f"{name}_{language}"],
                    is_missing=bool(written.within("ja")) and not translating.is_in(language, written),
                )
                for language in LANGUAGES
            )
            yield Pair(name=name, label=label, hint=hint, sides=sides)

    def clean(self) -> None:
        super().clean()
        for name in TEXTS:
            self._complete(name)
            for language in LANGUAGES:
                field = f"{name}_{language}"
                for said in _faults(name, self.cleaned_data.get(field, "")):
                    self.add_error(field, said)

    def _complete(self, name: str) -> None:
        """One language at least must say something; a question may be left out."""
        is_typed = any(f"{name}_{language}" in self.errors for language in LANGUAGES) or self._has(name)
        if name != "question" and not is_typed:
            self.add_error(f"{name}_ja", gettext("Write this text in one language at least; the other may follow."))

    def page(self, former: Page) -> Page:
        """``former`` with the article as it was typed; call it on a valid form."""
        count = self.cleaned_data["clock_count"]
        unit = "days" if self.cleaned_data["clock_unit"] == "d" else "hours"
        also = self.cleaned_data["also_owner"]
        return replace(
            former,
            heading=Heading(self.cleaned_data["heading"]),
            owner=Owner(self.cleaned_data["owner"]),
            also_owner=Owner(also) if also else None,
            resend=Resend(self.cleaned_data["resend"]),
            clock=timedelta(**{unit: count}) if count else None,
            name=self._text("name"),
            summary=self._text("summary"),
            staff=self._text("staff"),
            customer=self._text("customer"),
            question=self._text("question") if self._has("question") else None,
        )

    def _text(self, name: str) -> Text:
        """With the line ends that pages are kept with; browsers send others."""
        ja, en = (self.cleaned_data[f"{name}_{language}"].replace("\r\n", "\n") for language in LANGUAGES)
        return Text(ja=ja, en=en)

    def _has(self, name: str) -> bool:
        return any(self.cleaned_data.get(f"{name}_{language}") for language in LANGUAGES)

    def _typed(self, name: str) -> str:
        return str(self[name].value() or "").strip()


def initial(page: Page) -> dict[str, object]:
    """What stands in the form for ``page``."""
    hours = int(page.clock.total_seconds() // 3600) if page.clock else 0
    texts = {name: getattr(page, name) for name in TEXTS}
    return {
        "heading": page.heading,
        "owner": page.owner,
        "also_owner": page.also_owner or "",
        "resend": page.resend,
        "clock_count": (hours if hours % 24 else hours // 24) or None,
        "clock_unit": "h" if hours % 24 else "d",
        **{
            f"{name}_{language}": getattr(text, language) if text else ""
            for name, text in texts.items()
            for language in LANGUAGES
        },
    }


def _faults(name: str, text: str) -> Iterator[str]:
    """What is wrong with a text, in words: placeholders, double brackets, links."""
    known = ", ".join(f"{{{placeholder}}}" for placeholder in remedies.PLACEHOLDERS)
    for wrong, found in prose.wrongs(name, text):
        is_placeholder = wrong == Wrong.UNKNOWN_PLACEHOLDER
        yield faults.unknown_placeholder(found, known) if is_placeholder else faults.said(wrong, found)


def _text_field(name: str, language: str, longest: int, rows: int) -> forms.CharField:
    attributes = {"lang": language, "aria-describedby": f"{name}-hint", "spellcheck": "true"}
    widget = forms.TextInput(attrs=attributes) if rows == 1 else forms.Textarea(attrs={**attributes, "rows": str(rows)})
    return forms.CharField(max_length=longest, required=False, widget=widget)
