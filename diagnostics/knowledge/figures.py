"""Which sizes does a reply name: the limit, and what was too much for it? In bytes."""

import re

from diagnostics.knowledge import sizes

_SIZE = sizes.SIZE
_COUNTED = re.compile(
    r"\s?(?:recipients?|messages?|mails?|connections?|times?|days?|hours?|minutes?|seconds?|per\b|%|/|通|件|日|人)",
    re.IGNORECASE,
)
_UP_TO_IT = r"[^0-9\n]{0,24}?"
_LIMIT_BEFORE = re.compile(
    r"(?:limit(?:ed)?\b|maximum|max\.?\b|max[-_]size|allowed|quota|restricted to|(?:no |not be )?larger than|up to|"
    r"more than|上限|最大|制限|超过|超過|超出|限制|최대|제한"
    r"|grenze|höchstens|limite|máximo|massimo|maximale?|лимит|превышает)" + _UP_TO_IT + _SIZE,
    re.IGNORECASE,
)
_LIMIT_BEHIND = re.compile(
    _SIZE + r"\)?\s?(?:max(?:imum)?\b|limit\b|(?:is |are )?allowed|at most\b"
    r"|的(?:限制|上限)|\w{0,8}\s?quota\b|以下|以内|まで|を超え|の制限|の上限)",
    re.IGNORECASE,
)
_EXCEEDED = re.compile(r"exceed\w{0,4}[^0-9\n]{0,40}?" + _SIZE, re.IGNORECASE)
_OWN_SIZE = re.compile(
    r"(?:message(?:'s)?|mail(?:'s)?|total|attachment|header)?[ -]?(?:size|length)(?: of| is|:|=)?\s?[=(<\[]?" + _SIZE
    + r"\s?[)>\]]?,?\s?(?:is |was |has )?(?:exceed|larger|bigger|over|too|greater|more)|"
    r"(?:this message|your (?:message|mail)|the message|it) (?:is|was)(?: currently)? " + _SIZE
    + r"|(?:このメッセージ|メール|メッセージ)(?:のサイズ)?(?:は|が|:)\s?" + _SIZE
    + r"|(?:nachrichtengrö(?:ss|ß)e|taille du message|tama[ñn]o del mensaje|tamanho da mensagem|размер письма"
    r"|dimensione del messaggio|grootte van het bericht|(?:邮件|郵件|附件)大小[为為]?|메일 ?크기)\s?[:(]?\s?" + _SIZE,
    re.IGNORECASE,
)  # fmt: skip


def limit(text: str) -> int | None:
    """The limit of size or quota that ``text`` names; None where it names none."""
    own = size(text)
    plain = sizes.plain(text)
    for pattern in (_LIMIT_BEFORE, _LIMIT_BEHIND, _EXCEEDED):
        for found in pattern.finditer(plain):
            if not found[2] and _COUNTED.match(plain, found.end(1)):
                continue
            bytes_ = sizes.in_bytes(found[1], found[2] or "")
            if bytes_ >= sizes.SMALLEST and bytes_ != own:
                return bytes_
    return None


def size(text: str) -> int | None:
    """The size of the mail as ``text`` states it; None where it does not."""
    for found in _OWN_SIZE.finditer(sizes.plain(text)):
        number, unit = next(pair for pair in zip(found.groups()[::2], found.groups()[1::2], strict=True) if pair[0])
        bytes_ = sizes.in_bytes(number, unit or "")
        if bytes_ >= sizes.SMALLEST:
            return bytes_
    return None
