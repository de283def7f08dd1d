"""What does a person mean by a line typed into the search box?

The language is ``cause:mailbox-full domain:docomo.ne.jp is:unassigned age:>2d code:5.2.2 free text``: keys come from a
closed list, ``-`` before a word turns it around, quotes keep blanks and colons. What is not understood is reported and
left out, never guessed.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from diagnostics.knowledge.causes import Cause, Heading
from diagnostics.models import Ticket

LONGEST = 300
_MOST_WORDS = 12
_WORD = re.compile(r'(-?)(?:([A-Za-z]{1,20}):)?(?:"([^"]*)"|([^\s"]+))')
_AGE = re.compile(r"([<>])(\d{1,4})([hdw])")
_CODE = re.compile(r"[245]\d\d|[245]\.\d{1,3}\.\d{1,3}")
_ADDRESS_LIKE = re.compile(r"[^\s<>\"]{1,320}")
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}


class Key(StrEnum):
    """The words that may stand before a colon."""

    IS = "is"
    STATE = "state"
    CAUSE = "cause"
    HEADING = "heading"
    DOMAIN = "domain"
    TO = "to"
    CUSTOMER = "customer"
    ASSIGNEE = "assignee"
    AGE = "age"
    CODE = "code"


_KEYS = frozenset(key.value for key in Key)


class Is(StrEnum):
    """What may stand after ``is:``."""

    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"
    DUE = "due"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    REVIEW = "review"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One condition; with ``negated``, its opposite."""

    key: Key
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A word that was not understood; ``choices`` are the values that its key knows, empty for an unknown key."""

    word: str
    key: str
    choices: tuple[str, ...] = ()

    @property
    def is_unknown_key(self) -> bool:
        return self.key not in _KEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for: all ``terms`` and all ``words`` must hold."""

    terms: tuple[Term, ...] = ()
    words: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def parse(text: str) -> Search:
    """The search that ``text`` stands for; full-width letters and colons count as plain ones."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).replace("\x00", "")
    terms: list[Term] = []
    words: list[str] = []
    problems: list[Problem] = []
    for match in _WORD.finditer(plain):
        minus, key, quoted, bare = match.groups()
        value = (bare if quoted is None else quoted).strip()
        if key is None:
            words += [minus + value] if value else []
        elif problem := _problem(match[0], key.lower(), value):
            problems.append(problem)
        else:
            terms.append(Term(key=Key(key.lower()), value=value.lower(), negated=bool(minus)))
    return Search(terms=tuple(terms), words=tuple(words[:_MOST_WORDS]), problems=tuple(problems))


def age(value: str) -> tuple[str, timedelta]:
    """``>2d`` as its sign and its length."""
    match = _AGE.fullmatch(value)
    if not match:
        raise ValueError(value)
    sign, number, unit = match.groups()
    return sign, timedelta(**{_UNITS[unit]: int(number)})


def _problem(word: str, key: str, value: str) -> Problem | None:
    if key not in _KEYS:
        return Problem(word=word, key=key)
    is_known, choices = _VALUES[Key(key)]
    return None if is_known(value.lower()) else Problem(word=word, key=key, choices=choices)


def _one_of(choices: tuple[str, ...]) -> tuple[Callable[[str], bool], tuple[str, ...]]:
    return choices.__contains__, choices


def _like(pattern: re.Pattern[str], *examples: str) -> tuple[Callable[[str], bool], tuple[str, ...]]:
    return lambda value: pattern.fullmatch(value) is not None, examples


_VALUES: dict[Key, tuple[Callable[[str], bool], tuple[str, ...]]] = {
    Key.IS: _one_of(tuple(Is)),
    Key.STATE: _one_of(tuple(Ticket.State.values)),
    Key.CAUSE: _one_of(tuple(Cause)),
    Key.HEADING: _one_of(tuple(Heading)),
    Key.DOMAIN: _like(_ADDRESS_LIKE, "docomo.ne.jp"),
    Key.TO: _like(_ADDRESS_LIKE, "taro@example.jp"),
    Key.CUSTOMER: _like(re.compile(r".{1,200}"), "example.jp"),
    Key.ASSIGNEE: _like(_ADDRESS_LIKE, "me", "none", "ada"),
    Key.AGE: _like(_AGE, ">2d", "<3h", ">1w"),
    Key.CODE: _like(_CODE, "550", "5.2.2"),
}
