"""How a marked cell looks: wholly marked where it is probably wrong, lightly where it only has a part in it."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient

from models.checks.marks import Mark, Strength
from ui.kit.level_looks import look_of

BAR = 3
"""Pixels at 100 %, of the bar at the left of a cell that is lightly marked. Source: the design."""

_SHARP = 1e-4
"""Of the width of the bar, over which its colour changes into the ground's. Chosen: nothing that can be seen."""


def ground_of(mark: Mark) -> QBrush:
    """Return the ground of a marked cell; of a lightly marked one, with the bar at its left."""
    look = look_of(mark.finding.level)
    full = mark.strength is Strength.FULL or look.light == look.ground
    return _plain(look.ground) if full else _with_bar(look.light, look.ink)


@cache
def _plain(ground: str) -> QBrush:
    return QBrush(QColor(ground))


@cache
def _with_bar(ground: str, ink: str) -> QBrush:
    """Return a ground that begins with a bar: Qt paints it with each cell, as fast as any other ground."""
    bar = QLinearGradient(0, 0, BAR, 0)  # what lies beyond its end has the colour of its end
    for at, colour in ((0.0, ink), (1.0 - _SHARP, ink), (1.0, ground)):
        bar.setColorAt(at, QColor(colour))
    bar.setSpread(QGradient.Spread.PadSpread)
    return QBrush(bar)
