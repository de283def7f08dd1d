"""Which lines did the writer mean where a mail program broke them softly (``format=flowed``, RFC 3676)?"""

import re

_SIGNS = re.compile(r">*")


def unwrapped(text: str, *, joins_without_blank: bool = False) -> str:
    """``text`` with its soft line breaks undone; ``joins_without_blank`` is the parameter ``DelSp=yes``."""
    lines: list[str] = []
    pieces: list[str] = []
    depth = 0
    for raw in text.split("\n"):
        signs = _SIGNS.match(raw)
        quote = signs.end() if signs else 0
        line = raw[quote + 1 :] if raw[quote : quote + 1] == " " else raw[quote:]
        if pieces and quote != depth:
            lines.append(_joined(pieces, depth))
            pieces = []
        depth = quote
        if line.endswith(" ") and line != "-- ":
            pieces.append(line[:-1] if joins_without_blank else line)
            continue
        lines.append(_joined([*pieces, line], depth))
        pieces = []
    if pieces:
        lines.append(_joined(pieces, depth))
    return "\n".join(lines)


def _joined(pieces: list[str], depth: int) -> str:
    text = "".join(pieces)
    return f"{'>' * depth} {text}" if depth else text
