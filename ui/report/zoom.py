"""How large tables and texts are shown, the same for all reports on this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

_KEY = "zoom"

LEAST, MOST, NORMAL, _STEP = 80, 200, 100, 10
"""Percent. Chosen: below, figures cannot be read; above, a small screen has room for three columns."""


def kept_zoom(settings: QSettings) -> int:
    """Return the percentage that was used last; the normal one where none is kept, or what is kept is none."""
    kept = str(settings.value(_KEY, NORMAL))
    return within(int(kept)) if kept.isascii() and kept.isdigit() and len(kept) < len(str(MOST)) + 1 else NORMAL


def keep_zoom(settings: QSettings, percent: int) -> None:
    """Begin with it the next time."""
    settings.setValue(_KEY, percent)


def within(percent: int) -> int:
    """Return the percentage that is nearest to this one and can be shown."""
    return min(MOST, max(LEAST, percent))


def stepped(percent: int, steps: int) -> int:
    """Return the percentage after so many steps, larger or smaller."""
    return within(percent + steps * _STEP)


class ZoomWheel(QObject):
    """Turns the wheel, while Ctrl is held, into steps of the zoom, whatever it is turned over.

    Args:
        step: Is given 1 or -1.
    """

    def __init__(self, step: Callable[[int], object], parent: QObject) -> None:
        super().__init__(parent)
        self._step = step

    def watch(self, page: QWidget) -> None:
        """Listen to what scrolls on a page, and to the page itself if it does."""
        for area in _scrolling(page):
            area.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if turned := event.angleDelta().y():
            self._step(1 if turned > 0 else -1)
        return True


def _scrolling(page: QWidget) -> Iterable[QAbstractScrollArea]:
    inside = page.findChildren(QAbstractScrollArea)
    return [page, *inside] if isinstance(page, QAbstractScrollArea) else inside
