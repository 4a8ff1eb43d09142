"""How wide the columns of a statutory table are set, on paper and in Word. All lengths are in the same unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_TOLERANCE = 1e-6  # in the same unit: where labels give just what lacks, sums of floats may differ


class FigureColumn(NamedTuple):
    """What a column of figures is to have.

    Attributes:
        need: So that its figures stand on a line.
        lowest: Whatever happens, so that no word of its heading is broken.
    """

    need: float
    lowest: float = 0.0


def column_widths(
    labels: Sequence[float], least: float, figures: Sequence[FigureColumn], width: float
) -> tuple[float, ...]:
    """Share `width` out among columns.

    Args:
        labels: What the columns of labels would like to have; the last one gives way to figures.
        least: What the last column of labels keeps.
        figures: The others.
        width: Of the table.
    """
    spare = width - sum(labels)
    lacking = sum(column.need for column in figures) - spare
    if labels and lacking > 0:
        labels = [*labels[:-1], max(min(least, labels[-1]), labels[-1] - lacking)]
        spare = width - sum(labels)
    return (*labels, *_shared(figures, spare))


def _shared(columns: Sequence[FigureColumn], width: float) -> tuple[float, ...]:
    """Return equal shares of `width`, but to whom needs more just that; where it is too little, these get less."""
    needs, lowest = zip(*columns, strict=True) if columns else ((), ())
    if sum(needs) >= width - _TOLERANCE:
        more = max(0.0, width - sum(lowest)) / (sum(needs) - sum(lowest) or 1)
        return tuple(column.lowest + more * (column.need - column.lowest) for column in columns)
    wider: set[int] = set()
    while True:
        share = (width - sum(needs[at] for at in wider)) / (len(needs) - len(wider))
        more_than = {at for at, need in enumerate(needs) if need > share} - wider
        if not more_than:
            return tuple(need if at in wider else share for at, need in enumerate(needs))
        wider |= more_than
