"""Which text of a notice was written for people, and where in it does the returned message begin?"""

import re
from dataclasses import dataclass

from diagnostics.notices import html_text, linear, reasons, words
from diagnostics.notices.facts import Passage
from diagnostics.notices.lazy import lazy
from diagnostics.notices.message import Message, Part
from diagnostics.notices.reasons import Reason
from diagnostics.notices.words import Topic

_MARK_PATTERN = (
    r"(?im)^[ \t>*_=-]{0,60}(?:"
    r"below this line is a copy of the|this is a copy of (?:the|your) (?:message|headers|mail)|(?:the )?original (?:e-?mail )?"
    r"(?:message|mail)(?: as)? (?:follows|text|headers?)|original message\s?(?:-{2,}|:)|mail message follows"
    r"|-----\s?original message|(?:unsent|undelivered|returned|rejected) message (?:follows|below|-{2,})"
    r"|message (?:headers?|body|text|contents?) follows?|(?:the )?headers? of (?:the|your) original (?:message|mail)"
    r"|headers? of the original message (?:is|are)|(?:enclosed|included|below|attached|following) is a copy of the"
    r"|a copy of (?:the|your) (?:original )?(?:message|headers)|original mail (?:as follows|follows)|returned (?:message|mail) -"
    r"|returned (?:message|mail)\s?-{2,}|your original message (?:follows|was|is)|text of (?:the|your) (?:original )?message"
    r"|start of (?:returned|original) message|begin (?:returned|original) message|message is as follows|included headers"
    r"|the body of (?:the|your) message|----- (?:message|mail) headers?|the first [\d,]+ (?:bytes|lines) of"
    r"|mensaje original|mensagem original|message (?:d[’']origine|original|initial)|messaggio originale"
    r"|oorspronkelijk(?:e)? bericht|origine(?:e)?l(?:e)? bericht|(?:die )?(?:kopfzeilen der )?urspr[üu]ngliche[nr]? (?:nachricht|"
    r"mail|e-mail)|originalnachricht|ursprungshuvuden|en-t[êe]tes (?:de message |du message )?d[’']origine"
    r"|encabezados de(?:l)? mensaje original|intestazioni (?:del messaggio )?original|cabe[çc]alhos da mensagem original"
    r"|oorspronkelijke berichtkoppen|исходное сообщение|исходные заголовки|заголовки исходного|原始邮件|原始郵件|原始訊息"
    r"|原始邮件标头|元のメッセージ|元のメール|オリジナルメッセージ|オリジナルのメッセージ|送信されたメール|返送メール"
    r"|(?:以下|下記)(?:は|に|が).{0,12}(?:元の|オリジナル|送信した|送信された).{0,10}(?:メール|メッセージ)|원본 메시지|원래 메시지|원본 메일"
    r")"
)
_MARK = re.compile(_MARK_PATTERN)
_MARKS = linear.PatternSet((_MARK_PATTERN,))
_HEADER_START = re.compile(
    r"^[ \t>]{0,6}(?:Received|Return-Path|DKIM-Signature|X-Received|ARC-Seal|Authentication-Results|Delivered-To"
    r"|X-Google-[A-Za-z-]{1,40}|DomainKey-Signature|X-Originating-IP|MIME-Version|X-Mailer|Received-SPF|X-Gm-[A-Za-z-]{1,40}"
    r"):[ \t]{0,8}\S|^Message-ID:[ \t]{0,8}\S",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD_LINE = re.compile(r"[ \t>]{0,6}[A-Za-z][A-Za-z0-9-]{0,60}:(?:\s|$|\S)|[ \t>]{1,8}\S")
_STATES_ITSELF = re.compile(r"was received|has been|could not|cannot|delete your own", re.IGNORECASE)
_LEAST = 8
_FARTHEST = 60_000


@dataclass(frozen=True, kw_only=True)
class Prose:
    """The decoded text of one part; ``end`` is where the returned message begins in it, or the text ends."""

    path: str
    content_type: str
    text: str
    end: int
    reconstructed: bool = False

    @lazy
    def own(self) -> str:
        """What the mail system says itself."""
        return self.text[: self.end]

    @lazy
    def lower(self) -> str:
        """``own`` in lower case, character for character."""
        lower = self.own.lower()
        return lower if len(lower) == len(self.own) else self.own

    @lazy
    def folded(self) -> str:
        """``own`` folded for the search of words."""
        return words.folded(self.own)

    @lazy
    def topics(self) -> frozenset[Topic]:
        """What ``own`` is about."""
        return words.topics_in(self.folded)

    @lazy
    def reason(self) -> Reason | None:
        """The deciding words of the whole."""
        return reasons.find(self.text, 0, min(self.end, _FARTHEST))

    def passage(self, start: int, end: int) -> Passage:
        """The passage between two places, without the blanks around it."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return Passage(part=self.path, start=start, end=start + len(piece), text=piece)


def find(message: Message) -> tuple[Prose, ...]:
    """The texts of ``message`` for people, in order: plain ones, or HTML as it would be seen where there is no plain."""
    plain = [part for part in message.parts if part.content_type.startswith("text/") and _is_plain(part)]
    found = [_prose(part, part.text) for part in plain[:6]]
    if any(len(prose.own.strip()) >= _LEAST for prose in found[:1]):
        return tuple(found)
    rendered = [part for part in message.parts if part.content_type == "text/html" and not part.is_attachment]
    return (*(_prose(part, html_text.without_tags(part.text), reconstructed=True) for part in rendered[:2]), *found)


def _is_plain(part: Part) -> bool:
    if part.content_type in ("text/html", "text/rfc822-headers", "text/calendar", "text/x-amp-html", "text/css"):
        return False
    return not part.is_attachment


def _prose(part: Part, text: str, *, reconstructed: bool = False) -> Prose:
    return Prose(
        path=part.path,
        content_type=part.content_type,
        text=text,
        end=returned_start(text),
        reconstructed=reconstructed or part.reconstructed,
    )


def returned_start(text: str) -> int:
    """Where the returned message begins in ``text``: at words that announce it, or at its header."""
    mark = _marked(text)
    header = _HEADER_START.search(text, 0, mark)
    if header and _is_header(text, header.start()):
        return _header_top(text, header.start())
    return mark


def _marked(text: str) -> int:
    if not _MARKS.found_in(linear.clean(text)):
        return len(text)
    for found in _MARK.finditer(text):
        line_end = text.find("\n", found.start())
        line = text[found.start() : line_end if line_end >= 0 else len(text)]
        if not _STATES_ITSELF.search(line) and len(line) < 200:
            return found.start()
    return len(text)


def _is_header(text: str, start: int) -> bool:
    """Whether the line at ``start`` has a neighbour that is a header field too."""
    line_end = text.find("\n", start)
    if line_end < 0:
        return False
    return _FIELD_LINE.match(text, line_end + 1) is not None


def _header_top(text: str, start: int) -> int:
    """The first line of the block of header lines that reaches down to ``start``."""
    while start > 0:
        previous = text.rfind("\n", 0, start - 1) + 1
        if not text[previous : start - 1].strip() or not _FIELD_LINE.match(text, previous):
            return start
        start = previous
    return start
