"""Which text of a notice was written for people, and where in it does the returned message begin?"""

from diagnostics.notices import html_text, reasons, returned_marks, words
from diagnostics.notices.facts import Passage
from diagnostics.notices.lazy import lazy
from diagnostics.notices.message import Message, Part
from diagnostics.notices.reasons import Reason
from diagnostics.notices.records import record
from diagnostics.notices.words import Topic

_LEAST = 8
_FARTHEST = 60_000


@record
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
    def _sentences(self) -> dict[tuple[int, int], Reason | None]:
        return {}

    @lazy
    def reason(self) -> Reason | None:
        """The deciding words of the whole."""
        return reasons.find(self.text, 0, min(self.end, _FARTHEST))

    def sentence(self, start: int, end: int) -> Reason | None:
        """The deciding sentence between two places, sought once: it may hold for hundreds of recipients."""
        if (start, end) not in self._sentences:
            self._sentences[start, end] = reasons.sentence(self.text, start, end)
        return self._sentences[start, end]

    def passage(self, start: int, end: int) -> Passage:
        """The passage between two places, without the blanks around it."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return Passage(part=self.path, start=start, end=start + len(piece), text=piece)


def find(message: Message) -> tuple[Prose, ...]:
    """The texts of ``message`` for people, in order: plain ones; HTML as it would be seen where there is none."""
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
        end=returned_marks.start(text),
        reconstructed=reconstructed or part.reconstructed,
    )
