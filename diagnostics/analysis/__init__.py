"""What does a message mean, when it comes in and when the knowledge has changed?"""

from diagnostics.analysis.analyzing import analyze, give_up, reanalyze

__all__ = ["analyze", "give_up", "reanalyze"]
