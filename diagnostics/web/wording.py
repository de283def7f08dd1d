"""In which words does the desk say what the code says in one?"""

from collections.abc import Mapping
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from diagnostics.knowledge.addresses import Slip
from diagnostics.knowledge.causes import Heading, Owner, Permanence, Resend
from diagnostics.knowledge.pages import Page
from diagnostics.models import Delivery
from diagnostics.notices import Kind

Words = str | Promise

LANGUAGES: Mapping[str, str] = {"ja": "日本語", "en": "English"}

VIEWS: Mapping[str, Words] = {
    "inbox": _("Inbox"),
    "mine": _("Mine"),
    "unassigned": _("Unassigned"),
    "review": _("Needs review"),
    "due": _("Due"),
    "waiting": _("Waiting"),
    "unclear": _("Unclear"),
    "done": _("Done"),
    "all": _("All tickets"),
}

GROUPS: Mapping[str, Words] = {
    "": _("Do not group"),
    "domain": _("Recipient's domain"),
    "cause": _("Cause"),
    "customer": _("Customer"),
}

HEADINGS: Mapping[str, Words] = {
    Heading.ADDRESS: _("Wrong address"),
    Heading.CAPACITY: _("Mailbox full"),
    Heading.SIZE: _("Too large"),
    Heading.PASSING: _("Server or connection"),
    Heading.REFUSED: _("Refused or blocked"),
    Heading.UNCLEAR: _("Unclear"),
}

OWNERS: Mapping[str, Words] = {
    Owner.SENDER: _("The customer who sent it"),
    Owner.US: _("Whoever runs the sending server"),
    Owner.RECIPIENT: _("The recipient"),
    Owner.PROVIDER: _("The receiving side's administrator"),
    Owner.NOBODY: _("Nobody needs to act"),
    Owner.STAFF: _("The desk decides"),
}

RESENDS: Mapping[str, Words] = {
    Resend.AFTER_CORRECTING: _("After correcting the address"),
    Resend.NEW_ADDRESS: _("To the new address"),
    Resend.NEVER: _("No: it will not arrive"),
    Resend.LATER: _("Later"),
    Resend.OTHER_MEANS: _("Ask the recipient by other means first"),
    Resend.AFTER_THEY_ALLOW: _("After the recipient allows it"),
    Resend.AFTER_SHRINKING: _("After making it smaller"),
    Resend.AFTER_MENDING: _("After the setting is mended"),
    Resend.AUTOMATIC: _("Not needed: it is retried by itself"),
    Resend.SLOWER: _("Later, and more slowly"),
    Resend.AFTER_DELISTING: _("After the block is lifted"),
    Resend.AFTER_RECOVERY: _("After the reputation recovers"),
    Resend.ASK_RECIPIENTS_ADMIN: _("After asking the receiving side's administrator"),
    Resend.AFTER_REMOVING: _("After taking the address off the list"),
    Resend.AFTER_CHANGING: _("After changing the content"),
    Resend.AFTER_CLEANING: _("After removing the virus"),
    Resend.UNDECIDED: _("Not decided yet"),
}

PERMANENCES: Mapping[str, Words] = {
    Permanence.PERMANENT: _("Permanent"),
    Permanence.TEMPORARY: _("Temporary"),
    Permanence.UNKNOWN: _("Unknown"),
}

KINDS: Mapping[str, Words] = {
    Kind.FAILURE: _("Delivery failed"),
    Kind.DELAY: _("Delayed, still being tried"),
    Kind.DELIVERED: _("Delivered"),
    Kind.COMPLAINT: _("Complaint"),
    Kind.AUTO_REPLY: _("Automatic reply"),
    Kind.ORDINARY: _("Ordinary mail"),
    Kind.UNREADABLE: _("Unreadable"),
}

COMMANDS: Mapping[str, Words] = {
    "CONN": _("while connecting"),
    "EHLO": _("at the greeting"),
    "HELO": _("at the greeting"),
    "MAIL": _("when the sender was named"),
    "RCPT": _("when the recipient was named"),
    "DATA": _("after the content was sent"),
}


SLIPS: Mapping[str, Words] = {
    Slip.FULL_WIDTH: _("It holds full-width letters:"),
    Slip.INVISIBLE: _("It holds characters that cannot be seen:"),
    Slip.BLANK: _("It holds a blank."),
    Slip.PUNCTUATION: _("Something else stands where a dot belongs:"),
    Slip.DOUBLED_DOT: _("Two dots follow each other:"),
    Slip.EDGE_DOT: _("A dot stands at the beginning or at the end:"),
    Slip.MISSING_DOT: _("A dot is missing:"),
    Slip.TOP_LEVEL: _("The ending looks mistyped:"),
    Slip.DOMAIN: _("It resembles a well-known domain:"),
    Slip.AT_SIGN: _("The @ is doubled, missing or in the wrong place:"),
    Slip.STRAY: _("Characters that do not belong to the address stand around it:"),
    Slip.TWIN: _("Letters of another script look the same:"),
    Slip.LOOKALIKE: _("Mail of this customer reaches an address that looks the same, but for:"),
}


def owners(page: Page) -> str:
    """Who can mend it, in words."""
    first = str(OWNERS[page.owner])
    if page.also_owner is None:
        return first
    return gettext("%(one)s or %(other)s") % {"one": first, "other": OWNERS[page.also_owner]}


def clock(length: timedelta | None) -> str:
    """When the desk looks again, in words."""
    if length is None:
        return gettext("No fixed date")
    if length.days:
        return ngettext("After %(count)d day", "After %(count)d days", length.days) % {"count": length.days}
    hours = length.seconds // 3600
    return ngettext("After %(count)d hour", "After %(count)d hours", hours) % {"count": hours}


def sureness(confidence: float) -> str:
    """A confidence between 0 and 1, in words."""
    if confidence >= 0.9:
        return gettext("sure")
    if confidence >= 0.7:
        return gettext("fairly sure")
    if confidence >= 0.5:
        return gettext("likely")
    return gettext("unsure")


def cause_name(pages: Mapping[str, Page], cause: str, *, language: str) -> str:
    """What the desk calls ``cause``; the bare word where the knowledge has no page for it."""
    page = pages.get(cause)
    return page.name.within(language) if page else cause


def code(delivery: Delivery) -> str:
    """The codes of a reply as one writes them: ``550 5.1.1``."""
    return " ".join(filter(None, [str(delivery.reply_code or ""), delivery.status]))
