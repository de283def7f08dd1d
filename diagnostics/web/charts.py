"""How are counts drawn as bars, for pages to show beside the same figures as words?

Plain SVG without a script or a style: what stood, and above it what did not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_STEP = 10
_GAP = 2
_HEIGHT = 40
_LEAST = 1.5
"""How high the bar of a single one is at least, so that it is seen beside thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar in the units of its chart, from the top: first what was overruled, below it what stood."""

    x: int
    top: float
    overruled: float
    stood: float
    label: str

    @property
    def middle(self) -> float:
        """Where what was overruled ends, and what stood begins."""
        return round(self.top + self.overruled, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars side by side in a box of ``width`` × ``height`` units; ``highest`` is what the highest counts."""

    bars: tuple[Bar, ...]
    highest: int
    thick: int = _STEP - _GAP
    height: int = _HEIGHT

    @property
    def width(self) -> int:
        """How wide the box is."""
        return len(self.bars) * _STEP


def chart(counted: Sequence[tuple[str, int, int]]) -> Chart:
    """The chart of (label, all, overruled), in their order."""
    highest = max((count for _label, count, _overruled in counted), default=0)
    scale = _HEIGHT / max(highest, 1)
    bars = [
        _bar(
            position,
            label,
            stood=(count - overruled) * scale,
            overruled=max(overruled * scale, _LEAST * bool(overruled)),
        )
        for position, (label, count, overruled) in enumerate(counted)
    ]
    return Chart(bars=tuple(bars), highest=highest)


def _bar(position: int, label: str, *, stood: float, overruled: float) -> Bar:
    """What was overruled is drawn over what stood where both have no room."""
    stood = min(stood, _HEIGHT - overruled)
    top = round(_HEIGHT - stood - overruled, 2)
    return Bar(
        x=position * _STEP + _GAP // 2, top=top, overruled=round(overruled, 2), stood=round(stood, 2), label=label
    )
