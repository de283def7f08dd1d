"""How does a remedy look on a page? Markdown made into safe HTML, with the values of the case at hand."""

import re
from collections.abc import Mapping
from html import escape

import nh3
from django.template.defaultfilters import filesizeformat
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from diagnostics.knowledge import remedies
from diagnostics.knowledge.details import Details
from diagnostics.knowledge.quotas import Quota
from diagnostics.models import Delivery, Ticket
from diagnostics.web import wording
from diagnostics.web.filters import absolute
from diagnostics.web.raw import visible

_TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong", "table", "tbody", "td",
    "th", "thead", "tr", "ul",
}  # fmt: skip
_MB = 1024 * 1024
_FINELY = 1024
"""From so many megabytes on, figures that differ little are said in megabytes, below in bytes."""
_SCHEMES = {"https", "http", "mailto"}
_INWARD = re.compile(r'<a href="/[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_markdown = MarkdownIt("js-default")


def article(text: str, values: Mapping[str, str], language: str) -> SafeString:
    """The Markdown ``text`` as HTML; values are text in it, never markup."""
    safe = {name: escape(visible(value)) for name, value in values.items()}
    html = remedies.fill(_markdown.render(remedies.settled(text, values)), safe, language=language)
    return SafeString(nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}, "ol": {"start"}}, url_schemes=_SCHEMES))


def unlinked_article(text: str, values: Mapping[str, str], language: str) -> SafeString:
    """The same for those who may not read the knowledge: links into the portal are mere words."""
    return SafeString(_INWARD.sub(r"\1", article(text, values, language)))


def letter(text: str, values: Mapping[str, str], language: str) -> str:
    """The customer's text, plain, ready to be sent."""
    return remedies.fill(text, values, language=language).strip()


def values(ticket: Ticket, delivery: Delivery | None, found: Details) -> dict[str, str]:
    """What is known of the case, by placeholder; what is not known is empty."""
    submission = delivery.submission if delivery else None
    return {
        "customer": str(ticket.customer or ""),
        "recipient": ticket.recipient,
        "domain": ticket.domain,
        "subject": submission.original_subject if submission else "",
        "sent_on": absolute(submission.original_sent_at) if submission else "",
        "code": wording.code(delivery) if delivery else "",
        "remote_host": delivery.remote_host if delivery else "",
        "ip": found.ip,
        "limit": filesizeformat(found.limit) if found.limit else "",
        "quota": _quota(found.quota) if found.quota else "",
        "until": absolute(delivery.retry_until) if delivery else "",
    }


def _quota(said: Quota) -> str:
    """``5.1 GB / 5.0 GB``, ``5.0 GB``, ``102 %`` or ``102 % / 5.0 GB``, the same in both languages."""
    if said.percent is not None:
        return " / ".join(filter(None, (f"{said.percent:g} %", filesizeformat(said.size) if said.size else "")))
    used, size = (filesizeformat(size) if size else "" for size in (said.used, said.size))
    if used == size and said.used and said.size and said.used != said.size:
        used, size = (_finely(size) for size in (said.used, said.size))
    return " / ".join(filter(None, (used, size)))


def _finely(size: int) -> str:
    return f"{size / _MB:,.0f}\xa0MB" if size >= _FINELY * _MB else f"{size:,}\xa0bytes"
