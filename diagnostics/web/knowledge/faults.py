"""What is wrong with what was typed, and what can be done about it, in words that an editor understands?"""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from diagnostics.knowledge.faults import Wrong
from diagnostics.web.wording import Words

SENTENCES: Mapping[Wrong, Words] = {
    Wrong.NO_LOOK_AROUND: _("Patterns cannot look ahead or behind: write the words themselves, or add a near miss."),
    Wrong.NO_BACK_REFERENCE: _("Patterns cannot refer back to what they matched before: write the words out."),
    Wrong.NOT_CLOSED: _(
        "A bracket or backslash is opened and not closed, or closed and not opened: mend it, or choose “plain phrase”."
    ),
    Wrong.NOTHING_TO_REPEAT: _(
        "There is nothing before *, + or ? that could be repeated: mend it, or choose “plain phrase”."
    ),
    Wrong.NOT_A_PATTERN: _("This is no pattern that can be used (%(detail)s): mend it, or choose “plain phrase”."),
    Wrong.TOO_LARGE: _("The pattern repeats too much to be used: make it shorter."),
    Wrong.MATCHES_ANYTHING: _("The pattern matches any text: add words that tell this cause from others."),
    Wrong.TOO_LONG: _("This is longer than %(detail)s characters: make it shorter."),
    Wrong.TOO_MANY: _("There are more than %(detail)s entries here: take some out, or split them in two."),
    Wrong.OUT_OF_RANGE: _("Give a number in the range %(detail)s."),
    Wrong.NOT_ALLOWED: _("“%(detail)s” cannot stand here: correct it, or take it out."),
    Wrong.TWICE: _("“%(detail)s” stands here twice: take one out."),
    Wrong.EMPTY: _("Something is missing here: fill it in."),
    Wrong.WRONG_KIND: _("This is of another kind than what belongs here: compare it with an exported file."),
    Wrong.UNKNOWN_FIELD: _("No such field is known: correct its name, or take it out."),
    Wrong.UNKNOWN_PLACEHOLDER: _("There is no placeholder {%(detail)s}: choose another, or take it out."),
    Wrong.UNSETTLED: _("Double brackets must be closed and hold a placeholder: “%(detail)s” is to be mended."),
    Wrong.LEADS_NOWHERE: _("The link “%(detail)s” leads nowhere: correct it, or take it out."),
    Wrong.LEADS_INWARD: _("Customers cannot follow “%(detail)s” into this portal: take the link out."),
    Wrong.UNKNOWN_CAUSE: _(
        "There is no such cause here: take the page out, or export it from a portal of this version."
    ),
    Wrong.NO_PAGE: _("The page of this cause is missing: add it."),
    Wrong.NO_TOML: _("This cannot be read as TOML: mend it at the place that is named."),
    Wrong.DOES_NOT_MATCH: _("The rule does not match this example: change the words, or the example."),
    Wrong.MATCHES: _("The rule matches this near miss, and must not: make the words narrower."),
    Wrong.ASKS_FOR_NOTHING: _("The rule asks for nothing, so it would match everything: add words or a code."),
    Wrong.TOO_MUCH: _("There are too many large patterns and long examples to try: split the rule in two."),
}


def said(wrong: Wrong, detail: str) -> str:
    """The sentence that says what is wrong and what to do."""
    return str(SENTENCES[wrong]) % {"detail": detail}


def wrong_entry(word: str, shape: str) -> str:
    """That ``word`` is not written like ``shape``."""
    return gettext("“%(word)s” is not written like %(shape)s.") % {"word": word[:60], "shape": shape}


def too_long(most: int) -> str:
    """That a text is longer than ``most`` characters."""
    return said(Wrong.TOO_LONG, f"{most:,}")


def unknown_placeholder(name: str, known: str) -> str:
    """That there is no placeholder of that name."""
    return gettext("There is no placeholder {%(name)s}. Known are: %(known)s.") % {"name": name, "known": known}
