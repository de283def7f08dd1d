"""What is kept? One noun per file."""

from diagnostics.models.backtest import Backtest
from diagnostics.models.customer import Customer
from diagnostics.models.delivery import Delivery
from diagnostics.models.diagnosis import Diagnosis
from diagnostics.models.draft_page import DraftPage
from diagnostics.models.edition import Edition
from diagnostics.models.event import Event
from diagnostics.models.feedback import Feedback
from diagnostics.models.golden_sample import GoldenSample
from diagnostics.models.rediagnosis import Rediagnosis
from diagnostics.models.run import Chunk, Run
from diagnostics.models.shipped_page import ShippedPage
from diagnostics.models.submission import Batch, RawMessage, Submission
from diagnostics.models.ticket import Ticket
from diagnostics.models.user import Role, User

__all__ = [
    "Backtest",
    "Batch",
    "Chunk",
    "Customer",
    "Delivery",
    "Diagnosis",
    "DraftPage",
    "Edition",
    "Event",
    "Feedback",
    "GoldenSample",
    "RawMessage",
    "Rediagnosis",
    "Role",
    "Run",
    "ShippedPage",
    "Submission",
    "Ticket",
    "User",
]
