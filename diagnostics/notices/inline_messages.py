"""Which message did somebody forward inside the text of their own?"""

import re
from dataclasses import replace

from diagnostics.notices import (
    banners,
    headers,
    inline_forwards,
    lookalikes,
    message,
    notice_signs,
    pasted_notices,
    returned_marks,
    shown_reports,
    unjoined,
    visible,
)
from diagnostics.notices.facts import Unreadable
from diagnostics.notices.forward_marks import Claim
from diagnostics.notices.inline_forwards import InlineForward
from diagnostics.notices.layers import Layer
from diagnostics.notices.message import Message, Part
from diagnostics.notices.pasted_notices import Sign

_MOST_TEXTS = 8
_QUOTED = "inline:quoted"
_PROGRAMMERS = re.compile(
    r"^(?:diff --git |--- a/|@@ -\d|commit [0-9a-f]{7,40}$|[ \t]{0,12}at [\w.$<>]{1,120}\([\w.]{1,80}:\d{1,6}\)"
    r"|Traceback \(most recent call last\)|Caused by: )",
    re.MULTILINE,
)
_FROM_MANY = ("list-id", "list-post", "list-unsubscribe", "precedence", "auto-submitted")


def open_one(outside: Message, *, may_be_pasted: bool = True) -> Layer | None:
    """The message forwarded inside the first text that has one; plain texts are asked before HTML.

    ``may_be_pasted`` tells whether one may have been put there without any mark.
    """
    texts = outside.texts[:_MOST_TEXTS]
    marked = _marked(outside, texts)
    if not may_be_pasted or (marked is not None and (marked.is_sure or marked.style != _QUOTED)):
        return marked
    return _unmarked(outside, visible.plain(texts) or visible.pages(texts)) or marked


def _marked(outside: Message, texts: tuple[Part, ...]) -> Layer | None:
    for part in (*visible.plain(texts), *visible.pages(texts)):
        layer = read(part, outside=outside)
        if layer is not None:
            return replace(layer, message=_with_reports(layer.message, outside, part))
    return None


def read(part: Part, outside: Message | None = None) -> Layer | None:
    """The message forwarded inside the text of ``part``, a part of ``outside``."""
    outside = outside or Message()
    for forward in inline_forwards.find(unjoined.broken(visible.text(part))):
        inside = _message_of(forward, part, outside)
        if notice_signs.subject_says_forwarded(outside.subject):
            inside = _with_subject(inside, outside)
        strength = notice_signs.strength(inside, forward.body)
        if strength < notice_signs.STRONGEST and _is_talk_of_a_list(outside):
            continue
        is_notice = notice_signs.is_forwarded_notice(strength, outside=outside, said=forward.words)
        is_notice = is_notice and _is_no_persons(forward, inside, outside)
        if is_notice or _may_be_one(forward, outside):
            return Layer(
                style=f"inline:{forward.style}",
                message=_with_subject(inside, outside),
                is_sure=is_notice or forward.claim is Claim.FORWARDED,
                strength=strength,
            )
    return None


def _unmarked(outside: Message, texts: list[Part]) -> Layer | None:
    """A notice whose text was pasted without a mark."""
    if not texts or notice_signs.is_from_mail_system(outside) or notice_signs.may_be_a_machine(outside.header("from")):
        return None
    words = unjoined.broken(visible.text(texts[0]))
    if not _is_pasted(words, outside):
        return None
    words = pasted_notices.without_letter(words)
    addressed = (("to", outside.header("from")),)
    inside = Message(fields=addressed, parts=(_text_part(texts[0], words),), size=len(words))
    return Layer(style="inline:plain", message=_with_subject(inside, outside), is_sure=True, strength=1)


def _is_pasted(words: str, outside: Message) -> bool:
    """Whether a notice was pasted: signs enough are there, or the subject says that one is forwarded."""
    is_called_forwarded = notice_signs.subject_says_forwarded(outside.subject)
    if is_called_forwarded and notice_signs.subject_is_a_machines(outside.subject):
        return not notice_signs.subject_says_answered(outside.subject) or notice_signs.speaks_of_failure(words)
    if is_called_forwarded:
        signs = pasted_notices.signs_in(words)
        return signs.value.bit_count() > 1 or bool(signs & pasted_notices.STRONG)
    is_from_many = any(outside.has(name) for name in _FROM_MANY) or _PROGRAMMERS.search(words)
    if not notice_signs.speaks_of_failure(words) or is_from_many:
        return False
    least = 3 if outside.has("in-reply-to") else 2
    if not outside.sender or not pasted_notices.agree(pasted_notices.signs_in(words), least=least):
        return False
    return not lookalikes.explains_errors(words[: returned_marks.start(words)])


def _message_of(forward: InlineForward, part: Part, outside: Message) -> Message:
    source = _parsed_source(forward, part)
    if source is not None:
        return source
    fields = tuple((name.lower(), value) for name, value in forward.fields)
    if forward.is_quoted and forward.claim is Claim.RULE and not any(name == "to" for name, _ in fields):
        fields = (*fields, ("to", outside.header("from")))
    body = banners.without(pasted_notices.without_signature(forward.body))
    text = _text_part(part, body)
    return Message(fields=fields, parts=(text, *shown_reports.parts_in(text)), size=len(forward.body))


def _text_part(part: Part, text: str) -> Part:
    return Part(
        path=part.path,
        given_text=text,
        reconstructed=part.reconstructed or text not in part.text,
        limits=part.limits,
        depth=part.depth,
    )


def _with_subject(inside: Message, outside: Message) -> Message:
    """``inside`` with what its subject must have been, where only the wrapper's is known."""
    subject = notice_signs.bare_subject(outside.subject)
    if inside.has("subject") or not subject:
        return inside
    return replace(inside, fields=(*inside.fields, ("subject", subject)))


def _parsed_source(forward: InlineForward, part: Part) -> Message | None:
    """The message read as mail source, where its whole header and its MIME parts were pasted."""
    content_type = next((value for name, value in forward.fields if name.lower() == "content-type"), "")
    boundary = headers.parameters(content_type)[1].get("boundary", "")
    if not boundary or f"--{boundary}" not in forward.body:
        return None
    header = "\n".join(f"{name}: {value}" for name, value in forward.fields)
    raw = f"{header}\n\n{forward.body}".encode("utf-8", "replace")
    try:
        return message.parse(raw, limits=part.limits, path=part.path, depth=part.depth + 1)
    except Unreadable:
        return None


def _is_talk_of_a_list(outside: Message) -> bool:
    """Whether a list sent what does not even say that it forwards something: a digest, an answer."""
    return outside.has("list-id") and not notice_signs.subject_says_forwarded(outside.subject)


def _is_no_persons(forward: InlineForward, inside: Message, outside: Message) -> bool:
    """Whether what somebody quotes is a notice and no person's mail: people quote people, too."""
    if inside.has("from"):
        return forward.claim is not Claim.RULE or not forward.is_quoted or not _is_a_persons(inside.header("from"))
    if not forward.is_quoted:
        return bool(forward.fields) or forward.claim is Claim.FORWARDED
    signs = pasted_notices.signs_in(forward.body)
    if pasted_notices.is_headline(notice_signs.bare_subject(outside.subject)):
        return True
    if pasted_notices.agree(signs) and bool(signs & (pasted_notices.STRONG ^ Sign.LINE)):
        return True
    is_told = notice_signs.subject_tells_failure(outside.subject)
    if forward.claim is Claim.FORWARDED or notice_signs.subject_says_forwarded(outside.subject):
        return is_told or notice_signs.quotes_a_reply(forward.body) or bool(signs & pasted_notices.STRONG)
    return is_told and (bool(signs & pasted_notices.STRONG) or notice_signs.quotes_a_reply(forward.body[:12]))


def _is_a_persons(sender: str) -> bool:
    return not (notice_signs.names_mail_system(sender) or notice_signs.may_be_a_machine(sender))


def _may_be_one(forward: InlineForward, outside: Message) -> bool:
    """Whether what is no notice by itself may be a forwarded message all the same, or hold one."""
    return not notice_signs.is_from_mail_system(outside) and notice_signs.may_stand_above(forward.words)


def _with_reports(inside: Message, outside: Message, part: Part) -> Message:
    """``inside`` with the reports and returned mail that came along as attachments of ``outside``."""
    along = tuple(_as_report(other) for other in outside.parts if other.path != part.path and _came_along(other))
    return replace(inside, parts=(*inside.parts, *along)) if along else inside


def _came_along(part: Part) -> bool:
    is_returned = part.main_type == "message" or part.content_type == "text/rfc822-headers"
    return is_returned or (bool(part.filename) and _is_report(part))


def _is_report(part: Part) -> bool:
    return part.main_type in ("text", "application") and part.content.lstrip()[:14].lower() == b"reporting-mta:"


def _as_report(part: Part) -> Part:
    """``part`` as the report (RFC 3464) that it is, where a mail program made a plain file of it."""
    return replace(part, content_type="message/delivery-status") if _is_report(part) else part
