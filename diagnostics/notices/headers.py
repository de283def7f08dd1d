"""What does a header field say once its encodings are taken off (RFC 2047, RFC 2231, raw 8-bit)?"""

import binascii
import re
from urllib.parse import unquote_to_bytes

from diagnostics.notices import charsets

_ENCODED_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,40})?\?([bBqQ])\?([^?\n]*)\?=")
_PARAMETER = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;\s]*))', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CONTINUED = re.compile(r"(.+?)\*(\d{1,3})(\*?)$")
_ANGLED = re.compile(r"<([^<>\s]{1,120}@[^<>\s]{0,255})>")
_PLAIN = re.compile(r"[^\s<>()\[\],;:\"'@]{1,100}@[^\s<>()\[\],;:\"']{1,255}")


def decoded(value: str) -> str:
    """A field's text; ``value`` carries undecodable bytes as surrogate escapes."""
    if not value.isascii() or "\x1b" in value:
        value = charsets.decode(value.encode("utf-8", "surrogateescape"))
    return _without_encoded_words(value) if "=?" in value else value


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """The leading value, lower-case, and the parameters of a field such as Content-Type."""
    lead, semicolon, _ = value.partition(";")
    found: dict[str, str] = {}
    if semicolon:
        for name, quoted, bare in _PARAMETER.findall(value[len(lead) :]):
            text = _ESCAPED.sub(r"\1", quoted) if "\\" in quoted else quoted or bare
            found.setdefault(name.lower(), text)
    if "*" in value and any("*" in name for name in found):
        found = _joined(found)
    return lead.strip().lower(), found


def addresses(value: str) -> tuple[str, ...]:
    """The addresses that a decoded address field names, in order and each once."""
    if "@" not in value:
        return ()
    found = _ANGLED.findall(value) if "<" in value else []
    if not found or "," in value:
        found = _PLAIN.findall(value) if "<" not in value else _mixed(value)
    return tuple(dict.fromkeys(found))


def _mixed(value: str) -> list[str]:
    return [address for piece in value.split(",") for address in (_ANGLED.findall(piece) or _PLAIN.findall(piece))]


def _without_encoded_words(value: str) -> str:
    pieces: list[str] = []
    waiting: list[tuple[str, bytes]] = []
    end = 0
    for word in _ENCODED_WORD.finditer(value):
        between = value[end : word.start()]
        if not waiting or between.strip():
            pieces += [_joined_words(waiting), between]
            waiting = []
        waiting.append((word[1].lower(), _bytes_of(word[2], word[3])))
        end = word.end()
    return "".join([*pieces, _joined_words(waiting), value[end:]])


def _joined_words(words: list[tuple[str, bytes]]) -> str:
    """Neighbouring words decoded together where they share a charset: some writers cut characters in two."""
    pieces: list[tuple[str, bytes]] = []
    for charset, raw in words:
        if pieces and pieces[-1][0] == charset:
            pieces[-1] = (charset, pieces[-1][1] + raw)
        else:
            pieces.append((charset, raw))
    return "".join(charsets.decode(raw, charset) for charset, raw in pieces)


def _bytes_of(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    return base64_bytes(raw)


def base64_bytes(raw: bytes) -> bytes:
    """``raw`` out of base64, as far as it goes: broken padding and foreign characters are passed over."""
    try:
        return binascii.a2b_base64(raw)
    except binascii.Error:
        pass
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _joined(found: dict[str, str]) -> dict[str, str]:
    """Continuations and charsets of RFC 2231 put together."""
    result = {name: value for name, value in found.items() if "*" not in name}
    numbered: dict[str, list[tuple[int, bool, str]]] = {}
    for name, value in found.items():
        continued = _CONTINUED.match(name)
        if continued:
            numbered.setdefault(continued[1], []).append((int(continued[2]), bool(continued[3]), value))
        elif name.endswith("*"):
            numbered.setdefault(name[:-1], []).append((0, True, value))
    for name, pieces in numbered.items():
        result[name] = _charset_value(sorted(pieces))
    return result


def _charset_value(pieces: list[tuple[int, bool, str]]) -> str:
    text = "".join(value for _, _, value in pieces)
    if not any(encoded for _, encoded, _ in pieces):
        return text
    charset, _, rest = text.partition("'")
    _, mark, value = rest.partition("'")
    return charsets.decode(unquote_to_bytes(value if mark else text), charset if mark else "")
