"""Which leaves does a message have? Depth and number are bounded before anything is opened."""

from dataclasses import dataclass

from diagnostics.notices import headers, mime
from diagnostics.notices.facts import Limits, Unreadable
from diagnostics.notices.mime import Fields

_REPORTS = ("message/delivery-status", "message/global-delivery-status")


@dataclass(slots=True)
class Leaf:
    """One leaf: its header, and where its body lies in the bytes of the message."""

    path: str
    fields: Fields
    content_type: str
    parameters: dict[str, str]
    start: int
    end: int
    depth: int


@dataclass(slots=True, kw_only=True)
class Tree:
    """The header of a message and its leaves in order; ``defects`` are stable words for what was wrong."""

    fields: Fields
    content_type: str
    parameters: dict[str, str]
    leaves: list[Leaf]
    defects: list[str]


def grow(raw: bytes, start: int, *, limits: Limits, path: str, depth: int) -> Tree:
    """The tree of the message that begins at ``start`` of ``raw``, whose newlines are plain."""
    fields, body, defects = _header(raw, start, len(raw), limits)
    content_type, parameters, has_type = _type_of(fields)
    tree = Tree(fields=fields, content_type=content_type, parameters=parameters, leaves=[], defects=defects)
    whole = Leaf(path, fields, content_type, parameters, body, len(raw), depth)
    if not _branch(tree, raw, whole, limits, has_type=has_type):
        whole.path = below(path, 1)
        _add(tree, whole, limits)
    return tree


def below(path: str, number: int) -> str:
    """The path of the part ``number`` below the part ``path``; the root's path is empty."""
    return f"{path}.{number}" if path else str(number)


def _branch(tree: Tree, raw: bytes, branch: Leaf, limits: Limits, *, has_type: bool) -> bool:
    """Add the leaves of a multipart; False if it is none, and so a leaf itself."""
    is_declared = branch.content_type.startswith("multipart")
    if not is_declared and (has_type or not mime.begins_with_boundary(raw, branch.start, branch.end)):
        return False
    places = _places(tree, raw, branch, limits, is_declared=is_declared)
    if not places:
        return False
    if branch.depth >= limits.depth:
        raise Unreadable("too-deep", f"more than {limits.depth} levels")
    for number, (first, last) in enumerate(places, 1):
        fields, body, defects = _header(raw, first, last, limits)
        tree.defects += defects
        content_type, parameters, has_type = _type_of(fields)
        body = first if content_type in _REPORTS and _begins_at_once(fields) else body
        leaf = Leaf(below(branch.path, number), fields, content_type, parameters, body, last, branch.depth + 1)
        if branch.content_type == "multipart/digest" and (_is_a_messages(fields) or not has_type):
            leaf, has_type = _digested(leaf, first), True
        if not _branch(tree, raw, leaf, limits, has_type=has_type):
            _add(tree, leaf, limits)
    return True


def _begins_at_once(fields: Fields) -> bool:
    """Whether the fields of a report follow those of its part without the blank line that parts them."""
    return any(name in ("reporting-mta", "final-recipient") for name, _ in fields)


def _digested(leaf: Leaf, first: int) -> Leaf:
    """A part of a digest, which is a message unless it says otherwise (RFC 2046, section 5.1.5).

    Some digests leave out the blank line that ends the header of the part, and the message begins at once.
    """
    leaf.content_type, leaf.parameters = "message/rfc822", {}
    if _is_a_messages(leaf.fields):
        leaf.start, leaf.fields = first, []
    return leaf


def _is_a_messages(fields: Fields) -> bool:
    return any(name == "from" for name, _ in fields)


def _places(tree: Tree, raw: bytes, branch: Leaf, limits: Limits, *, is_declared: bool) -> list[tuple[int, int]]:
    boundary = branch.parameters.get("boundary", "").encode("utf-8", "surrogateescape").rstrip()
    places = mime.split(raw, branch.start, branch.end, boundary, limits.parts) if boundary else []
    if places:
        return places
    if is_declared:
        tree.defects.append("boundary-missing")
    guessed = mime.guessed_boundary(raw, branch.start, branch.end)
    return mime.split(raw, branch.start, branch.end, guessed, limits.parts) if guessed else []


def _add(tree: Tree, leaf: Leaf, limits: Limits) -> None:
    if len(tree.leaves) >= limits.parts:
        raise Unreadable("too-many-parts", f"more than {limits.parts}")
    if leaf.content_type.startswith("multipart"):
        leaf.content_type = "text/plain"
    tree.leaves.append(leaf)


def _header(raw: bytes, start: int, end: int, limits: Limits) -> tuple[Fields, int, list[str]]:
    stop, body = mime.header_end(raw, start, end)
    if stop - start > limits.header_bytes:
        fields, _ = mime.fields(raw[start : start + limits.header_bytes])
        return fields, body, ["header-too-large"]
    fields, used = mime.fields(raw[start:stop])
    if used < stop - start:
        return fields, start + used, ["header-broken"]
    return fields, body, []


def _type_of(fields: Fields) -> tuple[str, dict[str, str], bool]:
    for name, value in fields:
        if name == "content-type":
            lead, parameters = headers.parameters(value)
            return (lead if "/" in lead else "text/plain"), parameters, True
    return "text/plain", {}, False
