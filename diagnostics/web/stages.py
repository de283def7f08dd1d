"""At which stage can a file be, in the words that people see?"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """What a person needs to know of a submission's state, kind and tickets; in the order of the summary."""

    QUEUED = "queued", _("Queued")
    READING = "reading", _("Reading")
    DIAGNOSED = "diagnosed", _("Diagnosed")
    REVIEW = "review", _("Needs review")
    DUPLICATE = "duplicate", _("Duplicate")
    NO_FAILURE = "no-failure", _("Not a failure notice")
    UNREADABLE = "unreadable", _("Cannot be read")
    QUARANTINED = "quarantined", _("Set aside")

    @property
    def is_finished(self) -> bool:
        """Whether nothing more happens by itself."""
        return self not in (Stage.QUEUED, Stage.READING)

    @property
    def is_unreadable(self) -> bool:
        """Whether a person must look, because reading did not succeed."""
        return self in (Stage.UNREADABLE, Stage.QUARANTINED)
