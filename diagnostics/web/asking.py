"""What does a text mean that a caller reads out on the phone? Answered at once; nothing of it is kept.

With ``about`` it is what a mail quotes in which its writer tells of an error: the fields are filled from that mail.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from diagnostics import editions, notices
from diagnostics.knowledge import addresses, brands, listening, rules, vendors
from diagnostics.knowledge.causes import Cause
from diagnostics.models import Delivery, Diagnosis, Edition, Submission, Ticket, columns
from diagnostics.models.policy import Right
from diagnostics.notices import hearsay
from diagnostics.web import book, glosses, plain, quoting, tabs, tellings, wording
from diagnostics.web.access import person, requires
from diagnostics.web.book import Pages
from diagnostics.web.cases import Case

DOMAINS = (
    "docomo.ne.jp",
    "au.com",
    "ezweb.ne.jp",
    "softbank.ne.jp",
    "i.softbank.jp",
    "gmail.com",
    "outlook.com",
    "icloud.com",
    "yahoo.co.jp",
)
"""What callers most often ask about."""
MOST_CODES = 12
"""How many of a provider's own codes are shown where only its domain is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A cause that stays possible, with the question that tells it from the others."""

    cause: str
    name: str
    summary: str
    question: str


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.READ_KNOWLEDGE)
def ask(request: HttpRequest) -> HttpResponse:
    """The page with the three fields, and the answer once one of them is filled."""
    asked = request.POST if request.method == "POST" else request.GET
    fields = {name: asked.get(name, "")[: hearsay.LONGEST] for name in ("code", "words", "recipient")}
    about = _about(request, asked["about"]) if asked.get("about") else None
    if about and not any(field.strip() for field in fields.values()):
        fields |= quoting.fields_of(about)
    context: dict[str, object] = {"fields": fields, "domains": DOMAINS, "about": about}
    if fields["code"].strip() or fields["words"].strip():
        context |= _answer(request, fields, asker=about.sender if about else "")
    elif fields["recipient"].strip():
        context |= _of_provider(fields["recipient"])
    return render(request, "asking/ask.html", context)


def _about(request: HttpRequest, number: str) -> Submission:
    return get_object_or_404(Submission.objects.visible_to(person(request)), pk=plain.number(number))


def _answer(request: HttpRequest, fields: Mapping[str, str], *, asker: str) -> Mapping[str, object]:
    try:
        edition = editions.current()
    except editions.NoKnowledge:
        return {"has_no_knowledge": True}
    heard = listening.understood(editions.matcher(edition), **fields)
    case = _case(heard.notice, heard.diagnosis, edition)
    said = replace(heard.said, asker=asker)
    return {
        "case": case,
        "mended": heard.mended,
        "candidates": _candidates(case),
        "as_notice": said.as_notice if hearsay.reads_as_notice(said) else "",
        **tabs.content("remedy", case, viewer=person(request)),
        **tabs.content("letter", case, viewer=person(request)),
    }


def _of_provider(recipient: str) -> Mapping[str, object]:
    """What can be told of a recipient alone: slips of the pen, and what the provider's own codes mean."""
    said = hearsay.told(recipient=brands.domain_of(recipient))
    vendor = vendors.vendor_of([said.domain])
    own = [entry for entry in glosses.dictionary().entries if vendor and entry.vendor == vendor]
    return {
        "provider": said.domain,
        "slips": addresses.hints(said.recipient if "@" in said.recipient else f"name@{said.domain}"),
        "lines": glosses.glosses(own[:MOST_CODES], book.pages(), book.language()),
    }


def _case(notice: notices.Notice, found: rules.Diagnosis, edition: Edition) -> Case:
    """The case as the ticket would show it; none of its rows is ever saved."""
    (facts,) = notice.deliveries
    pages, now = book.pages(), timezone.now()
    page = pages[found.cause]
    parts = [columns.text_part(part) for part in notice.parts]
    delivery = Delivery.of(Submission(parts=parts, received_at=now), 0, facts)
    delivery.ticket = Ticket(
        cause=found.cause,
        heading=page.heading,
        confidence=found.confidence,
        recipient=delivery.recipient.lower(),
        domain=delivery.domain or columns.line(facts.remote_host, limit=255),
        evidence=found.evidence.text if found.evidence else facts.diagnostic,
    )
    diagnosis = Diagnosis.of(delivery, edition, found, now=now)
    delivery.ticket.needs_review = diagnosis.needs_review
    return Case(ticket=delivery.ticket, diagnosis=diagnosis, pages=pages, language=book.language())


def _candidates(case: Case) -> tuple[Candidate, ...]:
    """What else it can be: by the rules, and for want of any, by what the codes can stand for."""
    named = [other.cause for other in case.others]
    if not named and case.ticket.cause == Cause.UNCLEAR:
        named = [one.cause for code in case.codes for one in code.causes]
    causes = [cause for cause in dict.fromkeys(named) if cause not in (case.ticket.cause, Cause.UNCLEAR)]
    return tuple(_candidate(cause, case.pages, case) for cause in causes if cause in case.pages)


def _candidate(cause: str, pages: Pages, case: Case) -> Candidate:
    page, language = pages[cause], case.language
    return Candidate(
        cause=cause,
        name=wording.cause_name(pages, cause, language=language),
        summary=tellings.letter(page.summary, case.values, language=language).text,
        question=tellings.letter(page.question, case.values, language=language).text if page.question else "",
    )
