"""What a browser sends for the forms of the knowledge."""

from diagnostics.editions import drafting
from diagnostics.knowledge.causes import Cause
from diagnostics.web.knowledge import article_forms, typed_rules
from diagnostics.web.knowledge.typed_rules import FACTS, TypedRule

Sent = dict[str, object]


def article(cause: Cause = Cause.MAILBOX_FULL, **changes: object) -> Sent:
    """The form of an article as it stands, with ``changes``."""
    editable = drafting.open_page(cause)
    shown = {name: "" if value is None else value for name, value in article_forms.initial(editable.page).items()}
    return {**shown, "version": editable.version, "do": "save", **changes}


def rule(typed: TypedRule, **changes: object) -> Sent:
    """The form of a rule as it stands, with ``changes``."""
    sent: Sent = {
        "cause": typed.cause,
        "words": [words.text for words in typed.words],
        "words_kind": ["pattern" if words.is_pattern else "phrase" for words in typed.words],
        "commands": list(typed.commands),
        "alternatives": list(typed.alternatives),
    }
    for name in ("slug", "statuses", "reply_codes", "remote_hosts", "dialects", "confidence", "specificity"):
        sent[name] = getattr(typed, name)
    for rows in ("examples", "near_misses"):
        typed_rows = getattr(typed, rows)
        for name in ("text", *FACTS):
            sent[f"{rows}_{name}"] = [getattr(row, name) for row in typed_rows]
    return {**sent, "permanence": typed.permanence, "do": "save", **changes}


def kept_rule(cause: Cause, slug: str) -> TypedRule:
    """The form of a rule that is kept."""
    return next(typed_rules.of_rule(one) for one in drafting.open_page(cause).page.rules if one.slug == slug)
