"""Where in a text does a message begin that somebody forwarded inside their own?"""

import re
import textwrap
from dataclasses import dataclass

from diagnostics.notices import attributions, forward_marks, header_labels, quoting, rewrapped
from diagnostics.notices.forward_marks import Claim
from diagnostics.notices.quoting import Line

_MOST_HEADER_LINES = 80
_DEEPEST_QUOTE = 2
_DEEPEST_BODY = 5
_LEAST_QUOTED = 0.6
_MOST_LINES_BELOW_MARK = 8
_SLASHED_DATE = re.compile(r"\d{4}/\d{1,2}/\d{1,2}, ?(?:[A-Z][a-z]{2}|[月火水木金土日])")


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineForward:
    """A message found inside a text.

    ``claim`` says how plainly somebody called it a forwarded one. ``words`` is what stood above it; ``fields`` are
    its quoted header fields under their English names; ``body`` is freed of quote signs (then ``is_quoted``).
    """

    style: str
    claim: Claim
    words: str
    fields: tuple[tuple[str, str], ...]
    body: str
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class _Header:
    fields: tuple[tuple[str, str], ...]
    end: int
    depth: int

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self.fields}


def find(text: str) -> tuple[InlineForward, ...]:
    """Where the outermost forwarded message inside ``text`` may begin, in order; two answers at most."""
    lines = quoting.lines_of(text)
    found, above = _first(lines)
    quoted_from = next((number for number in range(above) if _is_quoted(lines[number])), None)
    quoted = None if quoted_from is None else _quoted(lines, quoted_from)
    return tuple(forward for forward in (quoted, found) if forward is not None)


def _is_quoted(line: Line) -> bool:
    return bool(line.text) and 1 <= line.depth <= _DEEPEST_QUOTE


def _first(lines: list[Line]) -> tuple[InlineForward | None, int]:
    """The first message under a mark or a shown header, and how many lines stand above it."""
    number = 0
    while number < len(lines):
        found, following = _look_at(lines, number)
        if found is not None:
            return found, number
        number = following
    return None, len(lines)


def _look_at(lines: list[Line], number: int) -> tuple[InlineForward | None, int]:
    """The message that begins at a line, and where to look next if none does."""
    text = lines[number].text
    mark = forward_marks.read_line(text)
    if mark is not None:
        return _below_mark(lines, number, mark)
    if header_labels.read_line(text) is None:
        return None, number + 1
    header = _header_at(lines, number)
    if not _is_a_readers(header) or not (header.depth or "Date" in header.names):
        return None, header.end
    style = "outlook" if _is_in_outlooks_order(header) and not header.depth else ""
    return _forward(lines, number, header, Claim.RULE, style or ("quoted" if header.depth else "plain")), header.end


def _is_a_readers(header: _Header) -> bool:
    """Whether an unmarked header is one that a mail program shows, and not that of a mail which a notice returns."""
    if len(header.fields) < 3 or not {"From", "Subject"} <= header.names:
        return False
    return "Message-ID" not in header.names or header.fields[0][0] in header_labels.ON_TOP


def _below_mark(lines: list[Line], number: int, mark: forward_marks.Mark) -> tuple[InlineForward | None, int]:
    start, mark = _past_further_marks(lines, number + 1, mark)
    if start == len(lines):
        return None, start
    header = _header_at(lines, start)
    if _may_stand_below(header, mark.claim):
        return _forward(lines, number, header, mark.claim, _style(mark, header)), start
    if mark.claim is not Claim.FORWARDED:
        return None, start
    fields = attributions.at(lines, start)
    bare = _Header(fields, start + bool(fields), lines[start].depth)
    return _forward(lines, number, bare, mark.claim, mark.style or "other"), start


def _may_stand_below(header: _Header, claim: Claim) -> bool:
    if claim is Claim.FORWARDED:
        return len(header.fields) >= 2 and bool(header.names & {"From", "Subject"})
    if claim is Claim.ORIGINAL and len(header.fields) == 2 and {"From", "Subject"} == header.names:
        return True
    return _is_a_readers(header)


def _past_further_marks(lines: list[Line], start: int, mark: forward_marks.Mark) -> tuple[int, forward_marks.Mark]:
    """The next line of text after ``mark``; a second mark may follow it (Becky! writes two)."""
    last = min(len(lines), start + _MOST_LINES_BELOW_MARK)
    while start < last:
        text = lines[start].text
        further = forward_marks.read_line(text)
        if text and further is None:
            break
        if further is not None and mark.claim is Claim.RULE:
            mark = further
        start += 1
    return start, mark


def _style(mark: forward_marks.Mark, header: _Header) -> str:
    date = next((value for name, value in header.fields if name == "Date"), "")
    if mark.style in ("yahoo", "outlook") and _SLASHED_DATE.match(date):
        return "yahoo-japan"
    if mark.style:
        return mark.style
    if mark.claim is Claim.RULE and _is_in_outlooks_order(header):
        return "outlook"
    return "quoted" if header.depth else "other"


def _is_in_outlooks_order(header: _Header) -> bool:
    order = [name for name, _ in header.fields if name in ("From", "Date", "To", "Subject")]
    return order in (["From", "Date", "To", "Subject"], ["From", "Date", "Subject"])


def _header_at(lines: list[Line], start: int) -> _Header:
    """The quoted header that begins at ``start``: labelled lines, their continuations, blank lines between them."""
    depth = lines[start].depth
    fields: list[tuple[str, str]] = []
    number = start
    while number < len(lines) and number < start + _MOST_HEADER_LINES:
        line = lines[number]
        if line.depth < depth and line.text:
            break
        if not line.text:
            following = _next_label(lines, number, fields)
            if following is None:
                break
            number = following
            continue
        field = _field(line, fields)
        if field is not None:
            fields.append(field)
        elif fields and _continues(lines, number, fields[-1]):
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.text}".strip())
        else:
            break
        number += 1
    return _Header(tuple(fields), number, depth)


def _field(line: Line, fields: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The field that ``line`` is. Names that no program translates count only in a header that is shown in full."""
    known = header_labels.read_line(line.text)
    if known is not None or line.is_indented:
        return known
    names = {name for name, _ in fields}
    if {"From", "To", "Date", "Subject"} <= names <= header_labels.SHOWN:
        return None
    return header_labels.read_unknown_line(line.text)


def _next_label(lines: list[Line], blank: int, fields: list[tuple[str, str]]) -> int | None:
    """Where an unfinished header goes on after blank lines, as it does where HTML made a paragraph of each field."""
    names = {name for name, _ in fields}
    if {"From", "Subject"} <= names:
        return None
    for number in range(blank + 1, min(blank + 4, len(lines))):
        text = lines[number].text
        if text:
            field = header_labels.read_line(text)
            return number if field is not None and field[0] not in names else None
    return None


def _continues(lines: list[Line], number: int, field: tuple[str, str]) -> bool:
    """Whether a line without label still belongs to ``field``: a value on its own line, or more header follows."""
    if not field[1] or lines[number].is_indented:
        return True
    for line in lines[number + 1 : number + 4]:
        if not line.text:
            return False
        if header_labels.read_line(line.text) is not None:
            return True
    return False


def _forward(lines: list[Line], number: int, header: _Header, claim: Claim, style: str) -> InlineForward:
    below = lines[header.end : _end(lines, header.end)]
    depth = header.depth or _depth_of_all(below)
    body = quoting.unquoted(below, depth) if depth else [line.raw for line in below]
    return InlineForward(
        style=style,
        claim=claim,
        words=_raw(lines[:number]),
        fields=header.fields,
        body=_freed(_without_rule(body)),
        is_quoted=depth > 0,
    )


def _freed(body: list[str]) -> str:
    """``body`` without what programs did to its lines: set apart, broken, or indented as a whole."""
    lines = rewrapped.joined(quoting.single_spaced(body))
    return textwrap.dedent("\n".join(lines).strip("\n"))


def _depth_of_all(lines: list[Line]) -> int:
    """How deep a body is quoted, where its beginning and most of it is: some programs do not quote the header above."""
    said = [line.depth for line in lines if line.raw.strip()]
    for depth in range(min(said[0], _DEEPEST_BODY) if said else 0, 0, -1):
        deep = [number for number, one in enumerate(said, 1) if one >= depth]
        if len(deep) >= _LEAST_QUOTED * max(deep[-1], sum(map(bool, said))):
            return depth
    return 0


def _raw(lines: list[Line]) -> str:
    return "\n".join(line.raw for line in lines).strip()


def _end(lines: list[Line], start: int) -> int:
    """The line after the forwarded body: the last line that says that the message ends, else the end of the text."""
    for number in range(len(lines) - 1, start, -1):
        if lines[number].text and forward_marks.ends(lines[number].text):
            return number
    return len(lines)


def _without_rule(body: list[str]) -> list[str]:
    """``body`` without blank lines and one rule (Becky! draws it under the header, Zoho its mark again) at its top."""
    first = next((number for number, line in enumerate(body) if line.strip()), len(body))
    if first < len(body) and (not body[first].strip().strip("-_") or _is_mark_again(body, first)):
        return body[first + 1 :]
    return body[first:]


def _is_mark_again(body: list[str], first: int) -> bool:
    mark = forward_marks.read_line(body[first])
    return mark is not None and mark.claim is Claim.FORWARDED and body[first].strip()[:3] == "==="


def _quoted(lines: list[Line], start: int) -> InlineForward | None:
    """A message quoted from ``start`` on without its header, perhaps under a line that says who wrote it."""
    depth = lines[start].depth
    above, below, fields = attributions.around(lines, start)
    last = max(number for number in range(start, len(lines)) if lines[number].depth >= depth)
    among = [line for line in (lines[start : last + 1] if fields else lines[start:]) if line.text]
    if sum(line.depth >= depth for line in among) < _LEAST_QUOTED * len(among):
        return None
    return InlineForward(
        style="quoted",
        claim=Claim.RULE,
        words=_raw(lines[:above]),
        fields=fields,
        body=_freed(quoting.unquoted(lines[below:], depth)),
        is_quoted=True,
    )
