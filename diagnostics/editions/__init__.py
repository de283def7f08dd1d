"""The published knowledge as pure rules, and how it changes: draft → backtest → publish → restore."""

from diagnostics.editions.in_force import NoKnowledge, book, current, matcher, page, warm
from diagnostics.editions.shipped import load_shipped

__all__ = ["NoKnowledge", "book", "current", "load_shipped", "matcher", "page", "warm"]
