"""What does a server's reply say (RFC 5321), with its enhanced status (RFC 3463), and which command does it answer?"""

import re
from dataclasses import dataclass

from diagnostics.notices import linear

_STATUS = re.compile(r"(?<![\d.\w])([245]\.\d\.\d{1,3})(?![\d.]*\d)")
_CODE = re.compile(r"(?<![\w.\-/@])([245]\d\d)(?![\d.@/%])(?:(?:[- ]|[ :-]{0,3}#)([245]\.\d\.\d{1,3})(?![\d.]*\d))?")
_BEFORE_A_REPLY = frozenset(":;<>\"'([{#=|*,\n\t\u201c\u300c\uff1a")
_COUNTED = re.compile(r"[ :-]*(?:bytes?|messages|[km]i?b|hours?|days?|sec|min)\b", re.IGNORECASE)
_COMMANDS = {
    "conn": "CONN",
    "ehlo": "EHLO",
    "helo": "EHLO",
    "lhlo": "EHLO",
    "starttls": "EHLO",
    "auth": "EHLO",
    "mail": "MAIL",
    "rcpt": "RCPT",
    "data": "DATA",
    "bdat": "DATA",
    "body": "DATA",
}
_NAME = r"(conn|ehlo|helo|lhlo|starttls|auth|mail|rcpt|(?:end[ -]of[ -]|final )?data|bdat)\b"
_ANSWERED = linear.Pattern(
    r"(?:in reply to|in response to|reply to our|rejected our|did not like our|error after|remote mail server after"
    r"|remote server after|server after|after sending|while sending|while performing the|during|smtp command|\bin)"
    r" (?:the |initial |pipelined |sending )?"
    + _NAME
    + r"|[\[(](rcpt|mail|data|body|ehlo|helo|conn)(?:[_ ](?:to|from))?[\])]"
    r"|\bsmtp:(rcpt|mail|data)\b",
    ignore_case=True,
)
_IS_DIALOGUE = re.compile(r">>>|-->|In:|[Ss]ent")
_ASKED = re.compile(r"(?:>>>|-->|In:|sent:|sent <<<)[ \t]*" + _NAME, re.IGNORECASE)
_STAGES = (
    ("does not like recipient", "RCPT"),
    ("failed after i sent the message", "DATA"),
    ("but sender was rejected", "MAIL"),
    ("but greeting failed", "CONN"),
    ("but my name was rejected", "EHLO"),
    ("initial server greeting", "CONN"),
    ("after initial connection", "CONN"),
    ("ehlo handshake", "EHLO"),
    ("helo handshake", "EHLO"),
    ("sending message body", "DATA"),
    ("end of data", "DATA"),
    ("end of message", "DATA"),
    ("connection refused", "CONN"),
    ("recipient address rejected", "RCPT"),
    ("sender address rejected", "MAIL"),
)
_STAGE = linear.Phrases(words for words, _ in _STAGES)
_HOST = r"([A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}\.){1,10}[A-Za-z0-9-]{2,24})"
_IP = r"(?:IPv6:)?((?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})"
_ANY_IP = re.compile(r"(?<![\w.])" + _IP + r"(?![\w.])")
_BRACKETED_IP = r"\s{0,8}[\[(]" + _IP + r"[\])]"
_BRACKETED = re.compile(r"\.?" + _BRACKETED_IP)
_REMOTE = linear.Pattern(
    r"\bhost\s{1,8}"
    + _HOST
    + _BRACKETED_IP
    + r"|while talking to\s{1,8}"
    + _HOST
    + "|"
    + _HOST
    + _BRACKETED_IP
    + r"\s{1,8}(?:said|did not like|failed|refused|responded|returned|rejected)"
    + r"|\bserver\s{1,8}(?:for [^\s]{1,100} by )?"
    + _HOST
    + _BRACKETED_IP
    + r"|\bby\s{1,8}"
    + _HOST
    + r"\.?\s{0,8}\["
    + _IP
    + r"\]"
    + r"|dns;\s{0,4}"
    + _HOST
    + r"\s{0,4}\(TCP\|[^|]{1,45}\|\d{1,5}\|"
    + _IP
    + r"|\bhost:?\s{1,8}"
    + _HOST
    + r"(?:\s{1,8}said|:|\n)"
    + r"|(?:^|\n)"
    + _HOST
    + "\\s{1,4}(?:gave this error|rejected your message|remote server returned|Remote Server returned|\u304c\u6b21\u306e\u30a8\u30e9\u30fc)"
    + r"|:"
    + _HOST
    + r":\["
    + _IP
    + r"\]"
    + r"|Remote[- ]?(?:MTA|host|server|system)[ \t]{0,4}:[ \t]{0,4}(?:dns;[ \t]{0,4})?"
    + _HOST
    + r"|(?:Connected to|Giving up on|(?:^|[^t\s]\s)host)\s{1,4}\[?"
    + _IP
    + "|"
    + _IP
    + r"\s{1,4}(?:does not like|failed after)"
    + r"|SMTP Server <"
    + _IP
    + ">"
    + r"|said:?\s{0,4}\["
    + _IP
    + r"\]|Remote[- ]MTA:\s{0,8}<?\[?"
    + _IP
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply code, its enhanced status if it has one, and where the reply begins in the text."""

    code: int
    status: str
    start: int


def replies(text: str) -> list[Reply]:
    """The error replies (4xx, 5xx) that stand in ``text`` where replies stand, in order."""
    found = []
    for match in _CODE.finditer(text):
        code = int(match[1])
        if 400 <= code < 600 and (match[2] or _is_placed(text, match.start(), match.end())):
            found.append(Reply(code=code, status=match[2] or "", start=match.start()))
    return found


def deciding(text: str) -> Reply | None:
    """The last reply of ``text`` whose lines count as one: several may be nested, the innermost is the remote's."""
    found = replies(text)
    if not found:
        return None
    last = found[-1]
    start = next(reply.start for reply in found if reply.code == last.code)
    status = last.status or next((reply.status for reply in found if reply.code == last.code and reply.status), "")
    return Reply(code=last.code, status=status or status_in(text[last.start :]), start=start)


def status_in(text: str) -> str:
    """The first enhanced status code in ``text`` that reports an error, else the first at all, else empty."""
    found: list[str] = _STATUS.findall(text)
    return next((status for status in found if status[0] != "2"), found[0] if found else "")


def command_in(text: str, *, before: int | None = None) -> str:
    """The SMTP command that the text says was answered: CONN, EHLO, MAIL, RCPT, DATA or empty.

    Where the text is a dialogue, that is the last command asked ``before`` the place of the reply.
    """
    asked = _ASKED.findall(text, 0, before if before is not None else len(text)) if _IS_DIALOGUE.search(text) else []
    if asked:
        return _command(asked[-1])
    flat = " ".join(text.split())
    answered = _ANSWERED.groups_in(linear.clean(flat))
    if answered:
        return _command(answered[0])
    lower = flat.lower()
    if not _STAGE.are_in(linear.clean(lower)):
        return ""
    return next((command for words, command in _STAGES if words in lower), "")


def remote_in(text: str) -> tuple[str, str]:
    """The host and the IP address of the server that the text says has answered; empty where unknown."""
    found = _REMOTE.groups_in(linear.clean(text))
    if not found:
        return "", ""
    if is_ip(found[0]):
        return "", found[0]
    return found[0].lower().rstrip("."), found[1] if len(found) > 1 else ""


def ip_in(text: str) -> str:
    """The first IP address in ``text``, empty if none."""
    found = _ANY_IP.search(text)
    return found[1] if found else ""


def ip_of(host: str, text: str) -> str:
    """The IP address that stands in brackets behind ``host``, empty if none does."""
    lower = text.lower()
    at = lower.find(host)
    while at >= 0:
        found = _BRACKETED.match(text, at + len(host))
        if found:
            return found[1]
        at = lower.find(host, at + len(host))
    return ""


def is_ip(name: str) -> bool:
    """Whether a host's name is only its address."""
    return _ANY_IP.fullmatch(name.strip("[]")) is not None


def _is_placed(text: str, start: int, end: int) -> bool:
    """Whether a bare number stands where a reply code stands: first in its line, or after a mark, before words."""
    after = text[end : end + 2]
    if after and after[0] not in " -:;,.\n)\"'<#]":
        return False
    if _COUNTED.match(text, end, end + 12):
        return False
    before = text[max(0, start - 4) : start].rstrip(" ")
    if not before or before[-1] in _BEFORE_A_REPLY or before.endswith("..."):
        return True
    return after[:1] == "-" and not after[1:2].isdigit()


def _command(name: str) -> str:
    return _COMMANDS[name.lower().split()[-1].split("-")[-1]]
