"""Where do header, body and parts lie in the bytes of a message?"""

import re

Fields = list[tuple[str, str]]
"""The header fields of a message, by lower-case name, as they stand."""

_CONTINUED = r"[^\n]*(?:\n[ \t][^\n]*)*"
_LINE = re.compile(rf"(?:([!-9;-~]{{1,100}})[ \t]*:({_CONTINUED})|>?From {_CONTINUED}|[ \t]*(?=\n))(?:\n|\Z)")
_WHOLE = re.compile(r"^([!-9;-~]{1,100})[ \t]*:(.*)", re.MULTILINE)
_BOUNDARY_LINE = re.compile(rb"(?:\A|\n)--([^\s-][^\n]{0,200})\n(?:\n|[Cc]ontent-[^\n:]{1,40}:)")
_MOST_MARKS = 20_000
"""How many lines may begin as a boundary does."""
_ENCAPSULATED = re.compile(
    rb"\n{0,5}(?:This is a[^\n]{0,80}(?:MIME|multi-?part)[^\n]{0,80}\n{1,5})?(?=--\S)", re.IGNORECASE
)


def with_plain_newlines(raw: bytes) -> bytes:
    """``raw`` with LF for every kind of newline."""
    if b"\r" not in raw:
        return raw
    raw = raw.replace(b"\r\n", b"\n")
    if b"\r" not in raw:
        return raw
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def header_end(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the header that begins at ``start`` ends, and where the body after it begins."""
    if raw.startswith(b"\n", start, end):
        return start, start + 1
    found = raw.find(b"\n\n", start, end)
    return (end, end) if found < 0 else (found + 1, found + 2)


def fields(block: bytes) -> tuple[Fields, int]:
    """The unfolded fields of a header, and how many of its bytes they are: the rest is no header any more."""
    text = block.decode("ascii", "surrogateescape")
    unfolded = text.replace("\n\t", " ").replace("\n ", " ")
    whole = _WHOLE.findall(unfolded)
    if len(whole) == unfolded.count("\n") + (unfolded[-1:] not in ("\n", "")):
        return [(name.lower(), value.strip()) for name, value in whole], len(text)
    return _up_to_a_break(text)


def _unfolded(value: str) -> str:
    return (value.replace("\n", "").replace("\t", " ") if "\n" in value else value).strip()


def _up_to_a_break(text: str) -> tuple[Fields, int]:
    found: Fields = []
    used = 0
    while used < len(text):
        line = _LINE.match(text, used)
        if line is None:
            break
        used = line.end()
        name, value = line.groups()
        if name:
            found.append((name.lower(), _unfolded(value)))
    return found, used


def split(raw: bytes, start: int, end: int, boundary: bytes, most: int) -> list[tuple[int, int]]:
    """Where the parts of a multipart body lie, those up to ``most`` and one or two more. Empty: no such boundary.

    An unclosed last part runs to the end.
    """
    mark = b"--" + boundary
    found: list[tuple[int, int]] = []
    opened = -1
    position = raw.find(mark, start, end)
    tries = _MOST_MARKS
    while position >= 0 and tries and len(found) <= most:
        tries -= 1
        line_end = raw.find(b"\n", position, end)
        line_end = end if line_end < 0 else line_end
        rest = raw[position + len(mark) : min(line_end, position + len(mark) + 80)].rstrip()
        if (position == start or raw[position - 1] == 10) and rest in (b"", b"--"):
            if opened >= 0:
                found.append((opened, max(opened, position - 1)))
            if rest == b"--" and found:
                return found
            opened = min(line_end + 1, end)
        position = raw.find(mark, line_end, end)
    if opened >= 0 and opened < end:
        found.append((opened, end))
    return found


def guessed_boundary(raw: bytes, start: int, end: int) -> bytes:
    """The boundary that the body seems to use, empty if none."""
    found = _BOUNDARY_LINE.search(raw[start : min(end, start + 65_536)])
    return found[1].rstrip() if found else b""


def begins_with_boundary(raw: bytes, start: int, end: int) -> bool:
    """Whether the body begins as a multipart does, though no header field said that it is one."""
    return _ENCAPSULATED.match(raw, start, end) is not None
