"""What can be wrong with a page or a rule, in one word for whoever puts it into sentences?"""

from enum import StrEnum


class Wrong(StrEnum):
    """What can be wrong with one entry; what ``detail`` of a fault then holds stands behind it."""

    NO_LOOK_AROUND = "no-look-around"
    NO_BACK_REFERENCE = "no-back-reference"
    NOT_CLOSED = "not-closed"
    NOTHING_TO_REPEAT = "nothing-to-repeat"
    NOT_A_PATTERN = "not-a-pattern"
    TOO_LARGE = "too-large"
    MATCHES_ANYTHING = "matches-anything"
    TOO_LONG = "too-long"  # the most characters
    TOO_MANY = "too-many"  # the most entries
    OUT_OF_RANGE = "out-of-range"  # the least and the most
    NOT_ALLOWED = "not-allowed"  # the entry
    TWICE = "twice"  # the entry
    EMPTY = "empty"
    WRONG_KIND = "wrong-kind"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_PLACEHOLDER = "unknown-placeholder"  # its name
    UNSETTLED = "unsettled"  # the stretch in double brackets
    LEADS_NOWHERE = "leads-nowhere"  # the link
    LEADS_INWARD = "leads-inward"  # the link
    UNKNOWN_CAUSE = "unknown-cause"
    NO_PAGE = "no-page"
    NO_TOML = "no-toml"  # the parser's words
    DOES_NOT_MATCH = "does-not-match"  # the example
    MATCHES = "matches"  # the near miss
    ASKS_FOR_NOTHING = "asks-for-nothing"
    TOO_MUCH = "too-much"


class Fault(ValueError):
    """What is wrong with a table: the message in English for a terminal, and its parts for other words.

    ``field`` is the field as the table names it (``staff.ja``), ``index`` which entry of it.
    """

    def __init__(self, wrong: Wrong, words: str, *, field: str = "", index: int = 0, detail: str = "") -> None:
        super().__init__(words)
        self.wrong = wrong
        self.field = field
        self.index = index
        self.detail = detail
