"""What does a ``[[rules]]`` table say?"""

from collections.abc import Iterator

from diagnostics.knowledge.causes import Cause, Permanence
from diagnostics.knowledge.faults import Fault, Wrong
from diagnostics.knowledge.fields import Fields
from diagnostics.knowledge.rules import Example, Rule

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
STATUS = r"[245x]\.(\d{1,3}|x)\.(\d{1,3}|x)"
REPLY_CODE = r"[2-5x][0-9x][0-9x]"
COMMAND = r"CONN|EHLO|MAIL|RCPT|DATA"
HOST = r"[a-z0-9_-]+(\.[a-z0-9_-]+)+"
ENTRIES = 200
ALTERNATIVES = 5
PATTERN_LIMIT = 2_000
EXAMPLE_LIMIT = 4_000


def slug_of(table: object) -> str:
    """The rule's own slug, as far as it has one that can be named."""
    slug = table.get("slug") if isinstance(table, dict) else None
    return slug[:60] if isinstance(slug, str) else ""


def rule(cause: Cause, table: object) -> Rule:
    """The rule of ``cause`` in ``table``; Fault if it is unsound."""
    fields = Fields(table)
    found = Rule(
        slug=fields.matching("slug", SLUG),
        cause=cause,
        patterns=fields.texts("patterns", most=ENTRIES, longest=PATTERN_LIMIT),
        statuses=fields.texts("statuses", most=ENTRIES, longest=20, pattern=STATUS),
        reply_codes=fields.texts("reply_codes", most=ENTRIES, longest=3, pattern=REPLY_CODE),
        commands=fields.texts("commands", most=ENTRIES, longest=10, pattern=COMMAND),
        remote_hosts=fields.texts("remote_hosts", most=ENTRIES, longest=253, pattern=HOST),
        dialects=fields.texts("dialects", most=ENTRIES, longest=60, pattern=SLUG),
        confidence=fields.number("confidence", 0.9, least=0.01, most=0.99),
        specificity=int(fields.number("specificity", 0, least=-100, most=100)),
        permanence=fields.one_or_none_of("permanence", Permanence),
        alternatives=tuple(_causes(fields, cause)),
        examples=tuple(_examples(fields, "examples")),
        near_misses=tuple(_examples(fields, "near_misses")),
    )
    fields.finish()
    _check_whole(found)
    return found


def _check_whole(found: Rule) -> None:
    asked = (found.patterns, found.statuses, found.reply_codes, found.commands, found.remote_hosts, found.dialects)
    if not any(asked):
        raise Fault(Wrong.ASKS_FOR_NOTHING, "asks for nothing, so it would match everything")
    if not found.examples:
        raise Fault(Wrong.EMPTY, "examples is missing or empty", field="examples")


def _causes(fields: Fields, own: Cause) -> Iterator[Cause]:
    for index, word in enumerate(fields.texts("alternatives", most=ALTERNATIVES, longest=30)):
        if word not in set(Cause) or word == own:
            said = f"alternatives cannot hold {word!r}"
            raise Fault(Wrong.NOT_ALLOWED, said, field="alternatives", index=index, detail=word)
        yield Cause(word)


def _examples(fields: Fields, name: str) -> Iterator[Example]:
    for index, entry in enumerate(fields.entries(name, most=ENTRIES)):
        yield _example(Fields({"text": entry} if isinstance(entry, str) else entry, name, index=index))


def _example(fields: Fields) -> Example:
    code = fields.number("reply_code", 0, least=0, most=599)
    example = Example(
        text=fields.text("text", longest=EXAMPLE_LIMIT),
        status=fields.matching("status", r"[245]\.\d{1,3}\.\d{1,3}", ""),
        reply_code=int(code) or None,
        command=fields.matching("command", COMMAND, ""),
        remote_host=fields.matching("remote_host", HOST, ""),
        dialect=fields.matching("dialect", SLUG, ""),
    )
    fields.finish()
    return example
