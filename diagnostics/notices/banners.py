"""Which paragraph at the top of a text did a gateway put there to warn of mail from outside?"""

import re

from diagnostics.notices import notice_signs

_TOP = re.compile(r"\s*(\S[^\n]*(?:\n[ \t]*\S[^\n]*){0,9})(?:\n[ \t]*\n|\Z)")
_LONGEST = 1_000
_OUTSIDE = re.compile(
    r"outside (?:of )?(?:the|your|our|this) |external (?:e-?mail|sender|source|message|party)|\bexternal\]"
    r"|社外|組織外|学外|外部(?:から|の(?:送信|差出)|メール)"
    r"|außerhalb|extern(?:e[rns]?)? (?:e-?mail|absender|quelle|nachricht)"
    r"|(?:expéditeur|courriel|message) externe|extérieur"
    r"|(?:remitente|correo|mensaje) externo|fuera de (?:la|su|nuestra)",
    re.IGNORECASE,
)
_WARNS = re.compile(
    r"click|\blinks?\b|attachment|suspicious|caution|リンク|添付|クリック|不審|注意|anhäng|klick|vorsicht"
    r"|pièces? jointes?|clique|prudence|enlaces?|adjuntos?|precaución",
    re.IGNORECASE,
)


def without(text: str) -> str:
    """``text`` without such a paragraph."""
    top = _TOP.match(text[:_LONGEST])
    if top is None or not (_OUTSIDE.search(top[1]) and _WARNS.search(top[1])):
        return text
    return text if notice_signs.speaks_of_failure(top[1]) else text[top.end() :]
