"""Where in a text do mail addresses stand, and which address does a report's field mean?"""

import re
from typing import NamedTuple

from diagnostics.notices import headers

_TRIES = 20
"""How many signs are looked at for each address that is asked for."""
_LOCAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+/=?^_`{|}~.-"
_DOMAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"
_INTERNATIONAL_DOMAIN = re.compile(r"[\w.-]{1,255}")
_QUOTED = re.compile(r'"[^"\n]{1,64}"$')
_ANGLED_LOCAL = re.compile(r"<((?:\"[^\"\n]{1,64}\"|[^<>\s@\"]{1,120}))$")
_IS_PROSE = re.compile('[\u3000-\u30ff\uff00-\uff65<>()\\[\\]:;,"\u00ab\u00bb\u201c-\u201e\u2018\u2019\u2022]')
_MASS_MAILERS = frozenset({"m", "mm"})  # the ends of names of viruses that mail themselves: W32/Sobig@mm
_FIRST_IDEOGRAPHIC = "\u2e80"
_XTEXT = re.compile(r"\+(2B|3D)")
_UNICODE_ESCAPE = re.compile(r"\\x\{([0-9A-Fa-f]{1,6})\}")
_TYPED = re.compile(r"^\s*([A-Za-z0-9][A-Za-z0-9.-]{0,30})\s*;\s*")
_ROUTE = re.compile(r"^@[^\s:,@]{1,255}(?:,@[^\s:,@]{1,255}){0,9}:")
_X400_TYPE = re.compile(r"^(?:SMTP|RFC-?822)=", re.IGNORECASE)
_DRESSING = re.compile(r"^(?:mailto:|'(?=[^']*'$))([^']{1,320})'?$", re.IGNORECASE)
_COMMENT = re.compile(r"\s+\([^()]{0,200}\)\s*$")


class Mention(NamedTuple):
    """An address in a text: the whole of it with its brackets stands at ``start`` to ``end``."""

    address: str
    start: int
    end: int
    is_angled: bool


def mentions(text: str, start: int, end: int, *, most: int) -> list[Mention]:
    """The addresses between ``start`` and ``end``, in order, at most ``most``."""
    found: list[Mention] = []
    at = text.find("@", start, end)
    for _ in range(_TRIES * most):
        if at < 0 or len(found) == most:
            break
        mention = _around(text, at, start if not found else found[-1].end, end)
        if mention:
            found.append(mention)
        at = text.find("@", at + 1 if not mention else max(at + 1, mention.end), end)
    return found


def of_field(value: str) -> str:
    """The address in a field such as ``rfc822; <taro@example.jp>``, in whatever encoding its type asks for."""
    typed = _TYPED.match(value)
    kind = typed[1].lower() if typed else ""
    address = value[typed.end() :] if typed else value
    address = _COMMENT.sub("", address).strip()
    if "<" in address:
        address = address[address.rfind("<") + 1 :].partition(">")[0]
    address = _ROUTE.sub("", _DRESSING.sub(r"\1", address.strip().strip("<>").strip()))
    if "=?" in address:
        address = headers.decoded(address)
    if kind.startswith("utf-8"):
        return _UNICODE_ESCAPE.sub(_character, address)
    return _XTEXT.sub(lambda match: chr(int(match[1], 16)), address) if "@" in address else address


def _character(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return match[0] if 0xD800 <= number < 0xE000 or number > 0x10FFFF else chr(number)


def _around(text: str, at: int, first: int, last: int) -> Mention | None:
    before = text[max(first, at - 130) : at]
    angled = _ANGLED_LOCAL.search(before) if "<" in before else None
    after = text[at + 1 : min(last, at + 256)]
    if angled:
        close = after.find(">")
        domain = after[:close] if close > 0 else _domain(after)
        if domain and not any(character.isspace() or character in "<@" for character in domain):
            begin = at - len(angled[1]) - 1
            finish = at + 1 + len(domain) + (1 if close > 0 else 0)
            local = angled[1].removeprefix("mailto:")
            return Mention(address=f"{local}@{domain}", start=begin, end=finish, is_angled=True)
    quoted = _QUOTED.search(before)
    local = quoted[0] if quoted else _bare_local(before)
    domain = _domain(after)
    if not local or not domain or domain.lower() in _MASS_MAILERS:
        return None
    return Mention(address=f"{local}@{domain}", start=at - len(local), end=at + 1 + len(domain), is_angled=False)


def _bare_local(before: str) -> str:
    """The local part that ends ``before``: ASCII letters, or what stands between blanks where it has others too."""
    local = before[len(before.rstrip(_LOCAL)) :]
    rest = before[: len(before) - len(local)]
    if rest and not rest[-1].isascii() and not (local and rest[-1] >= _FIRST_IDEOGRAPHIC):
        word = (rest + local).rsplit(None, 1)[-1]
        if len(word) <= 64 and not _IS_PROSE.search(word):
            return word
    return _X400_TYPE.sub("", local).lstrip("'`=*/|&#")


def _domain(after: str) -> str:
    domain = after[: len(after) - len(after.lstrip(_DOMAIN))]
    if "." not in domain and not after.isascii():
        international = _INTERNATIONAL_DOMAIN.match(after)
        domain = international[0] if international and "." in international[0] else domain
    return domain.rstrip(".-_")
