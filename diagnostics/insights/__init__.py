"""What does the desk look like as a whole, and how well does the knowledge do? Reads only."""

from diagnostics.insights.accuracy import Accuracy, Period, accuracy, score
from diagnostics.insights.clusters import Cluster, clusters
from diagnostics.insights.counting import COUNTED_AT_MOST, Counts, counts
from diagnostics.insights.coverage import Coverage, coverage
from diagnostics.insights.rulings import Ruling, rulings

__all__ = [
    "COUNTED_AT_MOST",
    "Accuracy",
    "Cluster",
    "Counts",
    "Coverage",
    "Period",
    "Ruling",
    "accuracy",
    "clusters",
    "counts",
    "coverage",
    "rulings",
    "score",
]
