"""Which words of a text decide what became of a recipient: the remote's reply, or failing that the telling sentence?"""

import re
from typing import NamedTuple

from diagnostics.notices import linear, smtp, words

_LONGEST = 1_500
_MANY = 20
"""Of more than twice as many replies at once only the first and the last ones are weighed."""
_REPLY_END = re.compile(
    r"\n[ \t]*\n|\n(?=[^\n]{0,40}(?:<<<|>>>|-->|<--)|[ \t]*\.\.\. while)"
    r"|\n(?=[245]\d\d[ -](?:[245]\.\d\.\d+ )?<)|\n-{3,}|\n={3,}"
    r"|\)?\n(?=[ \t]*\((?:ultimately |expanded |generated ))"
    r"|\s\(in reply to |\s\(delivery attempts:|\n(?=Giving up on )|\n(?=I'm not going to try again)"
)
_FOLLOWS = linear.listed(
    """
    need rcpt | need mail | no valid recipient | 503[ -] | valid rcpt command must | no recipients | bad sequence
    rcpt (?:to:? )?(?:command )?(?:first|before data) | too many errors | issue rcpt
    must have (?:at least one )?recipient
    """
)
_CLOSES = r"(?:service unavailable|data format error|local configuration error|can.t create output)\W*$"
"""What Sendmail writes last, whatever came before it."""
_FOLLOWS_FROM_ANOTHER = linear.PatternSet(("|".join((*_FOLLOWS, _CLOSES)),), ignore_case=True)
_MERELY_CLOSES = re.compile(_CLOSES, re.IGNORECASE)
_STRETCH_START = re.compile(r"(?:\n[ \t]*\n|-{3,}[ \t]*\n|>>>[^\n]*\n)")
_WORDS = re.compile(r"[^\W\d_]{2}")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_REMOTE_LINE = re.compile(
    r"(?:<<<|said:?|returned(?: was)?:?|responded:?|\(reason:|error message:?|Received >>>)\s{0,8}$"
)
_WITHIN_WORD = re.compile(r"\w'\w")
_CLOSING = {"'": "'", '"': '"', "[": "]", "(": ")", "（": "）"}
_OPENING = {")": "(", ">": "<", "]": "["}
_ADDRESS = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,255}")
_LABEL = re.compile(
    r"[*_> \t-]{0,4}(?:"
    r"(?:the |last |delay |failure |smtp |remote )?(?:response|reply|reason|error|diagnos\w{2,6}|cause)"
    r"(?: (?:was|is|message|text|(?:from|given|returned|for|by) [^\n:]{1,60}))?|technical details[^\n:]{0,40}"
    r"|(?:エラーの?)?(?:理由|原因|内容|詳細)|(?:der )?(?:grund|fehler)\w{0,9}|raison|erreur|motivo|causa|причина"
    r"|[^\n:：]{0,24}(?:antwort|réponse|respuesta|risposta|resposta|antwoord|ответ|応答|响应|응답)[^\n:：]{0,20}"
    r")[ \t]?[:：]",
    re.IGNORECASE,
)
"""What stands before the telling words, on their line or above them."""
_AROUND = " \t\n-=*>:;,."
_AROUND_END = " \t\n-=*"
_FARTHEST = 6_000
_LEADING = 400


class Reason(NamedTuple):
    """The deciding words: where they stand in the text, and the codes in them; ``tells`` if they say why."""

    start: int
    end: int
    code: int | None = None
    status: str = ""
    tells: bool = False
    is_heading: bool = False

    @property
    def is_reply(self) -> bool:
        """Whether a server's reply decides, not mere words."""
        return self.code is not None


def find(text: str, start: int, end: int, *, recipient: str = "") -> Reason | None:
    """The deciding words between ``start`` and ``end``, None if nothing there tells anything."""
    return reply(text, start, end, recipient=recipient) or sentence(text, start, end)


def reply(text: str, start: int, end: int, *, recipient: str = "") -> Reason | None:
    """The deciding reply of a server between ``start`` and ``end``; of several, rather one that names ``recipient``."""
    piece = text[start:end]
    recipient = recipient.lower()
    found = smtp.replies(piece)
    if not found:
        return None
    best = found[0]
    if len(found) > 2 * _MANY:
        found = [*found[:_MANY], *found[-_MANY:]]
    if len(found) > 1:
        best = max(enumerate(found), key=lambda item: (_weight(piece, item[1], recipient), item[0]))[1]
    index = found.index(best)
    while index > 0 and _is_same_reply(piece, found[index - 1], best):
        index -= 1
    first = found[index]
    finish = _unquoted_end(piece, first.start, _reply_end(piece, best.start))
    status = best.status or first.status or smtp.status_in(piece[first.start : finish])
    begin = first.start
    if not _WORDS.search(piece, begin, finish):
        begin, finish = _words_around(piece, begin, finish)
    elif _MERELY_CLOSES.search(piece[begin:finish]):
        begin = _stretch_start(piece, begin)
    return Reason(start=start + begin, end=start + finish, code=best.code, status=status, tells=True)


def _stretch_start(piece: str, start: int) -> int:
    """Where the lines begin that lead to the reply at ``start``."""
    first = max(0, start - _LEADING)
    breaks = [found.end() for found in _STRETCH_START.finditer(piece, first, start)]
    return _bounded(piece, breaks[-1], start).start if breaks else start


def _words_around(piece: str, start: int, end: int) -> tuple[int, int]:
    """The line of a reply that is numbers alone, or its paragraph: the words stand beside it."""
    for border in ("\n", "\n\n"):
        first = max(piece.rfind(border, 0, start), start - _LONGEST, 0)
        last = piece.find(border, end, end + _LONGEST)
        found = _bounded(piece, first, last if last >= 0 else min(len(piece), end + _LONGEST))
        if words.telling.are_in(words.folded(piece[found.start : found.end])):
            return found.start, max(found.end, end)
    return start, end


def whole(text: str, found: Reason, end: int) -> Reason:
    """``found`` with all its lines where a list gives only the first and the transcript below has the others."""
    stump = text[found.start : found.start + 60].partition("\n")[0].rstrip(")")
    if found.code is None or stump[3:4] != "-" or text.count(stump[:4], found.start, found.end) > 1:
        return found
    again = text.find(f"<<< {stump[:50]}", found.end, end)
    return (reply(text, again, min(end, again + _LONGEST)) or found) if again >= 0 else found


def _weight(piece: str, one: smtp.Reply, recipient: str) -> int:
    """How much a reply counts: the remote's own words most, what merely follows from them least."""
    line_start = piece.rfind("\n", 0, one.start) + 1
    words_of_it = piece[one.start : _reply_end(piece, one.start)]
    weight = 2 if _REMOTE_LINE.search(piece[max(line_start - 40, one.start - 40, 0) : one.start]) else 0
    if recipient and recipient in words_of_it.lower():
        weight += 2
    if one.status:
        weight += 1
    if _FOLLOWS_FROM_ANOTHER.found_in(words_of_it):
        weight -= 6
    if "<<<" in piece and "<<<" not in piece[line_start : one.start]:
        weight -= 3
    return weight


def _unquoted_end(piece: str, start: int, end: int) -> int:
    """Where a reply ends that stands in quotes or brackets; an apostrophe within a word closes nothing."""
    closing = _CLOSING.get(piece[start - 1 : start])
    found = piece.find(closing, start, end) if closing else -1
    while found > 0 and closing == "'" and _WITHIN_WORD.match(piece, found - 1):
        found = piece.find(closing, found + 1, end)
    return found if found >= 0 else _without_bracket(piece, start, end)


def _without_bracket(piece: str, start: int, end: int) -> int:
    """Where a reply ends that closes a bracket at its end which opened before it: ``(reason: 550 User unknown)``."""
    end = start + len(piece[start:end].rstrip())
    closing = piece[end - 1 : end]
    opening = _OPENING.get(closing)
    return end - 1 if opening and piece.count(closing, start, end) > piece.count(opening, start, end) else end


def _is_same_reply(piece: str, earlier: smtp.Reply, later: smtp.Reply) -> bool:
    """Whether two codes are lines of one reply."""
    if earlier.code != later.code:
        return False
    between = piece[earlier.start : later.start]
    return between[3:4] == "-" and "\n\n" not in between


def _reply_end(piece: str, start: int) -> int:
    line_start = piece.rfind("\n", 0, start) + 1
    if "<<<" in piece[line_start:start]:
        line_end = piece.find("\n", start)
        return line_end if line_end >= 0 else len(piece)
    stop = _REPLY_END.search(piece, start + 3, min(len(piece), start + _LONGEST))
    return stop.start() if stop else min(len(piece), start + _LONGEST)


def sentence(text: str, start: int, end: int) -> Reason | None:
    """The first paragraph with a status, else the first that says why, else the first that is no mere heading.

    Of those that say why, one that is labelled as the reason comes before any other.
    """
    telling: Reason | None = None
    fallback: Reason | None = None
    is_announced = is_told = False
    for paragraph in _PARAGRAPH.finditer(text, start, min(end, start + _FARTHEST)):
        found = _bounded(text, paragraph.start(), min(paragraph.end(), paragraph.start() + _LONGEST))
        words_of_it = text[found.start : found.end]
        status = smtp.status_in(words_of_it)
        if status:
            return Reason(start=found.start, end=found.end, status=status, tells=True)
        label = _LABEL.match(words_of_it)
        is_labelled = label is not None or is_announced
        if (telling is None or (is_labelled and not is_told)) and words.telling.are_in(
            words.folded(_ADDRESS.sub("@", words_of_it))
        ):
            telling, is_told = Reason(start=found.start, end=found.end, tells=True), is_labelled
        is_heading = _is_heading(text[paragraph.start() : paragraph.end()].strip())
        is_announced = is_heading and label is not None
        if fallback is None or (fallback.is_heading and not is_heading):
            fallback = Reason(start=found.start, end=found.end, is_heading=is_heading)
    return telling or fallback


def _is_heading(paragraph: str) -> bool:
    return len(paragraph) < 3 or paragraph.endswith((":", "：", ",", "،", "!", "、", "--", "==", "**"))


def _bounded(text: str, start: int, end: int) -> Reason:
    """The stretch without the blanks and rules around its words."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_AROUND))
    return Reason(start=min(start, end), end=start + len(text[start:end].rstrip(_AROUND_END)))
