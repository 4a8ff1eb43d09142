"""Which widget has the keyboard, if any: Qt's own question is said to have an answer always, and has none at times."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def last_focus(page: QWidget) -> QWidget | None:
    """Return the widget on a page that has the keyboard, or had it last; None if none ever had."""
    return page.focusWidget()
