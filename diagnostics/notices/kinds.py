"""Is this message a notice at all, and of which kind?"""

import re
from enum import IntEnum

from diagnostics.notices import linear, lone_errors, lookalikes, notice_signs, pasted_notices, senders, words
from diagnostics.notices.facts import Action, Delivery, Kind
from diagnostics.notices.message import Message
from diagnostics.notices.pasted_notices import Sign
from diagnostics.notices.prose import Prose
from diagnostics.notices.words import Topic

_ENOUGH = 4


class Naming(IntEnum):
    """How a message names whom it tells of: nobody but its own addressee, nobody, only by the mail that it returns,

    in passing, or on a line of its own or behind a label.
    """

    OWN = 0
    NONE = 1
    RETURNED = 2
    PASSING = 3
    PLAIN = 4


_HOTMAIL_COMPLAINT, _FAR_ENOUGH, _NEAR = b"X-HmXmrOriginalRecipient", 8_000, 1_000
_BAD_NEWS = frozenset({Topic.FAILED, Topic.DELAYED})
_WORDS_OF_NOTICES = _BAD_NEWS | {Topic.TELLING}
_OF_VIRUS = re.compile(r"\bvirus|\bviren\b|ウ[イィ]ルス|вирус|病毒|바이러스", re.IGNORECASE)
_AGGREGATE = re.compile(r"report[- ]domain:|dmarc aggregate|aggregate report|tls-?rpt|smtp tls report")
_SENDMAIL_ARRIVED = "return receipt"
_ARRIVED = linear.Pattern(
    r"(?i)delivery (?:report|notification|status notification|notice)\W{0,4}(?:success|relay|delivered)"
    r"|successful(?:ly)? (?:mail )?deliver|message (?:was |has been )?(?:successfully )?delivered"
    r"|ricevuta di (?:avvenuta )?(?:consegna|accettazione)"
)
_CERTIFIED = re.compile(r"posta[- ]certificata", re.IGNORECASE)
_REFUSED = re.compile(
    r"automatically (?:rejected|refused)|^(?:subject: )?rejected:|(?:reject|refus)ed by (?:a |the )?(?:sieve|filter)",
    re.IGNORECASE | re.MULTILINE,
)
_LISTING = linear.Pattern(
    r"(?im)^-{2,}\s?Q(?:ueue)?[- ]?ID-|^[ \t]*(?:mailq|postqueue|exim -bp)\b|^Grand Totals$|\bmail queue \(\d"
    r"|^message (?:bounce|deferral|reject) detail|^[ \t]*-{4,} [\w-]{1,20} begin -{4,}"
    r"|^Today['’]s Topics:|^Send .{1,80} mailing list submissions to\b"
)
_MACHINES = Sign.SENDER | Sign.FIELD | Sign.PHRASE | Sign.LINE
_PERSONAL_FIELDS = ("in-reply-to", "references", "user-agent", "x-mailer", "x-original-to-list")
_DELIVERED = linear.Pattern(
    r"(?i)success|(?:配信|送信|配送|お?届け)が?(?:され|でき|いたし|完了し)ました|erfolgreich|avec succès|con éxito"
    r"|correctamente|con successo|com sucesso|успешно|成功(?:投递|送达|送達|发送|發送)"
    r"|(?:전송|전달|발송)(?:되었|했|하였)"
)


def without_failure(message: Message) -> Kind | None:
    """The kind of a message whose very form says that it is no notice of failure; None for all others."""
    if _is_complaint(message):
        return Kind.COMPLAINT
    if _is_receipt(message) and not _refuses(message):
        return Kind.AUTO_REPLY
    if message.subject.strip().lower() == _SENDMAIL_ARRIVED and message.content_type != "multipart/report":
        return Kind.DELIVERED
    if _AGGREGATE.search(message.subject.lower()):
        return Kind.ORDINARY
    return None


def of_deliveries(deliveries: tuple[Delivery, ...]) -> Kind:
    """The kind of a notice that says this of its recipients."""
    actions = {delivery.action for delivery in deliveries}
    if Action.FAILED in actions or not actions:
        return Kind.FAILURE
    return Kind.DELAY if Action.DELAYED in actions else Kind.DELIVERED


def speaks_of_delay(message: Message, texts: tuple[Prose, ...]) -> bool:
    """Whether a notice says that it is only a warning."""
    in_subject = words.topics_in(words.folded(message.subject))
    if Topic.DELAYED in in_subject and Topic.FAILED not in in_subject:
        return True
    in_texts = frozenset[Topic]().union(*(prose.topics for prose in texts[:3]))
    return Topic.DELAYED in in_texts and Topic.FINAL not in in_subject | in_texts


def is_notice(
    message: Message, texts: tuple[Prose, ...], *, has_dialect: bool, is_forwarded: bool, naming: Naming
) -> bool:
    """Whether a message without a report tells of a failure or a delay, and not merely talks about such things."""
    speaks = _speaks_as_one(message, texts, has_dialect=has_dialect, is_forwarded=is_forwarded, naming=naming)
    return speaks and not _only_looks_like_one(message, texts)


def _speaks_as_one(
    message: Message, texts: tuple[Prose, ...], *, has_dialect: bool, is_forwarded: bool, naming: Naming
) -> bool:
    topics = frozenset[Topic]().union(*(prose.topics for prose in texts[:3]))
    if not message.fields or _is_pasted_error(message, texts):
        return bool(_BAD_NEWS & topics) or _has_reply(texts) or _is_lone_error(texts)
    machine, is_certain = senders.machine_weight(message)
    is_trusted = is_forwarded and _may_be_trusted(message, texts)
    is_anybodys = is_forwarded and not (is_trusted or message.has("from") or message.has("received"))
    is_forwarded = is_trusted
    is_announced = _is_announced(message)
    if is_anybodys or not (machine or is_forwarded or (is_announced and _is_told(message, texts, naming))):
        return False
    is_named = naming > Naming.RETURNED
    says_why = Topic.TELLING in topics and is_named and senders.is_daemon(message)
    says_something = is_certain and _comes_back(message, naming) and not _brings_good_news(texts)
    spoken = 2 * is_announced + 2 * bool(_BAD_NEWS & topics or says_why or says_something or _has_reply(texts))
    is_cut_off = is_forwarded and naming is Naming.NONE and (is_announced or has_dialect or _has_reply(texts))
    if naming <= Naming.NONE and not (is_cut_off or _is_bare_error(message, texts)):
        return False
    if not (is_certain or has_dialect or is_named or _has_reply(texts)):
        return False
    labelled = naming is Naming.PLAIN and bool(_BAD_NEWS & topics or _OF_VIRUS.search(message.subject))
    weight = machine + spoken + 2 * has_dialect + is_forwarded + labelled - senders.against(message)
    if not (machine or is_forwarded or has_dialect):
        return weight >= _ENOUGH and _reads_as_one(message, texts)
    if not (is_certain or is_forwarded or is_announced or naming is Naming.PLAIN or _has_reply(texts)):
        return weight >= _ENOUGH - 1 and _tells_the_sender(texts)
    if weight == _ENOUGH - 1 and is_named and _tells_the_sender(texts):
        return True
    return weight >= _ENOUGH and (has_dialect or not _lists(texts))


def _only_looks_like_one(message: Message, texts: tuple[Prose, ...]) -> bool:
    """Whether somebody explains errors at large, tells of a parcel, or lures with mail that is said to wait."""
    if senders.is_mailer_daemon(message):
        return False
    said = texts[0].own if texts and message.fields else ""
    is_systems = bool(message.header("from").strip()) and senders.is_daemon(message)
    if not is_systems and lookalikes.explains_errors(said):
        return True
    if not (lookalikes.lures(said) or (not is_systems and lookalikes.tells_of_a_parcel(said))):
        return False
    return not pasted_notices.signs_in(said) & _MACHINES


def has_arrived(message: Message, texts: tuple[Prose, ...]) -> bool:
    """Whether a mail system says without a report that a mail arrived, and of none that it did not."""
    if not _ARRIVED.is_in(f"{message.subject}\n{_beginning(texts)}"):
        return False
    if not (senders.machine_weight(message)[1] or _CERTIFIED.search(message.header("from"))):
        return False
    topics = words.topics_in(words.folded(message.subject)).union(*(prose.topics for prose in texts[:3]))
    return not _BAD_NEWS & topics


def _is_told(message: Message, texts: tuple[Prose, ...], naming: Naming) -> bool:
    """Whether the words of an announced failure say so too: by a reply, a plain recipient, or a sentence on one."""
    if _has_reply(texts) or naming is Naming.PLAIN:
        return True
    return naming is Naming.PASSING and _reads_as_one(message, texts)


def _reads_as_one(message: Message, texts: tuple[Prose, ...]) -> bool:
    """Whether a mail reads as a notice from its subject on, and shows no sign of a person's mail program."""
    if any(message.has(name) for name in _PERSONAL_FIELDS) or notice_signs.subject_says_answered(message.subject):
        return False
    return notice_signs.subject_tells_failure(message.subject) and _tells_the_sender(texts)


def _tells_the_sender(texts: tuple[Prose, ...]) -> bool:
    """Whether a sentence says that a mail of the reader's failed, and no person talks in it."""
    return bool(texts) and bool(pasted_notices.signs_in(texts[0].own) & Sign.SENTENCE)


def _lists(texts: tuple[Prose, ...]) -> bool:
    """Whether a machine lists what waits in its queue or stands in its log, for the one who runs it."""
    return any(_LISTING.is_in(prose.own[:_FAR_ENOUGH]) for prose in texts[:1])


def _refuses(message: Message) -> bool:
    """Whether a receipt is a filter's refusal (RFC 5429, section 2.1)."""
    said = "\n".join(part.text[:_FAR_ENOUGH] for part in message.texts[:1])
    return _REFUSED.search(f"{message.subject}\n{said}") is not None


def _beginning(texts: tuple[Prose, ...]) -> str:
    return "\n".join(prose.own[:_NEAR] for prose in texts[:1])


def _may_be_trusted(message: Message, texts: tuple[Prose, ...]) -> bool:
    """Whether a forwarded message whose header was cut down is a mail system's: by its sender, subject or words."""
    if message.has("received"):
        return False
    has_sender = bool(message.header("from").strip())
    if not has_sender and pasted_notices.is_headline(message.subject):
        return True
    signs = pasted_notices.signs_in(texts[0].text) if texts else Sign.NONE
    if pasted_notices.agree(signs):
        return True
    if not (has_sender and senders.is_daemon(message)) or notice_signs.subject_says_answered(message.subject):
        return False
    return senders.is_mailer_daemon(message) or _is_announced(message) or bool(signs & pasted_notices.STRONG)


def _comes_back(message: Message, naming: Naming) -> bool:
    """Whether a mail system speaks of somebody, and not a machine that answers for a person, in whatever language."""
    if naming is Naming.PLAIN and senders.is_mailer_daemon(message):
        return True
    return naming > Naming.NONE and notice_signs.has_null_return_path(message) and not senders.is_automatic(message)


def _brings_good_news(texts: tuple[Prose, ...]) -> bool:
    return any(_DELIVERED.is_in(prose.own[:_FAR_ENOUGH]) for prose in texts[:1])


def _is_announced(message: Message) -> bool:
    """Whether the subject tells of a failure, a delay or a virus, and not by what it quotes."""
    subject = notice_signs.unquoted(message.subject)
    return bool(_BAD_NEWS & words.topics_in(words.folded(subject))) or _OF_VIRUS.search(subject) is not None


def _is_bare_error(message: Message, texts: tuple[Prose, ...]) -> bool:
    """Whether a mailer-daemon says what went wrong and no more, naming nobody; fakes bring a file along."""
    says_something = _has_reply(texts) or any(prose.topics & _WORDS_OF_NOTICES for prose in texts[:3])
    return (
        says_something
        and senders.is_mailer_daemon(message)
        and not any(part.is_attachment or part.main_type == "application" for part in message.parts)
    )


def _is_pasted_error(message: Message, texts: tuple[Prose, ...]) -> bool:
    """Whether anybody mails us an error and not a word more, and neither answers a mail nor writes to a list."""
    if not _is_lone_error(texts) or notice_signs.subject_says_answered(message.subject):
        return False
    return not any(message.has(name) for name in ("in-reply-to", "references", *senders.LIST_FIELDS))


def _is_lone_error(texts: tuple[Prose, ...]) -> bool:
    return bool(texts) and lone_errors.is_one(texts[0].text)


def _has_reply(texts: tuple[Prose, ...]) -> bool:
    return any(prose.reason is not None and prose.reason.is_reply for prose in texts[:3])


def _is_complaint(message: Message) -> bool:
    if message.parameters.get("report-type", "").lower() == "feedback-report":
        return True
    if "message/feedback-report" in message.types:
        return True
    return any(_HOTMAIL_COMPLAINT in part.body[:_FAR_ENOUGH] for part in message.of_type("message/rfc822"))


def _is_receipt(message: Message) -> bool:
    if message.parameters.get("report-type", "").lower() == "disposition-notification":
        return True
    return "message/disposition-notification" in message.types
