"""How wide the columns of a statutory table are set, on paper and in Word."""

from __future__ import annotations

from models.form.grid import Grid

_LABELS = 0.28
"""The least share of the width that the last column of labels keeps; chosen by eye on table 3, with the longest."""


def label_length(grid: Grid, column: int) -> int:
    """Return how many characters the column of labels would have side by side; labels beside many rows may wrap."""
    labels = [cell for cell in grid.cells if cell.columns == range(column, column + 1)]
    natural = (len(str(cell.content)) if cell.row_span == 1 else min(len(str(cell.content)), 4) for cell in labels)
    return max(natural, default=1)


def column_widths(labels: list[float], figures: int, least: float, width: float) -> tuple[float, ...]:
    """Share `width` out: `least` or more to each column of `figures`, at the cost of the last column of `labels`.

    All lengths are in the same unit. Where there is too little for both, the figures get less.
    """
    spare = width - sum(labels)
    if labels and spare < least * figures:
        labels = [*labels[:-1], max(width * _LABELS, labels[-1] + spare - least * figures)]
        spare = width - sum(labels)
    return (*labels, *[spare / figures] * figures)
