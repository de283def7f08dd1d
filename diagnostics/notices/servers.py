"""Which server does a sentence name that speaks any language: by a word for it, by what it answered, by its domain?"""

import re

from diagnostics.notices import linear

HOST = r"(?P<host>[a-z0-9](?:[a-z0-9_-]{0,62}\.){1,10}[a-z][a-z0-9-]{1,23})"
IP = r"(?:ipv6:)?(?P<ip>(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})"
WORDS = linear.listed(
    """
    server | serveur | servidor | сервер | хост | узел | 服务器 | 伺服器 | 服務器 | 主机 | 主機 | サーバ | ホスト
    서버 | 호스트 | sunucu | serwer | kiszolgáló | palvelin | hôte | host | máy chủ | เซิร์ฟเวอร์ | διακομιστή
    الخادم | השרת | rechner | gateway | ゲートウェイ
    """
)
ANSWERS = linear.listed(
    """
    返回 | 回复 | 回覆 | 回應 | の応答 | からの応答 | の返答 | が返した | a répondu | ответил | сообщил | antwortete
    meldete | hat geantwortet | respondió | ha respondido | ha risposto | respondeu | antwoordde | svarade
    odpowiedział | odpověděl | 응답 | lehnte
    """
)
_IN_BRACKETS = r"(?:\s{0,4}[\[(（]" + IP + r"[\])）])"
_BEHIND_WORD = re.compile(
    r"[^\W\d_]{0,9}\s?(?:\(?(?:von|vom|der|des|du|de|del|della|di|do|da|van|voor|für|pour|for|of|at|la|le|den|domäne"
    r"|домена?|получател\w{1,2}|destinataire|destinatario)\s){0,3}[\"'«“„「（(]?\s?" + HOST + _IN_BRACKETS + "?",
)  # fmt: skip
ANSWERED = re.compile(HOST + r"[\"'»”“」）)]?" + _IN_BRACKETS + r"?\s{0,4}$")
_MOST_TRIES = 4
_BEFORE_NAME = "abcdefghijklmnopqrstuvwxyz0123456789-_."


def behind(text: str, word: str, domain: str) -> re.Match[str] | None:
    """The server named behind ``word``: one whose address stands there too, or one of the recipient's ``domain``.

    Any other may be the one that writes the notice.
    """
    at = text.find(word)
    for _ in range(_MOST_TRIES):
        if at < 0:
            return None
        found = _BEHIND_WORD.match(text, at + len(word))
        if found and (found["ip"] or _is_of(found["host"], domain)) and text[found.end() : found.end() + 1] != "@":
            return found
        at = text.find(word, at + len(word))
    return None


def of_domain(text: str, domain: str) -> str:
    """A host beneath ``domain`` that ``text`` names, not within an address or a link; empty if none."""
    end = text.find(f".{domain}") if domain else -1
    if end < 0:
        return ""
    start = end
    while start > 0 and text[start - 1] in _BEFORE_NAME:
        start -= 1
    is_apart = start < end and text[start - 1 : start] not in ("@", "/") and not text.startswith("www.", start)
    ends = not text[end + 1 + len(domain) : end + 2 + len(domain)].startswith(("@", "-"))
    return text[start : end + 1 + len(domain)].lstrip(".-_") if is_apart and ends else ""


def _is_of(host: str, domain: str) -> bool:
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))
