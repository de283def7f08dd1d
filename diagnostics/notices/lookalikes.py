"""Which texts speak as notices do and are none: guides to errors, statistics, lures that promise mail, parcels?"""

import re

from diagnostics.notices import linear

_MOST_CHARACTERS = 20_000
_MANY = 3
_MOST_REPLIES = 2
_ENOUGH_OF_NOBODY = 2
_MEANS = re.compile(
    r"\b(?:means|indicates)\b|ことを(?:示|意味)|という意味|(?:場合|とき|際)(?:には?|は|、)?、?(?:上記|表示|発生)"
    r"|とは[^\n。]{0,60}(?:こと|もの|名前)|bedeutet|deutet|signifie|indique qu|significa|indican? |oznacza"
    r"|означает|говорит о|是指|说明|의미|경우입니다",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[\s*•・■●◆◇|▶◈#\d.)(-]{0,20}(?:エラーの)?(?:原因|対応|対策|原因・対策|対処(?:方?法)?|解決(?:策|方法)?|意味"
    r"|例 ?\d?|solutions?|fix|meaning|explanation|explication|lösung|ursache|bedeutung|soluci[oó]n|soluzione|causas?"
    r"|rozwiązanie|решение|причина|解决(?:方法|办法)|处理建议|退信原因|원인|해결)[ \t]{0,4}[:：|]",
    re.IGNORECASE | re.MULTILINE,
)
_SAMPLE = re.compile(
    r"エラー(?:メール|メッセージ|内容)?の?(?:サンプル|例)|例をご紹介|(?:example|sample) (?:error|bounce)"
    r"|(?:example|sample)s? of (?:an? |the )?(?:error|bounce)|(?:error|bounce)(?: message)? (?:example|sample)"
    r"|exemples? de message|beispiele? (?:für|einer) |ejemplos? de (?:mensaje|error)|esempio? di (?:messaggi|errore)"
    r"|(?:退信|错误)(?:范例|示例)|примеры? ошиб",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:error|bounce|status|reply|response)(?: message| status)? ?(?:codes|messages)\b"
    r"|\b(?:hard|soft)[ -]?bounces?\b|エラー(?:メッセージ|コード)(?:の種類|一覧|集)|代表的な|よくある"
    r"|fehlermeldungen|messages d['’]erreur|mensajes de error|messaggi d['’i] ?errore|ошиб(?:ки|ок)\b|błędy"
    r"|常见|退信(?:原因|提示|代码|消息)|(?:오류|응답) ?코드|리턴메일",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"(?<![\d.])[45]\d\d[ -]{1,2}#?([45]\.\d{1,3}\.\d{1,3})|#([45]\.\d\.\d{1,3})"
    r"|^[\s*•・■●◆◇|▶◈-]{0,20}([45]\d\d)[- :](?=\D)",
    re.MULTILINE,
)
_UNKNOWN = (
    r"user (?:is )?(?:unknown|not found|doesn't exist)|unknow[nw]? (?:user|recipient)|no such (?:user|mailbox|recip)"
    r"|mailbox (?:name )?(?:not found|unavailable|not available|invalid|does not exist)|account not found"
    r"|address (?:not found|rejected)|bad destination mailbox|invalid recipient"
)
_NO_HOST = (
    r"host (?:is )?unknown|unknown host|host (?:or domain name )?not found|domain (?:not found|unknown)"
    r"|routing server failure|bad destination system"
)
_ERRORS = linear.PatternSet(
    (
        _UNKNOWN,
        _NO_HOST,
        r"mailbox (?:is |for user is )?full|over ?quota|quota (?:limit )?exceeded|exceeds? quota|storage allocation",
        r"relay(?:ing)? (?:access )?(?:denied|disabled)|unable to relay|relay(?:ing)? not (?:allowed|permitted)",
        r"(?:message|mail)(?: file)? (?:size|length) exceed|too (?:big|large)\b|size limit|fixed limit",
        r"timed? out|connection refused|time expired|no answer from host",
        r"blacklist|blocked using|dnsbl|\brbl\b|block ?list",
        r"\bspam|\bvirus",
        r"greylist|temporar(?:y|ily)|too many connections|server too busy",
        r"(?:account|mailbox) (?:is )?disabled|suspended|inactive",
    ),
    ignore_case=True,
)
_ADDRESS = re.compile(r"[\w.+%-]{1,64}@[a-z\d-]{1,63}\.[a-z\d.-]{1,100}", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:pending|incoming|unread|held|quarantined|clustered) (?:new )?(?:incoming |pending )?(?:e-?)?(?:mail|message)"
    r"|\(?\b\d{1,3}\)? (?:new |undelivered |important )+(?:\w+ )?(?:e-?mail|mail|message)s?\b"
    r"|保留(?:中|され)[^\n。]{0,12}(?:メール|メッセージ)|未(?:配信|受信|配達)の?(?:メール|メッセージ)"
    r"|\d{1,3} ?[通件]の(?:受信)?(?:メール|メッセージ)|(?:待处理|未送达|被扣留|未接收)的?(?:邮件|郵件)"
    r"|보류 ?(?:중인|된) 메일|(?:zurückgehalten|ausstehend)e (?:e-?mail|nachricht)|(?:message|courriel)s? en attente",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:click|tap)\b[^\n.]{0,20}\b(?:here|below|link|button)"
    r"|\brelease (?:all|your|the|these|pending|messages?|e?-?mails?)|\bre-?(?:validate|confirm|activate)\b"
    r"|\b(?:log ?on|log ?in|sign in) to (?:\w+ )?(?:increase|release|restore|review)|\bupgrade (?:your|free|now|quota)"
    r"|リンク(?:から|をクリック|より)|ログインして|(?:クリック|手続き?|認証|アップグレード)して"
    r"|点击|點擊|클릭|klicken sie|cliquez|haga clic",
    re.IGNORECASE,
)
_PARCEL = re.compile(
    r"\b(?:your|the) (?:parcel|package|shipment|consignment)\b|\b(?:ihre?|das|die) (?:paket|sendung)\b"
    r"|\b(?:votre|le) colis\b|\b(?:su|tu|el) (?:paquete|envío)\b|\b(?:il|suo|tuo) pacco\b"
    r"|\b(?:seu|sua) (?:pacote|encomenda)|\buw pakket\b|посылк|お?荷物|宅配便|包裹|快递|快遞|택배|소포"
    r"|\bpaczk|przesyłk|\bkurier|\bzásilk|\bbalík|\bkurýr|\bcsomag|\bfutár|\bkargo|посилк|курь?[єе]р|\bförsändelse",
    re.IGNORECASE,
)


def explains_errors(text: str) -> bool:
    """Whether ``text`` says what several errors mean or how often each was met, and does not tell of one of its own.

    A notice may explain itself, too, but hardly more than once, and not for different errors; and it names somebody.
    """
    text = text[:_MOST_CHARACTERS]
    errors = len(_ERRORS.found_in(text))
    addresses = len({address.lower() for address in _ADDRESS.findall(text)})
    if errors >= _MANY and errors > addresses:
        return True
    different = len({"".join(filter(None, found)) for found in _REPLY.findall(text)})
    samples = len(_SAMPLE.findall(text))
    explained = sum(len(pattern.findall(text)) for pattern in (_MEANS, _LABEL, _GENERAL)) + 2 * samples
    weight = explained + min(max(different - 1, 0), _MOST_REPLIES) if explained else 0
    if not addresses:
        return weight >= _ENOUGH_OF_NOBODY
    return weight >= _MANY if different >= _MOST_REPLIES or samples else weight > _MANY


def lures(text: str) -> bool:
    """Whether ``text`` promises mail that waits for its reader, behind a link: no notice tells of a mail to come."""
    text = text[:_MOST_CHARACTERS]
    return _HELD.search(text) is not None and _CALL.search(text) is not None


def tells_of_a_parcel(text: str) -> bool:
    """Whether ``text`` tells of a thing that a carrier could not deliver, and quotes no mail system."""
    text = text[:_MOST_CHARACTERS]
    return _PARCEL.search(text) is not None and not _REPLY.search(text) and not _ERRORS.found_in(text)
