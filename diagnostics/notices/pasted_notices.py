"""Does a mail system speak in this text, though nothing in its header says so?

Several independent signs must agree: a person may write any one of them when talking about a notice.
"""

import bisect
import re
from enum import Flag, auto
from itertools import islice

from diagnostics.notices import linear, words

_MOST_CHARACTERS = 60_000
_MOST_SENTENCES, _MOST_PARAGRAPHS, _MOST_LEAVES = 300, 400, 20
_LONGEST_SENTENCE = 600
_AT_START = r"(?im)^[ \t\x{3000}*#|=_.:•・■●◆\"'“「-]{0,40}"
_AT_HEAD = r"(?im)^[ \t\x{3000}#|=_]{0,40}(?:\*\*[ \t]{0,2}|-{2,40}[ \t]{0,2})?"
_ADDRESS = r"[<(\"'「]?(?:mailto:)?[^\s<>()@:;,]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}[>)\"'」]?"
_SYSTEM = (
    r"(?:mailer[-_. ]?daemon|mail[- ]?deliver(?:y|er)[ -](?:sub)?system|mail delivery service|internet mail delivery"
    r"|microsoft outlook\b|microsoftexchange[0-9a-f]|mail administrator|system administrator|post-?master@"
    r"|メール配信システム|メールシステム管理者)"
)
_SENDER = (
    r"(?:(?:from|sender|差出人|送信者|送信元|von|de|da|van|от|发件人|寄件者|보낸 ?사람)\*?[ \t]{0,8}[:：\t][^\n]{0,120}"
    rf"{_SYSTEM}|[\"']?{_SYSTEM}[^\n]{{0,80}}$)"
)
_SUBJECT = (
    r"(?:subject|件名|題名|表題|betreff|objet|asunto|assunto|oggetto|onderwerp|тема|主题|主旨|제목)"
    r"[】\])*]{0,2}[ \t]{0,4}[:：\t]?"
)
_HEADLINES = linear.listed(
    r"""
    undeliver(?:ed|able) (?:e-?)?(?:mail|message)s?(?: returned to sender)? | undeliverable ?[:：].{0,200}
    delivery status notification(?: ?\((?:failure|delay|mail delivery delayed)\))? | failure notice
    mail delivery (?:failed|failure|error|subsystem|system|problem|status)(?: ?: ?returning message to sender)?
    returned (?:mail|to sender)(?: ?: ?.{0,120})? | (?:non-?|un)delivery (?:report|notification|notice)(?: ?:.{0,120})?
    delivery (?:failure|failed|report|delayed|error|has failed|notification)(?: ?[:(].{0,120})? | email returned
    mail system error(?: ?- returned mail)? | (?:e-?mail|message) (?:not|could not be) delivered | address not found
    message (?:blocked|not delivered|delayed|status - undeliverable)
    warning: (?:could not send message|message).{0,80}
    your message (?:couldn['’]t|wasn['’]t|could not) be(?:en)? delivered | delivery incomplete | failure reasons
    unzustellbar ?[:：]?.{0,200} | nicht zustellbar ?[:：].{0,200} | mailzustellung fehlgeschlagen
    non remis ?[:：]?.{0,200} | échec de (?:la )?remise.{0,80} | no se puede entregar ?[:：].{0,200}
    no entregado ?[:：].{0,200} | non recapitabile ?[:：].{0,200} | não é possível entregar ?[:：].{0,200}
    onbestelbaar ?[:：].{0,200} | не удается доставить ?[:：].{0,200} | недоставленное сообщение.{0,80}
    配信不能 ?[:：]?.{0,100} | 配信不可.{0,40} | 未配信.{0,40} | 送信エラー(?:通知)?
    (?:メール|配信)(?:送信)?エラー(?:通知|のお知らせ)? | メールが?配信(?:でき|され)ませんでした | 不達(?:通知|メール)
    アドレスが見つかりませんでした
    (?:メール|メッセージ)(?:は|が)(?:(?:配信|送信)されませんでした|ブロックされました)。?
    系统退信.{0,80} | 退信通知 | 无法投递的?邮件.{0,80} | 未传递 ?[:：].{0,200} | 傳遞失敗.{0,80} | 반송된? 메일.{0,80}
    """
)
_FIELDS = linear.listed(
    r"""
    reporting-mta:[ \t] | (?:final|original)-recipient:[ \t] | diagnostic-code:[ \t] | remote-mta:[ \t]
    action:[ \t]*(?:failed|delayed|delivered|relayed) | status:[ \t]*[245]\.\d{1,3}\.\d{1,3} | x-failed-recipients:
    feedback-type:[ \t] | last-attempt-date:[ \t] | will-retry-until:[ \t]
    """
)
_PHRASES = linear.listed(
    r"""
    (?:hello,? |hi[.,!]? )?this is the .{0,60}(?:mail|postfix|exim|smtp|gateway|mta|delivery).{0,60} (?:at|on|host)\b
    this message was created automatically by | this is an automatic(?:ally)?\b | the original message was received at
    (?:.{0,40})?the following addresses had | (?:.{0,40})?transcript of (?:the )?session | the mail system$
    diagnostic information for administrators | (?:generating|reporting) server: | while talking to | <<< [45]\d\d
    remote (?:host|server) said: | remote server (?:returned|respon).{0,40} | received >>> [45]\d\d
    smtp error from remote (?:mail ?)?(?:server|er) after | reported error:[ \t]{0,8}[45]\d\d
    (?:status|状態|ステータス) ?(?:code|コード)[:：][ \t]{0,8}[45]\d\d | 報告されたエラー[:：]
    the (?:response|error)(?: message)? (?:from|that|of|was).{0,40}(?:server|:) | giving up on \d
    管理者向けの診断情報 | 生成サーバー | リモート ?サーバーからの応答 | (?:（ *)?以下、サーバから出力された
    diagnoseinformationen für administratoren | informations de diagnostic pour les administrateurs
    información de diagnóstico para los administradores | informazioni di diagnostica per gli amministratori
    informações de diagnóstico para administradores | диагностические сведения для администраторов
    供管理员使用的诊断信息 | 系統管理員的診斷資訊 | 관리자용 진단 정보
    a message that you sent (?:could|has|cont) | (?:was|were|could) not (?:be )?delivered to: ?$
    did not reach the following | invalid final delivery userid: | delivery failed \d | message headers follow
    \{\"(?:notification|event)type\":\"bounce
    """
)
_REPLY = (
    r"(?:^[ \t*•・-]{0,12}|(?:said|responded|returned|was|reason|error|smtp|answer|response|応答|理由|エラー(?:内容)?)"
    r"(?: was)?[:;：][ \t\n]{0,12}['\"(<]{0,2}|<<< |>: |: |\(|; )"
    r"#?[45]\d\d(?:[- ]{1,2}#?[45]\.\d{1,3}\.\d{1,3}|[- ]\S)|#[45]\.\d{1,3}\.\d{1,3}\b"
)
_BULLET = r"^[ \t\x{3000}*•・■●◆\"'“「-]{0,12}"
_RECIPIENT = r"(?:recipient|address|宛 {0,4}先|アドレス|受信者|empfänger|destinat|收件人|получател|수신)"
_WHY = r"[^\n]{0,120}(?:\b[45]\d\d[ -]|[45]\.\d\.\d|error|because)"
_BLOCK = (
    rf"(?im){_BULLET}{_ADDRESS}[ \t]{{0,4}}(?:[:：(（-]|\n[ \t]{{0,12}}{_WHY})"
    rf"|[:：。][ \t]*\n(?:[ \t]*\n)?[ \t\x{{3000}}*•・■●◆<-]{{0,40}}{_ADDRESS}[ \t]*(?:$|[:：(（-])"
    rf"|{_BULLET}[^\n@]{{0,30}}{_RECIPIENT}[^\n@:：]{{0,20}}[:：=][ \t]{{0,8}}{_ADDRESS}"
)
_LINE = (
    rf"(?im){_BULLET}{_ADDRESS}(?:\n[ \t]{{1,12}}\(reason: [45]|\.\.\. (?:deferred|user unknown|[45]\d\d )"
    r"|[ \t]{0,4}[:：][ \t\n]{0,12}(?:host [^\s]{1,120}\s{1,12}(?:said|refused)"
    r"|connect to |mail for |delivery temporarily|name service error|host or domain name not|unknown user|user unknown"
    r"|unrouteable|sorry, (?:i |no )|[\d.]{7,15} (?:does not like|failed after)|remote host said))"
)
_ADDRESSING = linear.PatternSet(
    (
        "|".join(
            linear.listed(
                r"""
    your (?:\w+ )?(?:e-?mail|message|mail|fax|facsimile|sms) | you (?:have )?sent
    (?:this|the|a|an|following|attached) (?:\w+ ){0,2}(?:e-?mail|message|mail)
    (?:the|this|these|following|all|some) (?:\w+ ){0,2}(?:recipients?|address(?:es)?) | to the following
    delivery (?:to|of|has|failed|attempt|for) | (?:mail|message|e-?mail) (?:to|for|delivery|not|could|has)
    (?:was|were) (?:un|not )able to | unable to deliver | an error | 次の | 以下の | 下記の | お客様 | あなた | 貴方
    送信(?:した|された|いただ|先) | お送り | 送られた | このメール | 本メール | この電子メール | メッセージ | 宛先
    [a-z]{2,} {0,2}(?:へ|宛て?|あて)の(?:メール|メッセージ|配[信送]|送信)
    あて先 | 受信者 | ご指定 | ihre? (?:e-?mail|nachricht) | folgende
    (?:die|diese|folgende) (?:e-?mail|nachricht|empfänger|adresse) | votre (?:message|courriel|e-?mail)
    (?:le|ce) (?:message|courriel) | suivante?s? | destinataires?
    (?:su|tu|el|este) (?:mensaje|correo) | siguientes? | (?:il|tuo|suo|questo) messaggio | seguent[ei] | destinatari[oi]
    (?:sua|a|esta) mensagem | seu e-?mail | seguintes? | destinatário | (?:uw|je|het|dit) (?:bericht|e-?mail) | volgende
    ваше? | сообщение | письмо | следующ | получател | 您的 | 您发 | 您寄 | 以下 | 邮件 | 郵件 | 信件 | 收件人 | 메일
    메시지 | 수신자 | 다음 | följande | ditt meddelande | mottagare | følgende | meldingen | beskeden | viesti
    vastaanottaj | wiadomoś | odbiorc | zpráv | příjemc | ileti | alıcı
    """
            )
        ),
    )
)
_TALK = re.compile(
    r"\bi\b(?!['’]m (?:sorry|afraid)| was unable| am sending)|\bi['’](?:ve|ll|d)\b"
    r"|\bwe (?:get|got|see|tried|have (?:a|the|this))\b|\bmy (?:mail|e-?mail|message|client|customer|boss|inbox|log)"
    r"|\?|？|ですか|ますか|でしょうか|そうです|とのこと|らしい|みたい|困って|教えて|助けて|お願い|ようです|返って(?:き|来)"
    r"|戻って(?:き|来)|届きました|来ました|と表示|弊社|当社|わたし|(?:場合|こと)が(?:あり|ござい)"
    r"|부탁|주세요|저희|반송되고|돌아(?:옵|와|왔)|\b(?:ich|wir) (?:bekomm|erhalt|hab)|bitte um|\bje (?:reçois|n['’])"
    r"|pouvez-vous|por favor|请问|麻烦|帮忙|我(?:们)?的?(?:邮|收|发|客)|怎么|为什么"
    r"|[「“\"][^」”\"]{0,80}(?:deliver|unknown|error|できません|エラー|不明)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?m)^[ \t]*(?:>(?!>>)|\uff1e)[^\n]*\n?")
_QUOTE_SIGNS = re.compile(r"(?m)^(?:[ \t]?[>\uff1e])+(?<!>>>)[ \t]?")
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")
_LEAVE = re.compile(
    r"^(?:-- ?|[-*_=~\u2014\u2015\u2500\u2501\u30fc\uff0a\u2605\u2606\u25a0\u25c6+]{6,}"
    r"|(?:(?:with )?(?:best|kind|warm) )?regards,?|sincerely,?|sent from (?:my|outlook).{0,40}|.{0,20}から送信"
    r"|.{0,20}よろしくお願い.{0,20}|以上.{0,20})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ITEMS = ("* ", "• ", "・", "- ", "■ ", "◆ ")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n[ \t]*\n")


class Sign(Flag):
    """What only one who repeats a notice would write."""

    NONE = 0
    SENDER = auto()
    HEADLINE = auto()
    FIELD = auto()
    PHRASE = auto()
    SENTENCE = auto()
    LINE = auto()
    REPLY = auto()
    BLOCK = auto()


_SIGNS = (Sign.SENDER, Sign.HEADLINE, Sign.FIELD, Sign.PHRASE, Sign.REPLY, Sign.BLOCK, Sign.LINE)
STRONG = Sign.SENDER | Sign.HEADLINE | Sign.FIELD | Sign.PHRASE | Sign.SENTENCE | Sign.LINE
"""What people hardly write themselves."""
_HEADLINE = _SIGNS.index(Sign.HEADLINE)
_TOGETHER = linear.PatternSet(
    (
        _AT_START + _SENDER,
        rf"{_AT_HEAD}(?:{_SUBJECT}[ \t]{{0,8}})?(?:{'|'.join(_HEADLINES)})[ \t*.!。=-]{{0,40}}$",
        rf"{_AT_START}(?:{'|'.join(_FIELDS)})",
        rf"{_AT_START}(?:{'|'.join(_PHRASES)})",
        f"(?im){_REPLY}",
        _BLOCK,
        _LINE,
    )
)


def signs_in(text: str) -> Sign:
    """The signs of a notice in ``text``, but for what it quotes."""
    return _signs(_QUOTED.sub("", text[:_MOST_CHARACTERS]))


def _signs(text: str) -> Sign:
    found = Sign.NONE
    for number in _TOGETHER.found_in(text):
        found |= _SIGNS[number]
    return found | (Sign.SENTENCE if _has_sentence(text) else Sign.NONE)


def agree(found: Sign, *, least: int = 2) -> bool:
    """Whether at least so many signs are there, and a strong one among them."""
    return found.value.bit_count() >= least and bool(found & STRONG)


def is_headline(subject: str) -> bool:
    """Whether ``subject`` is as a whole what mail systems give to a notice."""
    return bool(signs_in(subject[:500]) & Sign.HEADLINE)


def without_letter(text: str) -> str:
    """The notice in ``text`` without the words above its first sign, and without a signature below its last one."""
    above = 0
    for paragraph in _PARAGRAPHS.split(text[:_MOST_CHARACTERS])[:_MOST_PARAGRAPHS]:
        if signs_in(paragraph):
            return without_signature(text[above:])
        above += len(paragraph)
    return text


def without_signature(text: str) -> str:
    """``text`` up to where a person takes leave, and no sign follows any more, not even in what is quoted there."""
    leaves = [leave.start() for leave in islice(_LEAVE.finditer(text), _MOST_LEAVES)]
    last = bisect.bisect_left(leaves, 1, key=lambda leave: int(_is_signless(text[leave:])))
    return text[: leaves[last]] if last < len(leaves) else text


def _is_signless(below: str) -> bool:
    return not _signs(_QUOTE_SIGNS.sub("", below[:_MOST_CHARACTERS]))


def _has_sentence(text: str) -> bool:
    """Whether a sentence tells the sender that a mail of theirs failed, and no person talks in it."""
    for sentence in _SENTENCE_END.split(text)[:_MOST_SENTENCES]:
        folded = words.folded(sentence[:_LONGEST_SENTENCE])
        if folded.startswith(_ITEMS) or not (words.failed.are_in(folded) or words.delayed.are_in(folded)):
            continue
        if _ADDRESSING.found_in(folded) and not _TALK.search(folded) and _HEADLINE not in _TOGETHER.found_in(sentence):
            return True
    return False
