"""Which words must stand in a text for a pattern to occur in it?

Reads RE2's syntax as far as that takes: what it does not follow is taken for something that needs no words. Words are
folded (``str.casefold``), for patterns are matched without regard to case.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LEAST = 3
"""How many bytes a word has at least; shorter ones stand in most texts, but for those with a rare sign."""
MOST = 16
"""Of how many readings a piece of a pattern is still followed (``mail ?box`` has two)."""
DEEPEST = 50
_RARE = "|"
_PLAIN = re.compile(r"[^\\\[\](){}.*+?|^$]+(?![*+?{])")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_PLACES = "bBAz"
_LEAST_TIMES = {"?": 0, "*": 0, "+": 1}

Words = frozenset[str]
"""Words of which one must stand in the text."""


def words_for(pattern: str) -> tuple[Words, ...]:
    """What ``pattern`` needs, the most telling first: of each of these, one word stands in every text that it matches.

    Nothing where the pattern may match any text, or is none.
    """
    try:
        piece = _Reader(pattern).whole()
    except _NotFollowedError:
        return ()
    return tuple(sorted(piece.all_needed(), key=_tells, reverse=True))


class _NotFollowedError(Exception):
    """The pattern is written in a way that is not followed here."""


class _Piece(NamedTuple):
    """A piece of a pattern: all that it matches, where that is little, or else what it needs."""

    texts: Words | None = None
    needed: tuple[Words, ...] = ()

    def all_needed(self) -> tuple[Words, ...]:
        if self.texts is None:
            return self.needed
        return (self.texts,) if _is_telling(self.texts) else ()


_NOTHING = _Piece(frozenset(("",)))
_ANYTHING = _Piece()


class _Reader:
    """Reads one pattern from its beginning to its end."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0

    def whole(self) -> _Piece:
        piece = self._either()
        if self._at < len(self._pattern):
            raise _NotFollowedError
        return piece

    def _either(self) -> _Piece:
        branches = [self._sequence()]
        while self._takes("|"):
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else _one_of(branches)

    def _sequence(self) -> _Piece:
        pieces = []
        while self._next() not in ("", "|", ")"):
            pieces.append(self._repeated(self._element()))
        return pieces[0] if len(pieces) == 1 else _in_turn(pieces)

    def _element(self) -> _Piece:
        plain = _PLAIN.match(self._pattern, self._at)
        if plain:
            self._at = plain.end()
            return _text(plain[0])
        char = self._taken()
        if char == "(":
            return self._group()
        if char == "[":
            return self._one_char()
        if char == "\\":
            return self._escaped()
        if char == ".":
            return _ANYTHING
        return _NOTHING if char in "^$" else _text(char)

    def _group(self) -> _Piece:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _NotFollowedError
        if self._takes("?") and not self._opens_group():
            self._depth -= 1
            return _NOTHING
        piece = self._either()
        if not self._takes(")"):
            raise _NotFollowedError
        self._depth -= 1
        return piece

    def _opens_group(self) -> bool:
        """Whether what follows ``(?`` – a name or flags – begins a group; flags alone are a whole one."""
        if self._takes("P<"):
            while self._taken() != ">":
                pass
            return True
        while (char := self._taken()) not in ":)":
            if not (char.isalpha() or char == "-"):
                raise _NotFollowedError
        return char == ":"

    def _one_char(self) -> _Piece:
        """A class of characters: followed where it lists a few."""
        is_listed = not self._takes("^")
        chars: list[str] = []
        while not chars or not self._takes("]"):
            char = self._taken()
            is_listed = is_listed and char not in "\\[-"
            if char == "\\":
                self._taken()
            elif char == "[" and self._takes(":"):
                self._skip_to(":]")
            chars.append(char)
        return _Piece(frozenset(char.casefold() for char in chars)) if is_listed and len(chars) <= MOST else _ANYTHING

    def _escaped(self) -> _Piece:
        char = self._taken()
        if char in _PLACES:
            return _NOTHING
        if char in _LETTERS:
            return _text(_LETTERS[char])
        if char in "dDsSwW":
            return _ANYTHING
        if char.isalnum():
            raise _NotFollowedError
        return _text(char)

    def _repeated(self, piece: _Piece) -> _Piece:
        """``piece`` as often as the signs behind it say."""
        while (sign := self._next()) and sign in "?*+{":
            least = self._counted() if sign == "{" else _LEAST_TIMES[self._taken()]
            if least is None:
                return piece
            if sign == "?":
                piece = _perhaps(piece)
            else:
                piece = _Piece(needed=piece.all_needed()) if least else _ANYTHING
        return piece

    def _counted(self) -> int | None:
        """How often at least ``{2,5}`` repeats; none where the brace stands for itself."""
        end = self._pattern.find("}", self._at)
        counts = self._pattern[self._at + 1 : max(end, 0)].split(",")
        if not counts[0].isdigit() or not all(count.isdigit() or not count for count in counts[1:2]) or len(counts) > 2:
            return None
        self._at = end + 1
        return int(counts[0])

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _taken(self) -> str:
        if self._at >= len(self._pattern):
            raise _NotFollowedError
        self._at += 1
        return self._pattern[self._at - 1]

    def _takes(self, text: str) -> bool:
        if not self._pattern.startswith(text, self._at):
            return False
        self._at += len(text)
        return True

    def _skip_to(self, text: str) -> None:
        found = self._pattern.find(text, self._at)
        if found < 0:
            raise _NotFollowedError
        self._at = found + len(text)


def _text(text: str) -> _Piece:
    return _Piece(frozenset((text.casefold(),)))


def _perhaps(piece: _Piece) -> _Piece:
    return _ANYTHING if piece.texts is None else _Piece(piece.texts | {""})


def _in_turn(pieces: Sequence[_Piece]) -> _Piece:
    """Pieces one after the other: their texts are put together for as long as they are few."""
    texts: Words = frozenset(("",))
    needed: list[Words] = []
    is_whole = True
    for piece in pieces:
        if piece.texts is not None and len(texts) * len(piece.texts) <= MOST:
            texts = frozenset(before + after for before in texts for after in piece.texts)
            continue
        is_whole = False
        needed += (texts, *piece.needed)
        texts = piece.texts or frozenset(("",))
    if is_whole:
        return _Piece(texts)
    return _Piece(needed=tuple(words for words in (*needed, texts) if _is_telling(words)))


def _one_of(branches: Sequence[_Piece]) -> _Piece:
    """Pieces of which one matches: all that they match, or the best that each of them needs."""
    texts: set[str] = set()
    for branch in branches:
        if branch.texts is None:
            break
        texts |= branch.texts
    else:
        if len(texts) <= MOST:
            return _Piece(frozenset(texts))
    best = [max(branch.all_needed(), key=_tells, default=None) for branch in branches]
    return _Piece(needed=_joined(best))


def _joined(best: Iterable[Words | None]) -> tuple[Words, ...]:
    words: set[str] = set()
    for one in best:
        if one is None:
            return ()
        words |= one
    return (frozenset(words),)


def _is_telling(words: Words) -> bool:
    return all(_length(word) >= LEAST or _RARE in word for word in words)


def _tells(words: Words) -> tuple[int, int]:
    """The greatest tells most: long words, and few of them."""
    return _shortest(words), -len(words)


def _shortest(words: Words) -> int:
    return min(map(_length, words))


def _length(word: str) -> int:
    return len(word.encode("utf-8", "replace"))
