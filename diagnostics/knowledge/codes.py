"""When do two spellings of a code mean the same?"""

import re
import unicodedata

_REPLY = re.compile(r"[1-9]\d\d")
_STATUS = re.compile(r"([245x])\.(\d{1,3}|x)\.(\d{1,3}|x)")
_SUBJECT = re.compile(r"([245x])\.(\d{1,3})\.?")
_RANGE = re.compile(r"([245]\.\d{1,3}\.)(\d{1,3})-(\d{1,3})")
_ORANGE = re.compile(r"(?:ofr|ouk|lpn[a-z]*)\d*[_-]?(\d{3})")
_GLUED = re.compile(r"\b([2-5]\d\d)[- ]#?(?=[245]\.\d)")
_BREAKS = re.compile(r"[\s,;:、。()\[\]{}<>「」\"'`#|/]+")

EXACTLY, WITHIN, OF_ANY_CLASS, OF_SUBJECT = 4, 3, 2, 1
"""How closely an entry's code fits the code asked for; 0 is not at all."""


def folded(text: str) -> str:
    """``text`` without differences of case, width and long vowels (サーバ, サーバー)."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ー", "")


def normal(code: str) -> str:
    """The one spelling of ``code``: ``５．１．１``, ``#5.1.1`` → ``5.1.1``; ``LPN007_506`` → ``ofr_506``."""
    plain = folded(code).strip("#[]()<>.,:; ")
    orange = _ORANGE.fullmatch(plain)
    return f"ofr_{orange[1]}" if orange else plain


def words(query: str) -> list[str]:
    """The words of ``query``, each once and in its normal spelling; ``550-5.1.1`` are two."""
    parts = _BREAKS.split(_GLUED.sub(r"\1 ", folded(query)))
    return list(dict.fromkeys(word for word in map(normal, parts) if word))


def is_reply(word: str) -> bool:
    """Whether ``word`` is a reply code."""
    return _REPLY.fullmatch(word) is not None


def is_status(word: str) -> bool:
    """Whether ``word`` is an enhanced status code."""
    return _STATUS.fullmatch(word) is not None


def fit(own: str, asked: str) -> int:
    """How closely the code ``own`` of an entry fits ``asked``, both in their normal spelling."""
    if own == asked:
        return EXACTLY
    if _is_within(own, asked):
        return WITHIN
    if _is_of_any_class(own, asked):
        return OF_ANY_CLASS
    return OF_SUBJECT if _is_of_subject(own, asked) else 0


def _is_within(own: str, asked: str) -> bool:
    limits = _RANGE.fullmatch(own)
    if limits is None or not asked.startswith(limits[1]):
        return False
    detail = asked.removeprefix(limits[1])
    return detail.isdecimal() and int(limits[2]) <= int(detail) <= int(limits[3])


def _is_of_any_class(own: str, asked: str) -> bool:
    if not (_STATUS.fullmatch(own) and _STATUS.fullmatch(asked)):
        return False
    return own[1:] == asked[1:] and "x" in (own[0], asked[0])


def _is_of_subject(own: str, asked: str) -> bool:
    subject = _SUBJECT.fullmatch(asked)
    if subject is None or len(own) < 4:
        return False
    same_class = own[0] == asked[0] or "x" in (own[0], asked[0])
    return same_class and own[1:].startswith(f".{subject[2]}.")
