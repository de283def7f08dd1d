"""What does the address of a list ask for? View, search, filters, place and look, all of it shareable."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from diagnostics.tickets import finding, terms
from diagnostics.tickets.paging import Group
from diagnostics.tickets.terms import Key

FILTERS = (Key.STATE, Key.CAUSE, Key.DOMAIN, Key.ASSIGNEE)
DEFAULT_VIEW = "inbox"
SEARCH_VIEW = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One filter that is on, with the address of the list without it."""

    text: str
    key: str
    value: str
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list as its address describes it."""

    view: str
    q: str
    filters: Mapping[str, str]
    group: Group
    after: str
    before: str

    @classmethod
    def of(cls, asked: QueryDict) -> "Listing":
        """What ``asked`` says; a view that is not known is the inbox, or everything where something is searched."""
        q = asked.get("q", "")[: terms.LONGEST].strip()
        view = asked.get("view", "")
        if view not in finding.VIEWS:
            view = SEARCH_VIEW if q else DEFAULT_VIEW
        return cls(
            view=view,
            q=q,
            filters={key.value: value for key in FILTERS if (value := _plain(asked.get(key, "")))},
            group=_group(asked.get("group", "")),
            after=asked.get("after", ""),
            before=asked.get("before", ""),
        )

    @property
    def search(self) -> terms.Search:
        """View, filters and typed words as one search; only what was typed can have problems worth telling."""
        filters = " ".join(f'{key}:"{value}"' for key, value in self.filters.items())
        return terms.parse(" ".join([finding.VIEWS[self.view], filters, self.q]))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The filters that are on."""
        return tuple(
            Token(text=f"{key}:{value}", key=key, value=value, without=self.url(**{key: ""}))
            for key, value in self.filters.items()
        )

    def url(self, **changes: str) -> str:
        """The address of this list with ``changes``; its place in the pages is forgotten."""
        asked = {
            "view": "" if self.view == DEFAULT_VIEW else self.view,
            "q": self.q,
            **self.filters,
            "group": self.group.value,
        }
        asked |= changes
        query = urlencode({key: value for key, value in asked.items() if value})
        return reverse("desk:inbox") + (f"?{query}" if query else "")


def _group(word: str) -> Group:
    try:
        return Group(word)
    except ValueError:
        return Group.NONE


def _plain(value: str) -> str:
    return value.replace('"', "").strip()[:200]
