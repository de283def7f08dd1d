"""Which characters of the mail prove the diagnosis, and what stands around them?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_LINES_AROUND = 3
_CHARACTERS_AROUND = 600
_LONGEST_PART = 200_000

Kept = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters of a text, marked or not."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A text of the mail cut into stretches; ``is_cut`` where more of it exists than is shown."""

    part: str
    content_type: str
    stretches: tuple[Stretch, ...]
    is_reconstructed: bool = False
    is_cut: bool = False


def excerpt(parts: Sequence[Kept], passage: Kept | None) -> Shown | None:
    """The marked ``passage`` with some lines around it; None where there is none.

    Where the part is missing, the passage's own text is shown.
    """
    if not passage or not passage.get("text"):
        return None
    part = _part(parts, str(passage.get("part", "")))
    text = _text(part)
    start, end = _span(text, passage)
    if start == end:
        own = Stretch(text=str(passage["text"]), is_marked=True)
        return Shown(part=str(passage.get("part", "")), content_type="", stretches=(own,))
    first, last = _line_start(text, start), _line_end(text, end)
    return Shown(
        part=str(part.get("path", "")),
        content_type=str(part.get("content_type", "")),
        stretches=_cut(text, [(start, end)], first, last),
        is_reconstructed=bool(part.get("reconstructed")),
        is_cut=first > 0 or last < len(text),
    )


def whole(parts: Sequence[Kept], passages: Iterable[Kept | None]) -> tuple[Shown, ...]:
    """All ``parts`` as text with every passage marked."""
    wanted = [passage for passage in passages if passage]
    shown = []
    for part in parts:
        text = _text(part)
        spans = sorted({_span(text, passage) for passage in wanted if passage.get("part") == part.get("path")})
        shown.append(
            Shown(
                part=str(part.get("path", "")),
                content_type=str(part.get("content_type", "")),
                stretches=_cut(text, spans, 0, min(len(text), _LONGEST_PART)),
                is_reconstructed=bool(part.get("reconstructed")),
                is_cut=len(text) > _LONGEST_PART,
            )
        )
    return tuple(shown)


def _part(parts: Sequence[Kept], path: str) -> Kept:
    return next((part for part in parts if part.get("path") == path), {})


def _text(part: Kept) -> str:
    return str(part.get("text", ""))


def _span(text: str, passage: Kept) -> tuple[int, int]:
    """Where the passage stands in ``text``; (0, 0) where it does not stand there."""
    start, end = passage.get("start"), passage.get("end")
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
        return start, end
    return 0, 0


def _line_start(text: str, start: int) -> int:
    place = start
    for _line in range(_LINES_AROUND + 1):
        place = text.rfind("\n", 0, place)
        if place < 0:
            break
    return max(place + 1, start - _CHARACTERS_AROUND)


def _line_end(text: str, end: int) -> int:
    place = end - 1
    for _line in range(_LINES_AROUND + 1):
        place = text.find("\n", place + 1)
        if place < 0:
            place = len(text)
            break
    return min(place, end + _CHARACTERS_AROUND)


def _cut(text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    place = first
    for start, end in spans:
        start, end = max(start, place), min(end, last)  # noqa: PLW2901  # clipped to what is left
        if start < end:
            stretches += [Stretch(text=text[place:start]), Stretch(text=text[start:end], is_marked=True)]
            place = end
    stretches.append(Stretch(text=text[place:last]))
    return tuple(stretch for stretch in stretches if stretch.text)
