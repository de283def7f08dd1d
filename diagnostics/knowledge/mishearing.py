"""Which words of an error does somebody mean who spells them as they sound?"""

import re

from diagnostics.knowledge import nearness
from diagnostics.notices import kana

_LONGEST = 2_000
_WORDS = tuple(
    """
    unknown recipient mailbox quota exceeded rejected address invalid account disabled inactive suspended denied refused
    relay relaying spam blocked blacklisted blocklist greylisted temporarily temporary unavailable deferred connection
    timed timeout authentication required policy message size exceeds maximum available unreachable undeliverable
    existing exist domain sender receiver mailer daemon reputation verification verify failed failure permanent storage
    allocation content attachment virus detected throttled unsolicited
    """.split()
)
_KNOWN = frozenset(_WORDS)
_WORD = re.compile(r"[a-z]{3,24}", re.IGNORECASE)
_SHORTEST = 5
_SOUNDS = {
    "usr": "user", "uesr": "user", "usre": "user", "ful": "full", "fll": "full", "adress": "address",
    "acces": "access", "fuond": "found", "hots": "host", "spamm": "spam",
    "quoter": "quota", "qouta": "quota", "cota": "quota", "recipiant": "recipient", "receipient": "recipient",
}  # fmt: skip
_KATAKANA = tuple(
    "ユーザー ユーザ メールボックス メール アドレス サーバー サーバ ドメイン エラー ウイルス ウィルス フィルター"
    " フィルタ ブロック サイズ アカウント スパム タイムアウト オーバー".split()
)
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_WRITTEN_SOFTLY = tuple((word.translate(_HIRAGANA), word) for word in sorted(_KATAKANA, key=len, reverse=True))


def mended(text: str) -> str:
    """``text`` with its slips of spelling set right, as far as one known word is near each."""
    text = kana.narrowed(text[:_LONGEST])
    for soft, word in _WRITTEN_SOFTLY:
        text = text.replace(soft, word)
    return _WORD.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    word = found[0].lower()
    if word in _KNOWN:
        return found[0]
    if word in _SOUNDS:
        return _SOUNDS[word]
    if len(word) < _SHORTEST:
        return found[0]
    most = 1 if len(word) < 8 else 2
    near = sorted((apart, known) for known in _WORDS if (apart := nearness.distance(word, known, most)) <= most)
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return found[0]
    return near[0][1]
