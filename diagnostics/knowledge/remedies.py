"""How does a remedy read with a delivery's own values in place of its placeholders?"""

import re
from collections.abc import Mapping

from diagnostics.knowledge.pages import Text

PLACEHOLDERS: Mapping[str, Text] = {
    "customer": Text(ja="お客様", en="customer"),
    "recipient": Text(ja="宛先のアドレス", en="the recipient's address"),
    "domain": Text(ja="宛先のドメイン", en="the recipient's domain"),
    "subject": Text(ja="お送りいただいたメール", en="your message"),
    "sent_on": Text(ja="送信時", en="the time of sending"),
    "code": Text(ja="記載なし", en="not given"),
    "remote_host": Text(ja="受信側のメールサーバー", en="the receiving mail server"),
    "ip": Text(ja="送信元のIPアドレス", en="the sending IP address"),
    "limit": Text(ja="受信側の上限", en="the receiving side's limit"),
    "quota": Text(ja="受信ボックスの容量", en="the mailbox's quota"),
    "until": Text(ja="再送の期限", en="the end of the retry period"),
}
"""Each placeholder that a remedy may hold, with the wording that stands in where its value is unknown."""

_FRAMES = (("subject", "「{subject}」"), ("subject", '"{subject}"'), ("customer", "{customer} 様"))
"""What around a placeholder belongs to a known value only: quotes, the title after a name."""

_PLACEHOLDER = re.compile(r"\{([a-z_]{1,40})\}")
_SPACED = re.compile(r"((?<=[^\x00-\x7f]) )?\{([a-z_]{1,40})\}( (?=[^\x00-\x7f]))?")
"""A placeholder, with the blanks that set a value apart from Japanese text."""
_ASIDE = re.compile(r" ?\[\[((?:(?!\[\[|\]\])[^\n]){1,500})\]\]")
"""What is said only where all of its values are known."""
_EMPTY_LINE = re.compile(r"(?m)^[ \t]*(?:[-*][ \t]*)?\x00[ \t]*(?:\n|\Z)|^\x00 ?|\x00")
"""What is left of a line that said nothing else, and of what stood within one."""
_WIDE_GAP = re.compile(r"\n{3,}")


def fill(text: str, values: Mapping[str, str], *, language: str) -> str:
    """``text`` with each placeholder replaced once by its value, or by a neutral wording where that is unknown.

    The neutral wording takes the place of quotes, title and blanks around it, too, and opens a line with a capital.
    Asides are those that ``settled`` keeps. Braces that name no placeholder stay as they are; so do braces within
    values.
    """

    def wording(match: re.Match[str]) -> str:
        before, name, after = match.groups(default="")
        if name not in PLACEHOLDERS:
            return match[0]
        value = values.get(name, "").strip()
        return f"{before}{value}{after}" if value else _neutral(name, language, opens=_opens_a_line(match))

    return _SPACED.sub(wording, _unframed(settled(text, values), values))


def settled(text: str, values: Mapping[str, str]) -> str:
    """``text`` without those asides (``[[… {quota} …]]``) of whose values one is unknown; the others lose their marks.

    A line of which nothing is left goes with them. What stands in double brackets without a placeholder stays.
    """

    def said(match: re.Match[str]) -> str:
        names = _PLACEHOLDER.findall(match[1])
        if not names:
            return match[0]
        if all(values.get(name, "").strip() for name in names):
            return match[0].replace("[[", "", 1).removesuffix("]]")
        return "\x00"

    rest = _ASIDE.sub(said, text.replace("\x00", ""))
    return _WIDE_GAP.sub("\n\n", _EMPTY_LINE.sub("", rest)) if "\x00" in rest else rest


def unsettled(text: str) -> tuple[str, ...]:
    """Each stretch with double brackets that is no aside: not closed in its line, or without a placeholder."""

    def kept(match: re.Match[str]) -> str:
        return "" if _PLACEHOLDER.search(match[1]) else match[0]

    rest = _ASIDE.sub(kept, text)
    return tuple(dict.fromkeys(re.findall(r"[^\n]{0,20}(?:\[\[|\]\])[^\n]{0,40}", rest)))


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """The names in braces that are no placeholders, each once, in order."""
    return tuple(name for name in dict.fromkeys(_PLACEHOLDER.findall(text)) if name not in PLACEHOLDERS)


def _neutral(name: str, language: str, *, opens: bool) -> str:
    wording = PLACEHOLDERS[name].within(language)
    return wording[:1].upper() + wording[1:] if opens else wording


def _opens_a_line(match: re.Match[str]) -> bool:
    return match.start() == 0 or match.string[match.start() - 1] == "\n"


def _unframed(text: str, values: Mapping[str, str]) -> str:
    for name, framed in _FRAMES:
        if not values.get(name, "").strip():
            text = text.replace(framed, f"{{{name}}}")
    return text
