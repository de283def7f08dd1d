"""Which recipients does a text name as failed, and which stretch of the text speaks of each?"""

import re
from typing import NamedTuple

from diagnostics.notices import addresses, naming, smtp, words
from diagnostics.notices.addresses import Mention
from diagnostics.notices.prose import Prose

_MOST = 3_000
_LONGEST_REST = 400
_FEW = 4
_GOES_ON = re.compile(r"[.-]?\w")
_SHORTEST_SHARE, _ALL_SHARES = 400, 400_000
_DESKS = re.compile(
    r"^(?:postmaster|mailer-daemon|abuse|support|help(?:desk)?|hostmaster|admin|noreply|no-reply|info-desk)@",
    re.IGNORECASE,
)
_SAME_AGAIN = re.compile(r"^[>\"')\]]*\s*(?:[<\[(]\s*(?:mailto:)?[^\s<>()\[\]@]{1,255}@[^\s<>()\[\]]{1,255}[>\])]\s*)+")
_ALIAS = re.compile(
    r"\((?:ultimately )?(?:expanded|generated) from(:?)\s{1,8}<?([^\s<>()]{1,120}@[^\s<>()]{1,255}?)>?\)", re.IGNORECASE
)
_WHEN = re.compile(r"\s+on \w{0,4},?\s?\d[^\n]{0,60}$")
_LISTED = re.compile(r"[>\"']?\s?[,;]\s{0,4}(?:and )?[<\"']?")
_NO_WORDS = " \n\t>:;,.*-<\"'()[]"
_CLOSING = re.compile(r"^[>\"')\]】＞〉》」』）］]*\s*[:：,;.。]*\s*$")


class Block(NamedTuple):
    """A recipient and the stretch of the prose that speaks of it; ``rank`` is how plainly it is said to have failed.

    4: a line of its own or a label names it; 3: the line of a reply; 2: a sentence of failure; 1: only ``To:`` does.
    ``shared`` tells that the stretch is one that several recipients share.
    """

    recipient: str
    rank: int
    start: int
    end: int
    words_start: int
    original: str = ""
    shared: bool = False


class _Candidate(NamedTuple):
    mention: Mention
    rank: int
    line_start: int
    indent: int


def find(prose: Prose, *, recipients: frozenset[str], others: frozenset[str], most: int) -> list[Block]:
    """The recipients that ``prose`` names as failed, each with its stretch, in order, at most ``most``.

    ``recipients`` are those of the returned message, lower-case, as far as known; ``others`` are addresses that take
    part in another role (the sender, the desk that reports).
    """
    found = _candidates(prose, recipients, others)
    best = max((candidate.rank for candidate in found), default=0)
    if not best:
        return []
    if best == 4 and sum(candidate.rank > 1 for candidate in found) > 1:
        found = _without_strays(prose, found)
        best = max(candidate.rank for candidate in found)
    chosen = [candidate for candidate in found if candidate.rank == best]
    if best == 4:
        chosen = _without_continuations(prose.text, chosen)
    return _expected(_stretched(prose, chosen[:most]), found, prose, recipients)


def about(prose: Prose, recipient: str) -> Block | None:
    """The stretch that speaks of a lone recipient known from elsewhere, if a line of its own or a label names it."""
    wanted = recipient.lower()
    at = prose.lower.find(wanted) if wanted else -1
    for _ in range(_FEW):
        if at < 0:
            return None
        mention = Mention(address=recipient, start=at, end=at + len(wanted), is_angled=False)
        rank, line_start = naming.of(prose, mention)
        if not _GOES_ON.match(prose.text, mention.end) and rank == 4:
            candidate = _Candidate(mention=mention, rank=4, line_start=line_start, indent=0)
            return _stretched(prose, [candidate])[0]
        at = prose.lower.find(wanted, mention.end)
    return None


def _expected(blocks: list[Block], found: list[_Candidate], prose: Prose, recipients: frozenset[str]) -> list[Block]:
    """Without those that the mail was not for and that no reason is given for, if one is named that it was for."""
    if all(block.recipient.lower() in recipients for block in blocks):
        return blocks
    known = [candidate for candidate in found if candidate.rank > 1 and candidate.mention.address.lower() in recipients]
    if not known:
        return blocks
    others = [candidate.line_start for candidate in known]
    kept = [
        block
        for block in blocks
        if block.recipient.lower() in recipients or (block.rank > 2 and _gives_reason(prose, block, others))
    ]
    return kept or _stretched(prose, known)


def _without_strays(prose: Prose, found: list[_Candidate]) -> list[_Candidate]:
    """Without lines of their own that nothing introduces and that give no reason, as in a signature."""
    kept: list[_Candidate] = []
    for candidate in found:
        if candidate.rank == 4 and not (_is_introduced(prose, candidate, kept) or _is_explained(prose, candidate)):
            continue
        kept.append(candidate)
    return kept if any(candidate.rank > 1 for candidate in kept) else found


def _is_introduced(prose: Prose, candidate: _Candidate, kept: list[_Candidate]) -> bool:
    """Whether a heading, a word of failure or another recipient stands above, or a label before it."""
    if prose.text[candidate.line_start : candidate.mention.start].strip(naming.BULLET):
        return True
    above = naming.line_before(prose.text, candidate.line_start)
    if not above or above.endswith((":", "：", "-", "=")):
        return True
    if kept and kept[-1].rank == 4 and (kept[-1].mention.address in above or _follows(prose.text, kept[-1], candidate)):
        return True
    return words.failed.are_in(words.folded(above))


def _follows(text: str, last: _Candidate, candidate: _Candidate) -> bool:
    """Whether only a line of words stands between two addresses that are indented alike."""
    between = text[last.mention.end : candidate.line_start]
    return last.indent == candidate.indent > 0 and "\n\n" not in between and between.count("\n") == 2


def _is_explained(prose: Prose, candidate: _Candidate) -> bool:
    """Whether the words behind the address, or in the paragraph below it, say that it failed, or why."""
    said = prose.text[candidate.mention.end : min(prose.end, candidate.mention.end + 200)]
    said = words.folded(said.lstrip(_NO_WORDS).partition("\n\n")[0])
    return bool(smtp.replies(said)) or words.telling.are_in(said) or words.failed.are_in(said)


def _gives_reason(prose: Prose, block: Block, others: list[int]) -> bool:
    """Whether the block says why, before the lines that begin at ``others``."""
    below = [start for start in others if start > block.start]
    said = prose.text[block.words_start : min(block.end, block.words_start + _LONGEST_REST, *below)]
    return bool(smtp.replies(said)) or words.telling.are_in(words.folded(said))


def _candidates(prose: Prose, recipients: frozenset[str], others: frozenset[str]) -> list[_Candidate]:
    found = []
    for mention in addresses.mentions(prose.text, 0, prose.end, most=_MOST):
        rank, line_start = naming.of(prose, mention)
        address = mention.address.lower()
        if address not in recipients and (address in others or _DESKS.match(address)):
            rank = 1 if rank == 4 else 0
        if rank:
            before = prose.text[line_start : mention.start]
            indent = len(before) - len(before.lstrip())
            found.append(_Candidate(mention=mention, rank=rank, line_start=line_start, indent=indent))
    return found


def _without_continuations(text: str, candidates: list[_Candidate]) -> list[_Candidate]:
    """Without those that stand on the indented lines of another's block, where replies are wrapped."""
    kept: list[_Candidate] = []
    for candidate in candidates:
        if kept:
            last = kept[-1]
            between = text[last.mention.end : candidate.line_start]
            is_below = candidate.indent > last.indent and "\n\n" not in between and bool(between.strip(" \n>:"))
            if is_below:
                continue
            if candidate.line_start == last.line_start:
                if _LISTED.fullmatch(text, last.mention.end, candidate.mention.start):
                    kept.append(candidate)
                elif candidate.mention.is_angled and text[candidate.mention.end : candidate.mention.end + 1] == ":":
                    kept[-1] = candidate
                continue
        kept.append(candidate)
    return kept


def _stretched(prose: Prose, chosen: list[_Candidate]) -> list[Block]:
    blocks: list[Block] = []
    longest = max(_SHORTEST_SHARE, _ALL_SHARES // max(1, len(chosen)))
    for number, candidate in enumerate(chosen):
        end = _next_start(prose, candidate, chosen[number + 1 :], candidate.mention.end + longest)
        start = candidate.line_start if candidate.rank >= 4 else _sentence_start(prose.text, candidate)
        if candidate.rank == 3:
            if blocks and blocks[-1].recipient == candidate.mention.address:
                start = blocks.pop().start
            else:
                start = blocks[-1].end if blocks else max(0, prose.text.rfind("\n\n", 0, candidate.line_start))
            lead = prose.text[candidate.line_start : candidate.mention.start].lstrip()
            is_asked = lead.startswith((">>>", "In:", "Sent"))
            end = end if is_asked else _line_end(prose.text, candidate.mention.end, end)
        elif candidate.mention.is_angled and prose.text.startswith("... ", candidate.mention.end):
            end = _line_end(prose.text, candidate.mention.end, end)
        words_start = _after_mention(prose.text, candidate, end) if candidate.rank == 4 else start
        recipient, original = _renamed(prose.text, candidate.mention, end)
        blocks.append(
            Block(
                recipient=recipient,
                original=original,
                rank=candidate.rank,
                start=start,
                end=max(end, candidate.mention.end),
                words_start=words_start,
            )
        )
    return _shared(prose, _headed(prose, blocks))


def _next_start(prose: Prose, candidate: _Candidate, following: list[_Candidate], most: int) -> int:
    """Where the next recipient's lines begin, at ``most``; those that one sentence names share its paragraph."""
    most = min(most, prose.end)
    end = candidate.line_start
    if candidate.rank == 2:
        blank = prose.text.find("\n\n", candidate.mention.end, most)
        end = blank if blank >= 0 else most
    return min(most, next((other.line_start for other in following if other.line_start > end), most))


def _line_end(text: str, start: int, end: int) -> int:
    found = text.find("\n", start, end)
    return end if found < 0 else found


def _sentence_start(text: str, candidate: _Candidate) -> int:
    blank = text.rfind("\n\n", max(0, candidate.mention.start - 400), candidate.mention.start)
    return blank + 2 if blank >= 0 else candidate.line_start


def _after_mention(text: str, candidate: _Candidate, end: int) -> int:
    """Where the words about the recipient begin: behind the address, and behind its repetition in brackets."""
    start = candidate.mention.end
    line_end = _line_end(text, start, end)
    again = _SAME_AGAIN.match(text[start : min(line_end, start + _LONGEST_REST)])
    if again:
        start += again.end()
    rest = text[start : min(line_end, start + _LONGEST_REST)]
    return line_end if _CLOSING.match(rest) or _WHEN.match(rest) else start


def _renamed(text: str, mention: Mention, end: int) -> tuple[str, str]:
    """The failed address and the one that it stands for, as Postfix, Exim and Sendmail tell of aliases.

    Sendmail puts the address behind the alias in the list and reports on the alias: ``(expanded from: <alias>)``.
    """
    found = _ALIAS.search(text, mention.end, min(end, mention.end + 300))
    if not found:
        return mention.address, ""
    return (found[2], mention.address) if found[1] else (mention.address, found[2])


def _headed(prose: Prose, blocks: list[Block]) -> list[Block]:
    """Blocks of nothing but an address, indented under a line with the reply that holds for all, take its words."""
    result: list[Block] = []
    heading: tuple[int, int] | None = None
    for number, block in enumerate(blocks):
        above = max(0, prose.text.rfind("\n", 0, max(0, block.start - 1)) + 1)
        line = prose.text[above : block.start]
        if "@" not in line:
            heading = (above, _indent(line)) if smtp.replies(line) else None
        elif not number or blocks[number - 1].recipient not in line:
            heading = None
        line_end = _line_end(prose.text, block.words_start, block.end)
        is_bare = block.rank == 4 and not prose.text[block.words_start : line_end].strip(_NO_WORDS)
        if heading and is_bare and heading[1] < _indent(prose.text[block.start : block.end]):
            result.append(block._replace(start=heading[0], end=line_end, words_start=heading[0], shared=True))
        else:
            result.append(block)
    return result


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _shared(prose: Prose, blocks: list[Block]) -> list[Block]:
    """Blocks without words of their own take those of the next that has some."""
    result: list[Block] = []
    following: Block | None = None
    for block in reversed(blocks):
        if prose.text[block.words_start : block.end].strip(_NO_WORDS):
            following = block
            result.append(block)
        elif following is not None:
            result.append(_sharing(block, following))
        else:
            result.append(block)
    return result[::-1]


def _sharing(block: Block, following: Block) -> Block:
    return Block(
        recipient=block.recipient,
        original=block.original,
        rank=block.rank,
        start=block.start,
        end=following.end,
        words_start=following.words_start,
        shared=True,
    )
