"""What does an error text say that somebody reads out, without any mail at hand?"""

import re
import unicodedata
from dataclasses import dataclass, replace

from diagnostics.notices import addresses, smtp, spoken
from diagnostics.notices.facts import Action, Delivery, Kind, Limits, Notice, Passage, Unreadable
from diagnostics.notices.reading import read

LONGEST = 20_000
_OPENS = " \t\n<\"'"
_FIRST_WORDS = 200
_ABOUT_FAILURE = (Kind.FAILURE, Kind.DELAY)
_SPOKEN_STATUS = re.compile(r"(?<![\d.])([245])[ ,.、。・-]{1,2}(\d{1,3})[ ,.、。・-]{1,2}(\d{1,3})(?![\d.])")
_LOGGED_DELAY = re.compile(r"\bstat(?:us)?=deferred\b|\bdeferral: |\bdefer \(-?\d+\)", re.IGNORECASE)
_REPLY = re.compile(r"(?<![\d.])[45][0-7]\d(?![\d.])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was read out: a ``code`` in any spelling, ``words``, and an address or a domain as ``recipient``.

    ``asker`` is the address of whoever wrote to us of it, where it was read in a mail.
    """

    code: str = ""
    words: str = ""
    recipient: str = ""
    asker: str = ""

    @property
    def domain(self) -> str:
        """The domain of the recipient."""
        return self.recipient.rpartition("@")[2]

    @property
    def text(self) -> str:
        """Code and words as one text."""
        return f"{self.code} {self.words}".strip()[:LONGEST]

    @property
    def as_notice(self) -> str:
        """All of it in the way in which mail systems write, so that it can be read as a notice."""
        said = f"host {self.domain} said: {self.text}" if self.domain else self.text
        notice = f"<{self.recipient}>: {said}" if "@" in self.recipient else said
        return f"From: {self.asker}\n\n{notice}" if self.asker else notice


def told(*, code: str = "", words: str = "", recipient: str = "") -> Told:
    """What was typed, with full-width letters and stray blanks set right; words keep their width and lines.

    A code is understood as it is spoken: ``5 1 1``, ``5、1、1``, ``five one one``.
    """
    return Told(
        code=_SPOKEN_STATUS.sub(r"\1.\2.\3", spoken.code(_plain(code))),
        words=words.strip(),
        recipient="".join(_plain(recipient).split()),
    )


def heard(said: Told) -> Notice:
    """A notice of one delivery: whoever asks has a failure, so it is one unless the words speak of a delay.

    The line of a log, too: Postfix' ``status=deferred``, Sendmail's ``stat=Deferred``, Exim's ``defer (110)``.
    """
    notice = _read(said.text)
    found = notice.deliveries[:1] if notice.kind in _ABOUT_FAILURE else ()
    delivery = _completed(found[0] if found else _as_said(said.text), said)
    kind = notice.kind if found else Kind.FAILURE
    if _LOGGED_DELAY.search(said.text):
        kind, delivery = Kind.DELAY, replace(delivery, action=Action.DELAYED)
    return replace(notice, kind=kind, deliveries=(delivery,), dialect=notice.dialect or "text")


def reads_as_notice(said: Told) -> bool:
    """Whether the words alone would be taken for a notice, if they came in as a mail does."""
    return _read(said.as_notice).kind in _ABOUT_FAILURE


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())[:400]


def _read(text: str) -> Notice:
    try:
        return read(text.encode("utf-8", "replace"), limits=Limits(bytes=4 * LONGEST))
    except Unreadable:
        return Notice(kind=Kind.UNREADABLE)


def _as_said(text: str) -> Delivery:
    evidence = Passage(part="1", start=0, end=len(text), text=text)
    first = addresses.mentions(text, 0, min(len(text), _FIRST_WORDS), most=1)
    leads = [one.address for one in first if not text[: one.start].strip(_OPENS)]
    return Delivery(recipient="".join(leads), diagnostic=" ".join(text.split()), dialect="text", evidence=evidence)


def _completed(delivery: Delivery, said: Told) -> Delivery:
    """The delivery with what the words do not say but the other fields do."""
    words = unicodedata.normalize("NFKC", said.words[:_FIRST_WORDS])
    reply = _REPLY.search(said.code) or _REPLY.search(words)
    return replace(
        delivery,
        recipient=said.recipient if "@" in said.recipient else delivery.recipient,
        remote_host=delivery.remote_host or said.domain,
        status=delivery.status or smtp.status_in(said.code) or _error_in(words),
        status_is_remote=True,
        reply_code=delivery.reply_code or (int(reply[0]) if reply else None),
    )


def _error_in(words: str) -> str:
    """The status of an error that stands in ``words`` without a reply: ``User unknown (#5.1.1)``."""
    status = smtp.status_in(words)
    return "" if status.startswith("2") else status
