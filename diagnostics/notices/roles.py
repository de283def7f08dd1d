"""Which part does an address play, by the words that stand before it in its line?"""

import re
from enum import IntEnum

from diagnostics.notices import linear

RECIPIENT_WORDS = linear.listed(
    r"""
    recipients?(?:'s)? | recipient[- ]?(?:e-?mail )?address(?:es)? | failed (?:recipients?|address(?:es)?)
    recipients? of (?:the |your )?(?:message|e-?mail)
    addressed to | rcpt(?:[- ]to)? | e-?mail address | address(?:es)? | delivered? to | sent to | message to
    user(?:id|name)? | member | subscriber | mailbox | for | account | delivery (?:failed|failure)(?: for| to)? | 受信者
    宛 {0,4}先 | 送信先
    あて先 | 宛名 | 配信先 | 配送先 | お?届け先 | 転送先 | (?:宛先|送信先|受信|エラー|受信者)?(?:の)?(?:メール)?アドレス
    empfänger(?:adresse)? | e-mail-adresse | adresse | destinataires? | adresse e-mail | destinatarios?
    dirección(?: de correo)? | destinatari | indirizzo | destinatários? | endereço | ontvangers? | geadresseerden?
    adres | получател[ьи] | адресаты? | адрес(?: получателя)? | 收件人 | 收件者 | 收信人 | 收件地址 | 邮件地址
    받는 사람 | 수신자 | 수신인 | 받는사람 | 받는 ?이 | 不達先 | エラー先 | 対象(?:の)?アドレス
    (?:送信|配信)(?:でき)?な(?:かった|い)(?:宛先|アドレス) | příjemc[ei] | mottaker | modtager | vastaanottaja
    címzett | одержувач | отримувач | ผู้รับ | người nhận | المستلم | παραλήπτης | penerima | destinatar | הנמען
    distribué à | remis à | zugestellt (?:werden )?an | entregue a | entregado a | consegnat[oa] a
    recapitat[oa] a | bezorgd bij | mottagare | odbiorc[ay] | adresat | příjemce | alıcı
    following (?:address|recipient)(?:es|s)? | adresses? suivantes? | destinataires? suivants?
    siguientes? (?:dirección|direcciones|destinatarios?) | folgende[nr]? (?:adressen?|empfängers?)
    seguent[ei] (?:indirizz[oi]|destinatar(?:i|io))
    seguintes? (?:endereços?|destinatários?) | volgende (?:adres(?:sen)?|ontvangers?)
    """
)
OTHER_WORDS = linear.listed(
    r"""
    \bfrom | sent by | sender | reply-to | return-path | errors-to | contact | message[- ]?id | \bid
    please (?:e-?)?mail | write to | 送信元 | 差出人 | 送信者 | 発信者 | 発信元 | お問い?合わせ(?:先)? | absender
    \bvon | expéditeur | de la part de | remitente | mittente | remetente | afzender | отправител[ья] | 发件人 | 寄件者
    发送者 | 보낸 ?사람 | 발신자 | postmaster | administrator | on behalf of | identifier | mailto | assistance
    (?:unsubscribe|abmelden|désabonner|désinscrire|darse de baja|配信停止|退会)\b[^\n]{0,50}
    report (?:(?:this|it|them|that|suspicious|such) ?)?(?:e-?mails? |messages? )?to | please notify
    questions? | reference | support | help(?:desk)? | abuse | \bhi | hello | dear | bonjour | hola | mail from
    """
)
_NEW = (
    r"(?:new (?:e-?mail )?address|新しい(?:メール)?アドレス|neue (?:e-mail-)?adresse|nouvelle adresse"
    r"|nueva direcci[óo]n|nuovo indirizzo|novo endere[çc]o|nieuwe? (?:e-mail)?adres|новый адрес|新地址|새 주소)"
    r"\s*(?:is|ist|est|es|è|é|は|が|instead|now|from now on)?\s*[:：]?\s*<?$"
)
_SENDERS = (
    r"(?:(?:sender|from)(?:'s)?[ -](?:e-?mail[ -])?address"
    r"|(?:送信者|送信元|差出人|発信者|発信元)の?(?:メール)?アドレス)"
    r"[\]】」]?\s*[:：=]?\s*[<\"'(\[]*$"
)
_ORIGIN = rf"{_NEW}|{_SENDERS}|(?:expanded|generated|forwarded|aliased|redirected) (?:from|by|to)\s*:?\s*<?$"
_CELL = rf"^[\W\d]*(?:{'|'.join(RECIPIENT_WORDS)})\W*(?:\t| {{2,}})\W*$"
_TAG = rf"<(?:{'|'.join(RECIPIENT_WORDS)})>\s*$"
_NUMBER = r"(?:#?\d{1,4}\s*)?"
_RECIPIENT = (
    rf"(?:{'|'.join(RECIPIENT_WORDS)})[\"']?\s*[（(]?s?[)）]?\s*{_NUMBER}[:：=\]】]\s*[<\"'\[(【＜「]*$|{_CELL}|{_TAG}"
)
_ADDRESSEE = r"^\W*(?:to|an|à|a|para|aan|кому|cc|至)\s*[:：]\s*[<\"']*$"
_OTHER = rf"(?:{'|'.join(OTHER_WORDS)})[^\w]{{0,6}}(?:at|to|by|is|:|：|-)?\s*[:：=]?\s*[<\"'(\[]*$"
_LONGEST = 60
_ENDED = (".", "。", "!", "！")


_ARRIVED = re.compile(
    r"(?:(?:^|\n)\W*|(?<!not )(?<!yet )\b(?:were|was|been) )(?:successfully )?"
    r"(?:delivered|relayed|sent)(?: successfully)?"
    r"(?: to)?\s*[:：]\s*$"
    r"|(?:送信|配信|配送|お?届け)(?:(?:でき|され|し|いたし)ました|成功|完了|済み?)(?:した)?(?:宛先|アドレス)?"
    r"[】\])）。:：]*\s*$"
    r"|(?:^|\n)\W*(?:erfolgreich|réussi|avec succès|con éxito|con successo|com sucesso|успешно|成功|성공)"
    r"[\w\s]{0,20}[:：]?\s*$",
    re.IGNORECASE,
)


class Role(IntEnum):
    """The part that an address plays; the first that fits."""

    ORIGIN = 0
    RECIPIENT = 1
    ADDRESSEE = 2
    OTHER = 3


_ROLES = tuple(Role)
_BY_ROLE = linear.PatternSet((_ORIGIN, _RECIPIENT, _ADDRESSEE, _OTHER), ignore_case=True)


def before(words: str) -> Role | None:
    """The role that ``words`` give to the address right after them; None if they give none."""
    found = _BY_ROLE.found_in(_fit(words))
    role = _ROLES[found[0]] if found else None
    return None if role is Role.ADDRESSEE and len(words) >= 20 else role


def is_other(words: str) -> bool:
    """Whether ``words`` say that the address after them is no failed recipient, whatever else they say.

    A sentence that has ended says nothing of an address below it, unless what arrived is listed there.
    """
    if not words.endswith(_ENDED) and Role.OTHER in _BY_ROLE.found_in(_fit(words)):
        return True
    return _ARRIVED.search(words) is not None


def _fit(words: str) -> str:
    """The end of ``words`` with plain blanks."""
    return words[-_LONGEST:].replace("\u3000", " ").replace("\u00a0", " ")
