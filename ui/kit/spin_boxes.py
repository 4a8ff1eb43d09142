"""How a field with arrows looks beside a line field."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

_INDENT = 5
"""Pixels before the figure. Source: the padding of a line field in the style sheet, of which Qt takes none here."""


def indent_figure(box: QSpinBox) -> None:
    """Let the figure stand as far from the edge as the words of a line field do."""
    box.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
