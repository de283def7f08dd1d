"""How do times and text out of mails read in a template? Filters that every template has."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from babel.dates import format_skeleton, format_timedelta
from django import template
from django.utils import timezone, translation
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from diagnostics.web import raw, wording

register = template.Library()


@register.filter
def ago(moment: datetime | None) -> str:
    """How long since ``moment``, or the date once that is more than a week away."""
    if moment is None:
        return ""
    away = moment - timezone.now()
    language = translation.get_language() or "ja"
    if abs(away.days) < 7:
        return format_timedelta(away, add_direction=True, format="short", locale=language)
    local = timezone.localtime(moment)
    return format_skeleton("MMMd" if local.year == timezone.localdate().year else "yMMMd", local, locale=language)


@register.filter
def absolute(moment: datetime | None) -> str:
    """Date and time in the desk's zone, to the minute."""
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""


@register.filter
def when(moment: datetime | None) -> SafeString:
    """A ``<time>`` that says how long ago, with the absolute time as its title."""
    if moment is None:
        return SafeString()
    return format_html('<time datetime="{}" title="{}">{}</time>', moment.isoformat(), absolute(moment), ago(moment))


@register.filter
def length_of_time(length: timedelta) -> str:
    """How long ``length`` is, in its largest unit: ``40 sec``, ``3 hours``."""
    return format_timedelta(length, threshold=1.5, locale=translation.get_language() or "ja")


@register.filter
def slip(word: str) -> wording.Words:
    """In which way an address was mistyped, in words."""
    return wording.SLIPS[word]


@register.filter
def visible(text: str) -> SafeString:
    """``text`` escaped, with bidi, zero-width and control characters shown as marked code points."""
    return mark_safe("".join(_shown(character) for character in text or ""))  # noqa: S308  # each part is escaped


@register.filter
def written_out(text: str) -> str:
    """``text`` with the same characters shown, for titles and attributes, where nothing can be marked."""
    return raw.visible(text or "")


@register.filter
def percent(share: float) -> str:
    """A share between 0 and 1 as a whole percentage."""
    return f"{round(share * 100)}%"


@register.filter
def at(found: Mapping[str, object], key: str) -> object:
    """What ``found`` holds under ``key``; empty where it holds nothing."""
    return found.get(key, "")


@register.filter
def field(row: object, name: str) -> object:
    """The attribute ``name`` of ``row``."""
    return getattr(row, name, "")


def _shown(character: str) -> str:
    plain = raw.visible(character)
    if plain == character:
        return escape(character)
    return format_html('<span class="unseen">{}</span>', plain)
