"""Does a mail system speak in this message, or a person?"""

import re

from diagnostics.notices import machine_names, pasted_notices, words
from diagnostics.notices.message import Message

_MAIL_SYSTEM = re.compile(
    r"mailer[-_. ]?daemon|mail[-_. ]?daemon|post-?master|mdaemon|microsoftexchange[0-9a-f]|microsoft outlook"
    r"|mail[- ]?deliver(?:y|er)[ -](?:sub)?system|mail administrator|system ?administrator|internet mail delivery"
    r"|system attendant|message delivery|mail system|mta[-_ ]?daemon|<mmdf@|email delivery",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"undeliver|non-?deliver|not? delivered|delivery (?:status )?(?:notification|failure|fail|report|error|has failed)"
    r"|(?:mail|message|delivery) (?:delivery )?(?:system )?(?:failed|failure|error)|failed delivery|failure notice"
    r"|returned (?:mail|to sender|message|e-?mail)|mail(?:er)? (?:error|delivery)|delayed mail|mail status"
    r"|(?:can(?:no|['\u2019])t|could not|unable to) (?:be )?(?:deliver|send)|warning: (?:could not|message)"
    r"|message (?:status|you sent|blocked|bounced)|bounced? (?:mail|message)|rejected|unzustellbar|nicht zugestellt"
    r"|non remis|no entregado|non recapitabile|não entregue|未送信|不達|エラーメール|返送|メール(?:の)?送信エラー"
    r"|配信(?:不能|不可|失敗|エラー|でき|状況)|送信(?:不能|失敗|エラー|でき)|配達(?:不能|でき)|配送(?:不能|エラー|でき)"
    r"|退信|无法投递|無法傳遞|투달|반송",
    re.IGNORECASE,
)
_MACHINES_SUBJECT = re.compile(
    r"undeliver|delivery status notification|failure notice|returned (?:mail\b|to sender)|non-?delivery"
    r"|mail delivery (?:failed|failure|system|subsystem|status)|delivery (?:failure|report|has failed)"
    r"|mail system error|メールエラー通知|配信不能",
    re.IGNORECASE,
)
_FORWARD_SUBJECT = re.compile(
    r"\s*(?:\[[^\]]{1,40}\]\s*)?(?:(?:re|aw|sv|antw?|返信)\s*[:：]\s*)*"
    r"(?:fwd?|fw|wg|tr|rv|enc|i|vs|転送|轉寄|转发|전달|doorst)\s*(?:\[\d+\])?\s*[:：]",
    re.IGNORECASE,
)
_ANSWER_SUBJECT = re.compile(r"\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|sv|antw?|返信)\s*[:：]", re.IGNORECASE)
_IN_QUOTES = re.compile(r"[\"“「『][^\"”」』]{0,200}[\"”」』]")
_PREFIXES = re.compile(
    r"\s*(?:\[[^\]]{1,40}\]\s*)?(?:(?:re|aw|sv|antw?|返信|fwd?|fw|wg|tr|rv|enc|i|vs|転送|轉寄|转发|전달|doorst)"
    r"\s*(?:\[\d+\])?\s*[:：]\s*)+",
    re.IGNORECASE,
)
_PERHAPS_A_MACHINE = re.compile(
    rf"{'|'.join(machine_names.GATEWAYS)}"
    r"|\b(?:do-?)?not?[-_.]?reply|\bbounces?\b|\bnobody\b|admin@|daemon|\berrors?@|\brelay@|notif"
    r"|\balerts?\b|monitor|\b(?:ro)?bot\b|エラー|システム|ウイルス|ウィルス|セキュリティ|自動",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\b[45]\d\d(?:-|\s{1,8})#?[45]\.\d{1,3}\.\d{1,3}\b|(?:#|status: ?|smtp; ?)[45]\.\d\.\d|\b55\d[ -]\S"
    r"|(?:final|original)-recipient:|diagnostic-code:|reporting-mta:|\"notificationtype\":",
    re.IGNORECASE,
)
_COMPLAINT = re.compile(r"abuse report|complaint about (?:a )?message|feedback-type:", re.IGNORECASE)
_MOST_CHARACTERS = 60_000
_OF_NOTICES = pasted_notices.STRONG | pasted_notices.Sign.REPLY
STRONGEST = 3


def strength(message: Message, text: str) -> int:
    """How surely ``message``, whose words are ``text``, is a notice: 0 not at all, 3 by more than one sign."""
    if is_report(message) or has_null_return_path(message):
        return STRONGEST
    by_name = names_mail_system(message.header("from"))
    by_subject = subject_tells_failure(message.subject)
    speaks = speaks_of_failure(text) or _answers_or_complains(message, text)
    if by_name and (by_subject or speaks):
        return STRONGEST
    return 2 if by_name or by_subject else int(speaks)


def is_forwarded_notice(inside: int, *, outside: Message, said: str) -> bool:
    """Whether a message of strength ``inside`` is a notice that ``outside`` forwards, and not the mail it returns.

    ``said`` is what ``outside`` says itself. The more it speaks as a notice does, the surer must be the inside.
    """
    is_called_forwarded = subject_says_forwarded(outside.subject) and not has_null_return_path(outside)
    if is_from_mail_system(outside) and not is_called_forwarded:
        return inside == STRONGEST and not speaks_of_failure(said)
    if quotes_a_reply(said) if is_called_forwarded else not may_stand_above(said):
        return inside == STRONGEST
    return inside >= (1 if outside.sender else 2)


def may_stand_above(said: str) -> bool:
    """Whether ``said`` may be what a person says of a notice below, and is not itself one that returns a mail."""
    return not speaks_of_failure(said) or not pasted_notices.signs_in(said) & _OF_NOTICES


def _answers_or_complains(message: Message, text: str) -> bool:
    """Whether the words are those of an automatic answer or of a report of abuse (RFC 5965)."""
    subject = message.subject[:500]
    return words.automatic.are_in(words.folded(subject)) or _COMPLAINT.search(f"{subject}\n{text[:2_000]}") is not None


def is_from_mail_system(message: Message) -> bool:
    """Whether the sender is a mail system by name, or the message says so by its very form."""
    return is_report(message) or has_null_return_path(message) or names_mail_system(message.header("from"))


def is_report(message: Message) -> bool:
    """Whether the whole message is a report (RFC 6522), or declares the recipients that it failed for."""
    return message.content_type == "multipart/report" or message.has("x-failed-recipients")


def has_null_return_path(message: Message) -> bool:
    """Whether the envelope sender is the empty one that notices must have (RFC 5321, section 4.5.5)."""
    return message.header("return-path").strip() in ("<>", "<MAILER-DAEMON>")


def names_mail_system(sender: str) -> bool:
    """Whether a From field names a mailer daemon, a postmaster or their like."""
    return _MAIL_SYSTEM.search(sender[:500]) is not None


def is_mailer_daemon(sender: str) -> bool:
    """Whether a From field names the daemon itself, whom no person writes as."""
    return "mailer-daemon" in sender.lower()[:500]


def may_be_a_machine(sender: str) -> bool:
    """Whether a From field names what may send by itself: nobody answers there, a service, a filter."""
    return _PERHAPS_A_MACHINE.search(sender[:500]) is not None


def answers_by_itself(message: Message) -> bool:
    """Whether a machine answered for a person (RFC 3834): out of office, received, not monitored."""
    automatic = message.header("auto-submitted").lower().strip()
    return automatic.startswith("auto-replied") or message.has("x-autoreply") or message.has("x-autorespond")


def speaks_of_failure(text: str) -> bool:
    """Whether ``text`` says, in any way that mail systems do, that something was not delivered."""
    folded = words.folded(text[:_MOST_CHARACTERS])
    return words.failed.are_in(folded) or words.delayed.are_in(folded) or _REPLY.search(folded) is not None


def quotes_a_reply(text: str) -> bool:
    """Whether ``text`` holds what only machines write: a reply with its status (RFC 3463), or a report's fields."""
    return _REPLY.search(text[:_MOST_CHARACTERS]) is not None


def subject_tells_failure(subject: str) -> bool:
    """Whether a subject, freed of what forwarding and answering put before it, is that of a notice."""
    return _SUBJECT.search(unquoted(bare_subject(subject))) is not None


def says_failed(subject: str) -> bool:
    """Whether a subject says, in any language and not by what it quotes, that something was not delivered."""
    return words.failed.are_in(words.folded(unquoted(subject)))


def unquoted(subject: str) -> str:
    """``subject`` without what it quotes."""
    return _IN_QUOTES.sub("", subject[:500])


def subject_is_a_machines(subject: str) -> bool:
    """Whether a subject, freed likewise, is one that people hardly choose themselves."""
    return _MACHINES_SUBJECT.search(bare_subject(subject)[:500]) is not None


def subject_says_forwarded(subject: str) -> bool:
    """Whether a subject begins as forwarded mail does (``Fwd:``, ``転送:``)."""
    return _FORWARD_SUBJECT.match(subject[:500]) is not None


def subject_says_answered(subject: str) -> bool:
    """Whether a subject begins as that of an answer (``Re:``, ``返信:``)."""
    return _ANSWER_SUBJECT.match(subject[:500]) is not None


def bare_subject(subject: str) -> str:
    """``subject`` without ``Re:``, ``Fwd:`` and their like."""
    prefix = _PREFIXES.match(subject[:500])
    return subject[prefix.end() :] if prefix else subject
