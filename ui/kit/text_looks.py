"""How words look that stand out in a text. A look is made when it is painted, in the theme of that moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from PySide6.QtGui import QColor, QTextCharFormat

from models.checks.findings import Level
from ui.kit.level_looks import look_of
from ui.kit.theme import colours

Look = Callable[[], QTextCharFormat]


def ground(colour: str) -> QTextCharFormat:
    """Return the look of words on a coloured ground."""
    look = QTextCharFormat()
    look.setBackground(QColor(colour))
    return look


def following() -> QTextCharFormat:
    """Return the look of a figure that follows a cell."""
    return ground(colours().follows)


def alike() -> QTextCharFormat:
    """Return the look of words that last year's report has, too."""
    return ground(colours().warning_ground)


def gap() -> QTextCharFormat:
    """Return the look of what is still to be filled in, within a text."""
    look = ground(colours().blank)
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    look.setUnderlineColor(QColor(colours().warning))
    return look


def as_put() -> QTextCharFormat:
    """Return the look of words that the program has put there and nobody has made an office's own."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    look.setUnderlineColor(QColor(colours().warning))
    return look


@cache
def found(level: Level) -> Look:
    """Return what makes the look of words that something is found about; always the same for a level."""
    return partial(_underlined, level)


def _underlined(level: Level) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(QColor(look_of(level).ink))
    return look
