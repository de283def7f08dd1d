"""Whom does the line above a quotation name as its writer (``… wrote:``)?"""

import re

from diagnostics.notices.quoting import Line

Fields = tuple[tuple[str, str], ...]

_MOST_LINES = 3
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"'「」、。]{1,80}@[^\s<>()\[\],;:\"'「」、。]{1,255}")
_WROTE = (
    "wrote:", "writes:", "wrote", "schrieb:", "a écrit :", "a écrit:", "escribió:", "ha scritto:", "escreveu:",
    "schreef:", "skrev:", "napisał(a):", "napisał:", "kirjoitti:", "写道：", "写道:", "寫道：", "寫道:", "のメール:",
    "のメール：", "さんは書きました:", "さんは書きました：", "は書きました:", "は書きました：", "書きました:",
    "書きました：", "さんが書かれました:", "さんからのメール:", "さんのメッセージ:", "作成:", "님이 작성:", "пишет:",
    "написал:",
)  # fmt: skip
_BEFORE_NAME = re.compile(r"[,、]\s*|\d\s+に\s*|\d\s+(?:[AP]M\s+)?(?=[^\W\d])|[)）]\s*")
_DATE = re.compile(r"\d{4}|\d{1,2}[:.]\d{2}")


def around(lines: list[Line], start: int) -> tuple[int, int, Fields]:
    """Of the quotation that begins at ``start``: where the words above end, where its own begin, and its From.

    Apple Mail puts the line inside the quotation, others above it; both may break it.
    """
    found = _above(lines, start)
    if found is not None:
        return found[0], start, found[1]
    for number in range(start, min(len(lines), start + _MOST_LINES)):
        if not lines[number].text or lines[number].depth != lines[start].depth:
            break
        found = _above(lines[start:], number - start + 1)
        if found is not None and found[0] == 0:
            return start, number + 1, found[1]
    return start, start, ()


def at(lines: list[Line], number: int) -> Fields:
    """The From that the line ``number`` states, where it names with an address who wrote what stands below it."""
    found = _above(lines[number : number + 1], 1)
    return found[1] if found and lines[number].text.endswith((":", "：")) else ()


def _above(lines: list[Line], start: int) -> tuple[int, Fields] | None:
    number = start - 1
    while number >= 0 and not lines[number].text:
        number -= 1
    if number < 0:
        return None
    last = lines[number].text
    says_wrote = last.endswith(_WROTE)
    told = ""
    for first in range(number, max(-1, number - _MOST_LINES), -1):
        if not lines[first].text:
            break
        told = f"{lines[first].text} {told}".strip()
        address = _ADDRESS.search(told)
        if address is not None and (says_wrote or last.endswith((":", "："))):
            if first and lines[first - 1].text.endswith(("<", ",")):
                continue
            name = _name(told[: address.start()].rstrip(" \t<([\"'"))
            return first, (("From", f"{name} <{address[0]}>".strip()),)
        if says_wrote and _DATE.search(told):
            name = _name(_without_verb(told))
            return first, ((("From", name),) if name else ())
    return (number, ()) if says_wrote else None


def _without_verb(told: str) -> str:
    verb = max((verb for verb in _WROTE if told.endswith(verb)), key=len, default="")
    return told[: len(told) - len(verb)]


def _name(told: str) -> str:
    return _BEFORE_NAME.split(told)[-1].strip(" \t\"'<")
