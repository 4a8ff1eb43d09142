"""A page that is higher than the window, on which whatever has the keyboard is in sight."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QFormLayout, QScrollArea, QWidget

_AIR = 12
"""Pixels left above and below what is brought into sight. Chosen: a bit of the next field shows that there is more."""


class FollowingScrollArea(QScrollArea):
    """Scrolls to the field that gets the keyboard, by whatever key or click: to all of it, with its label.

    Qt does so for Tab alone, and then for the field without its label.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._follow)

    def show_whole(self, field: QWidget) -> None:
        """Scroll until a field can be seen with its label; of one that is higher than the page, the beginning."""
        page, room = self.widget(), QRect()
        if not page:
            return
        for part in filter(None, (field, label_of(field), self.said_below(field))):
            room = room.united(QRect(part.mapTo(page, part.rect().topLeft()), part.size()))
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        top, bottom = room.top() - _AIR, room.bottom() + _AIR
        if bottom > bar.value() + seen:
            bar.setValue(bottom - seen)
        if top < bar.value():
            bar.setValue(top)

    def said_below(self, _field: QWidget) -> QWidget | None:
        """Return what stands below a field and is about it."""
        return None

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        page = self.widget()
        if page and now and now is not page and page.isAncestorOf(now):
            self.show_whole(now)


def label_of(field: QWidget) -> QWidget | None:
    """Return the label beside a field of a form, if it has one."""
    above = field.parentWidget()
    form = above.layout() if above else None
    return form.labelForField(field) if isinstance(form, QFormLayout) else None
