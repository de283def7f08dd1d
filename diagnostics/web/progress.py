"""How far is each file that was given to us, and what came of it?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from diagnostics import editions
from diagnostics.models import Delivery, Submission, Ticket, User, policy
from diagnostics.notices import Kind
from diagnostics.web.reasons import Explanation, explain
from diagnostics.web.stages import Stage

_FAILURES = (Kind.FAILURE, Kind.DELAY)
_OTHER_KINDS = {
    Kind.DELIVERED: _("A confirmation that the mail was delivered: nothing failed."),
    Kind.COMPLAINT: _("A complaint report: a recipient marked a mail as spam."),
    Kind.AUTO_REPLY: _("An automatic reply, such as an absence note: the mail did arrive."),
    Kind.ORDINARY: _("An ordinary mail: no delivery failure is reported in it."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A ticket that came of a file, with its cause in the reader's language."""

    number: int
    heading: str
    cause: str
    recipient: str
    needs_review: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One file as people see it: its stage, what came of it, and the tickets that the viewer may open.

    ``explanation`` is set where the file could not be read; ``first`` is the submission of the same bytes that came
    before a duplicate, None where the viewer may not see it.
    """

    submission: Submission
    stage: Stage
    remark: str | Promise = ""
    explanation: Explanation | None = None
    first: Submission | None = None
    tickets: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How many files stand at which stage, in the order of the stages."""

    stages: tuple[tuple[Stage, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _stage, count in self.stages)

    @property
    def finished(self) -> int:
        return sum(count for stage, count in self.stages if stage.is_finished)

    @property
    def is_finished(self) -> bool:
        return self.finished == self.total

    @property
    def outcome(self) -> tuple[tuple[Stage, int], ...]:
        """Only the stages at which nothing more happens by itself."""
        return tuple((stage, count) for stage, count in self.stages if stage.is_finished)

    @property
    def fingerprint(self) -> str:
        """A word that changes whenever a file moves on."""
        return "-".join(f"{stage.value}.{count}" for stage, count in self.stages)


def summarize(submissions: QuerySet[Submission]) -> Summary:
    """Count ``submissions`` by stage, in one query."""
    counted = (
        submissions.annotate(review=_needs_review())
        .order_by()
        .values_list("state", "kind", "review")
        .annotate(Count("id"))
    )
    counts: Counter[Stage] = Counter()
    for state, kind, review, count in counted:
        counts[_stage(state, kind, review)] += count
    return Summary(stages=tuple((stage, counts[stage]) for stage in Stage if counts[stage]))


def rows(submissions: Iterable[Submission], *, viewer: User) -> tuple[Row, ...]:
    """The rows of ``submissions`` as ``viewer`` may see them, in two queries however many there are."""
    listed = list(submissions)
    everything = policy.may(viewer, policy.Right.READ_DESK)
    tickets = _cases_by_submission(listed, None if everything else viewer)
    return tuple(
        _row(
            submission,
            tickets=tickets.get(submission.duplicate_of_id or submission.pk, ()),
            first=_first(submission, None if everything else viewer),
        )
        for submission in listed
    )


def _needs_review() -> Q:
    deliveries = Delivery.objects.filter(submission=OuterRef("pk"))
    return ~Exists(deliveries.filter(ticket__isnull=False)) | Exists(deliveries.filter(ticket__needs_review=True))


def _first(submission: Submission, only_of: User | None) -> Submission | None:
    first = submission.duplicate_of
    return first if first is not None and (only_of is None or first.submitted_by_id == only_of.pk) else None


def _cases_by_submission(submissions: Sequence[Submission], only_of: User | None) -> dict[int, tuple[Case, ...]]:
    ids = {submission.duplicate_of_id or submission.pk for submission in submissions}
    deliveries = Delivery.objects.filter(submission__in=ids, ticket__isnull=False).select_related("ticket")
    if only_of is not None:
        deliveries = deliveries.filter(submission__submitted_by=only_of)
    found: dict[int, dict[int, Ticket]] = {}
    for delivery in deliveries.order_by("submission", "position", "id"):
        if delivery.ticket is not None:
            found.setdefault(delivery.submission_id, {})[delivery.ticket.pk] = delivery.ticket
    names = _cause_names() if found else {}
    return {
        submission: tuple(_case(ticket, names) for ticket in tickets.values()) for submission, tickets in found.items()
    }


def _cause_names() -> dict[str, str]:
    language = get_language() or "ja"
    return {page.cause.value: page.name.within(language) for page in editions.book(editions.current()).pages}


def _case(ticket: Ticket, names: Mapping[str, str]) -> Case:
    return Case(
        number=ticket.number,
        heading=ticket.heading,
        cause=names.get(ticket.cause, ticket.cause),
        recipient=ticket.recipient,
        needs_review=ticket.needs_review,
    )


def _row(submission: Submission, *, tickets: tuple[Case, ...], first: Submission | None) -> Row:
    review = not tickets or any(ticket.needs_review for ticket in tickets)
    stage = _stage(submission.state, submission.kind, review)
    return Row(
        submission=submission,
        stage=stage,
        remark=_OTHER_KINDS.get(Kind(submission.kind), "") if submission.kind else "",
        explanation=explain(submission.reason) if stage.is_unreadable else None,
        first=first,
        tickets=tickets,
    )


def _stage(state: str, kind: str, review: bool) -> Stage:  # noqa: FBT001  # a column of the query
    match state:
        case Submission.State.RECEIVED:
            return Stage.QUEUED
        case Submission.State.READING:
            return Stage.READING
        case Submission.State.DUPLICATE:
            return Stage.DUPLICATE
        case Submission.State.UNREADABLE:
            return Stage.UNREADABLE
        case Submission.State.QUARANTINED:
            return Stage.QUARANTINED
    if kind not in _FAILURES:
        return Stage.NO_FAILURE
    return Stage.REVIEW if review else Stage.DIAGNOSED
