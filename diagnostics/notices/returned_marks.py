"""Which words and which header fields announce that the returned message begins here?"""

import re

from diagnostics.notices import linear

ANNOUNCEMENTS = linear.listed(
    r"""
    below this line is a copy of the | this is a copy of (?:the|your) (?:message|headers|mail)
    (?:the )?original (?:e-?mail )?(?:message|mail)(?: as)? (?:follows|text|headers?)
    original message\s?(?:-{2,}|:) | mail message follows | -----\s?original message
    (?:unsent|undelivered|returned|rejected) message (?:follows|below|-{2,})
    message (?:headers?|body|text|contents?) follows?
    (?:the )?headers? of (?:the|your) original (?:message|mail) | headers? of the original message (?:is|are)
    (?:enclosed|included|below|attached|following) is a copy of the
    a copy of (?:the|your) (?:original )?(?:message|headers) | original mail (?:as follows|follows)
    returned (?:message|mail)\s?-{1,} | your original message (?:follows|was|is)
    text of (?:the|your) (?:original )?message | start of (?:returned|original) message
    (?:input|mail) text follows | text of (?:your )?mail follows | the text of your mail
    begin (?:returned|original) message | message is as follows | included headers | your words were:
    the body of (?:the|your) message | ----- (?:message|mail) headers? | the first [\d,]+ (?:bytes|lines) of
    possibly truncated original message | mensaje original | mensagem original
    message (?:d[’']origine|original|initial) | messaggio originale | oorspronkelijk(?:e)? bericht
    origine(?:e)?l(?:e)? bericht
    (?:der kopf |die kopfzeilen )?(?:der )?urspr[üu]ngliche[nr]? (?:nachricht|mail|e-mail) | originalnachricht
    ursprungshuvuden | en-t[êe]tes (?:de message |du message )?d[’']origine | encabezados de(?:l)? mensaje original
    intestazioni (?:del messaggio )?original | cabe[çc]alhos da mensagem original | oorspronkelijke berichtkoppen
    исходное сообщение | исходные заголовки | заголовки исходного | 原始邮件 | 原始郵件 | 原始訊息
    元のメッセージ | 元のメール | オリジナルの?(?:メッセージ|メール) | 送信されたメール | 返送メール
    (?:以下|下記)(?:は|に|が).{0,12}(?:元の|オリジナル|送信した|送信された|お送りいただいた|ご送信).{0,10}(?:メール|メッセージ)
    원본 메시지 | 원래 메시지 | 원본 메일
    """
)
_PATTERN = rf"(?im)^[ \t>*_=-]{{0,60}}(?:{'|'.join(ANNOUNCEMENTS)})"
_FIELDS = linear.listed(
    """
    Received | Return-Path | DKIM-Signature | X-Received | ARC-Seal | Authentication-Results | Delivered-To
    X-Google-[A-Za-z-]{1,40} | DomainKey-Signature | X-Originating-IP | MIME-Version | X-Mailer | Received-SPF
    X-Gm-[A-Za-z-]{1,40}
    """
)
_SHOWN = rf"(?im)^[ \t>]{{0,6}}(?:{'|'.join(_FIELDS)}):[ \t]{{0,8}}\S|^Message-ID:[ \t]{{0,8}}\S"
# Many texts hold neither, which their words tell at once; where they stand is asked only of the others.
_IS_ANNOUNCED, _IS_SHOWN = 0, 1
_QUICKLY = linear.SiftedPatterns((_PATTERN, _SHOWN))
_ANNOUNCED = linear.Pattern(_PATTERN)
_HEADER = re.compile(_SHOWN)
_FIELD_LINE = re.compile(r"[ \t>]{0,6}[A-Za-z][A-Za-z0-9-]{0,60}:|[ \t>]{1,8}\S")
_FIELD = re.compile(r"[ \t>]{0,6}[A-Za-z][A-Za-z0-9-]{0,60}:")
_STATES_ITSELF = re.compile(
    r"was received|has been|could not|cannot|delete your own|ませんでした|できません|ておりません|ていません|理由|ため"
    r"|nicht zugestellt|no (?:se )?pud|non (?:è|e) stat|n[ãa]o (?:p[ôo]de|foi)|pas pu|не (?:был|достав|удал)|无法|無法"
    r"|未能|하지 못|되지 않|の詳細|详细|詳細|세부",
    re.IGNORECASE,
)
_LONGEST_LINE = 200


def start(text: str) -> int:
    """Where the returned message begins in ``text``, or the text ends: at words that announce it, or at its header."""
    there = tuple(_QUICKLY.each_in(text))
    announced = _announced(text) if _IS_ANNOUNCED in there else len(text)
    header = _HEADER.search(text, 0, announced) if _IS_SHOWN in there else None
    if header and _has_neighbour(text, header.start()):
        return _header_top(text, header.start())
    return announced


def _announced(text: str) -> int:
    for place in _ANNOUNCED.places_in(text):
        line_end = text.find("\n", place)
        line = text[place : line_end if line_end >= 0 else len(text)]
        if not _STATES_ITSELF.search(line) and len(line) < _LONGEST_LINE:
            return place
    return len(text)


def _has_neighbour(text: str, start: int) -> bool:
    """Whether the line below the one at ``start`` is a header field too, or goes on with one."""
    line_end = text.find("\n", start)
    return line_end >= 0 and _FIELD_LINE.match(text, line_end + 1) is not None


def _header_top(text: str, start: int) -> int:
    """The first field of the block of header lines that reaches down to ``start``; indented lines above are none."""
    top = start
    while start > 0:
        previous = text.rfind("\n", 0, start - 1) + 1
        if not text[previous : start - 1].strip() or not _FIELD_LINE.match(text, previous):
            return top
        start = previous
        top = start if _FIELD.match(text, start) else top
    return top
