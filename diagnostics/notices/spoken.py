"""Which code does somebody say in words: "five fifty, five one one", "ごひゃくごじゅう", "5 dot 1 dot 1"?"""

import re
from collections.abc import Iterator

_DIGITS = {
    "zero": "0", "nought": "0", "oh": "0", "o": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
    "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18",
    "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fourty": "40", "fifty": "50", "sixty": "60",
    "seventy": "70", "eighty": "80", "ninety": "90",
    "ゼロ": "0", "レイ": "0", "マル": "0", "〇": "0", "零": "0", "イチ": "1", "一": "1", "ニ": "2", "二": "2",
    "サン": "3", "三": "3", "ヨン": "4", "シ": "4", "四": "4", "ゴー": "5", "ゴ": "5", "五": "5", "ロク": "6",
    "六": "6", "ナナ": "7", "シチ": "7", "七": "7", "ハチ": "8", "八": "8", "キュウ": "9", "キュー": "9", "九": "9",
}  # fmt: skip
_HUNDRED = frozenset({"hundred", "百", "ヒャク", "ビャク", "ピャク"})
_TEN = frozenset({"十", "ジュウ", "ジュー"})
_DOTS = frozenset({".", "dot", "point", "period", "点", "テン", "ドット", "ポイント", "ノ", "・", ",", "、", "。"})
_FILLERS = frozenset({"and", "error", "code", "status", "number", "smtp", "エラー", "コード", "番", "-", "#", " "})
_TOKEN = re.compile(
    "|".join(
        sorted((re.escape(word) for word in (*_DIGITS, *_HUNDRED, *_TEN, *_DOTS, *_FILLERS)), key=len, reverse=True)
    )
    + "|[0-9]",
    re.IGNORECASE,
)
_LATIN_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_STATED = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")
_REPLIES = frozenset(
    "421 450 451 452 454 455 458 459 500 501 502 503 504 521 530 534 535 538 541 550 551 552 553 554 555 556".split()
)
_JOINED = re.compile(r"([45]\d\d)?(?:([45])([0-7])(0|[1-9]\d{0,2}))?")
_NEITHER, _STATUS, _REPLY, _BOTH = range(4)
_LONGEST = 200
_HIRAGANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def code(text: str) -> str:
    """``text`` as a reply code and a status in digits, where it is nothing but a code said aloud; else as it is."""
    if len(text) > _LONGEST or _STATED.search(text):
        return text
    tokens = _tokens(text)
    if not tokens:
        return text
    likeness, written = max((_written(pieces) for pieces in _readings(tokens)), key=lambda found: found[0])
    return written if likeness else text


def _tokens(text: str) -> list[str] | None:
    """The words of a number and its dots in order; None if anything else stands there."""
    text = text.translate(_HIRAGANA).lower()
    found: list[str] = []
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        word = _LATIN_WORD.match(text, at)
        if token is None or (word and word[0] != token[0]):
            return None
        if token[0] not in _FILLERS:
            found.append(token[0])
        at = token.end()
    return found


def _readings(tokens: list[str]) -> Iterator[list[str]]:
    """The digits between the dots: with "fifty" and "five" taken together, then apart."""
    for is_together in (True, False):
        pieces, before = [""], ""
        for number in _numbers(tokens):
            last = pieces[-1]
            if number in _DOTS:
                pieces.append("")
            elif is_together and _are_one(before, number):
                pieces[-1] = last[:-1] + number
            else:
                pieces[-1] = last + number
            before = number
        yield pieces


def _are_one(tens: str, unit: str) -> bool:
    return len(tens) == 2 and tens[1] == "0" and len(unit) == 1 and unit != "0"


def _numbers(tokens: list[str]) -> list[str]:
    """The numbers as they are said, in digits, with hundreds and the tens of Japanese counted in; dots stay."""
    found: list[str] = []
    waiting = list(reversed(tokens))
    while waiting:
        token = waiting.pop()
        number = _DIGITS.get(token, token)
        if number.isdecimal() and waiting and waiting[-1] in _HUNDRED:
            waiting.pop()
            number = str(100 * int(number) + _below_hundred(waiting))
        elif number.isdecimal() and waiting and waiting[-1] in _TEN:
            waiting.append(token)
            number = str(_below_hundred(waiting))
        found.append(number)
    return found


def _below_hundred(waiting: list[str]) -> int:
    """What of ``waiting``, whose end comes first, counts on from a hundred."""
    tens = _taken(waiting)
    if waiting and waiting[-1] in _TEN:
        waiting.pop()
        return 10 * (tens or 1) + _taken(waiting)
    return tens + _taken(waiting) if tens and not tens % 10 else tens


def _taken(waiting: list[str]) -> int:
    number = _DIGITS.get(waiting[-1], waiting[-1]) if waiting else ""
    return int(number) if number.isdecimal() and waiting.pop() else 0


def _written(pieces: list[str]) -> tuple[int, str]:
    """The code of which these are the digits between the dots, and how like a code it is."""
    if len(pieces) == 1:
        return _joined(pieces[0])
    *lead, subject, detail = pieces
    first = "".join(lead)
    reply, kind = first[:-1], first[-1:]
    is_status = kind in ("2", "4", "5") and subject.isdecimal() and detail.isdecimal()
    if not is_status or (reply and reply not in _REPLIES):
        return _NEITHER, ""
    return (_BOTH if reply else _STATUS), f"{reply} {kind}.{subject}.{detail}".strip()


def _joined(digits: str) -> tuple[int, str]:
    found = _JOINED.fullmatch(digits)
    if found is None or not digits:
        return _NEITHER, ""
    reply, *status = found.groups()
    if status[0] is None:
        return (_REPLY, reply) if reply in _REPLIES else (_STATUS, ".".join(reply))
    if reply is None:
        return _STATUS, ".".join(status)
    is_one = reply in _REPLIES and reply[0] == status[0]
    return (_BOTH, f"{reply} {'.'.join(status)}") if is_one else (_NEITHER, "")
