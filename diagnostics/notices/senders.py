"""Who sent this, by its header: a mail system, a machine that answers for a person, a list, or a person?"""

import re

from diagnostics.notices import machine_names, words
from diagnostics.notices.message import Message
from diagnostics.notices.words import Topic

_DAEMON = re.compile(
    r"mailer[-_. ]?daemon|mail[-_. ]?daemon|post[-_.]?master|microsoftexchange[0-9a-f]|mail deliver"
    r"|delivery (?:sub)?system|mail system|mail administrator|mdaemon|system ?administrator|microsoft outlook|<>|^$"
    r"|mmdf@|\bmta@|network mailer|\bmailer@"
    r"|mail\.delivery|(?<![\w-])(?:(?:smtp|mx|mta|bounce|delivery|e-?mail)[-_.]?)?daemon@|mailsystem"
    r"|mail-delivery|email delivery|メール配信システム|メールシステム|エラー通知",
    re.IGNORECASE,
)
_MAILER_DAEMON = re.compile(r"mailer[-_. ]?daemon", re.IGNORECASE)
_PERHAPS_DAEMON = re.compile(
    rf"bounce|no-?reply|nobody|ndr|admin@|\berrors?@|\bowner-|-(?:request|owner)@|エラー|posta[- ]certificata"
    r"|(?:配信|送信|配送|監査|無害化|ウイルス|チェック)(?:システム|サービス|サーバー?)|セキュリティ ?クラウド"
    rf"|{'|'.join(machine_names.GATEWAYS)}",
    re.IGNORECASE,
)
LIST_FIELDS = ("list-id", "list-unsubscribe", "list-post", "x-campaign", "feedback-id", "x-mailing-list", "x-list")
_AUTOMATIC_FIELDS = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-response-suppress", "x-vacation")
_THANKS = re.compile(
    r"ありがとうござい|(?:お問い?合わせ|ご注文|お申し?込み|ご予約|ご登録)[^」]{0,12}(?:受付|受け付け|控え|完了|確認)"
    r"|thank you for (?:contacting|your)|we (?:have )?received your|merci (?:de nous|pour votre)|vielen dank für ihre"
    r"|gracias por|obrigad[oa] p(?:or|elo)|grazie per|感谢您|感謝您|문의해 ?주셔서|문의[^」]{0,12}접수"
    r"|обращени\S{1,3} (?:принят|получен|зарегистр)",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"[ご御]不在|不在(?:票|連絡|配達|者|・|通知[^\n]{0,20}(?:荷物|お?届け|配達))|auto-?(?:responder|replie)s\b",
    re.IGNORECASE,
)
_AUTO_SUBJECT = re.compile(
    r"^\s*(?:auto(?:matic)?[ :]|auto-?\s?(?:re|antwort)|vacation|out of (?:the )?(?:office|town|country|reach))",
    re.IGNORECASE,
)
_NEAR = 1_000


def is_daemon(message: Message) -> bool:
    """Whether the sender is called as only mail systems are; nobody counts for one."""
    return _DAEMON.search(message.header("from").strip()[:_NEAR]) is not None


def is_mailer_daemon(message: Message) -> bool:
    """Whether the sender is called mailer-daemon."""
    return _MAILER_DAEMON.search(message.header("from")) is not None


def machine_weight(message: Message) -> tuple[int, bool]:
    """How much the header speaks for a mail system, and whether it does so for certain."""
    sender = message.header("from").strip()[:_NEAR]
    declares = message.has("x-failed-recipients")
    is_one = _DAEMON.search(sender) is not None
    weight = 3 * declares + 2 * is_one + (not is_one and _PERHAPS_DAEMON.search(sender) is not None)
    weight += message.header("return-path").strip() in ("<>", "<MAILER-DAEMON>")
    weight += message.header("auto-submitted").lower().startswith("auto-")
    weight += 2 * (message.content_type == "multipart/report")
    return weight, declares or is_one


def is_automatic(message: Message) -> bool:
    """Whether a machine answered for a person: out of office, challenge, receipt (RFC 3834)."""
    submitted = message.header("auto-submitted").lower()
    if submitted.startswith("auto-replied") or any(message.has(name) for name in _AUTOMATIC_FIELDS[:3]):
        return True
    if "auto" in message.header("precedence").lower() or message.has("x-vacation"):
        return True
    if any(message.has(name) for name in LIST_FIELDS):
        return False
    if _AUTO_SUBJECT.match(message.subject):
        return True
    return Topic.AUTOMATIC in words.topics_in(words.folded(_NO_ANSWER.sub("", message.subject)))


def against(message: Message) -> int:
    """How much the header speaks for a list, or for somebody who answers."""
    weight = 2 * sum(message.has(name) for name in LIST_FIELDS[:4])
    if _DAEMON.search(message.header("from")):
        return weight
    weight += 2 * (message.header("precedence").strip().lower() in ("bulk", "list"))
    return weight + 3 * (message.has("in-reply-to") or _THANKS.search(message.subject) is not None)
