"""What stands in each tab of a ticket?"""

from dataclasses import dataclass

from diagnostics.models import Delivery, RawMessage, Submission, User, policy
from diagnostics.web import evidence, history, tellings, ways, wording
from diagnostics.web.cases import Case, diagnoses_of
from diagnostics.web.tellings import Telling
from diagnostics.web.wording import Words

_MOST_BOUNCES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """One delivery of the ticket, with what it meant."""

    delivery: Delivery
    submission: Submission
    cause: str
    permanence: Words
    code: str


def content(tab: str, case: Case, *, viewer: User) -> dict[str, object]:
    """What the template of ``tab`` needs."""
    match tab:
        case "letter":
            return {"letters": _letters(case)}
        case "mail":
            return {"texts": _texts(case)}
        case "way":
            return {"ways": _ways(case)}
        case "bounces":
            return {"bounces": _bounces(case, viewer), "most_bounces": _MOST_BOUNCES}
        case "history":
            return {"events": history.told(case.ticket, case.pages, language=case.language)}
    return {"articles": _articles(case)}


def letter(case: Case) -> Telling | None:
    """The text for the customer in the customer's language."""
    return next(iter(_letters(case)), None)


def _articles(case: Case) -> tuple[Telling, ...]:
    """The staff's article, the reader's language first."""
    if case.page is None:
        return ()
    may_follow = case.viewer is None or policy.may(case.viewer, policy.Right.READ_KNOWLEDGE)
    return tellings.articles(case.page.staff, case.values, first=case.language, leads_in=may_follow)


def _letters(case: Case) -> tuple[Telling, ...]:
    """The customer's text, the customer's language first."""
    if case.page is None:
        return ()
    first = case.ticket.customer.language if case.ticket.customer else case.language
    return tellings.letters(case.page.customer, case.values, first=first)


def _texts(case: Case) -> tuple[evidence.Shown, ...]:
    if case.submission is None or case.diagnosis is None:
        return ()
    passages = [case.diagnosis.evidence or case.diagnosis.delivery.evidence]
    return evidence.whole(case.submission.parts, passages)


def _ways(case: Case) -> tuple[ways.Way, ...]:
    if case.submission is None:
        return ()
    kept = RawMessage.objects.filter(submission=case.submission).first()
    return ways.ways(kept.raw, case.delivery) if kept else ()


def _bounces(case: Case, viewer: User) -> tuple[Bounce, ...]:
    found = diagnoses_of(case.ticket, viewer).order_by("-delivery_id")[:_MOST_BOUNCES]
    return tuple(
        Bounce(
            delivery=diagnosis.delivery,
            submission=diagnosis.delivery.submission,
            cause=wording.cause_name(case.pages, diagnosis.cause, language=case.language),
            permanence=wording.PERMANENCES[diagnosis.permanence],
            code=wording.code(diagnosis.delivery),
        )
        for diagnosis in found
    )
