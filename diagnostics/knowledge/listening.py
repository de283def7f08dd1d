"""What does a text mean that somebody reads out, as far as it was heard rightly?"""

from dataclasses import dataclass

from diagnostics.knowledge import brands, mishearing
from diagnostics.knowledge.matching import Matcher
from diagnostics.knowledge.rules import Diagnosis
from diagnostics.notices import hearsay
from diagnostics.notices.facts import Notice

_SURE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What was said, as it was understood, the notice of one delivery that it makes, and what that means.

    ``mended`` are the words with slips of spelling set right, where only those tell a cause; else empty.
    """

    said: hearsay.Told
    notice: Notice
    diagnosis: Diagnosis
    mended: str = ""


def understood(matcher: Matcher, *, code: str = "", words: str = "", recipient: str = "") -> Understood:
    """A ``code`` in any spelling, ``words``, and an address, a domain or the name of a provider as ``recipient``."""
    recipient = brands.domain_of(recipient) if recipient.strip() else brands.named_in(words)
    first = _understood(matcher, hearsay.told(code=code, words=words, recipient=recipient))
    mended = mishearing.mended(words)
    if first.diagnosis.confidence >= _SURE or mended == words:
        return first
    again = _understood(matcher, hearsay.told(code=code, words=mended, recipient=recipient), mended=mended)
    return again if again.diagnosis.confidence > first.diagnosis.confidence else first


def _understood(matcher: Matcher, said: hearsay.Told, *, mended: str = "") -> Understood:
    notice = hearsay.heard(said)
    (delivery,) = notice.deliveries
    return Understood(
        said=said, notice=notice, diagnosis=matcher.diagnose(delivery, kind=notice.kind), mended=mended.strip()
    )
