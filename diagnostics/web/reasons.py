"""What do we tell a person about a file that was kept but could not be read?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a file could not be read (``why``) and what helps (``advice``)."""

    why: str | Promise
    advice: str | Promise


_SEND_THE_MAIL_ITSELF = _("Save the bounce from your mail program as a file (.eml), or paste its source, and add that.")

_EXPLANATIONS: dict[str, Explanation] = {
    "empty": Explanation(
        why=_("The file is empty."),
        advice=_("Save the bounce from your mail program again and check that the file has a size before adding it."),
    ),
    "too-large": Explanation(
        why=_("The file is larger than this portal reads."),
        advice=_("Paste only the text of the error message, or save the bounce without the returned attachments."),
    ),
    "not-mail": Explanation(why=_("This is not an e-mail."), advice=_SEND_THE_MAIL_ITSELF),
    "archive": Explanation(
        why=_("This is an archive (ZIP or similar), which cannot be opened yet."),
        advice=_("Unpack it and add the mails inside; you can drop many files at once."),
    ),
    "outlook-item": Explanation(
        why=_("This is an Outlook item (.msg) that could not be opened."),
        advice=_("In Outlook, save the message as text or .eml, or forward it to the portal as an attachment."),
    ),
    "too-deep": Explanation(
        why=_("The mail is nested deeper than this portal follows."),
        advice=_("Add the innermost bounce by itself, or paste the text of the error message."),
    ),
    "too-many-parts": Explanation(
        why=_("The mail has more parts than this portal reads."),
        advice=_("Paste the text of the error message instead."),
    ),
    "too-many-recipients": Explanation(
        why=_("The notice names more recipients than this portal reads at once."),
        advice=_("Paste the part of the error message that matters."),
    ),
    "header-too-large": Explanation(
        why=_("The header of the mail is larger than this portal reads."),
        advice=_("Paste the text of the error message instead."),
    ),
    "too-slow": Explanation(
        why=_("Reading took longer than this portal allows, so the mail was set aside."),
        advice=_("It is kept. Paste the text of the error message meanwhile."),
    ),
    "crashed": Explanation(
        why=_("Reading failed several times, so the mail was set aside."),
        advice=_("It is kept. Tell the person who runs the portal, and paste the text of the error message meanwhile."),
    ),
}

_UNKNOWN = Explanation(
    why=_("The file could not be read as a mail."),
    advice=_("It is kept for a look. Paste the text of the error message to go on meanwhile."),
)


def explain(reason: str) -> Explanation:
    """The explanation of ``reason``, a word of ``notices.Unreadable``; a general one for words not known here."""
    return _EXPLANATIONS.get(reason, _UNKNOWN)
