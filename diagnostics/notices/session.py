"""Which server answered, and which SMTP command did it answer, by what a notice tells of the session?

Each way of telling has words that are sought first; its pattern is tried only where they stand.
"""

import re
from collections.abc import Sequence

from diagnostics.notices import linear, servers
from diagnostics.notices.lazy import lazy

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
_ASKED = re.compile(r"(?:>>>|-->|In:|sent:|sent <<<)[ \t]*" + _NAME, re.IGNORECASE)
_BEHIND_WORDS = re.compile(r" (?:the |initial |pipelined |sending )?" + _NAME)
_ANSWERING_WORDS = (
    "in reply to",
    "server after",
    "error after",
    "did not like our",
    "in response to",
    "reply to our",
    "rejected our",
    "after sending",
    "while sending",
    "while performing the",
    "during",
    "smtp command",
    " in",
)
_STAGES = (
    ("[rcpt", "RCPT"),
    ("(rcpt", "RCPT"),
    ("smtp:rcpt", "RCPT"),
    ("[mail_from]", "MAIL"),
    ("(mail from)", "MAIL"),
    ("smtp:mail", "MAIL"),
    ("[body]", "DATA"),
    ("[data]", "DATA"),
    ("(data)", "DATA"),
    ("smtp:data", "DATA"),
    ("does not like recipient", "RCPT"),
    ("failed after i sent the message", "DATA"),
    ("but sender was rejected", "MAIL"),
    ("but greeting failed", "CONN"),
    ("but my name was rejected", "EHLO"),
    ("initial server greeting", "CONN"),
    ("after initial connection", "CONN"),
    ("handshake", "EHLO"),
    ("sending message body", "DATA"),
    ("end of data", "DATA"),
    ("end of message", "DATA"),
    ("connection refused", "CONN"),
    ("connection timed out", "CONN"),
    ("refused to talk to me", "CONN"),
    ("no route to host", "CONN"),
    ("tls is required, but was not offered", "EHLO"),
    ("recipient address rejected", "RCPT"),
    ("sender address rejected", "MAIL"),
)
_HOST, _IP = servers.HOST, servers.IP
_BRACKETED_IP = r"\s{0,8}[\[(]" + _IP + r"[\])]"
_BRACKETED = re.compile(r"\.?" + _BRACKETED_IP)
_ANY_IP = re.compile(r"(?<![\w.])" + _IP.replace("(?P<ip>", "(") + r"(?![\w.])", re.IGNORECASE)
_FAR_END = re.compile(r"\(TCP\|[^|]{1,45}\|\d{1,5}\|" + _IP, re.IGNORECASE)
_BEFORE_WORDS = re.compile(_HOST + _BRACKETED_IP + r"\s{0,8}$")
_IP_BEFORE_WORDS = re.compile(_IP + r"\s{0,4}$")
_HOST_BEFORE_WORDS = re.compile(r"(?:^|\n)" + _HOST + r"\s{1,4}$")
_TOLD = (
    ("host", re.compile(r"host\s{1,8}" + _HOST + _BRACKETED_IP)),
    ("connect to", re.compile(r"connect to\s{1,8}" + _HOST + _BRACKETED_IP)),
    ("connection with", re.compile(r"connection with\s{1,8}" + _HOST + _BRACKETED_IP)),
    ("conversation with", re.compile(r"conversation with\s{1,8}" + _HOST + _BRACKETED_IP)),
    ("while talking to", re.compile(r"while talking to\s{1,8}" + _HOST)),
    ("server ", re.compile(r"server\s{1,8}(?:for [^\s]{1,100} by )?" + _HOST + _BRACKETED_IP)),
    (" by ", re.compile(r" by\s{1,8}" + _HOST + r"\.?\s{0,8}\[" + _IP + r"\]")),
    ("dns;", re.compile(r"dns;\s{0,4}" + _HOST + r"\s{0,4}\(tcp\|[^|]{1,45}\|\d{1,5}\|" + _IP)),
    ("host", re.compile(r"host:?\s{1,8}" + _HOST + r"(?:\s{1,8}said|:|\n)")),
    (":[", re.compile(r":\[" + _IP + r"\]")),
    ("remote", re.compile(r"remote[- ]?(?:mta|host|server|system)[ \t]{0,4}:[ \t]{0,4}(?:dns;[ \t]{0,4})?" + _HOST)),
    ("connected to", re.compile(r"connected to\s{1,4}\[?" + _IP)),
    ("giving up on", re.compile(r"giving up on\s{1,4}\[?" + _IP)),
    ("host", re.compile(r"host\s{1,4}\[?" + _IP)),
    ("smtp server <", re.compile(r"smtp server <" + _IP)),
    ("said", re.compile(r"said:?\s{0,4}\[" + _IP + r"\]")),
    ("remote", re.compile(r"remote[- ]mta:\s{0,8}<?\[?" + _IP)),
)
_SAYING_WORDS = (
    ("said", _BEFORE_WORDS),
    ("did not like", _BEFORE_WORDS),
    ("failed", _BEFORE_WORDS),
    ("refused", _BEFORE_WORDS),
    ("returned", _BEFORE_WORDS),
    ("rejected", _BEFORE_WORDS),
    ("responded", _BEFORE_WORDS),
    ("gave this error", _HOST_BEFORE_WORDS),
    ("rejected your message", _HOST_BEFORE_WORDS),
    ("remote server returned", _HOST_BEFORE_WORDS),
    ("\u304c\u6b21\u306e\u30a8\u30e9\u30fc", _HOST_BEFORE_WORDS),
    ("does not like", _IP_BEFORE_WORDS),
    ("failed after", _IP_BEFORE_WORDS),
    *((words, servers.ANSWERED) for words in servers.ANSWERS),
)
_HINTS = linear.Words(
    tuple(
        dict.fromkeys(
            (
                *_ANSWERING_WORDS,
                *(words for words, _ in (*_STAGES, *_TOLD, *_SAYING_WORDS)),
                *servers.WORDS,
            )
        )
    )
)
_MOST_TRIES = 8
_WIDTH = 140


class Session:
    """What ``text`` tells of an SMTP session."""

    def __init__(self, text: str) -> None:
        self.text = text

    @lazy
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @lazy
    def on_one_line(self) -> str:
        """The text in lower case with its blanks collapsed."""
        return " ".join(self.lower.split())

    @lazy
    def hints(self) -> frozenset[str]:
        """The words in it that may tell of a session."""
        return _HINTS.found_in(self.on_one_line)

    def command(self, *, before: int | None = None) -> str:
        """The SMTP command that was answered: CONN, EHLO, MAIL, RCPT, DATA or empty.

        Where the text is a dialogue, that is the last command asked ``before`` the place of the reply.
        """
        text = self.text
        if ">>>" in text or "-->" in text or "In:" in text or "ent:" in text or "ent <" in text:
            asked = _ASKED.findall(text, 0, before if before is not None else len(text))
            if asked:
                return _command(asked[-1])
        if not self.hints:
            return ""
        for words in _ANSWERING_WORDS:
            if words in self.hints:
                found = _first_match(_BEHIND_WORDS, self.on_one_line, words, after=True)
                if found:
                    return _command(found[1])
        return next((command for words, command in _STAGES if words in self.hints), "")

    def ip_of(self, host: str) -> str:
        """The IP address that stands in brackets behind ``host``, empty if none does."""
        found = _first_match(_BRACKETED, self.lower, host, after=True)
        return found["ip"] if found else ""


def remote_in(texts: Sequence[Session], *, recipient: str = "") -> tuple[str, str]:
    """The host and the IP address of the server that one of the texts says has answered; empty where unknown.

    Where none says so plainly, a server of the domain of ``recipient`` will do that the first of them names.
    """
    hinted = [told for told in texts if told.hints]
    for words, pattern in _TOLD if hinted else ():
        for told in hinted:
            found = _first_match(pattern, told.lower, words, after=False) if words in told.hints else None
            if found and not (words == "host" and told.lower.endswith("client ", 0, found.start())):
                return _named(found)
    for words, pattern in _SAYING_WORDS if hinted else ():
        for told in hinted:
            at = told.lower.find(words) if words in told.hints else -1
            found = pattern.search(told.lower, max(0, at - _WIDTH), at) if at > 0 else None
            if found:
                return _named(found)
    return _loosely_named(texts, hinted, recipient.lower().rpartition("@")[2])


def ip_in(text: str) -> str:
    """The first IP address in ``text``, of a connection that of the far end; empty if none."""
    far = _FAR_END.search(text)
    found = _ANY_IP.search(text)
    return far["ip"] if far else found[1] if found else ""


def is_ip(name: str) -> bool:
    """Whether a host's name is only its address."""
    return _ANY_IP.fullmatch(name.strip("[]")) is not None


def _first_match(pattern: re.Pattern[str], text: str, words: str, *, after: bool) -> re.Match[str] | None:
    """The first match of ``pattern`` where ``words`` stand, or right after them; few places are tried."""
    at = text.find(words)
    for _ in range(_MOST_TRIES):
        if at < 0:
            return None
        found = pattern.match(text, at + len(words) if after else at)
        if found:
            return found
        at = text.find(words, at + len(words))
    return None


def _loosely_named(texts: Sequence[Session], hinted: Sequence[Session], domain: str) -> tuple[str, str]:
    for words in servers.WORDS if hinted else ():
        for told in hinted:
            found = servers.behind(told.lower, words, domain) if words in told.hints else None
            if found:
                return _named(found)
    return (servers.of_domain(texts[0].lower, domain) if texts else ""), ""


def _named(found: re.Match[str]) -> tuple[str, str]:
    groups = found.groupdict()
    return (groups.get("host") or "").rstrip("."), groups.get("ip") or ""


def _command(name: str) -> str:
    return _COMMANDS[name.lower().split()[-1].split("-")[-1]]
