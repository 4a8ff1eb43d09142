"""How words look that stand out in a text."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat


def ground(colour: str) -> QTextCharFormat:
    """Return the look of words on a coloured ground."""
    look = QTextCharFormat()
    look.setBackground(QColor(colour))
    return look
