"""Which line did a mail program put above a message that it forwards, and which program was it?"""

import re
from dataclasses import dataclass
from enum import Enum

_LONGEST_LINE = 160
_RULES = "-_=*#~\u2500\u2501\u2013\u2014\u2015\u2212\u30fc\uff0d"
_EDGES = _RULES + " \t\u3000\u00a0>\uff1e<:\uff1a。."

_FORWARDED = tuple(
    phrase.strip()
    for phrase in """
    forwarded message; begin forwarded message; start of forwarded message; begin of forwarded message;
    forwarded by; forwarded mail; forwarded email; forwarded e-mail; forwarded letter; forward message;
    forwarding message; start forwarded message; here is the forwarded message; 転送メッセージ;
    転送されたメッセージ; 転送メール; 転送されたメール; 転送元メッセージ; 転送元のメッセージ; 転送元メール;
    転送開始; 転送ここから; ここから転送; 以下転送; 以下、転送; 以下は転送; 転送内容; weitergeleitete nachricht;
    anfang der weitergeleiteten; weitergeleitete e-mail; weitergeleitete mail; message transféré; message transmis;
    début du message transféré; début du message réexpédié; courriel transféré; mail transféré; e-mail transféré;
    correo reenviado; e-mail encaminhado; mensaje reenviado; inicio del mensaje reenviado;
    comienza el mensaje reenviado; messaggio inoltrato; inizio messaggio inoltrato; inizio del messaggio inoltrato;
    mensagem encaminhada; mensagem reencaminhada; início da mensagem encaminhada; início da mensagem reencaminhada;
    doorgestuurd bericht; begin doorgestuurd bericht; vidarebefordrat meddelande; videresendt;
    пересылаемое сообщение; пересланное сообщение; 转发的邮件; 转发邮件; 转发信息; 已转发的邮件; 开始转发邮件;
    轉寄的郵件; 轉寄郵件; 開始轉寄郵件; 已轉寄郵件; 전달된 메시지; 전달된 메일; 전달된 이메일; przekazana wiadomość;
    wiadomość przekazana; przesłana wiadomość; přeposlaná zpráva; továbbított üzenet; iletilen mesaj;
    iletilmiş ileti; yönlendirilen ileti; переслане повідомлення; välitetty viesti; edelleen lähetetty viesti;
    προωθημένο μήνυμα; mesaj redirecționat
    """.split(";")
)
_ORIGINAL = tuple(
    phrase.strip()
    for phrase in """
    original message; original mail; original email; original e-mail; original appointment; 元のメッセージ; 元のメール;
    元メッセージ; 元メール; オリジナルメッセージ; オリジナルメール; original-nachricht; originalnachricht;
    ursprüngliche nachricht; ursprüngliche mail; message d'origine; message original; message initial; mensaje original;
    messaggio originale; mensagem original; oorspronkelijk bericht; originalmeddelande; исходное сообщение;
    原始邮件; 原始郵件; 原邮件; 原郵件; 원본 메시지; 원본 메일; 원본 이메일; oorspronkelijke bericht; originele bericht;
    origineel bericht; oprindelig meddelelse; oprindelig besked; opprinnelig melding; ursprungligt meddelande;
    alkuperäinen viesti; oryginalna wiadomość; wiadomość oryginalna; původní zpráva; eredeti üzenet; orijinal ileti;
    orijinal mesaj; özgün ileti; оригінальне повідомлення; αρχικό μήνυμα; mesaj original; mesajul original
    """.split(";")
)
_ENDS = (
    "end of forwarded",
    "end forwarded",
    "original message ends",
    "end of original",
    "転送終了",
    "転送ここまで",
    "ここまで転送",
    "元のメッセージ終わり",
    "ende der weitergeleiteten",
    "fin du message transféré",
    "fin del mensaje reenviado",
    "fine messaggio inoltrato",
)
_APPLE = re.compile(
    r"(?:begin forwarded|anfang der|début du message|inicio del mensaje|inizio |início da|begin doorgestuurd"
    r"|転送された|开始转发|開始轉寄|전달된)"
)


class Claim(Enum):
    """What the line says of the message below it."""

    FORWARDED = "forwarded"
    ORIGINAL = "original"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Mark:
    """One such line. ``style`` is empty where many programs write it alike."""

    claim: Claim
    style: str


def read_line(line: str) -> Mark | None:
    """The mark that ``line`` (free of quote signs) is; None for any other line."""
    line = line.strip()
    if not line or len(line) > _LONGEST_LINE:
        return None
    words = line.strip(_EDGES).casefold()
    if not words:
        return Mark(Claim.RULE, "outlook" if line.startswith("_____") else "") if _is_ruled(line) else None
    ruled = _is_ruled(line)
    if words.startswith(_FORWARDED):
        return _forwarded(line, words) if ruled or _stands_alone(line, words) else None
    if ruled and words.startswith(_ORIGINAL):
        return Mark(Claim.ORIGINAL, _style_of_original(line))
    return None


def ends(line: str) -> bool:
    """Whether ``line`` closes a forwarded message."""
    line = line.strip()
    return _is_ruled(line) and len(line) <= _LONGEST_LINE and line.strip(_EDGES).casefold().startswith(_ENDS)


def _is_ruled(line: str) -> bool:
    return line[:2].strip(_RULES) == "" and len(line) > 2


def _stands_alone(line: str, words: str) -> bool:
    """Apple Mail and Becky! draw no rule: the phrase is the whole line, ends in a colon, or names who forwards."""
    return line.endswith((":", "：")) or words.startswith("forwarded by ") or words in _FORWARDED


def _forwarded(line: str, words: str) -> Mark:
    if words.startswith("forwarded by"):
        return Mark(Claim.FORWARDED, "notes" if _is_ruled(line) else "becky")
    if not _is_ruled(line):
        return Mark(Claim.FORWARDED, "apple" if _APPLE.match(words) else "")
    rule = len(line) - len(line.lstrip(_RULES))
    if rule >= 9:
        return Mark(Claim.FORWARDED, "gmail" if rule <= 11 else "")
    return Mark(Claim.FORWARDED, {8: "thunderbird", 5: "yahoo"}.get(rule, ""))


def _style_of_original(line: str) -> str:
    rule = len(line) - len(line.lstrip(_RULES))
    if rule >= 16:
        return "becky"
    if rule == 5:
        return "yahoo" if line[5:6] == " " else "outlook"
    return "android" if rule == 8 and "Original message" in line else ""
