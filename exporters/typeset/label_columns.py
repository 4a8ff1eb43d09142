"""How wide the columns of a statutory table are set, on paper and in Word. All lengths are in the same unit."""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(labels: Sequence[float], least: float, figures: Sequence[float], width: float) -> tuple[float, ...]:
    """Share `width` out among columns.

    Args:
        labels: What the columns of labels would like to have; the last one gives way to figures.
        least: What the last column of labels keeps.
        figures: What each column of figures needs.
        width: Of the table.
    """
    spare = width - sum(labels)
    lacking = sum(figures) - spare
    if labels and lacking > 0:
        labels = [*labels[:-1], max(min(least, labels[-1]), labels[-1] - lacking)]
        spare = width - sum(labels)
    return (*labels, *_shared(figures, spare))


def _shared(needs: Sequence[float], width: float) -> tuple[float, ...]:
    """Return equal shares of `width`, but to whom needs more just that; where it is too little, all get less."""
    total = sum(needs)
    if total >= width:
        return tuple(need * width / total for need in needs)
    wider: set[int] = set()
    while True:
        share = (width - sum(needs[at] for at in wider)) / (len(needs) - len(wider))
        more = {at for at, need in enumerate(needs) if need > share} - wider
        if not more:
            return tuple(need if at in wider else share for at, need in enumerate(needs))
        wider |= more
