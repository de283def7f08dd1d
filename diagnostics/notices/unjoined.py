"""Where did lines begin in a text that lost its line breaks, as pasted into a form, a chat or the cell of a table?

Only long lines are looked at, and only those in which a mail system speaks: they are broken where its fields, replies
and rules begin, at the labels of a shown header, and at the sentences that stand above its first reply.
"""

import re
from itertools import islice, pairwise

from diagnostics.notices import header_labels

_LONG = 160
_MOST_CHARACTERS = 60_000
_SUBJECT_SHOWN = 70
_FEWEST_ESCAPES, _FEWEST_LABELS = 3, 3
_ESCAPED_BREAK = re.compile(r"\\r\\n|\\n")
_ADDRESS = r"[^\s<>()@:;,\"']{1,64}@[^\s<>()@:;,\"']{1,255}"
_REPORT = (
    r"(?:Reporting-MTA|Received-From-MTA|Arrival-Date|(?:Final|Original)-[Rr]ecipient|Remote-MTA|Diagnostic-[Cc]ode"
    r"|Last-Attempt-Date|Will-Retry-Until|X-Postfix-[A-Za-z-]{2,20}|Return-Path|DKIM-Signature|Message-I[Dd]"
    r"|M[Ii][Mm][Ee]-Version|Content-[TD][a-z-]{3,30}|X-[A-Z][A-Za-z-]{2,40}):"
    r"|Action: ?(?:failed|delayed|relayed|delivered|expanded)|Status: ?[245]\.\d"
)
_BEGINS = re.compile(
    rf"(?<!^)(?=(?<![\w-]){_REPORT}|(?<=[\w.)>])(?:{_REPORT}))"
    r"|(?<=\S)[ \u3000](?=(?:Received|From|To|Cc|Subject|Date|Reply-To): ?\S"
    rf"|(?<!\d\.\d\.\d )<{_ADDRESS}>(?::|\.\.\.| \(| was| said| [45]\d\d)"
    rf"|{_ADDRESS}(?:: |\.\.\. | \((?:reason|generated|expanded)| (?:SMTP error|host |[Uu]nrouteable|[Mm]ailbox |retry "
    r"|all |Delay reason|Unknown user|User unknown))"
    r"|(?:>>>|<<<) ?[A-Z\d]|\.\.\. while talking|(?<![:;] )[45]\d\d [45]\.\d{1,2}\.\d{1,3} <"
    r"|(?:Diagnostic information|Generating server|Original message headers|Reporting server)\b"
    r"|管理者向けの診断情報|生成サーバー|元のメッセージ ?ヘッダー|-{3,} ?[A-Z(])"
    rf"|(?<=[a-z]{{5}}:)[ \u3000](?=<?{_ADDRESS}>?(?:\s|$))|(?<=-{{3}}) (?=[^\s-])"
)
_REPLY = re.compile(rf"\b[45]\d\d(?:[ -]#?[45]\.\d|[ -]\S)|(?:{_REPORT})|<{_ADDRESS}>:")
_SENTENCES = re.compile(r"(?<=[^\W\d_.]{2}[.!?])[ \u3000](?=[A-Z<(])|(?<=。)[ \u3000]?(?=\S)")
_QUOTED = re.compile(r"(?:[ \t]?(?:[A-Z]{1,3}(?=>))?[>\uff1e])+[ \t]?")
_COLON = re.compile(r"[:：]")
_MOST_COLONS, _WIDEST_LABEL, _WIDEST_HEADER = 1_000, 24, 1_000


def broken(text: str) -> str:
    """``text`` with line breaks where it lost them; the same text where it is as people and programs write it."""
    near, far = text[:_MOST_CHARACTERS], text[_MOST_CHARACTERS:]
    lines = near.split("\n")
    if max(map(len, lines)) < _LONG:
        return text
    return "\n".join([_in_its_quotation(line) if len(line) >= _LONG else line for line in lines]) + far


def _in_its_quotation(line: str) -> str:
    """``line`` broken, with its quote signs before each piece."""
    found = _QUOTED.match(line)
    signs = found[0] if found else ""
    return signs + _broken(line[len(signs) :]).replace("\n", f"\n{signs}")


def _broken(line: str) -> str:
    if len(_ESCAPED_BREAK.findall(line)) >= _FEWEST_ESCAPES:
        return broken(_ESCAPED_BREAK.sub("\n", line))
    labels = _header_in(line)
    if not labels:
        return _in_lines(line)
    start, subject = labels[0][0], labels[-1]
    header = [line[one:other].strip() for (one, _), (other, _) in pairwise(labels)]
    value = line[subject[1] :].strip()
    shown = value if len(value) < _LONG else value[:_SUBJECT_SHOWN].rpartition(" ")[0]
    body = "" if shown == value else _in_lines(value)
    return "\n".join([line[:start].strip(), "", *header, f"{line[subject[0] : subject[1]]} {shown}", "", body])


def _in_lines(line: str) -> str:
    first = _REPLY.search(line)
    if first is None:
        return line
    return _BEGINS.sub("\n", _SENTENCES.sub("\n", line[: first.start()]) + line[first.start() :])


def _header_in(line: str) -> list[tuple[int, int]]:
    """Where the labels of a header that is shown in one line begin and end: from the sender's to the subject's."""
    found: list[tuple[int, int]] = []
    names: set[str] = set()
    for colon in islice(_COLON.finditer(line), _MOST_COLONS):
        label = _label_before(line, colon.start())
        if label is None:
            continue
        start, name = label
        if not found or start - found[0][0] > _WIDEST_HEADER or name in names:
            found, names = [], set()
        if not found and name != "From":
            continue
        found.append((start, colon.end()))
        names.add(name)
        if name == "Subject":
            return found if len(found) >= _FEWEST_LABELS else []
    return []


def _label_before(line: str, colon: int) -> tuple[int, str] | None:
    words = line[max(0, colon - _WIDEST_LABEL) : colon].split()
    for many in (2, 1):
        label = " ".join(words[-many:])
        name = header_labels.NAME_OF.get(label.strip("*").casefold())
        if name is not None and line.endswith(label, 0, len(line[:colon].rstrip())):
            return len(line[:colon].rstrip()) - len(label), name
    return None
